"""A service with three staff, and cases between Ann, who was harmed, and Ben, who harmed her. Nobody is real."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
from flask import Flask

from mediator.accounts import staff
from mediator.client.facilitator import Card, Facilitator, Party
from mediator.client.participant import Participant
from mediator.protocol.account import make_seed
from mediator.protocol.identity import Identity
from tests.conftest import copy_tables

LOCAL = "http://localhost"
PASSPHRASE = "copper sparrow meadow"
COVER = {
    "kind": "letter",
    "pages": 1,
    "minutes": 2,
    "about": ["that night"],
    "removed": 0,
    "from": "the other person",
    "who": "",
}
CARA = Party("Cara", "victim", telephone="01632 960111")
YEAR = 365 * 86_400
LETTER = "I hear the door every night. I want you to know that."
ANSWER = "It was me who opened it. You did nothing to cause it."


@dataclass
class World:
    """The service and its staff: Sam and Priya facilitate, Ruth supervises. `ready`: cases nobody took yet."""

    app: Flask
    base_url: str
    transport: httpx.BaseTransport | None
    root: Identity
    staff: dict[str, Facilitator] = field(default_factory=dict)
    staff_cards: dict[str, str] = field(default_factory=dict)
    ready: list[Crossing] = field(default_factory=list)

    @property
    def sam(self) -> Facilitator:
        """A facilitator."""
        return self.staff["Sam"]

    @property
    def priya(self) -> Facilitator:
        """Another facilitator."""
        return self.staff["Priya"]

    @property
    def ruth(self) -> Facilitator:
        """The supervisor."""
        return self.staff["Ruth"]


@dataclass
class Crossing:
    """One case: its lanes, its participants and their cards by name."""

    world: World
    case: str
    lanes: dict[str, str]
    people: dict[str, Participant] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)

    @property
    def ann(self) -> Participant:
        """Who was harmed."""
        return self.people["Ann"]

    @property
    def ben(self) -> Participant:
        """Who harmed her."""
        return self.people["Ben"]

    def state(self, msg: str) -> str:
        """The state of a message, as Sam's client works it out."""
        return self.world.sam.letter(self.case, msg).state

    def served_state(self, msg: str) -> str:
        """The state of a message in the service's queue."""
        return str(self.world.sam.items(self.case)[msg]["state"])

    def pass_on(self, msg: str, when: int = 0, **cover: Any) -> str:
        """Offer by Sam, approve by Priya where two are asked, pass on; the release's hash."""
        self.world.sam.offer(self.case, msg, {**COVER, **cover})
        if self.state(msg) == "offered":
            self.world.priya.approve(self.case, msg)
        return self.world.sam.pass_on(self.case, msg, when)


def make_world(app: Flask, base_url: str = LOCAL, transport: httpx.BaseTransport | None = None) -> World:
    """Make the service and its three staff. Without a transport requests go over the network to `base_url`."""
    root = Identity.from_seed(make_seed())
    world = World(app, base_url, transport, root)
    with app.app_context():
        staff.make_service(root.public(), demo=False, now=int(time.time()))
    for name in ("Sam", "Priya", "Ruth"):
        world.staff[name] = add_staff(world, name, supervisor=name == "Ruth")
    return world


def make_world_folder(template: Path, folder: Path) -> Path:
    """A folder for an app, with the empty databases of the template in it."""
    copy_tables(template, folder)
    return folder


def add_staff(world: World, name: str, *, supervisor: bool = False) -> Facilitator:
    """Invite, enrol and certify one more person."""
    person = Facilitator(world.base_url, world.transport)
    with world.app.app_context():
        card = staff.invite(name, supervisor, int(time.time()))
    person.enrol(card, PASSPHRASE)
    world.staff_cards[name] = card
    with world.app.app_context():
        staff.certify(person.fp, world.root, int(time.time()))
    return person


def open_crossing(world: World, *, eyes: int = 1, scribe: bool = False) -> Crossing:
    """Open a case by Sam and bring both in, with every consent; with `scribe` Ann has no device."""
    if world.ready and eyes == 1 and not scribe:
        return world.ready.pop(0)
    people = [Party("Ann", "victim", mode="scribe" if scribe else "self"), Party("Ben", "offender")]
    colleagues = [world.priya.fp, world.ruth.fp]
    opened = world.sam.open_case(people, ["Sexton Row"], colleagues, eyes)
    crossing = Crossing(world, opened.case, opened.lanes)
    meet_conditions(world.ruth, opened.case)
    for name in ("Ben",) if scribe else ("Ann", "Ben"):
        bring_in(crossing, name)
    if scribe:
        hear_consents(crossing, "Ann")
    return crossing


def meet_conditions(supervisor: Facilitator, case: str) -> None:
    """Open everything that anybody in a case needs, in one act."""
    until = supervisor.now() + YEAR
    supervisor.open_gates(case, supervisor.needed(case), "Seen by Ruth.", until, kind="document")


def bring_in(crossing: Crossing, name: str) -> Participant:
    """Give a card, enrol with it, compare the words, accept, and say yes to everything."""
    sam, lane = crossing.world.sam, crossing.lanes[name]
    card = sam.make_card(crossing.case, lane)
    person = Participant(crossing.world.base_url, crossing.world.transport)
    sam.accept(crossing.case, lane, person.enrol(card.text, PASSPHRASE))
    person.consent("take-part")
    for peer in person.peers():
        for what in ("letters", "questions"):
            person.consent(what, peer=peer)
    crossing.people[name], crossing.cards[name] = person, card
    return person


def hear_consents(crossing: Crossing, name: str) -> None:
    """Record the consents of somebody without a device."""
    sam, case, lane = crossing.world.sam, crossing.case, crossing.lanes[name]
    sam.said_consent(case, lane, "take-part", "Yes, I want to.", how="meeting", present=[name])
    for peer in sam.peers(case, lane):
        for what in ("letters", "questions"):
            sam.said_consent(case, lane, what, "Yes.", peer=peer, how="meeting", present=[name])


def bring_third(crossing: Crossing, *, named: bool = True) -> str:
    """Cara was harmed too and comes later, with a card; with `named` Ben's page calls the two by words of their own."""
    sam, case = crossing.world.sam, crossing.case
    ben, ann = crossing.lanes["Ben"], crossing.lanes["Ann"]
    lane = sam.add_person(case, CARA, {ben: "the man who was driving"}, ["Mill Cottage"])
    crossing.lanes["Cara"] = lane
    meet_conditions(crossing.world.ruth, case)
    bring_in(crossing, "Cara")
    if named:
        sam.name_other(case, ben, ann, "Ann")
        sam.name_other(case, ben, lane, "Mrs C")
        (ref,) = [ref for ref, words in crossing.ben.peers().items() if words == "Mrs C"]
        for what in ("letters", "questions"):
            crossing.ben.consent(what, peer=ref)
    return lane
