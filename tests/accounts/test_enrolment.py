"""A participant's card becomes an account and an entry, both or neither (P11, P13, N5, N11)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import httpx
import pytest
from flask import Flask

from mediator.accounts import queries, staff
from mediator.accounts.models import Account, Packet
from mediator.client.errors import CardUnknown, NoMatch, Refused
from mediator.client.facilitator import Card, Facilitator, Party
from mediator.client.participant import Participant
from mediator.extensions import db
from mediator.protocol.card import CardKeys, enrol_mac, read_card
from mediator.protocol.encoding import b64
from mediator.protocol.entry import make_entry
from mediator.protocol.identity import Identity
from mediator.record.models import EntryRow, HaltRow
from tests.accounts.conftest import Person
from tests.conftest import own_client

WORDS = "amber lantern river"


@dataclass
class Desk:
    """An open case with a lane for Ann, and Sam, who makes her cards."""

    sam: Facilitator
    case: str
    lane: str
    app: Flask

    def give_card(self) -> Card:
        return self.sam.make_card(self.case, self.lane)

    def participant(self) -> Participant:
        return Participant("http://localhost", httpx.WSGITransport(app=self.app))

    def length(self) -> int:
        """How many entries Ann's lane has."""
        with self.app.app_context():
            return db.session.query(EntryRow).filter_by(chain=self.lane).count()


@pytest.fixture
def desk(service: Flask, root: Identity, real_now: int) -> Desk:
    """Three people of the staff and an open case."""
    members = []
    for name, supervisor in (("Sam Carter", False), ("Priya Shah", False), ("Ruth Bell", True)):
        one = Facilitator("http://localhost", httpx.WSGITransport(app=service))
        with service.app_context():
            card = staff.invite(name, supervisor, real_now)
        one.enrol(card, "five words that were drawn")
        with service.app_context():
            staff.certify(one.fp, root, real_now)
        members.append(one)
    sam, *others = members
    people = [Party("Ann Fox", "victim"), Party("Bob Hill", "offender")]
    opened = sam.open_case(people, [], [one.fp for one in others])
    return Desk(sam, opened.case, opened.lanes["Ann Fox"], service)


@pytest.fixture
def invited(desk: Desk) -> Callable[..., Any]:
    """`invited(t="enrol", …)` posts an enrolment for a fresh card, with fields of its entry changed."""
    person = Person(own_client(desk.app), CardKeys.from_secret(read_card(desk.give_card().text)))
    shown = person.client.post("/api/card", json={"find": person.card.find}).json

    def post(wire: dict[str, str] | None = None, sig: str = "", **changed: Any) -> Any:
        seq, head = shown["lane"]["head"]
        fields = {
            "t": "enrol",
            "case": desk.case,
            "chain": desk.lane,
            "seq": seq + 1,
            "prev": head,
            "ros": list(desk.sam.load(desk.case).view.roster.head),
            "ts": desk.sam.now(),
            "me": person.identity.public(),
            "mac": enrol_mac(person.card.mackey, desk.lane, person.identity.public()),
        }
        entry = wire or make_entry(person.identity, fields | changed).to_wire() | ({"sig": sig} if sig else {})
        return person.client.post("/api/enrol", json={**person.account(), "entry": entry})

    return post


def test_a_card_opens_the_roster_and_the_head_of_its_lane_and_nothing_else(desk: Desk) -> None:
    keys = CardKeys.from_secret(read_card(desk.give_card().text))
    shown = own_client(desk.app).post("/api/card", json={"find": keys.find}).json
    assert set(shown) == {"state", "kind", "packet", "roster", "lane"}
    assert len(shown["lane"]["entries"]) == 1
    assert set(shown["lane"]) == {"chain", "entries", "head"}


def test_account_and_entry_come_together(desk: Desk) -> None:
    before, card = desk.length(), desk.give_card()
    ann = desk.participant()
    assert ann.enrol(card.text, WORDS) == desk.sam.words_for(desk.case, desk.lane)
    assert desk.length() == before + 1
    with desk.app.app_context():
        account = db.session.query(Account).filter_by(kind="participant").one()
        assert (account.case, account.lane, account.fp, account.name) == (desk.case, desk.lane, ann.fp, "")
        assert db.session.query(Packet).filter_by(kind="participant").count() == 0


