"""P3, P8: somebody signed in as one party takes all that they can get, and finds nothing of the other.

In one of two copies of a service the other side writes much, or reads; the desk works on it; every answer is compared.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from mediator.client import Participant
from mediator.client.demo.handwriting import photograph
from mediator.client.errors import NotReady, Refused
from mediator.client.http import Http
from mediator.protocol.encoding import b64
from tests.attacks.ground import ABSENT
from tests.attacks.twins import Worlds, every_get, twins
from tests.attacks.worlds import make_busy
from tests.client.world import COVER, LETTER, Crossing, World, add_staff, bring_third, open_crossing


@pytest.fixture
def still(monkeypatch: pytest.MonkeyPatch) -> int:
    """A clock that stands still, so that not even `now` has to be left out of the comparison."""
    now = int(time.time())
    monkeypatch.setattr(time, "time", lambda: now + 0.5)
    return now


def begin(world: World) -> Crossing:
    """A case in which Ann has written, received one letter, and keeps a draft."""
    crossing = open_crossing(world, eyes=2)
    crossing.ann.write(LETTER)
    crossing.pass_on(crossing.ben.write("One that was passed on."))
    crossing.ann.read(next(iter(crossing.ann.received())))
    crossing.ann.save_draft(text="Not sent.")
    crossing.ann.http.put("/api/session/hk", {"hk": b64(b"h" * 32)})
    # As in any service in use, others came after both: somebody's rows stand behind Ann's, whatever Ben does.
    add_staff(world, "Noor")
    return crossing


def he_writes_much(crossing: Crossing) -> None:
    """Ben goes on after a pause and writes eight letters and more, of which none is passed on.

    The desk keeps notes, has one translated, and he stops using his page: what he writes by hand is photographed.
    """
    crossing.ben.resume()
    make_busy(crossing, "Ben")
    foreign = crossing.ben.write("To nie była twoja wina.")
    crossing.world.sam.translate(crossing.case, foreign, ["It was not your fault."], "en", "Ewa", said_in="pl")
    crossing.world.priya.compare_translation(crossing.case, foreign)
    crossing.ben.tell("A word to the desk.")
    crossing.ben.wishes(tell="mail", quiet=[0, 60])
    mail = {"mail": "ben@home.example.org"}
    crossing.world.sam.http.put(f"/api/cases/{crossing.case}/addresses/{crossing.lanes['Ben']}", mail)
    crossing.world.sam.say(crossing.case, crossing.lanes["Ben"], "A word from the desk.")
    priya, told = crossing.world.priya, {crossing.lanes["Ben"]: "Sam is away."}
    priya.stand_in(crossing.case, crossing.world.sam.fp, tell=told)
    crossing.ben.prefer("meet")
    goes_on_by_hand(crossing)


def goes_on_by_hand(crossing: Crossing) -> None:
    """Ben has a page no more; one letter is found to differ from its paper, written down anew, and the same then."""
    world, case, lane = crossing.world, crossing.case, crossing.lanes["Ben"]
    world.ruth.on_paper(case, lane, "He has no telephone any more.")
    written = {"peer": world.sam.peers(case, lane)[0], "photographs": [photograph("By hand.")]}
    msg = world.sam.write_down(case, lane, "By hands.", **written)
    world.priya.compare(case, msg, "differs", "It says hand.")
    world.sam.send_back(case, msg, "Written down wrongly.", ["person"])
    back = world.sam.letter(case, msg).item.returns[-1].hash
    world.sam.write_down(case, lane, "By hand.", of=back, **written)
    world.priya.compare(case, msg)
    world.sam.hand_over(case, lane, [], "A slip", "His sister")


def he_pauses_and_she_is_told(crossing: Crossing) -> Crossing:
    """Ben pauses, and wished that Ann may know it: how long it lasts and what he does meanwhile she does not learn."""
    crossing.ben.wishes(paused=1, back=crossing.world.sam.now() + 86_400)
    crossing.ben.pause()
    crossing.world.sam.say(crossing.case, crossing.lanes["Ann"], "The other person has paused.")
    return crossing


@pytest.fixture(scope="module")
def worlds(sqlite_world: World, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Worlds]:
    """Ben has paused and does nothing more, or he goes on and writes much."""
    with twins(
        he_pauses_and_she_is_told(begin(sqlite_world)), tmp_path_factory.mktemp("writes"), he_writes_much
    ) as made:
        yield made


def compare_everything(worlds: Worlds) -> int:
    """Ask both worlds for all there is; how much of it was there."""
    found = 0
    for path in every_get(worlds):
        status, _, body = worlds.both("GET", path)
        worlds.both("HEAD", path)
        found += status == 200
        assert [hidden for hidden in worlds.hidden if hidden.encode() in body] == [], path
    return found


def test_p3_all_that_can_be_fetched_is_the_same(worlds: Worlds, still: int) -> None:
    assert compare_everything(worlds) > 50


def compare_work(worlds: Worlds) -> None:
    """Every address that she can ask costs the service the same in both worlds."""
    costs = [worlds.work_for(path) for path in every_get(worlds)]
    assert max(len(cost.statements) for cost in costs) > 3
    assert max(cost.steps for cost in costs) > 100
    assert max(cost.calls for cost in costs) > 30


def test_p3_what_it_costs_the_service_to_answer_her_is_the_same(worlds: Worlds, still: int) -> None:
    compare_work(worlds)


class Both(httpx.BaseTransport):
    """A network that asks both worlds the same, and answers only what both have said."""

    def __init__(self, worlds: Worlds) -> None:
        self.worlds, self.answered = worlds, [0]

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The one answer of both."""
        kind = request.headers.get("content-type", "application/json")
        status, headers, body = self.worlds.both(request.method, request.url.path, request.content, kind)
        self.answered.append(status)
        return httpx.Response(status, headers=list(headers), content=body)


