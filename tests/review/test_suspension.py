"""Everything stops at once, on both sides, and neither person can tell (P3, P7)."""

from typing import Any

import pytest

from mediator.messages.queries import describe_own_case
from mediator.record import read
from mediator.record.law import get_law
from mediator.review import worker
from mediator.review.to_ring import describe_calls
from tests.record.casework import Casework, text

pytestmark = pytest.mark.rules

HOUR = 3600


def served(case: Casework) -> list[Any]:
    return [describe_own_case(person.account, case.now) for person in (case.ann, case.ben)]


def states(case: Casework) -> list[str]:
    folded = get_law().fold(case.case)
    return [folded.state_of(item, case.now) for item in folded.items.values()]


def test_p3_p7_a_suspension_leaves_no_trace_with_either_person(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    before = served(case)
    case.parks(offer, approvals, case.now + HOUR)
    suspend = case.decides(case.robin, "suspend", content=text("Somebody may come to harm."))
    assert (served(case), read.list_parked(case.case)) == (before, [])
    assert worker.pass_on_due(case.now + 2 * HOUR) == 0
    assert describe_calls(case.kim.account, 14, case.now)["halted"] == [case.case]
    case.decides(case.kim, "lift", of=suspend.hash, content=text("It is safe."))
    assert describe_calls(case.kim.account, 14, case.now)["halted"] == []
    assert served(case) == before
    assert worker.pass_on_due(case.now + 2 * HOUR) == 0
    assert states(case) == ["offered"]


def test_p7_what_people_send_in_still_comes_while_the_case_is_stopped(case: Casework) -> None:
    case.decides(case.robin, "suspend", content=text())
    case.writes(case.ann, "Help me.")
    case.does(case.ben, "tell", content=text("Please ring."))
    assert states(case) == ["waiting"]


def test_p3_what_is_stopped_before_its_hour_leaves_no_trace_with_either_person(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    before = served(case)
    case.parks(offer, approvals, case.now + HOUR)
    assert served(case) == before
    case.decides(case.robin, "takeback", of=offer.hash)
    assert (served(case), states(case)) == (before, ["waiting"])
