"""Who may ask: guards that hand the account to the view as its first argument."""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from flask_login import current_user, login_required

from mediator.accounts import queries
from mediator.accounts.errors import NotCertified
from mediator.accounts.models import SignIn
from mediator.errors import NotFoundHere
from mediator.extensions import login_manager

View = Callable[..., Any]


@login_manager.user_loader
def load_sign_in(sign_in_id: str) -> SignIn | None:
    """The session that the cookie names, for Flask-Login."""
    return queries.find_sign_in(sign_in_id, int(time.time()))


def present() -> SignIn | None:
    """The session of this request, itself and not Flask-Login's stand-in for it."""
    return current_user._get_current_object() if current_user.is_authenticated else None


def session_required(view: View) -> View:
    """Pass on the session row (`SignIn`); 401 without one."""
    return _guard(view, lambda signed_in: signed_in)


def signed_in(view: View) -> View:
    """Pass on the account of anybody who is signed in; 401 without."""
    return _guard(view, lambda signed_in: signed_in.account)


def participant_only(view: View) -> View:
    """Pass on a participant's account; for staff the address does not exist."""
    return _guard(view, lambda signed_in: _of_kind(signed_in, "participant"))


def staff_only(view: View) -> View:
    """Pass on a staff account, certified or not; for participants the address does not exist."""
    return _guard(view, lambda signed_in: _of_kind(signed_in, "staff"))


def certified_only(view: View) -> View:
    """Pass on a staff account whose certificate is in force. Raises NotCertified otherwise."""
    return _guard(view, lambda signed_in: _certified(_of_kind(signed_in, "staff")))


def may_work(view: View) -> View:
    """Pass on a participant's account, or a staff account whose certificate is in force. Raises NotCertified."""
    return _guard(view, lambda signed_in: _may_work(signed_in.account))


def _guard(view: View, choose: Callable[[SignIn], Any]) -> View:
    @wraps(view)
    def guarded(*args: Any, **named: Any) -> Any:
        return view(choose(present()), *args, **named)

    return login_required(guarded)


def _of_kind(signed_in: SignIn, kind: str) -> Any:
    if signed_in.account.kind != kind:
        raise NotFoundHere
    return signed_in.account


def _certified(account: Any) -> Any:
    if not account.is_certified(int(time.time())):
        raise NotCertified
    return account


def _may_work(account: Any) -> Any:
    return _certified(account) if account.kind == "staff" else account
