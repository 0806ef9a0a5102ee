"""Conditions through the Python client: what they keep back, what a change makes fall, what is sealed (P6)."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.client import Refused
from mediator.client.facilitator import Party
from mediator.client.gates import ENDED, NOT_GIVEN, OPEN, SHUT
from mediator.review import worker
from tests.client.world import ANSWER, Crossing, World, bring_in, make_inner_world, open_crossing

HOUR = 3600
PERMISSION, PREPARED = "permission", "preparation-done"


@pytest.fixture(scope="module")
def world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A service with three staff, shared by the stories: each has a case of its own."""
    yield from make_inner_world(sqlite_template, tmp_path_factory.mktemp("conditions"))


@pytest.fixture
def crossing(world: World) -> Crossing:
    """A case in which everybody said yes."""
    return open_crossing(world)


def now() -> int:
    return int(time.time())


def refusals(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [reason["code"] for reason in refused.value.answer["reasons"]]


def hours_pass(crossing: Crossing, until: int) -> int:
    with crossing.world.app.app_context():
        return worker.pass_on_due(until)


def test_nothing_is_needed_until_somebody_says_so_and_the_newest_list_counts(crossing: Crossing) -> None:
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    assert sam.conditions(case, ben) == {}
    sam.need(case, ben, [PREPARED, PERMISSION, PERMISSION])
    assert sam.conditions(case, ben) == {PERMISSION: NOT_GIVEN, PREPARED: NOT_GIVEN}
    sam.open_gate(case, ben, PERMISSION, "The governor's letter.", until=now() + HOUR)
    sam.open_gate(case, ben, PREPARED, "Two visits.", until=now() - HOUR)
    assert crossing.world.priya.conditions(case, ben) == {PERMISSION: OPEN, PREPARED: ENDED}
    sam.shut_gate(case, ben, PERMISSION, "He was moved.")
    sam.need(case, ben, [PERMISSION])
    assert sam.conditions(case, ben) == {PERMISSION: SHUT}


def test_the_evidence_is_sealed_for_the_desk(crossing: Crossing) -> None:
    sam, priya, case, ben = crossing.world.sam, crossing.world.priya, crossing.case, crossing.lanes["Ben"]
    sam.open_gate(case, ben, PERMISSION, "The governor's letter.")
    (entry,) = [entry for entry in priya.load(case).view.log_entries if entry.t == "gate"]
    assert priya.content(case, entry)["evidence"] == "The governor's letter."
    assert "governor" not in str(sam.http.get(f"/api/cases/{case}"))
    assert "log" not in crossing.ben.http.get(f"/api/cases/{case}")


@pytest.mark.parametrize("whose", ["Ann", "Ben"])
@pytest.mark.parametrize("stands", [NOT_GIVEN, SHUT, ENDED])
def test_p6_one_that_is_not_open_refuses_the_decision(crossing: Crossing, whose: str, stands: str) -> None:
    sam, case, lane = crossing.world.sam, crossing.case, crossing.lanes[whose]
    msg = crossing.ben.write(ANSWER)
    sam.need(case, lane, [PERMISSION])
    if stands == SHUT:
        sam.shut_gate(case, lane, PERMISSION, "No word yet.")
    elif stands == ENDED:
        sam.open_gate(case, lane, PERMISSION, "A letter.", until=now() - 1)
    for when in (0, now() + HOUR):
        with pytest.raises(Refused) as refused:
            crossing.pass_on(msg, when)
        assert refusals(refused) == ["gate"]
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    sam.open_gate(case, lane, PERMISSION, "The letter came.")
    assert crossing.ann.read(sam.pass_on(case, msg)).content["text"] == ANSWER


def test_p6_one_that_ends_before_the_hour_keeps_back_what_is_parked(crossing: Crossing) -> None:
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    sam.need(case, ben, [PERMISSION])
    sam.open_gate(case, ben, PERMISSION, "A letter.", until=now() + HOUR // 2)
    msg = crossing.ben.write(ANSWER)
    crossing.pass_on(msg, when=now() + HOUR)
    assert crossing.state(msg) == "parked"
    assert hours_pass(crossing, now() + HOUR) == 0
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    assert crossing.ann.received() == {}


@pytest.mark.parametrize("whose", ["Ann", "Ben"])
@pytest.mark.parametrize("act", ["need", "open", "shut"])
def test_p6_a_changed_condition_drops_what_is_parked(crossing: Crossing, whose: str, act: str) -> None:
    sam, case, lane = crossing.world.sam, crossing.case, crossing.lanes[whose]
    msg = crossing.ben.write(ANSWER)
    crossing.pass_on(msg, when=now() + HOUR)
    acts = {
        "need": lambda: crossing.world.priya.need(case, lane, []),
        "open": lambda: crossing.world.priya.open_gate(case, lane, PREPARED, "A visit."),
        "shut": lambda: crossing.world.priya.shut_gate(case, lane, PREPARED, "No visit."),
    }
    acts[act]()
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    assert hours_pass(crossing, now() + HOUR) == 0
    assert sam.pass_on(case, msg)


def test_what_waits_from_somebody_else_in_the_same_queue_stays(world: World) -> None:
    people = [Party("Ann", "victim"), Party("Ben", "offender"), Party("Cy", "offender")]
    opened = world.sam.open_case(people, [], [world.priya.fp, world.ruth.fp])
    crossing = Crossing(world, opened.case, opened.lanes)
    for name in opened.lanes:
        bring_in(crossing, name)
    first, second = crossing.ben.write(ANSWER), crossing.people["Cy"].write("I held the torch.")
    crossing.pass_on(first, when=now() + HOUR)
    crossing.pass_on(second, when=now() + 2 * HOUR)
    world.sam.need(crossing.case, crossing.lanes["Ben"], [])
    assert [crossing.state(msg) for msg in (first, second)] == ["approved", "parked"]
    assert hours_pass(crossing, now() + 3 * HOUR) == 1
    assert crossing.served_state(second) == "released"
