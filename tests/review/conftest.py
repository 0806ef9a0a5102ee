"""The case that most questions to the law are asked about."""

from collections.abc import Iterator

import pytest
from flask import Flask

from tests.record.casework import Casework
from tests.record.kept import ready_case


def consenting(now: int) -> Casework:
    """A case with all consents given, one approval asked for."""
    made = Casework(now)
    made.consent_all()
    return made


@pytest.fixture
def case(app: Flask, now: int) -> Iterator[Casework]:
    """A case with all consents given, one approval asked for."""
    with app.app_context():
        yield ready_case(now, consenting)
