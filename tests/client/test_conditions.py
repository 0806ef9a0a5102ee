"""Conditions through the Python client: what they keep back, what a change makes fall, what is sealed (P6)."""

import re
import time

import pytest

from mediator.client import Facilitator, Refused
from mediator.client.errors import NotReady
from mediator.client.facilitator import Party
from mediator.client.gates import ENDED, NOT_GIVEN, OPEN, SHUT, WRITTEN
from mediator.review import worker
from tests.client.world import ANSWER, Crossing, World, bring_in, meet_conditions, open_crossing
from tests.conftest import ROOT

HOUR = 3600
PERMISSION, PREPARED, ABUSE = "permission", "preparation-done", "partner-abuse-asked"


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


def ends_soon(sam: Facilitator, case: str, lane: str, gate: str) -> None:
    """Some minutes ago a gate was opened up to a second that is over by now."""
    clock = sam.now
    sam.now = lambda: clock() - 300  # type: ignore[method-assign]
    sam.open_gate(case, lane, gate, "A letter.", until=sam.now() + 100, kind="document")
    sam.now = clock  # type: ignore[method-assign]


def test_p6_every_case_begins_with_a_list_and_nothing_is_open(world: World) -> None:
    people = [
        Party("Ann", "victim", child=True),
        Party("Ben", "offender", custody=True),
        Party("Cy", "offender", probation=True, doubtful=True),
        Party("Dee", "offender", child=True),
    ]
    opened = world.sam.open_case(people, [], [world.priya.fp, world.ruth.fp])
    both = ["partner-abuse-asked", PREPARED, "risk-reviewed"]
    his = ["no-order-against", "partner-abuse-asked", PERMISSION, PREPARED, "responsibility-accepted", "risk-reviewed"]
    needed = {name: world.sam.conditions(opened.case, lane) for name, lane in opened.lanes.items()}
    assert {name: sorted(gates) for name, gates in needed.items()} == {
        "Ann": sorted([*both, "child-agrees", "guardian"]),
        "Ben": his,
        "Cy": sorted([*his, "capacity"]),
        "Dee": sorted([*{*his} - {PERMISSION}, "child-agrees", "guardian", "advice-offered", "disposal-decided"]),
    }
    assert {stand for gates in needed.values() for stand in gates.values()} == {NOT_GIVEN}


def test_the_newest_list_counts(crossing: Crossing) -> None:
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    sam.need(case, ben, ["guardian", PERMISSION, PERMISSION])
    assert sam.conditions(case, ben) == {PERMISSION: NOT_GIVEN, "guardian": NOT_GIVEN}
    sam.open_gate(case, ben, PERMISSION, "The governor's letter.", until=now() + HOUR, kind="document")
    ends_soon(sam, case, ben, "guardian")
    assert crossing.world.priya.conditions(case, ben) == {PERMISSION: OPEN, "guardian": ENDED}
    sam.shut_gate(case, ben, PERMISSION, "He was moved.")
    sam.need(case, ben, [PERMISSION])
    assert sam.conditions(case, ben) == {PERMISSION: SHUT}


def test_the_evidence_is_sealed_for_the_desk(crossing: Crossing) -> None:
    sam, priya, case, ben = crossing.world.sam, crossing.world.priya, crossing.case, crossing.lanes["Ben"]
    sam.open_gate(
        case, ben, PERMISSION, "The governor's letter.", now() + HOUR, kind="document", by="Sam", found="none"
    )
    entry = [entry for entry in priya.load(case).view.log_entries if entry.t == "gate"][-1]
    seen = priya.content(case, entry)
    assert (seen["evidence"], seen["kind"], seen["by"]) == ("The governor's letter.", "document", "Sam")
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
        ends_soon(sam, case, lane, PERMISSION)
    for when in (0, now() + HOUR):
        with pytest.raises(Refused) as refused:
            crossing.pass_on(msg, when)
        assert refusals(refused) == ["gate"]
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    sam.open_gate(case, lane, PERMISSION, "The letter came.", until=now() + HOUR, kind="document")
    assert crossing.ann.read(sam.pass_on(case, msg)).content["text"] == ANSWER


