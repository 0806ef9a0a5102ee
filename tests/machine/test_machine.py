"""Random people do random things to the real service, beside a small model of what should come of it.

In every other example Ann has no device: a facilitator writes down what she tells and dictates.

After every act: the model, the client's fold, the service's queue and the service's own fold agree on every
message (P10); nobody has a slot for anything that was not passed on to them (P1); and what a person is served
has not changed by anything that was not meant for them (P3).
"""

from __future__ import annotations

import json
import secrets
import shutil
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from sqlalchemy import select

from mediator.client.errors import ClientError, Refused, Unreachable
from mediator.client.opencase import OpenCase
from mediator.extensions import db
from mediator.protocol.contents import letter_part
from mediator.protocol.entry import Entry, from_wire
from mediator.record.law import get_law
from mediator.record.models import SlotRow
from mediator.record.read import list_wires
from mediator.review.models import ReviewItem
from mediator.review.worker import pass_on_due
from tests.client.world import COVER, LOCAL, Crossing, World, make_world, open_crossing
from tests.conftest import let_go, make_app
from tests.machine.model import ASKED, OTHER, SUPERVISOR, Message, Model
from tests.machine.offscreen import Offscreen

HOUR = 3600
Act = Callable[[Any, str, str], object]

TEXTS = ("A letter.", "Another text.", "A proposal.")
PERMITTED = ("[name removed] letter.", "[name removed] text.")
REMOVED = {"n": 1, "kind": "privacy", "why": "Her name."}
CHANGE = {"n": 1, "kind": "spelling", "why": "One word."}
AUTHOR_VERBS: dict[str, Act] = {
    "revise": lambda person, _, msg: person.revise(msg, TEXTS[1]),
    "agree": lambda person, _, msg: person.agree(msg),
    "refuse": lambda person, _, msg: person.refuse(msg, "Not like this."),
}
FORWARD_VERBS: dict[str, Act] = {
    "offer": lambda person, case, msg: person.offer(case, msg, COVER),
    "approve": lambda person, case, msg: person.approve(case, msg),
    "pass_on": lambda person, case, msg: person.pass_on(case, msg),
    "park": lambda person, case, msg: person.pass_on(case, msg, int(time.time()) + secrets.choice((1, 2, 3)) * HOUR),
}
DESK_VERBS: dict[str, Act] = FORWARD_VERBS | {
    "look": lambda person, case, msg: person.look(case, msg),
    "keep_as_is": lambda person, case, msg: person.keep_as_is(case, msg),
    "send_back": lambda person, case, msg: person.send_back(case, msg, "Shorter, please."),
    "propose": lambda person, case, msg: person.propose(case, msg, {"text": TEXTS[2]}, [CHANGE]),
    "take_out": lambda person, case, msg: take_out(person, case, msg),
    "ask": lambda person, case, msg: person.ask(case, msg, get_world().staff[ASKED].fp),
    "excuse": lambda person, case, msg: person.excuse(case, msg, get_world().staff[ASKED].fp, "On leave."),
    "object": lambda person, case, msg: person.object(case, msg, "It names her street."),
    "settle": lambda person, case, msg: person.settle(case, msg, "Ask him about the street."),
    "concern": lambda person, case, msg: person.raise_concern(case, msg, "He is not well.", told={"Ruth": 1}),
    "stop": lambda person, case, msg: person.stop(case, msg),
    "hold": lambda person, case, msg: person.hold(case, msg, "After the holidays."),
    "reopen": lambda person, case, msg: person.reopen(case, msg),
    "decline": lambda person, case, msg: person.decline(case, msg, "We cannot."),
}
STOP_VERBS = ("pause", "withdraw", "halt", "no", "yes", "resume", "come back", "permit", "forbid")
ON_VERBS = ("resume", "come back", "yes")
SEEN_BY_AUTHOR = ("look", "keep_as_is", "send_back", "propose", "take_out", "decline")
PEOPLE = ("Ann", "Ben")
STAFF = ("Sam", "Priya", "Ruth")
GIVEN_TO_LANES = {"info", "say", "return", "proof", "release"}

