"""Somebody on paper answers what they were asked, and says how they want it: it counts like on a page of their own."""

import pytest

from mediator.client.errors import TooMuch
from tests.client.world import COVER, World, open_crossing


def test_n12_answers_of_somebody_on_paper_go_back_are_mended_and_passed_on(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, ben, case, lane = world.sam, crossing.ben, crossing.case, crossing.lanes["Ann"]
    asked = ben.write("", "questions", questions=["Do you sleep?"])
    sam.look(case, asked)
    sam.offer(case, asked, COVER | {"kind": "questions"})
    sam.pass_on(case, asked)

    answer = {"q": "Do you sleep?", "a": "No.", "how": "answered"}
    msg = sam.write_down(case, lane, "", kind="answers", answers=[answer])
    sam.look(case, msg)
    sam.send_back(case, msg, "She wanted to say more.")
    back = sam.letter(case, msg).item.returns[-1].hash
    answer |= {"a": "Not since then."}
    assert sam.write_down(case, lane, "", kind="answers", of=back, answers=[answer]) == msg
    sam.offer(case, msg, COVER | {"kind": "answers"})
    assert ben.read(sam.pass_on(case, msg)).content["answers"] == [answer]


def test_n12_what_somebody_told_about_a_month_counts_and_stands_among_their_wishes(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, case, lane = world.sam, crossing.case, crossing.lanes["Ann"]
    sam.said_wishes(case, lane, "One a month is plenty.", wishes={"monthly": 1, "call": "Annie"}, how="meeting")
    crossing.pass_on(crossing.ben.write("One."))
    with pytest.raises(TooMuch):
        crossing.pass_on(crossing.ben.write("Two."))
