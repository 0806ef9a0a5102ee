"""What the law answered to something that it does not allow."""

from collections.abc import Callable

import pytest

from mediator.errors import Refusal
from mediator.extensions import db


def refusal_of(act: Callable[[], object]) -> Refusal:
    """The refusal that an act meets; nothing of the act is left behind."""
    with pytest.raises(Refusal) as caught:
        act()
    db.session.rollback()
    return caught.value


def code_of(act: Callable[[], object]) -> str:
    """The code of the refusal that an act meets."""
    return str(refusal_of(act).code)


def reasons_of(act: Callable[[], object]) -> set[str]:
    """The codes of all that keeps an act from being done now."""
    refusal = refusal_of(act)
    assert refusal.code == "not-yet"
    return {reason["code"] for reason in refusal.extra["reasons"]}
