"""Stories told through the Python client: what people do, and what each of them then sees.

The first three go over a real network; the others straight into the app.
"""

import time
from collections.abc import Callable
from typing import Any

import pytest

from mediator.client import Facilitator, Moved, Participant, Refused
from mediator.client.desk_fold import DeskItem
from mediator.client.errors import CardUnknown, NoMatch, NotReady, NotSignedIn, TextsDiffer, WordsDiffer
from mediator.client.opencase import OpenCase
from mediator.protocol.encoding import b64
from mediator.record.models import SlotRow
from tests.client.ready import ready_world
from tests.client.world import (
    ANSWER,
    COVER,
    LETTER,
    PASSPHRASE,
    Crossing,
    World,
    bring_in,
    open_crossing,
)
from tests.conftest import Served


@pytest.fixture
def served_world(live_server: Served) -> World:
    """A served service with three staff."""
    return ready_world(live_server.app, live_server.url, crossings=1)


def looked_before(monkeypatch: pytest.MonkeyPatch, person: Facilitator, opened: OpenCase) -> None:
    """From here on this person acts on what they saw when they looked at the case, until a race tells them."""
    monkeypatch.setattr(person, "load", lambda _case: opened)


def slots_of(crossing: Crossing, reader: str) -> int:
    """How many slots a reader has anywhere in the database."""
    with crossing.world.app.app_context():
        return SlotRow.query.filter_by(reader=reader).count()


def test_her_questions_reach_him_after_return_revision_proposal_agreement_and_release(served_world: World) -> None:
    crossing = open_crossing(served_world, eyes=2)
    sam, priya, ann, ben, case = served_world.sam, served_world.priya, crossing.ann, crossing.ben, crossing.case
    before = slots_of(crossing, ben.fp)

    asked = ann.write("I know your mother.", "questions", questions=["Why our house?"])
    assert sam.look(case, asked)["questions"] == ["Why our house?"]
    assert ann.letters()[asked].author_state == "reading"
    sam.send_back(case, asked, "Leave his mother out of it.", ["third-party"])
    assert ann.returned(asked)["text"] == "Leave his mother out of it."

    ann.revise(asked, "From Sexton Row.", questions=["Why our house?"])
    assert crossing.state(asked) == crossing.served_state(asked) == "waiting"
    letter = {"text": "", "questions": ["Why our house?"]}
    sam.propose(case, asked, letter, [{"n": 1, "kind": "privacy", "why": "It says where you live."}], "One thing.")
    assert ann.suggested(asked)["note"] == "One thing."
    ann.agree(asked)
    assert crossing.state(asked) == crossing.served_state(asked) == "agreed"

    sam.offer(case, asked, COVER)
    assert crossing.state(asked) == crossing.served_state(asked) == "offered"
    with pytest.raises(Refused) as refused:
        sam.pass_on(case, asked)
    assert refused.value.status == 422
    priya.approve(case, asked)
    assert crossing.state(asked) == crossing.served_state(asked) == "approved"
    assert slots_of(crossing, ben.fp) == before, "P1: no slot for him before the release"

    release = sam.pass_on(case, asked)
    assert crossing.state(asked) == crossing.served_state(asked) == "released"
    ben.ready(release, "with-support")
    read = ben.read(release)
    assert read.content["questions"] == ["Why our house?"]
    assert "Sexton Row" not in str(read)
    assert (read.mode, sorted(read.by)) == ("edited", ["Priya", "Sam"])
    assert read.cover is not None
    assert read.cover["minutes"] == 2
    ben.keep(release, "service-keeps")
    assert ann.letters()[asked].author_state == "agreed", "P8: nothing of delivery or opening"


def test_an_explanation_comes_back(served_world: World) -> None:
    crossing = open_crossing(served_world)
    sent = crossing.ben.write(ANSWER)
    release = crossing.pass_on(sent)
    assert [one.release.hash for one in crossing.ann.received().values()] == [release]
    assert crossing.ann.read(release).content["text"] == ANSWER
    assert crossing.ann.received()[release].opened is not None


def test_what_she_can_sign_in_to_is_what_she_left(world: World) -> None:
    crossing = open_crossing(world)
    msg = crossing.ann.write(LETTER)
    draft = crossing.ann.begin("And another thing")
    again = Participant(world.base_url, world.transport)
    with pytest.raises(NoMatch):
        again.sign_in(crossing.cards["Ann"].text, "not this one at all")
    again.sign_in(crossing.cards["Ann"].link.rpartition("#")[2], f"  {PASSPHRASE} ")
    assert list(again.letters()) == [msg]
    assert again.drafts()[draft]["text"] == "And another thing"
    again.sign_out()
    with pytest.raises(CardUnknown):
        again.letters()