def test_n5_a_second_enrolment_on_one_card_is_refused(desk: Desk) -> None:
    card = desk.give_card()
    desk.participant().enrol(card.text, WORDS)
    after = desk.length()
    with pytest.raises(CardUnknown):
        desk.participant().enrol(card.text, "other words here")
    assert desk.length() == after
    desk.participant().sign_in(card.text, WORDS)


def test_p13_an_enrolment_that_does_not_fit_changes_nothing(desk: Desk, invited: Callable[..., Any]) -> None:
    before = desk.length()
    for changed, status in (
        ({"chain": b64(b"x" * 16)}, 404),
        ({"seq": 9}, 409),
        ({"prev": b64(b"p" * 32)}, 409),
        ({"ts": 1}, 422),
        ({"case": b64(b"c" * 32)}, 400),
        ({"ros": [0, b64(b"r" * 32)]}, 422),
    ):
        assert invited(**changed).status_code == status, changed
    for wire in ({"stmt": ""}, {"stmt": "AA", "sig": "AA"}, {"stmt": 1, "sig": 2}, {"stmt": "e30", "sig": "A" * 86}):
        assert invited(wire=wire).status_code == 400, wire
    assert desk.length() == before
    with desk.app.app_context():
        assert db.session.query(Account).filter_by(kind="participant").count() == 0
    assert invited().status_code == 200


def test_n3_a_signature_over_something_else_is_refused(desk: Desk, invited: Callable[..., Any]) -> None:
    before = desk.length()
    answer = invited(sig=b64(bytes(64)))
    assert (answer.status_code, answer.json["code"]) == (422, "signature-wrong")
    assert desk.length() == before


def test_a_new_card_ends_the_one_before(desk: Desk) -> None:
    first, second = desk.give_card(), desk.give_card()
    with pytest.raises(CardUnknown):
        desk.participant().enrol(first.text, WORDS)
    desk.participant().enrol(second.text, WORDS)


def test_n5_a_card_whose_time_is_over_opens_nothing(desk: Desk) -> None:
    keys = CardKeys.from_secret(read_card(desk.give_card().text))
    with desk.app.app_context():
        packet = db.session.get(Packet, keys.find)
        assert packet is not None
        assert queries.find_packet(keys.find, packet.ends_at - 1) is packet
        assert queries.find_packet(keys.find, packet.ends_at) is None


def test_p11_a_lost_card_or_passphrase_has_a_way_back(desk: Desk) -> None:
    lost, ann = desk.give_card(), desk.participant()
    desk.sam.accept(desk.case, desk.lane, ann.enrol(lost.text, WORDS))
    ann.consent("take-part")
    again, card = desk.participant(), desk.give_card()
    desk.sam.accept(desk.case, desk.lane, again.enrol(card.text, "new words of hers"))
    assert again.lane.accepted == again.fp
    with pytest.raises(NoMatch):
        desk.participant().sign_in(lost.text, WORDS)
    with pytest.raises(Refused):
        ann.load()


def test_p7_stop_everything_needs_a_session_and_nothing_else(desk: Desk) -> None:
    ann = desk.participant()
    ann.enrol(desk.give_card().text, WORDS)
    ann.halt()
    ann.halt()  # Whoever presses twice has stopped once.
    with desk.app.app_context():
        halt = db.session.query(HaltRow).one()
        assert (halt.case_id, halt.lane) == (desk.case, desk.lane)
    with pytest.raises(Refused) as refused:
        desk.sam.http.post("/api/halt", {})
    assert refused.value.status == 404


def test_p3_a_participant_is_told_nothing_of_the_staff_list(desk: Desk) -> None:
    ann = desk.participant()
    ann.enrol(desk.give_card().text, WORDS)
    with pytest.raises(Refused) as refused:
        ann.http.get("/api/staff")
    assert refused.value.status == 404
    session = ann.http.get("/api/session")
    assert {"name", "root", "cert", "me"}.isdisjoint(session)
