"""A hold whose author is told: of its day, while it stands, and of nothing that anybody does afterwards."""

from typing import Any

import pytest

from mediator.messages import queries
from mediator.protocol.entry import Entry
from tests.record.casework import Casework, text
from tests.record.people import Person
from tests.record.refusals import code_of

DAY = 86_400
WHY = {"why": "day", "reason": "Her birthday is near."}


def holds(case: Casework, submission: Entry, *, on: str = "date", days: int = 9, told: int | None = None) -> Entry:
    """Put it on hold, and tell its author in the same batch, of its day or of another one."""
    lane, until = submission.chain, case.now + days * DAY if days else 0
    draft = case.draft(case.sam)
    held = draft.add("D", "hold", lane=lane, msg=case.msg(submission), until=until, on=on, content=text(**WHY))
    draft.add(lane, "later", of=submission.hash, until=until if told is None else told)
    draft.send()
    return held


def served(case: Casework, person: Person) -> Any:
    """All that the service gives to a participant about the case."""
    return queries.describe_own_case(person.account, case.now)


@pytest.mark.parametrize("on", ["date", "event", "asked"])
def test_an_author_is_told_of_the_day_of_any_hold(case: Casework, on: str) -> None:
    submission = case.writes(case.ann)
    holds(case, submission, on=on)
    assert "birthday" not in repr(served(case, case.ann))


def test_an_author_is_told_of_no_other_day_and_of_no_hold_that_is_none(case: Casework) -> None:
    submission = case.writes(case.ann)
    assert code_of(lambda: holds(case, submission, told=case.now + 8 * DAY)) == "date"
    assert code_of(lambda: holds(case, submission, on="event", days=0)) == "date"

    def tells() -> None:
        draft = case.draft(case.sam)
        draft.add(case.ann.lane, "later", of=submission.hash, until=case.now + 9 * DAY)
        draft.send()

    assert code_of(tells) == "state"
    held = holds(case, submission)
    tells()
    case.decides(case.sam, "reopen", of=held.hash)
    assert code_of(tells) == "state"


@pytest.mark.parametrize("other", ["nothing", "paused", "stopped"])
def test_p3_what_an_author_is_told_of_a_hold_is_the_same_whatever_the_other_person_did(
    case: Casework, other: str
) -> None:
    if other != "nothing":
        case.does(case.ben, {"paused": "pause", "stopped": "withdraw"}[other])
    holds(case, case.writes(case.ann))


def test_p3_what_becomes_of_a_hold_changes_nothing_for_its_author(case: Casework) -> None:
    submission = case.writes(case.ann)
    before_ben = served(case, case.ben)
    held = holds(case, submission, on="asked")
    assert served(case, case.ben) == before_ben
    before = served(case, case.ann)
    case.decides(case.sam, "reopen", of=held.hash)
    offer = case.offers(case.ann, submission)
    case.passes_on(offer, case.approvals_of(offer))
    assert served(case, case.ann) == before


def test_p2_no_signed_entry_says_why_it_is_held_not_even_in_a_code(case: Casework) -> None:
    held = holds(case, case.writes(case.ann))
    assert not {"why", "reason"} & held.fields.keys()
