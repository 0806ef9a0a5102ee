"""The service that the stories happen at: its staff, two cases, and everybody's card. Made once, copied for each story.

Hazel had a burglar, Kyle was it: one person approves what is passed on. Carly was hit, Lewis hit her: two approve.
Nobody is real.
"""

import shutil
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from flask import Flask

from mediator.accounts import staff
from mediator.client import Facilitator, Participant
from mediator.client.facilitator import Party
from mediator.extensions import db
from mediator.protocol.account import make_seed
from mediator.protocol.identity import Identity
from mediator.review import worker
from tests.browser.person import PASSPHRASE
from tests.client.world import meet_conditions
from tests.conftest import let_go, make_app

STAFF = {"Sam": False, "Priya": False, "Ruth": True}
CASES = {("Hazel", "Kyle"): 1, ("Carly", "Lewis"): 2}
TERMS = ["Sexton Row", "Tern Court"]
COVER = {
    "kind": "letter",
    "pages": 1,
    "minutes": 2,
    "about": ["that night"],
    "removed": 0,
    "from": "them",
    "who": "Sam",
}


@dataclass
class Office:
    """Cards by first name; each participant's case and lane; who the staff are, and the root that vouches for them."""

    cards: dict[str, str] = field(default_factory=dict)
    cases: dict[str, str] = field(default_factory=dict)
    lanes: dict[str, str] = field(default_factory=dict)
    staff: dict[str, str] = field(default_factory=dict)
    root: bytes = b""


def make_office(folder: Path) -> Office:
    """Make it in a folder that has an empty database, without a network."""
    app = make_app(folder)
    transport = httpx.WSGITransport(app=app)
    office, desk = Office(root=make_seed()), {}
    root = Identity.from_seed(office.root)
    with app.app_context():
        staff.make_service(root.public(), demo=False, now=now())
    for name, supervisor in STAFF.items():
        desk[name] = Facilitator("http://localhost", transport)
        with app.app_context():
            office.cards[name] = staff.invite(name, supervisor, now())
        desk[name].enrol(office.cards[name], PASSPHRASE)
        with app.app_context():
            staff.certify(desk[name].fp, root, now())
        office.staff[name] = desk[name].fp
    for (harmed, responsible), eyes in CASES.items():
        _open_case(office, desk, transport, harmed, responsible, eyes)
    let_go(app)
    return office


def _open_case(
    office: Office,
    desk: dict[str, Facilitator],
    transport: httpx.BaseTransport,
    harmed: str,
    responsible: str,
    eyes: int,
) -> None:
    sam = desk["Sam"]
    people = [Party(harmed, "victim"), Party(responsible, "offender")]
    opened = sam.open_case(people, TERMS, [desk["Priya"].fp, desk["Ruth"].fp], eyes)
    meet_conditions(desk["Ruth"], opened.case)
    for name, lane in opened.lanes.items():
        card = sam.make_card(opened.case, lane).text
        person = Participant("http://localhost", transport)
        sam.accept(opened.case, lane, person.enrol(card, PASSPHRASE))
        person.consent("take-part")
        for peer in person.peers():
            for what in ("letters", "questions"):
                person.consent(what, peer=peer)
        office.cards[name], office.cases[name], office.lanes[name] = card, opened.case, lane


def copy_office(made: Path, folder: Path) -> None:
    """Everything that the service keeps, as it was when the office was made."""
    shutil.copytree(made, folder, dirs_exist_ok=True)


def let_hours_pass(app: Flask, until: int) -> int:
    """Run the worker's step as if it were `until`; how many waiting texts it passed on."""
    with app.app_context():
        passed = worker.pass_on_due(until)
        db.session.remove()
    return passed


def now() -> int:
    """Unix seconds."""
    return int(time.time())
