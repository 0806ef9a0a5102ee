"""What comes to a reader, and whom the desk rings, through the Python client; no network."""

from typing import Any

import pytest

from mediator.client.contacts import next_working_day
from mediator.client.errors import LateCall, NotReady, Refused, TooMuch
from tests.client.world import COVER, LETTER, Crossing, World, open_crossing

DAY = 86_400


@pytest.fixture
def crossing(world: World) -> Crossing:
    return open_crossing(world)


def called(crossing: Crossing, what: str) -> list[dict[str, Any]]:
    """Whom the service says somebody might ring in this case: `planned` or `asked`."""
    return [row for row in crossing.world.sam.calls()[what] if row["case"] == crossing.case]


def test_p6_a_call_is_planned_with_what_is_passed_on_moved_and_reported(crossing: Crossing) -> None:
    sam, priya, case, lane = crossing.world.sam, crossing.world.priya, crossing.case, crossing.lanes["Ben"]
    msg = crossing.ann.write(LETTER)
    crossing.pass_on(msg)
    (call,) = sam.planned(case)
    assert (call.entry["who"], call.entry["lane"]) == (sam.fp, lane)
    assert sam.letter(case, msg).call == call
    moved = sam.move_call(case, call.entry.hash, when=sam.now() + 3 * DAY, who=priya.fp, text="I am away.")
    with pytest.raises(NotReady):
        sam.move_call(case, call.entry.hash)
    (row,) = called(crossing, "planned")
    assert (row["call"], row["who"], row["msg"]) == (moved, priya.fp, msg)
    assert msg in [item["msg"] for item in priya.queue(part="calls")]
    priya.contact(case, lane, "tried", "No answer.", of=moved)
    assert priya.letter(case, msg).call is not None
    priya.contact(case, lane, "met", "With his mother.", of=moved, present=["his mother"])
    assert priya.letter(case, msg).call is None
    assert called(crossing, "planned") == []
    assert msg not in [item["msg"] for item in priya.queue(part="calls")]


def test_a_call_later_than_the_next_working_day_says_why(crossing: Crossing) -> None:
    sam, case = crossing.world.sam, crossing.case
    msg = crossing.ann.write(LETTER)
    sam.offer(case, msg, COVER)
    with pytest.raises(LateCall):
        sam.pass_on(case, msg, call=sam.now() + 5 * DAY)
    sam.pass_on(case, msg, call=sam.now() + 5 * DAY, late="He is in hospital until then.")
    opened = sam.load(case)
    notes = [opened.content(entry)["text"] for entry in opened.view.log.entries if entry.t == "note"]
    assert notes == ["The call comes later than the next working day: He is in hospital until then."]
    thursday = 20_783
    assert [next_working_day(day) - thursday for day in range(thursday, thursday + 5)] == [1, 4, 4, 4, 5]


def test_what_is_not_passed_on_plans_a_call_to_its_author(crossing: Crossing) -> None:
    sam, priya, case, lane = crossing.world.sam, crossing.world.priya, crossing.case, crossing.lanes["Ann"]
    sam.decline(case, crossing.ann.write(LETTER), "We cannot pass this on.", caller=priya.fp, call=sam.now() + 2 * DAY)
    (row,) = called(crossing, "planned")
    assert (row["lane"], row["who"], row["msg"]) == (lane, priya.fp, "")
    priya.contact(case, lane, "spoke", "She would like to try again.", of=row["call"])
    assert called(crossing, "planned") == []


def test_a_booked_time_is_a_call_of_its_own(crossing: Crossing) -> None:
    sam, case, lane = crossing.world.sam, crossing.case, crossing.lanes["Ann"]
    sam.contact(case, lane, "booked", "Thursday, after her shift.", when=sam.now() + 2 * DAY)
    (call,) = sam.planned(case, lane)
    assert sam.content(case, call.entry)["text"] == "Thursday, after her shift."
    assert [row["msg"] for row in called(crossing, "planned")] == [""]
    with pytest.raises(Refused):
        sam.plan_call(case, lane, sam.now() - DAY)


def test_a_text_whose_hour_fell_keeps_one_call_when_it_is_decided_anew(crossing: Crossing) -> None:
    sam, case = crossing.world.sam, crossing.case
    msg = crossing.ann.write(LETTER)
    sam.offer(case, msg, COVER)
    sam.pass_on(case, msg, sam.now() + DAY)
    crossing.ben.tell("A word.")
    assert crossing.state(msg) == "approved", "anything new in the reader's lane makes it fall"
    sam.pass_on(case, msg, sam.now() + 5 * DAY, call=sam.now() + 6 * DAY)
    (call,) = sam.planned(case)
    assert call.entry["when"] > sam.now() + 5 * DAY
    assert called(crossing, "planned") == [], "it is due once the text was passed on"