_world: list[World] = []
_examples = count()


def take_out(person: Any, case: str, msg: str) -> None:
    """The first word of a letter is somebody's name: it comes out under the author's permission."""
    _, words = person.text_of(case, msg)["text"].split(" ", 1)
    person.take_out(case, msg, {"text": f"[name removed] {words}"}, [REMOVED])


def get_world() -> World:
    """One service for all examples; each has a case of its own."""
    if not _world:
        app = make_app(Path(tempfile.mkdtemp(prefix="mediator-machine-")))
        with app.app_context():
            db.create_all()
        _world.append(make_world(app, LOCAL, httpx.WSGITransport(app=app)))
    return _world[0]


def teardown_module() -> None:
    """Let go of the service."""
    while _world:
        app = _world.pop().app
        let_go(app)
        shutil.rmtree(app.config["INSTANCE"], ignore_errors=True)


def is_version_of(entry: Entry, release: Entry) -> bool:
    """Whether an entry of the log is the version that was passed on."""
    return entry.t == "offer" and bool(entry["body"]["msg"] == release["body"]["msg"])


def agreed_in(case: OpenCase, offer: Entry) -> Entry:
    """Where the text stands that the author of an offered version wrote or agreed to: their lane, before the offer."""
    answer = case.view.by_hash[offer["agree"] or offer["src"]]
    assert answer.chain == offer["lane"]
    if answer.t == "said":
        return case.view.by_hash[answer["as"]["of"]]
    return case.view.by_hash[answer["of"]] if answer.t == "agree" else answer


