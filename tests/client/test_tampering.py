"""P4: between the real service and a reader stands somebody who changes what is served. Nothing is shown."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import httpx
import pytest

from mediator.client import CheckFailed, Facilitator, Participant
from mediator.protocol.account import make_seed
from mediator.protocol.approval import approve
from mediator.protocol.body import make_slot, seal_body
from mediator.protocol.certificate import certify
from mediator.protocol.encoding import b64, canon
from mediator.protocol.entry import Entry, from_wire, make_entry
from mediator.protocol.identity import Identity
from tests.client.world import ANSWER, LETTER, PASSPHRASE, Crossing, World, open_crossing

Served = dict[str, Any]
Change = Callable[[Served], None]


@dataclass
class Tampering(httpx.BaseTransport):
    """A network that changes the case, or the sealed texts, on their way to one person."""

    inner: httpx.BaseTransport
    change_case: Change = lambda _: None
    blobs: dict[str, bytes] = field(default_factory=dict)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send the request on and change what comes back."""
        answer = self.inner.handle_request(request)
        raw = answer.read()
        parts = request.url.path.strip("/").split("/")
        if request.method == "GET" and answer.is_success and parts[:2] == ["api", "cases"]:
            if len(parts) == 3:
                served = json.loads(raw)
                self.change_case(served)
                raw = json.dumps(served).encode()
            elif parts[3] == "blobs":
                raw = self.blobs.get(parts[4], raw)
        headers = [(k, v) for k, v in answer.headers.multi_items() if k not in ("content-length",)]
        return httpx.Response(answer.status_code, headers=headers, content=raw)


@pytest.fixture(scope="module")
def crossing(world: World) -> Crossing:
    """A case in which Ben has received one letter, and Ann has written another."""
    crossing = open_crossing(world)
    crossing.pass_on(crossing.ann.write(LETTER))
    crossing.ann.write("A second letter.")
    return crossing


@pytest.fixture(scope="module")
def another(world: World) -> Crossing:
    """Another case of the same service."""
    return open_crossing(world)


@dataclass
class Behind:
    """Somebody who signs in behind a tampering network, after having looked once without it."""

    person: Participant | Facilitator
    network: Tampering
    crossing: Crossing

    def looks(self) -> str:
        """Look again; the code of the check that failed. Fails the test when everything was shown."""
        with pytest.raises(CheckFailed) as failed:
            self.read_everything()
        return failed.value.code

    def read_everything(self) -> None:
        """Open all that this person may read."""
        if isinstance(self.person, Participant):
            for release in list(self.person.received()):
                self.person.read(release)
        else:
            for msg in list(self.person.letters(self.crossing.case)):
                self.person.text_of(self.crossing.case, msg)


def sign_in_behind(crossing: Crossing) -> Behind:
    """Ben, on another device, who has looked once while nothing was changed."""
    assert crossing.world.transport is not None
    network = Tampering(crossing.world.transport)
    person = Participant(crossing.world.base_url, network)
    person.sign_in(crossing.cards["Ben"].text, PASSPHRASE)
    person.load()
    return Behind(person, network, crossing)


@pytest.fixture
def ben(crossing: Crossing) -> Behind:
    """Ben, behind the network."""
    return sign_in_behind(crossing)


@pytest.fixture
def sam(crossing: Crossing) -> Iterator[Behind]:
    """Sam, on the same device as before: only the network between has changed."""
    assert crossing.world.transport is not None
    network = Tampering(crossing.world.transport)
    person = crossing.world.sam
    person.letters(crossing.case)
    person.http._client._transport = network
    yield Behind(person, network, crossing)
    person.http._client._transport = crossing.world.transport


def lane_of(served: Served) -> list[dict[str, str]]:
    """The one lane that a participant is served."""
    return next(iter(served["lanes"].values()))


def last_of(entries: list[dict[str, str]], t: str) -> tuple[int, Entry]:
    """The place and content of the last entry of a type."""
    return next((at, from_wire(wire)) for at, wire in reversed(list(enumerate(entries))) if from_wire(wire).t == t)


def append_signed(crossing: Crossing, entries: list[dict[str, str]], by: Identity, t: str, **fields: Any) -> Entry:
    """Put a well-formed entry by somebody behind the newest one."""
    newest = from_wire(entries[-1])
    common = {"case": crossing.case, "chain": newest.chain, "seq": newest.seq + 1, "prev": newest.hash, "ts": newest.ts}
    if newest.ros:
        common["ros"] = list(newest.ros)
    entry = make_entry(by, {"t": t, **common, **fields})
    entries.append(entry.to_wire())
    return entry


def test_p4_untouched_it_is_shown(ben: Behind, sam: Behind) -> None:
    assert isinstance(ben.person, Participant)
    (release,) = ben.person.received()
    assert ben.person.read(release).content["text"] == LETTER
    assert sam.person.letters(sam.crossing.case)