def test_a_changed_passphrase_opens_and_the_old_one_does_not(world: World) -> None:
    crossing = open_crossing(world)
    card = crossing.cards["Ann"].text
    crossing.ann.change_passphrase(card, PASSPHRASE, "velvet harbour lantern")
    Participant(world.base_url, world.transport).sign_in(card, "velvet harbour lantern")
    with pytest.raises(NoMatch):
        Participant(world.base_url, world.transport).sign_in(card, PASSPHRASE)


def test_p9_two_facilitators_decide_at_once_and_the_second_learns_who_was_first(
    served_world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    crossing = open_crossing(served_world)
    msg = crossing.ann.write(LETTER)
    sam, priya, case = served_world.sam, served_world.priya, crossing.case
    opened = priya.load(case)
    fold = priya.fold(opened)
    assert fold.items[msg].state == "waiting"
    sam.send_back(case, msg, "One line please.")

    looked_before(monkeypatch, priya, opened)
    with pytest.raises(Moved) as moved:
        priya.decline(case, msg, "We cannot.")
    assert {entry.by for entry in moved.value.entries} == {sam.fp}
    assert {entry.t for entry in moved.value.entries} == {"decide", "return"}
    assert crossing.state(msg) == "returned"


def test_a_race_about_something_else_is_signed_again_by_itself(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    crossing = open_crossing(world)
    first, second = crossing.ann.write(LETTER), crossing.ben.write(ANSWER)
    opened = world.priya.load(crossing.case)
    world.sam.look(crossing.case, first)
    looked_before(monkeypatch, world.priya, opened)
    world.priya.look(crossing.case, second)
    assert {entry.by for entry in world.sam.letter(crossing.case, second).looks} == {world.priya.fp}


def test_p7_she_pauses_while_a_letter_is_parked(world: World) -> None:
    crossing = open_crossing(world)
    msg = crossing.ben.write(ANSWER)
    assert crossing.pass_on(msg, when=int(time.time()) + 3600) == ""
    assert crossing.state(msg) == crossing.served_state(msg) == "parked"
    assert crossing.ann.received() == {}

    world.sam.say(crossing.case, crossing.lanes["Ann"], "See you on Tuesday.")
    assert crossing.state(msg) == "parked", "a batch that changes the lane carries what waits there"
    crossing.ann.pause()
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    with pytest.raises(Refused):
        world.sam.pass_on(crossing.case, msg)
    crossing.ann.resume()
    assert crossing.ann.read(world.sam.pass_on(crossing.case, msg)).content["text"] == ANSWER


def test_two_letters_wait_in_one_queue_and_one_can_be_stopped(world: World) -> None:
    crossing = open_crossing(world)
    hour = int(time.time()) + 3600
    first, second = crossing.ben.write(ANSWER), crossing.ben.write("A second one.")
    crossing.pass_on(first, when=hour + 60)
    crossing.pass_on(second, when=hour)
    assert [crossing.state(msg) for msg in (first, second)] == ["parked", "parked"]
    world.sam.stop(crossing.case, second)
    assert [crossing.state(msg) for msg in (first, second)] == ["parked", "waiting"]
    crossing.ann.halt()
    assert crossing.state(first) == "approved"


def test_p7_a_pause_by_telephone_and_a_recall_always_land(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    crossing = open_crossing(world)
    msg = crossing.ben.write(ANSWER)
    world.sam.offer(crossing.case, msg, COVER)
    opened = world.priya.load(crossing.case)
    crossing.ben.recall(msg)
    assert crossing.state(msg) == crossing.served_state(msg) == "recalled"
    looked_before(monkeypatch, world.priya, opened)
    world.priya.said(crossing.case, crossing.lanes["Ann"], "pause", "Not this month.")
    assert crossing.ann.letters() == {}
    assert crossing.ann.lane.paused


def test_p11_a_new_card_brings_back_what_she_wrote_and_received(world: World) -> None:
    crossing = open_crossing(world)
    old = crossing.ann
    msg = old.write(LETTER)
    release = crossing.pass_on(crossing.ben.write(ANSWER))
    sam, lane = world.sam, crossing.lanes["Ann"]
    card = sam.make_card(crossing.case, lane)
    again = Participant(world.base_url, world.transport)
    words = again.enrol(card.text, "saddle winter ribbon")
    assert again.letters().keys() == {msg}
    sam.accept(crossing.case, lane, words)
    assert again.text_of(msg)["text"] == LETTER
    assert again.read(release).content["text"] == ANSWER
    with pytest.raises(NotSignedIn):
        old.letters()


def test_somebody_without_a_device_takes_part_by_a_facilitators_hand(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, case, lane = world.sam, crossing.case, crossing.lanes["Ann"]
    told = sam.write_down(case, lane, "Tell him about the door.")
    sam.propose(case, told, {"text": "Tell him about the front door."}, [{"n": 1, "kind": "author", "why": "Hers."}])
    sam.said_agree(case, told, "Yes, that is it.", how="meeting", present=["Ann"])
    release = crossing.pass_on(told)
    assert crossing.ben.read(release).content["text"] == "Tell him about the front door."
    back = crossing.pass_on(crossing.ben.write(ANSWER))
    kept = sam.fold(sam.load(case)).lanes[lane].received[back]
    assert sam.content(case, kept.release)["text"] == ANSWER


def test_held_letters_wait_and_come_back(world: World) -> None:
    crossing = open_crossing(world)
    msg, sam, case = crossing.ben.write(ANSWER), world.sam, crossing.case
    sam.hold(case, msg, "Until she asks.", on="asked")
    assert crossing.state(msg) == crossing.served_state(msg) == "held"
    assert crossing.ben.letters()[msg].author_state == "waiting"
    sam.reopen(case, msg)
    sam.keep_as_is(case, msg)
    assert crossing.ben.letters()[msg].author_state == "kept"
    sam.decline(case, msg, "We talked about why.")
    assert crossing.state(msg) == crossing.served_state(msg) == "declined"
    assert crossing.ben.said_to_me() == ["We talked about why."]


def test_an_objection_voids_the_approvals(world: World) -> None:
    crossing = open_crossing(world, eyes=2)
    msg, case = crossing.ben.write(ANSWER), crossing.case
    world.sam.offer(case, msg, COVER)
    world.priya.object(case, msg, "It names her street.")
    assert crossing.state(msg) == crossing.served_state(msg) == "waiting"
    with pytest.raises(NotReady):
        world.priya.approve(case, msg)


def test_p6_an_upheld_objection_asks_for_another_person_and_an_overruled_one_comes_back(world: World) -> None:
    crossing = open_crossing(world)
    upheld, overruled, case = crossing.ben.write(ANSWER), crossing.ann.write(ANSWER), crossing.case
    for msg in (upheld, overruled):
        world.sam.offer(case, msg, COVER)
        world.priya.object(case, msg, "It names her street.")
    world.ruth.settle(case, upheld, "Write the cover note anew.")
    world.sam.offer(case, upheld, COVER)
    assert crossing.state(upheld) == crossing.served_state(upheld) == "offered"
    world.priya.approve(case, upheld)
    assert crossing.state(upheld) == crossing.served_state(upheld) == "approved"
    world.ruth.offer(case, overruled, COVER)
    assert world.sam.fold(world.sam.load(case)).items[overruled].objection is None
    world.sam.stop(case, overruled)
    assert world.sam.fold(world.sam.load(case)).items[overruled].objection is not None


def test_p6_a_change_of_mind_washes_neither_an_objection_nor_an_asking_away(world: World) -> None:
    crossing = open_crossing(world)
    case, sam, priya, ruth = crossing.case, world.sam, world.priya, world.ruth
    objected, asked = crossing.ben.write(ANSWER), crossing.ann.write(ANSWER)

    def back_at_the_first(author: Participant, msg: str, doubt: Callable[[int], object]) -> DeskItem:
        sam.offer(case, msg, COVER)
        doubt(0)
        sam.propose(case, msg, {"text": "Shorter."}, [{"n": 1, "kind": "privacy", "why": "Her street."}])
        author.agree(msg)
        sam.offer(case, msg, COVER)
        doubt(1)
        author.refuse(msg, "No, as I wrote it.")
        return sam.fold(sam.load(case)).items[msg]

    def asks(at: int) -> None:
        sam.ask(case, asked, (priya, ruth)[at].fp, "")
        sam.stop(case, asked)

    found = back_at_the_first(crossing.ben, objected, lambda _: priya.object(case, objected, "It names her street."))
    assert found.objection is not None
    with pytest.raises(Refused):
        sam.offer(case, objected, COVER)
    back_at_the_first(crossing.ann, asked, asks)
    sam.offer(case, asked, COVER)
    assert crossing.state(asked) == crossing.served_state(asked) == "offered"
    assert set(sam.fold(sam.load(case)).items[asked].asked) == {priya.fp}


def test_p6_everybody_who_was_asked_reads_it_or_says_that_they_need_not(world: World) -> None:
    crossing = open_crossing(world)
    msg, case, sam, priya, ruth = crossing.ben.write(ANSWER), crossing.case, world.sam, world.priya, world.ruth
    sam.offer(case, msg, COVER)
    for who in (priya, ruth):
        sam.ask(case, msg, who.fp, "The street, please.")
    assert set(sam.fold(sam.load(case)).items[msg].asked) == {priya.fp, ruth.fp}
    sam.stop(case, msg)
    sam.offer(case, msg, COVER)
    assert crossing.state(msg) == crossing.served_state(msg) == "offered"
    priya.approve(case, msg)
    assert crossing.state(msg) == crossing.served_state(msg) == "offered"
    with pytest.raises(Refused):
        priya.excuse(case, msg, ruth.fp, "She is away.")
    ruth.excuse(case, msg, ruth.fp)
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
    with pytest.raises(NotReady):
        ruth.excuse(case, msg, ruth.fp)


def test_p5_a_text_that_nobody_agreed_to_is_never_signed(world: World) -> None:
    crossing = open_crossing(world)
    msg = crossing.ben.write(ANSWER)
    with pytest.raises(TextsDiffer):
        world.sam.offer(crossing.case, msg, COVER, letter={"text": ANSWER + "!"})
    assert crossing.state(msg) == "waiting"


def test_other_check_words_are_not_accepted_and_cards_work_once(world: World) -> None:
    crossing = open_crossing(world)
    with pytest.raises(CardUnknown):
        Participant(world.base_url, world.transport).enrol(crossing.cards["Ben"].text, PASSPHRASE)
    card = world.sam.make_card(crossing.case, crossing.lanes["Ann"])
    Participant(world.base_url, world.transport).enrol(card.text, PASSPHRASE)
    with pytest.raises(WordsDiffer):
        world.sam.accept(crossing.case, crossing.lanes["Ann"], ["other", "words", "than", "hers"])
    with pytest.raises(CardUnknown):
        Participant(world.base_url, world.transport).enrol("005H-C89C-6X14-TP33-DSWR-93WT-PSMZ", PASSPHRASE)


def test_a_card_can_be_answered_while_the_desk_writes(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    crossing = open_crossing(world)
    lane = crossing.lanes["Ann"]
    card = world.sam.make_card(crossing.case, lane)
    again = Participant(world.base_url, world.transport)
    looks = []

    def look_up(text: str) -> Any:
        looks.append(Participant._look_up(again, text))
        if len(looks) == 1:
            world.sam.say(crossing.case, lane, "Welcome back.")
        return looks[-1]

    monkeypatch.setattr(again, "_look_up", look_up)
    world.sam.accept(crossing.case, lane, again.enrol(card.text, PASSPHRASE))
    assert len(looks) == 2
    assert again.said_to_me() == ["Welcome back."]


def test_wishes_and_words_reach_the_desk(world: World) -> None:
    crossing = open_crossing(world)
    crossing.ann.wishes(tell="mail", quiet=[1200, 480], call="Ms A")
    crossing.ann.tell("Please ring my sister first.")
    lane = world.sam.fold(world.sam.load(crossing.case)).lanes[crossing.lanes["Ann"]]
    assert world.sam.content(crossing.case, lane.tells[0])["text"] == "Please ring my sister first."
    assert lane.wishes is not None
    assert lane.wishes.fields["tell"] == "mail"
    assert world.sam.content(crossing.case, lane.wishes.entry)["call"] == "Ms A"


def test_a_withdrawal_ends_with_a_new_yes(world: World) -> None:
    crossing = open_crossing(world)
    crossing.ann.withdraw()
    msg = crossing.ben.write(ANSWER)
    with pytest.raises(Refused):
        world.sam.offer(crossing.case, msg, COVER)
    crossing.ann.consent("take-part")
    assert crossing.ann.read(crossing.pass_on(msg)).content["text"] == ANSWER


def test_p1_nothing_in_a_release_names_its_source(world: World) -> None:
    crossing = open_crossing(world)
    msg = crossing.ben.write(ANSWER)
    release = crossing.pass_on(msg)
    source = world.sam.letter(crossing.case, msg).item.newest
    served = str(crossing.ann.http.get(f"/api/cases/{crossing.case}"))
    entry = crossing.ann.received()[release].release
    assert msg not in served
    assert source.hash not in served
    assert source["body"]["ct"] != entry["body"]["ct"]
    assert b64(source.stmt) not in served


def test_a_second_card_for_somebody_new_needs_a_whole_desk(world: World) -> None:
    opened = world.sam.open_case([], ["Sexton Row"], [world.priya.fp])
    assert opened.lanes == {}
    crossing = open_crossing(world)
    bring_in(crossing, "Ann")