def test_p6_one_that_ends_before_the_hour_keeps_back_what_is_parked(crossing: Crossing) -> None:
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    sam.need(case, ben, [PERMISSION])
    sam.open_gate(case, ben, PERMISSION, "A letter.", until=now() + HOUR // 2, kind="document")
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
    sam.open_gate(case, lane, PREPARED, "A visit.")
    assert sam.pass_on(case, msg)


def test_what_waits_from_somebody_else_in_the_same_queue_stays(world: World) -> None:
    people = [Party("Ann", "victim"), Party("Ben", "offender"), Party("Cy", "offender")]
    opened = world.sam.open_case(people, [], [world.priya.fp, world.ruth.fp])
    crossing = Crossing(world, opened.case, opened.lanes)
    meet_conditions(world.ruth, opened.case)
    for name in opened.lanes:
        bring_in(crossing, name)
    first, second = crossing.ben.write(ANSWER), crossing.people["Cy"].write("I held the torch.")
    crossing.pass_on(first, when=now() + HOUR)
    crossing.pass_on(second, when=now() + 2 * HOUR)
    world.sam.need(crossing.case, crossing.lanes["Ben"], [])
    assert [crossing.state(msg) for msg in (first, second)] == ["approved", "parked"]
    assert hours_pass(crossing, now() + 3 * HOUR) == 1
    assert crossing.served_state(second) == "released"


def test_p13_a_day_that_is_over_and_a_condition_without_its_day_are_refused_in_words(crossing: Crossing) -> None:
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    before = len(sam.load(case).view.log_entries)
    for act, words in (
        (lambda: sam.open_gate(case, ben, "guardian", "Seen.", until=now() - HOUR), "That day is over."),
        (lambda: sam.shut_gate(case, ben, "guardian", "Seen.", until=now() - HOUR), "That day is over."),
        (lambda: sam.open_gate(case, ben, PERMISSION, "Seen.", kind="document"), "give its last day"),
    ):
        with pytest.raises(Refused, match=words):
            act()
    assert len(sam.load(case).view.log_entries) == before


def test_p6_where_two_approve_a_supervisor_opens_the_review_of_risks(world: World) -> None:
    crossing = open_crossing(world, eyes=2)
    case, ben, until = crossing.case, crossing.lanes["Ben"], now() + HOUR
    with pytest.raises(Refused, match="a supervisor opens the review"):
        world.sam.open_gate(case, ben, "risk-reviewed", "I think so.", until)
    with pytest.raises(Refused, match="a supervisor opens the review"):
        world.sam.need(case, ben, [])
    world.sam.shut_gate(case, ben, "risk-reviewed", "Something new.")
    world.ruth.open_gate(case, ben, "risk-reviewed", "Went through it with Sam.", until)
    assert world.sam.conditions(case, ben)["risk-reviewed"] == OPEN


def test_p6_after_abuse_was_found_only_a_supervisor_who_did_not_ask_opens_the_way(crossing: Crossing) -> None:
    world, case, ann = crossing.world, crossing.case, crossing.lanes["Ann"]
    found = {"kind": "told", "found": "yes", "by": "Sam"}
    world.sam.shut_gate(case, ann, ABUSE, "He had her telephone.", until=now() + 90 * 24 * HOUR, **found)
    for who in (world.sam, world.priya):
        with pytest.raises(Refused, match="Only a supervisor who did not shut it"):
            who.open_gate(case, ann, ABUSE, "It is over.")
        with pytest.raises(Refused, match="Only a supervisor who did not shut it"):
            who.need(case, ann, [])
    world.ruth.need(case, ann, [PREPARED])
    assert world.sam.conditions(case, ann) == {PREPARED: OPEN, ABUSE: SHUT}
    world.ruth.need(case, ann, [ABUSE])
    world.ruth.open_gate(case, ann, ABUSE, "Asked Jo Marsh, IDVA.", found="yes", by="Jo Marsh")
    assert world.sam.conditions(case, ann)[ABUSE] == OPEN
    with pytest.raises(Refused, match="Only a supervisor"):
        world.priya.open_gate(case, ann, ABUSE, "Still so.")


def test_p6_who_is_recalled_to_prison_needs_its_permission_from_then_on(crossing: Crossing) -> None:
    """Nobody had it on the list, because he was free when the case was opened."""
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    assert PERMISSION not in sam.conditions(case, ben)
    msg = crossing.ben.write(ANSWER)
    crossing.pass_on(msg, when=now() + HOUR)
    sam.shut_gates(case, ben, [PERMISSION], "Recalled to prison on Monday, his officer says.")
    assert sam.conditions(case, ben)[PERMISSION] == SHUT
    assert sam.conditions(case, ben)[PREPARED] == OPEN
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    with pytest.raises(Refused) as refused:
        sam.pass_on(case, msg)
    assert refusals(refused) == ["gate"]


@pytest.mark.parametrize("gate", sorted(WRITTEN))
def test_p6_what_rests_on_paper_is_not_opened_by_a_word(crossing: Crossing, gate: str) -> None:
    """A yes of the person whom an order protects is no permission: a written variation, never a tick."""
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    before = len(sam.load(case).view.log_entries)
    for kind in ("told", "meeting", "agency", "other"):
        with pytest.raises(NotReady, match="something written"):
            sam.open_gate(case, ben, gate, "She says that she does not mind.", now() + HOUR, kind=kind)
    with pytest.raises(NotReady, match="something written"):
        sam.open_gates(case, {ben: [gate]}, "He says so.", now() + HOUR)
    assert len(sam.load(case).view.log_entries) == before
    sam.open_gate(case, ben, gate, "The variation of 3 March.", now() + HOUR, kind="document")


def test_what_may_be_written_is_the_same_on_the_pages() -> None:
    page = (ROOT / "mediator/static/js/desk/gates.js").read_text(encoding="utf-8")
    shown = re.search(r"export const WRITTEN = \{(.*)\};", page)
    assert shown
    kinds = {
        gate: tuple(re.findall(r'"(.*?)"', row)) for gate, row in re.findall(r'"?([a-z-]+)"?: \[(.*?)\]', shown[1])
    }
    assert kinds == WRITTEN