def test_p4_a_changed_body_v8(ben: Behind) -> None:
    (received,) = ben.person.received().values()
    descriptor = received.release["body"]
    ct = ben.person.http.get_bytes(f"/api/cases/{ben.crossing.case}/blobs/{descriptor['ct']}")
    ben.network.blobs[descriptor["ct"]] = ct[:-1] + bytes([ct[-1] ^ 1])
    assert ben.looks() == "V8"


def test_p4_another_body_v8(ben: Behind) -> None:
    (received,) = ben.person.received().values()
    lane = ben.crossing.lanes["Ben"]
    other = seal_body({"v": 1, "text": "Not hers.", "lang": "en", "att": []}, ben.crossing.case, lane, "letter")
    ben.network.blobs[received.release["body"]["ct"]] = other.ct
    assert ben.looks() == "V8"


def test_p4_a_slot_for_another_key_v8(ben: Behind) -> None:
    def change(served: Served) -> None:
        _, release = last_of(lane_of(served), "release")
        for slot in served["slots"]:
            if slot[1] == release.seq and slot[0] == release.chain:
                slot[3] = b64(make_slot(bytes(32), ben.person.identity.box_pk))

    ben.network.change_case = change
    assert ben.looks() == "V8"


def test_p4_a_missing_slot_v8(ben: Behind) -> None:
    ben.network.change_case = lambda served: served["slots"].clear()
    assert ben.looks() == "V8"


def test_p4_a_changed_entry_v3(ben: Behind) -> None:
    def change(served: Served) -> None:
        at, release = last_of(lane_of(served), "release")
        stmt = canon({**release.fields, "mode": "edited"})
        lane_of(served)[at]["stmt"] = b64(stmt)

    ben.network.change_case = change
    assert ben.looks() == "V3"


def test_p4_an_entry_of_another_form_v2(ben: Behind) -> None:
    ben.network.change_case = lambda served: lane_of(served)[-1].update(stmt=b64(b'{"t":"release"}'))
    assert ben.looks() == "V2"


def test_p4_an_entry_left_out_v4(ben: Behind) -> None:
    ben.network.change_case = lambda served: lane_of(served).pop(2)
    assert ben.looks() == "V4"


def test_p4_two_entries_swapped_v4(ben: Behind) -> None:
    def change(served: Served) -> None:
        lane = lane_of(served)
        lane[-1], lane[-2] = lane[-2], lane[-1]

    ben.network.change_case = change
    assert ben.looks() == "V4"


def test_p4_what_was_seen_before_taken_away_v7(ben: Behind) -> None:
    ben.network.change_case = lambda served: lane_of(served).pop()
    assert ben.looks() == "V7"


def test_p4_taken_away_on_a_new_device_too_v7(ben: Behind) -> None:
    ben.network.change_case = lambda served: lane_of(served).pop()
    again = Participant(ben.crossing.world.base_url, ben.network)
    again.sign_in(ben.crossing.cards["Ben"].text, PASSPHRASE)
    assert Behind(again, ben.network, ben.crossing).looks() == "V7"


def test_p4_a_roster_that_goes_back_v6(ben: Behind) -> None:
    ben.network.change_case = lambda served: served["roster"].pop()
    assert ben.looks() in ("V6", "V7")


def test_p4_another_cases_roster_v1(ben: Behind, another: Crossing) -> None:
    foreign = another.ben.http.get(f"/api/cases/{another.case}")
    ben.network.change_case = lambda served: served.update(roster=foreign["roster"])
    assert ben.looks() == "V1"


def test_p4_another_case_whole_v1(ben: Behind, another: Crossing) -> None:
    foreign = another.ben.http.get(f"/api/cases/{another.case}")
    ben.network.change_case = lambda served: (served.clear(), served.update(foreign))
    assert ben.looks() == "V1"


def test_p4_a_stranger_on_the_roster_v5(ben: Behind) -> None:
    stranger = Identity.from_seed(make_seed())
    cert = certify(stranger, stranger.public(), 2**40, sup=False)
    ben.network.change_case = lambda served: append_signed(
        ben.crossing, served["roster"], stranger, "staff-add", who=stranger.fp, cert=cert, role="facilitator"
    )
    assert ben.looks() == "V5"


def test_p4_somebody_certified_by_another_root_v10(ben: Behind) -> None:
    stranger, root = Identity.from_seed(make_seed()), Identity.from_seed(make_seed())
    cert = certify(root, stranger.public(), 2**40, sup=False)
    ben.network.change_case = lambda served: append_signed(
        ben.crossing,
        served["roster"],
        ben.crossing.world.sam.identity,
        "staff-add",
        who=stranger.fp,
        cert=cert,
        role="facilitator",
    )
    assert ben.looks() == "V10"


