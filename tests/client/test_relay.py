"""Shuttle mediation through the Python client: what somebody asks us to say, and what the hearer says to it."""

import pytest

from mediator.client import Refused
from tests.client.world import World, open_crossing

HEARD, RIGHT = "Tell him I sleep badly since.", "She has slept badly since then."


def test_p5_p8_words_are_heard_put_right_told_and_answered(world: World) -> None:
    crossing = open_crossing(world)
    sam, ann, ben, case = world.sam, crossing.ann, crossing.ben, crossing.case
    for who in (ann, ben):
        who.consent("spoken", peer=next(iter(who.peers())))
    msg = sam.hear(case, crossing.lanes["Ann"], HEARD)
    sam.play_back(case, msg, "She sleeps badly.")
    sam.not_right(case, msg, "Since then.")
    sam.play_back(case, msg, RIGHT)
    sam.said_agree(case, msg, "Yes.")
    sam.clear(case, msg)
    if sam.letter(case, msg).state == "offered":
        world.priya.approve(case, msg)
    known = [item.author_state for item in ann.letters().values()]
    release = sam.tell(case, msg, how="meeting", differed="She does not sleep well.")

    assert [item.author_state for item in ann.letters().values()] == known
    assert ben.read(release).content["text"] == RIGHT
    [received] = ben.received().values()
    assert received.told is not None
    assert ben.load().content(received.told.entry)["text"] == "She does not sleep well."

    [waits] = [row for row in sam.calls()["told"] if row["case"] == case]
    assert (waits["msg"], waits["reader"]) == (msg, crossing.lanes["Ben"])
    reply = sam.hear(case, crossing.lanes["Ben"], "Tell her thank you.")
    sam.came_of(case, msg, reply=reply)
    assert [row for row in sam.calls()["told"] if row["case"] == case] == []
    assert sam.letter(case, msg).outcome is not None
    with pytest.raises(Refused):
        ann.write("I say this myself.", kind="spoken")


def test_p6_a_second_reader_is_asked_before_the_call_and_nothing_is_told_until_they_answered(world: World) -> None:
    crossing = open_crossing(world, eyes=2)
    sam, priya, ruth, ann, case = world.sam, world.priya, world.ruth, crossing.ann, crossing.case
    for who in (ann, crossing.ben):
        who.consent("spoken", peer=next(iter(who.peers())))
    msg = sam.hear(case, crossing.lanes["Ann"], HEARD)
    sam.play_back(case, msg, RIGHT)
    sam.said_agree(case, msg, "Yes.")
    sam.clear(case, msg)
    sam.ask(case, msg, ruth.fp, "Does this say where she lives?")
    assert msg in [row["msg"] for row in ruth.queue(part="yours")]
    for reader in (priya, ruth):
        assert crossing.state(msg) == crossing.served_state(msg) == "offered"
        with pytest.raises(Refused):
            sam.tell(case, msg)
        reader.approve(case, msg)
    assert msg not in [row["msg"] for row in ruth.queue(part="yours") if row["state"] == "offered"]
    assert crossing.ben.received() == {}
    release = sam.tell(case, msg)
    assert crossing.ben.read(release).content["text"] == RIGHT