class Crossings(RuleBasedStateMachine):
    """Ann and Ben, their letters, and three people on the desk."""

    def __init__(self) -> None:
        super().__init__()
        self.world = get_world()
        self.served: dict[str, str] = {}
        self.touched: set[str] = {"Ann", "Ben"}
        self.people: dict[str, Any] = {}

    @initialize(eyes=st.integers(1, 2), rng=st.randoms(use_true_random=True))
    def begin(self, eyes: int, rng: Random) -> None:
        self.rng = rng
        scribe = next(_examples) % 2 == 1
        self.crossing: Crossing = open_crossing(self.world, eyes=eyes, scribe=scribe)
        self.people = dict(self.crossing.people)
        if scribe:
            case, lane = self.crossing.case, self.crossing.lanes["Ann"]
            self.people["Ann"] = Offscreen(case, lane, lambda: self.world.staff[self.rng.choice(STAFF)])
        self.model = Model(eyes)
        for name in ("Ann", "Ben"):
            self.write(name)

    @rule()
    def something_happens(self) -> None:
        """Most things are decisions of the desk; people stop now and then; a third open letter is the last."""
        openly = [message for message in self.model.messages.values() if self.model.is_open(message)]
        moves: dict[Callable[[], None], int] = {
            self.the_desk_decides: 8,
            self.the_desk_goes_on: 8,
            self.an_author_answers: 6,
            self.somebody_writes: 6 if len(openly) < 3 else 0,
            self.an_author_asks_for_it_back: 1,
            self.somebody_stops_or_goes_on: 5 if any(one.stopped for one in self.model.people.values()) else 1,
            self.somebody_reads: 1,
            self.somebody_says_a_word_to_the_desk: 1,
            self.the_case_is_stopped_or_let_go_on: 4 if self.model.suspended_by else 1,
            self.the_hours_come: 1 if any(message.parked for message in openly) else 0,
        }
        self.rng.choices(list(moves), list(moves.values()))[0]()

    def the_desk_decides(self) -> None:
        self.somebody_does(DESK_VERBS, self.rng.choice(STAFF))

    def the_desk_goes_on(self) -> None:
        self.somebody_does(FORWARD_VERBS, self.rng.choice(STAFF))

    def an_author_answers(self) -> None:
        self.somebody_does(AUTHOR_VERBS)

    def an_author_asks_for_it_back(self) -> None:
        self.somebody_does({"recall": lambda person, _, msg: person.recall(msg)})

    def somebody_writes(self) -> None:
        self.write(self.rng.choice(PEOPLE))

    def somebody_stops_or_goes_on(self) -> None:
        name = self.rng.choice(PEOPLE)
        stopped = self.model.people[name].stopped or not self.model.people[name].letters
        model, person = self.model.people[name], self.people[name]
        verbs = [verb for verb in STOP_VERBS if verb != "halt" or name in self.crossing.people]
        verb = self.rng.choice(ON_VERBS if stopped and self.mostly() else verbs)
        if verb in ("yes", "no"):
            (peer,) = person.peers()
            person.consent("letters", verb, peer=peer)
            model.letters = verb == "yes"
        elif verb in ("permit", "forbid"):
            person.consent("remove-details", "yes" if verb == "permit" else "no")
            self.model.permit(name, verb == "permit")
        elif verb == "come back":
            person.consent("take-part")
            model.withdrawn = False
        else:
            getattr(person, verb)()
            model.paused = verb == "pause" or (verb == "halt" and model.paused)
            model.withdrawn = verb == "withdraw" or model.withdrawn
            model.halted = verb == "halt"
        note(f"{name}: {verb}")
        self.model.settled()
        self.touched.add(name)

    def somebody_reads(self) -> None:
        name = self.rng.choice(PEOPLE)
        person = self.people[name]
        if isinstance(person, Offscreen):
            assert {*person.hears()} <= {*TEXTS, *PERMITTED}
            return
        for release, received in person.received().items():
            assert person.read(release).content["text"] in TEXTS + PERMITTED
            if received.opened is None:
                self.acted(name)

    def somebody_says_a_word_to_the_desk(self) -> None:
        name = self.rng.choice(list(self.crossing.people))
        self.crossing.people[name].tell("A word.")
        self.acted(name)

    def the_case_is_stopped_or_let_go_on(self) -> None:
        """Nobody it is about is served another byte for it: nothing is touched."""
        case, who = self.crossing.case, self.rng.choice(STAFF)
        if not self.model.suspended_by and who != SUPERVISOR:
            self.world.staff[who].suspend(case, "Somebody may come to harm.")
            self.model.suspend(who)
        elif self.model.may_lift(who):
            self.world.staff[who].lift(case, "The danger is over.")
            self.model.suspended_by = ""
        else:
            with pytest.raises(ClientError):
                self.world.staff[who].lift(case, "I would like to.")
        note(f"{who}: the case is {'stopped' if self.model.suspended_by else 'going on'}")

    def the_hours_come(self) -> None:
        with self.world.app.app_context():
            pass_on_due(int(time.time()) + 4 * HOUR)
        for message in self.model.messages.values():
            if message.parked:
                self.model.do("arrive", message)
                self.touched.add(OTHER[message.author])

    # --- what always holds ---

    @invariant()
    def everybody_agrees_on_every_state(self) -> None:
        case, now = self.crossing.case, int(time.time())
        expected = {msg: self.model.state(message) for msg, message in self.model.messages.items()}
        assert {msg: found.state for msg, found in self.world.sam.letters(case).items()} == expected
        with self.world.app.app_context():
            rows = db.session.scalars(select(ReviewItem).where(ReviewItem.case_id == case))
            assert {row.msg: row.state for row in rows} == expected
            folded = get_law().fold(case)
            assert {item.message.msg: folded.state_of(item, now) for item in folded.items.values()} == expected

    @invariant()
    def p1_nobody_has_a_key_to_what_was_not_passed_on(self) -> None:
        released = Counter(OTHER[message.author] for message in self.model.messages.values() if message.released)
        for name, person in self.crossing.people.items():
            lane = self.crossing.lanes[name]
            with self.world.app.app_context():
                rows = db.session.scalars(select(SlotRow).where(SlotRow.reader == person.fp))
                slots = {(row.chain, row.seq) for row in rows}
                entries = [from_wire(wire) for wire in list_wires(self.crossing.case, lane)]
            assert {chain for chain, _ in slots} <= {lane}
            given = [entries[seq].t for _, seq in slots if entries[seq].by != person.fp]
            assert set(given) <= GIVEN_TO_LANES
            assert given.count("release") == released[name]
        for name in self.people.keys() - self.crossing.people.keys():
            with self.world.app.app_context():
                rows = db.session.scalars(select(SlotRow).where(SlotRow.chain == self.crossing.lanes[name]))
                assert all(row.reader.startswith("desk/") for row in rows)

    @invariant()
    def p5_p6_every_text_passed_on_was_agreed_and_approved_by_enough_people(self) -> None:
        case = self.world.sam.load(self.crossing.case)
        for found in self.world.sam.fold(case).items.values():
            if found.release is None:
                continue
            (offer,) = [entry for entry in case.view.log_entries if is_version_of(entry, found.release)]
            passed = letter_part(case.content(found.release))
            assert passed == letter_part(case.content(offer)) == letter_part(case.content(agreed_in(case, offer)))
            approvers = {approval["by"] for approval in found.release["ok"]}
            assert len(approvers) >= self.model.eyes
            assert self.model.eyes == 1 or approvers != {offer.by}

    @invariant()
    def p3_nothing_shows_that_was_not_meant_for_them(self) -> None:
        for name, person in self.crossing.people.items():
            answer: dict[str, Any] = person.http.get(f"/api/cases/{self.crossing.case}")
            answer.pop("now")
            text = json.dumps(answer, sort_keys=True)
            assert name in self.touched or text == self.served[name]
            self.served[name] = text
        self.touched = set()

    # --- how rules speak ---

    def pick(self, verbs: dict[str, Act], who: str) -> tuple[str, str]:
        """A message and a verb: mostly what may happen to one that is open, now and then anything."""
        model = self.model
        possible = [
            (msg, verb)
            for msg, message in model.messages.items()
            for verb in verbs
            if model.is_open(message) and model.may(verb, message, who)
        ]
        if possible and self.mostly():
            return self.rng.choice(possible)
        return self.rng.choice(list(model.messages)), self.rng.choice(sorted(verbs))

    def write(self, name: str) -> None:
        """Somebody sends a letter."""
        msg = self.people[name].write(TEXTS[0])
        self.model.messages[msg] = Message(name)
        self.acted(name, dictated=True)

    def mostly(self) -> bool:
        """Four times of five."""
        return self.rng.random() < 0.8

    def somebody_does(self, verbs: dict[str, Act], who: str = "") -> None:
        """Do something. What may not happen is refused, with a 4xx or by the client, and changes nothing."""
        msg, verb = self.pick(verbs, who)
        message = self.model.messages[msg]
        person = self.world.staff[who] if who else self.people[message.author]
        note(f"{who or message.author}: {verb} at {self.model.state(message)}")
        if not self.model.may(verb, message, who):
            with pytest.raises(ClientError) as refusal:
                verbs[verb](person, self.crossing.case, msg)
            assert not isinstance(refusal.value, Unreachable)
            assert not isinstance(refusal.value, Refused) or 400 <= refusal.value.status < 500
            return
        verbs[verb](person, self.crossing.case, msg)
        self.model.do(verb, message, who)
        if not who:
            self.acted(message.author, dictated=verb == "revise")
        elif verb in SEEN_BY_AUTHOR:
            self.touched.add(message.author)
        elif verb == "pass_on":
            self.touched.add(OTHER[message.author])

    def acted(self, name: str, *, dictated: bool = False) -> None:
        """A participant did something in their own lane. A letter that is dictated carries along what waits there."""
        if not (dictated and isinstance(self.people[name], Offscreen)):
            self.model.acted(name)
        self.touched.add(name)


TestCrossings = Crossings.TestCase
# However much random people do: their steps are counted, not their seconds.
TestCrossings.pytestmark = [pytest.mark.timeout(600)]
TestCrossings.settings = settings(
    max_examples=5,
    stateful_step_count=50,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