def test_p4_a_release_by_a_stranger_v5(ben: Behind) -> None:
    stranger = Identity.from_seed(make_seed())
    ben.network.change_case = lambda served: forge_release(ben.crossing, lane_of(served), stranger, [stranger])
    assert ben.looks() == "V5"


def test_p4_a_release_that_nobody_approved_v9(ben: Behind) -> None:
    sam = ben.crossing.world.sam.identity
    ben.network.change_case = lambda served: forge_release(ben.crossing, lane_of(served), sam, [])
    assert ben.looks() == "V9"


def test_p4_a_release_approved_by_a_stranger_v9(ben: Behind) -> None:
    sam, stranger = ben.crossing.world.sam.identity, Identity.from_seed(make_seed())
    ben.network.change_case = lambda served: forge_release(ben.crossing, lane_of(served), sam, [stranger])
    assert ben.looks() == "V9"


def test_p4_another_key_accepted_in_my_lane_v11(ben: Behind) -> None:
    stranger = Identity.from_seed(make_seed())

    def change(served: Served) -> None:
        lane = lane_of(served)
        me = stranger.public()
        append_signed(ben.crossing, lane, stranger, "enrol", me=me, mac=b64(bytes(32)))
        sam = ben.crossing.world.sam.identity
        append_signed(ben.crossing, lane, sam, "accept", who=stranger.fp, old=ben.person.fp)

    ben.network.change_case = change
    assert ben.looks() == "V11"


def test_p4_another_desk_key_v12(sam: Behind) -> None:
    def change(served: Served) -> None:
        roster = from_wire(served["roster"][0])
        for slot in served["slots"]:
            if slot[0] == roster.chain:
                slot[3] = b64(make_slot(bytes(32), sam.person.identity.box_pk))

    sam.network.change_case = change
    assert sam.looks() == "V12"


def test_p4_a_desk_without_its_newest_key_v12(sam: Behind) -> None:
    sam.network.change_case = lambda served: served.update(slots=[])
    assert sam.looks() == "V12"


def test_p4_a_changed_letter_on_the_desk_v8(sam: Behind) -> None:
    (_, second) = sam.person.letters(sam.crossing.case).values()
    sam.network.blobs[second.item.newest["body"]["ct"]] = bytes(4136)
    assert sam.looks() == "V8"


def test_p4_a_log_that_goes_back_v7(sam: Behind) -> None:
    sam.network.change_case = lambda served: served["log"].pop()
    assert sam.looks() == "V7"


def test_p4_an_enrolment_that_did_not_come_from_the_card_v5(sam: Behind) -> None:
    mine = open_crossing(sam.crossing.world)
    lane, stranger = mine.lanes["Ann"], Identity.from_seed(make_seed())
    mine.world.sam.make_card(mine.case, lane)
    sam.network.change_case = lambda served: append_signed(
        mine, served["lanes"][lane], stranger, "enrol", me=stranger.public(), mac=b64(bytes(32))
    )
    with pytest.raises(CheckFailed) as failed:
        mine.world.sam.accept(mine.case, lane, ["any", "words", "at", "all"])
    assert failed.value.code == "V5"


def test_p4_a_card_answered_with_another_roster_is_refused_before_any_passphrase(
    world: World, crossing: Crossing, another: Crossing
) -> None:
    card = world.sam.make_card(crossing.case, crossing.lanes["Ann"])
    foreign = another.ann.http.get(f"/api/cases/{another.case}")

    class Swapping(Tampering):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = self.inner.handle_request(request)
            if request.url.path != "/api/card":
                return answer
            said = json.loads(answer.read())
            return httpx.Response(200, json={**said, "roster": foreign["roster"]})

    assert world.transport is not None
    with pytest.raises(CheckFailed) as failed:
        Participant(world.base_url, Swapping(world.transport)).enrol(card.text, PASSPHRASE)
    assert failed.value.code == "V1"


def test_p4_after_a_failed_check_nothing_of_the_case_is_left_to_look_at(ben: Behind) -> None:
    assert isinstance(ben.person, Participant)
    ben.network.change_case = lambda served: lane_of(served).pop()
    assert ben.looks() == "V7"
    with pytest.raises(CheckFailed):
        _ = ben.person.lane
    ben.network.change_case = lambda _: None
    assert len(ben.person.received()) == 1


def forge_release(crossing: Crossing, lane: list[dict[str, str]], by: Identity, approvers: list[Identity]) -> None:
    """Put a release of a made-up letter behind the newest entry of a lane."""
    chain = from_wire(lane[-1]).chain
    content = {"v": 1, "text": ANSWER, "lang": "en", "att": []}
    body = seal_body(content, crossing.case, chain, "letter", t="release").descriptor
    ok = [{"by": one.fp, "sig": approve(one, crossing.case, chain, body, "", "as-written", [])} for one in approvers]
    append_signed(crossing, lane, by, "release", body=body, cover="", att=[], mode="as-written", ok=ok)