def ann_in_both(worlds: Worlds) -> tuple[Participant, Both]:
    """Ann, whose every request goes to both worlds."""
    network = Both(worlds)
    ann = Participant(worlds.crossing.world.base_url, network)
    ann.__dict__ |= {**worlds.crossing.ann.__dict__, "_pins": None, "_open": None}
    ann.http = Http(worlds.crossing.world.base_url, network)
    return ann, network


def everything_she_can_do(ann: Participant, foreign: str) -> list[Callable[[], object]]:
    """Each verb, allowed or not, and the same about things of the other side that exist in one world only."""
    (msg, *_), (release, *_), (peer, *_) = ann.letters(), ann.received(), ann.peers()
    about = [lambda t=t, more=more: ann._one(t, {"of": foreign, **more})
             for t, more in (("agree", {}), ("recall", {}), ("opened", {}), ("keep", {"how": "keep"}),
                              ("prefer", {"how": "wait"}))]  # fmt: skip
    return [
        lambda: ann.write("Another."), lambda: ann.write("A question.", "questions", questions=["Why?"]),
        lambda: ann.tell("A word."), ann.wishes, lambda: ann.consent("letters", "no", peer=peer),
        lambda: ann.consent("letters", peer=peer), lambda: ann.recall(msg), lambda: ann.recall(msg),
        lambda: ann.ready(release, "not-now"), lambda: ann.keep(release, "remove"), *about, ann.pause, ann.resume,
        lambda: ann.agree(msg), lambda: ann.revise(msg, "x"), lambda: ann.save_draft(text="x"),
        lambda: ann.http.get(f"/api/cases/{ABSENT[43]}"), ann.halt, ann.withdraw, lambda: ann.consent("take-part"),
    ]  # fmt: skip


def test_p3_all_that_she_does_is_answered_the_same(worlds: Worlds, still: int) -> None:
    ann, network = ann_in_both(worlds)
    for act in everything_she_can_do(ann, worlds.hidden[3]):
        try:
            act()
        except (Refused, NotReady):
            continue
    assert network.answered.count(200) > 40
    assert {404, 422} <= set(network.answered)
    assert compare_everything(worlds) > 50


def test_p8_the_author_is_served_the_same_whether_it_was_passed_on_and_read_or_not(
    sqlite_world: World, tmp_path: Path, still: int
) -> None:
    """Approved and waiting in one world; in the other passed on, asked about, opened, kept and removed, one never.

    Calls are planned, moved and reported there, and what was removed is had back.
    """
    crossing = begin(sqlite_world)
    first, second = (crossing.ann.write(words) for words in ("The first.", "The second."))
    for msg in (first, second):
        sqlite_world.sam.look(crossing.case, msg)
        sqlite_world.sam.offer(crossing.case, msg, COVER)
        sqlite_world.priya.approve(crossing.case, msg)

    def he_reads(there: Crossing) -> None:
        ben = there.ben
        one, other = (there.world.sam.pass_on(there.case, msg) for msg in (first, second))
        sam, lane = there.world.sam, there.lanes["Ben"]
        for how in ("with-support", "short", "not-now", "now"):
            ben.ready(one, how)
        ben.read(one)
        for how in ("keep", "service-keeps", "remove", "keep"):
            ben.keep(one, how)
        first_call, second_call = (call.entry.hash for call in sam.planned(there.case, lane))
        moved = sam.move_call(there.case, first_call, when=sam.now() + 9 * 86_400, who=there.world.priya.fp)
        sam.contact(there.case, lane, "tried", "No answer.", of=moved)
        sam.contact(there.case, lane, "spoke", "She is well.", of=moved)
        sam.contact(there.case, lane, "booked", when=sam.now() + 86_400, of=second_call)
        ben.ready(other, "never")
        ben.tell("I do not want to read it.")

    with twins(crossing, tmp_path, he_reads) as worlds:
        assert compare_everything(worlds) > 50
        compare_work(worlds)
        ann, network = ann_in_both(worlds)
        ann.recall(first)
        ann.recall(second)
        assert {item.author_state for item in ann.letters().values()}
        assert 200 in network.answered
        assert compare_everything(worlds) > 50


def another_comes(crossing: Crossing) -> None:
    """Somebody else whom Ben harmed comes, writes, is written to, asks to be left alone; the desk does much for her."""
    lane = bring_third(crossing)
    sam, case, cara = crossing.world.sam, crossing.case, crossing.people["Cara"]
    crossing.pass_on(crossing.ben.write("To her.", to="Mrs C"), **{"from": "the man who was driving"})
    crossing.pass_on(cara.write("From her."), **{"from": "Mrs C"})
    cara.write("One that waits.")
    cara.wishes(tell="mail", quiet=[0, 60])
    sam.say(case, lane, "A word to her.")
    sam.wish(case, lane, crossing.lanes["Ben"], "She wishes to hear more.")
    cara.withdraw()


def test_p3_it_shows_nowhere_that_somebody_else_is_there_too(sqlite_world: World, tmp_path: Path, still: int) -> None:
    """Ann exchanges with Ben; her bytes are the same whether Cara is there or not, and whatever Cara does."""
    crossing = begin(sqlite_world)
    with twins(crossing, tmp_path, another_comes) as worlds:
        assert compare_everything(worlds) > 50
        ann, network = ann_in_both(worlds)
        ann.write("Another.")
        ann.consent("letters", "no", peer=next(iter(ann.peers())))
        ann.halt()
        assert 200 in network.answered
