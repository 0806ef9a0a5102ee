"""One question of a set is taken back (U8, docs/decisions/0030): what the server accepts, and what falls with it."""

import pytest

from mediator.protocol.entry import Entry
from mediator.record.law import get_law
from tests.record.casework import Casework, text
from tests.record.refusals import code_of

pytestmark = pytest.mark.rules


def asks(case: Casework, of: str = "", kind: str = "questions") -> Entry:
    words = text("", questions=["Why me?", "" if of else "Why then?"]) if kind == "questions" else text()
    return case.does(case.ann, "submit", peer=case.ann.peer, att=[], of=of, content=words, kind=kind)


def state(case: Casework) -> str:
    folded = get_law().fold(case.case)
    return folded.state_of(next(iter(folded.items.values())), case.now)


def test_p5_what_was_made_of_the_round_before_falls_and_cannot_be_made_again(case: Casework) -> None:
    case.consent_all()
    first = asks(case)
    offer = case.offers(case.ann, first)
    case.parks(offer, case.approvals_of(offer), case.now + 3600)
    assert state(case) == "parked"
    second = asks(case, of=first.hash)
    assert state(case) == "waiting"
    assert code_of(lambda: case.offers(case.ann, first)) == "agree"
    case.offers(case.ann, second)
    assert state(case) == "approved"


def test_only_questions_and_only_the_newest_round_and_not_what_is_over(case: Casework) -> None:
    letter = case.writes(case.ann)
    assert code_of(lambda: asks(case, of=letter.hash, kind="letter")) == "not-to-hand"
    first = asks(case)
    second = asks(case, of=first.hash)
    assert code_of(lambda: asks(case, of=first.hash)) == "not-to-hand"
    case.declines(case.ann, second)
    assert code_of(lambda: asks(case, of=second.hash)) == "not-to-hand"
