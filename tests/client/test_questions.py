"""Questions through the Python client: a call by a day, whatever became of them; and one of them taken back."""

import pytest

from mediator.client.errors import NotReady, Refused
from tests.client.test_receiving import called
from tests.client.world import COVER, Crossing, World, open_crossing

DAY = 86_400
ASKED = ["Why me?", "Did you know me?", "Are you coming back?"]


@pytest.fixture
def crossing(world: World) -> Crossing:
    return open_crossing(world)


def asks(crossing: Crossing, **more: int) -> str:
    return crossing.ann.write("", "questions", questions=ASKED, **more)


# --- a call by a day, either way ---


def test_who_asks_is_rung_by_a_day_and_whoever_opens_it_first_has_the_call(crossing: Crossing) -> None:
    sam, priya, case, lane = crossing.world.sam, crossing.world.priya, crossing.case, crossing.lanes["Ann"]
    by = sam.now() + 9 * DAY
    msg = asks(crossing, by=by)
    assert called(crossing, "planned") == []
    priya.look(case, msg)
    sam.look(case, msg)
    (row,) = called(crossing, "planned")
    assert (row["lane"], row["who"], row["when"], row["msg"]) == (lane, priya.fp, by, "")
    with pytest.raises(NotReady):
        sam.move_call(case, row["call"], when=by + DAY)
    moved = sam.move_call(case, row["call"], when=by + DAY, text="She is away until then; she said so.")
    sam.contact(case, lane, "spoke", "There is no news. She can wait.", of=moved)
    assert called(crossing, "planned") == []
    crossing.world.ruth.look(case, msg)
    assert called(crossing, "planned") == [], "it was made"


def test_a_day_that_is_over_when_they_are_opened_is_a_call_at_once(crossing: Crossing) -> None:
    sam = crossing.world.sam
    sam.look(crossing.case, asks(crossing, by=1))
    (call,) = sam.planned(crossing.case)
    assert sam.now() < call.entry["when"] <= sam.now() + DAY


def test_p3_the_day_of_a_call_never_goes_to_whoever_is_asked(crossing: Crossing) -> None:
    sam, case = crossing.world.sam, crossing.case
    msg = asks(crossing, by=sam.now() + 9 * DAY)
    sam.look(case, msg)
    release = crossing.pass_on(msg)
    assert "by" not in crossing.ben.read(release).content
    assert crossing.ann.text_of(msg)["by"]


# --- one question taken back (U8) ---


def test_one_question_is_taken_back_and_the_others_stay_in_their_places(crossing: Crossing) -> None:
    ann, sam, case = crossing.ann, crossing.world.sam, crossing.case
    by = sam.now() + 9 * DAY
    msg = asks(crossing, by=by)
    sam.look(case, msg)
    ann.take_back_question(msg, 2)
    assert ann.text_of(msg)["questions"] == ["Why me?", "", "Are you coming back?"]
    assert sam.letter(case, msg).looks == [], "whoever read the one before has not read this one"
    assert [row["lane"] for row in called(crossing, "asked")] == [crossing.lanes["Ann"]]
    sam.look(case, msg)
    assert len(sam.planned(case)) == 1, "the day of the call is the same"
    release = crossing.pass_on(msg)
    assert ASKED[1] not in crossing.ben.read(release).content["questions"]


def test_p5_a_version_with_the_question_falls_when_it_is_taken_back(crossing: Crossing) -> None:
    ann, sam, case = crossing.ann, crossing.world.sam, crossing.case
    msg = asks(crossing)
    sam.offer(case, msg, COVER)
    ann.take_back_question(msg, 1)
    assert crossing.state(msg) == crossing.served_state(msg) == "waiting"
    with pytest.raises(NotReady):
        sam.pass_on(case, msg)
    sam.offer(case, msg, COVER)
    sam.pass_on(case, msg, sam.now() + DAY)
    assert crossing.state(msg) == "parked"
    ann.take_back_question(msg, 2)
    assert crossing.state(msg) == crossing.served_state(msg) == "waiting"
    with pytest.raises(NotReady):
        ann.take_back_question(msg, 3)
    with pytest.raises(NotReady):
        ann.take_back_question(msg, 1)


def test_p3_taking_one_back_is_the_same_act_after_it_was_passed_on(crossing: Crossing) -> None:
    ann, sam, case = crossing.ann, crossing.world.sam, crossing.case
    passed, waiting = asks(crossing), asks(crossing)
    crossing.pass_on(passed)
    for msg in (passed, waiting):
        ann.take_back_question(msg, 1)
    assert [ann.letters()[msg].author_state for msg in (passed, waiting)] == ["waiting", "waiting"]
    assert (crossing.state(passed), crossing.served_state(passed)) == ("released", "released")
    for msg in (passed, waiting):
        sam.look(case, msg)
    assert {ann.letters()[msg].author_state for msg in (passed, waiting)} == {"reading"}
    ann.recall(passed)
    with pytest.raises(Refused):
        ann.take_back_question(passed, 2)


# --- answered by word of mouth ---


def test_what_is_told_says_which_question_it_answers_in_the_lane_of_who_asked(crossing: Crossing) -> None:
    sam, case, ann, ben = crossing.world.sam, crossing.case, crossing.ann, crossing.ben
    for who in (ann, ben):
        who.consent("spoken", peer=next(iter(who.peers())))
    asked = asks(crossing)
    crossing.pass_on(asked)
    msg = sam.hear(case, crossing.lanes["Ben"], "I do not remember why.")
    sam.play_back(case, msg)
    sam.said_agree(case, msg, "Yes.")
    sam.clear(case, msg)
    answers = [{"item": asked, "q": ASKED[0], "how": "not-remember"}]
    release = sam.tell(case, msg, answers=answers)
    told = ann.received()[release].told
    assert told is not None
    assert ann.load().content(told.entry)["answers"] == answers