def test_every_answer_to_what_came_can_be_changed_later(crossing: Crossing) -> None:
    release = crossing.pass_on(crossing.ann.write(LETTER))
    ben, sam, lane = crossing.ben, crossing.world.sam, crossing.lanes["Ben"]

    def asked() -> list[str]:
        return [row["lane"] for row in called(crossing, "asked")]

    ben.ready(release, "never")
    assert asked() == []
    ben.ready(release, "short")
    assert asked() == [lane]
    sam.contact(crossing.case, lane, "spoke", "Told him in short.")
    assert asked() == []
    ben.ready(release, "now")
    ben.read(release)
    for how in ("remove", "keep", "service-keeps", "keep"):
        ben.keep(release, how)
    kept = ben.received()[release].kept
    assert kept is not None
    assert kept.fields["how"] == "keep"


def test_a_scribe_lane_is_told_for(world: World) -> None:
    """Somebody without a device says how they want it, and that the service keeps it."""
    crossing = open_crossing(world, scribe=True)
    sam, lane = world.sam, crossing.lanes["Ann"]
    release = crossing.pass_on(crossing.ben.write("It was me."))
    sam.said_ready(crossing.case, lane, release, "short", "Read it to me.", how="meeting")
    sam.said_keep(crossing.case, lane, release, "service-keeps", "You keep it.")
    received = sam.fold(sam.load(crossing.case)).lanes[lane].received[release]
    assert received.ready is not None
    assert received.kept is not None
    assert (received.ready.fields["how"], received.kept.fields["how"]) == ("short", "service-keeps")
    assert called(crossing, "asked") == [], "whoever wrote it down heard it"


def test_p3_which_side_somebody_is_on_is_told_to_their_own_page_alone(crossing: Crossing) -> None:
    for one, side in ((crossing.ann, "victim"), (crossing.ben, "offender")):
        opened = one.load()
        assert one.lane.info is not None
        content = opened.content(one.lane.info)
        assert content["side"] == side
        assert len(opened.view.lanes) == 1


def test_that_others_can_read_along_is_told_to_their_own_page_alone(crossing: Crossing) -> None:
    sam, case, lane = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    anns = len(crossing.ann.load().view.lanes[crossing.lanes["Ann"]].entries)
    sam.set_custody(case, lane, True)
    told = crossing.ben.load()
    info = crossing.ben.lane.info
    assert info is not None
    assert told.content(info)["custody"] == 1
    assert crossing.ben.peers(), "the words for the other person stay"
    assert len(crossing.ann.load().view.lanes[crossing.lanes["Ann"]].entries) == anns


def test_in_custody_the_service_keeps_what_was_read_until_its_reader_says_otherwise(crossing: Crossing) -> None:
    ben, release = crossing.ben, crossing.pass_on(crossing.ann.write(LETTER))
    crossing.world.sam.set_custody(crossing.case, crossing.lanes["Ben"], True)
    assert ben.becomes(release) == ""
    ben.read(release)
    assert ben.becomes(release) == "service-keeps"
    ben.keep(release, "keep")
    assert ben.becomes(release) == "keep"


def test_what_a_reader_wants_in_a_month_is_kept_unless_somebody_says_how_they_know_better(crossing: Crossing) -> None:
    sam, case, hour = crossing.world.sam, crossing.case, crossing.world.sam.now() + 3600
    crossing.ben.wishes(monthly=2)
    crossing.pass_on(crossing.ann.write(LETTER))
    crossing.pass_on(crossing.ann.write(LETTER), hour)
    third = crossing.ann.write(LETTER)
    sam.offer(case, third, COVER)
    with pytest.raises(TooMuch):
        sam.pass_on(case, third, hour + 60)
    sam.pass_on(case, third, hour + 60, beyond="He rang and asked for it.")
    crossing.pass_on(crossing.ann.write(LETTER), hour + 31 * DAY)
    opened = sam.load(case)
    notes = [opened.content(entry)["text"] for entry in opened.view.log.entries if entry.t == "note"]
    assert notes == ["More than they want in a month: He rang and asked for it."]
