"""P13: whatever is sent to a case, the answer is clear, never a 5xx, and nothing is changed."""

import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import text as sql

from mediator.extensions import db
from mediator.protocol.encoding import b64, unb64
from tests.record.browsers import sign_in
from tests.record.casework import Casework, Draft, new_id, text

TABLES = (
    "entry",
    "slot",
    "parked",
    "halt",
    "packet",
    "review_item",
    "lane",
    "member",
    "case_summary",
    "notice",
    "blob_use",
)
Body = dict[str, Any]
Spoil = Callable[[Casework, Draft], Any]


def snapshot(app: Flask) -> dict[str, int]:
    """How many rows each table has."""
    with app.app_context():
        return {table: db.session.execute(sql(f"SELECT count(*) FROM {table}")).scalar_one() for table in TABLES}


def _entry(body: Body) -> bytes:
    return unb64(body["entries"][0]["stmt"])


def _with_stmt(draft: Draft, change: Callable[[bytes], bytes]) -> Body:
    """The same batch with the first statement's bytes changed and signed anew, as a broken client would."""
    body = draft.as_json()
    stmt = change(_entry(body))
    body["entries"][0] = {"stmt": b64(stmt), "sig": b64(draft.by.identity.sign("rj1/stmt", stmt))}
    return body


def _resigned(draft: Draft, **changed: Any) -> Body:
    def change(stmt: bytes) -> bytes:
        fields = json.loads(stmt) | changed
        return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()

    return _with_stmt(draft, change)


def _flip(draft: Draft) -> Body:
    body = draft.as_json()
    sig = bytearray(unb64(body["entries"][0]["sig"]))
    sig[0] ^= 1
    body["entries"][0]["sig"] = b64(bytes(sig))
    return body


def _slots(draft: Draft, change: Callable[[list[Any]], Any]) -> Body:
    body = draft.as_json()
    change(body["slots"])
    return body


def _more(draft: Draft, **more: Any) -> Body:
    return draft.as_json() | more


def _park(draft: Draft, when: int) -> Body:
    return {"when": when, "entry": draft.as_json()["entries"][0], "slots": []}


SPOILT: dict[str, tuple[Spoil, int, str]] = {
    "not json": (lambda c, d: b"{", 400, ""),
    "not utf-8": (lambda c, d: b'{"entries": "\xff"}', 400, ""),
    "deep": (lambda c, d: b"[" * 200_000, 400, ""),
    "a list": (lambda c, d: [], 400, "batch-invalid"),
    "null": (lambda c, d: b"null", 400, "batch-invalid"),
    "not a number": (lambda c, d: b'{"entries": NaN, "slots": []}', 400, ""),
    "nothing": (lambda c, d: {}, 400, "batch-invalid"),
    "no entries": (lambda c, d: _more(d, entries=[]), 400, "batch-invalid"),
    "nine entries": (lambda c, d: _more(d, entries=d.as_json()["entries"] * 9), 400, "batch-invalid"),
    "another member": (lambda c, d: _more(d, also=1), 400, "batch-invalid"),
    "entries as text": (lambda c, d: _more(d, entries="x"), 400, "batch-invalid"),
    "an entry as text": (lambda c, d: _more(d, entries=["x"]), 400, "entry-invalid"),
    "an entry without sig": (lambda c, d: _more(d, entries=[{"stmt": "AA"}]), 400, "entry-invalid"),
    "a statement that is a number": (lambda c, d: _more(d, entries=[{"stmt": 1, "sig": "A"}]), 400, "entry-invalid"),
    "base64 with padding": (lambda c, d: _more(d, entries=[{"stmt": "AA==", "sig": "AA"}]), 400, "entry-invalid"),
    "a surrogate": (lambda c, d: b'{"entries":[{"stmt":"\\ud800","sig":"\\u0000"}],"slots":[]}', 400, ""),
    "a space in the statement": (lambda c, d: _with_stmt(d, lambda s: s + b" "), 400, "entry-invalid"),
    "an unknown type": (lambda c, d: _resigned(d, t="wish"), 400, "entry-invalid"),
    "version 2": (lambda c, d: _resigned(d, v=2), 400, "entry-invalid"),
    "a field too many": (lambda c, d: _resigned(d, more="x"), 400, "entry-invalid"),
    "a negative seq": (lambda c, d: _resigned(d, seq=-1), 400, "entry-invalid"),
    "a seq that is no number": (lambda c, d: _resigned(d, seq="1"), 400, "entry-invalid"),
    "another case": (lambda c, d: _resigned(d, case=b64(bytes(32))), 400, "entry-invalid"),
    "a flipped signature": (lambda c, d: _flip(d), 422, "signature-wrong"),
    "somebody else's name": (lambda c, d: _resigned(d, by=c.robin.fp), 422, "not-allowed"),
    "a gap": (lambda c, d: _resigned(d, seq=d.entries[0].seq + 1), 409, "moved"),
    "a repeat": (lambda c, d: _resigned(d, seq=d.entries[0].seq - 1), 409, "moved"),
    "another prev": (lambda c, d: _resigned(d, prev=b64(bytes(32))), 409, "moved"),
    "a huge seq": (lambda c, d: _resigned(d, seq=2**53 - 1), 409, "moved"),
    "an unknown chain": (lambda c, d: _resigned(d, chain=new_id()), 409, "moved"),
    "an unknown roster": (lambda c, d: _resigned(d, ros=[2, b64(bytes(32))]), 422, "roster-unknown"),
    "a roster not yet there": (lambda c, d: _resigned(d, ros=[9, b64(bytes(32))]), 422, "roster-unknown"),
    "an old roster": (lambda c, d: _resigned(d, ros=[0, c.case]), 409, "moved"),
    "eleven minutes ago": (lambda c, d: _resigned(d, ts=c.now - 660), 422, "clock"),
    "in eleven minutes": (lambda c, d: _resigned(d, ts=c.now + 660), 422, "clock"),
    "no slots": (lambda c, d: _more(d, slots=[]), 422, "slots"),
    "slots as text": (lambda c, d: _more(d, slots="x"), 400, "batch-invalid"),
    "a slot of 79 bytes": (lambda c, d: _slots(d, lambda s: s[0].__setitem__(3, b64(bytes(79)))), 400, "batch-invalid"),
    "a slot twice": (lambda c, d: _slots(d, lambda s: s.append(s[0])), 400, "batch-invalid"),
    "a slot for the other side": (
        lambda c, d: _slots(d, lambda s: s.append([*s[0][:2], c.ben.fp, s[0][3]])), 422, "slots"),
    "a slot of an old desk key": (lambda c, d: _slots(d, lambda s: s[0].__setitem__(2, "desk/0")), 422, "slots"),
    "a slot elsewhere": (
        lambda c, d: _slots(d, lambda s: s.append([c.ben.lane, 0, c.ben.fp, s[0][3]])), 422, "slots"),
    "a slot at a huge place": (lambda c, d: _slots(d, lambda s: s[0].__setitem__(1, 2**70)), 400, ""),
    "a slot for a surrogate": (lambda c, d: _slots(d, lambda s: s[0].__setitem__(2, "\ud800")), 400, ""),
    "a body that is not there": (
        lambda c, d: _resigned(d, body=d.entries[0]["body"] | {"ct": b64(bytes(32))}), 422, "blob-missing"),
    "a body of another length": (
        lambda c, d: _resigned(d, body=d.entries[0]["body"] | {"len": 8232}), 422, "blob-missing"),
    "a length that cannot be": (
        lambda c, d: _resigned(d, body=d.entries[0]["body"] | {"len": 5000}), 400, "entry-invalid"),
    "a card nobody gave out": (lambda c, d: _more(d, packets=[[b64(bytes(32)), "AA"]]), 422, "not-together"),
    "a packet too large": (lambda c, d: _more(d, packets=[[b64(bytes(32)), b64(bytes(5000))]]), 400, "batch-invalid"),
    "park as text": (lambda c, d: _more(d, park="x"), 400, "batch-invalid"),
    "park without when": (lambda c, d: _more(d, park=[{"entry": {}, "slots": []}]), 400, "batch-invalid"),
    "park at no hour": (
        lambda c, d: _more(d, park=[_park(d, 0)]), 400, "batch-invalid"),
    "park what is no release": (
        lambda c, d: _more(d, park=[_park(d, c.now + 9)]), 422, "queue"),
}  # fmt: skip


@pytest.fixture
def story(app: Flask):
    """A case at this very hour (routes read the clock), Sam's and Ann's browsers, a word of the desk ready to send."""
    # Requests are made outside of the context: inside, all of them would be one and the same person's.
    with app.app_context():
        case = Casework(int(time.time()))
        sam, ann = (sign_in(app, person.account, case.now) for person in (case.sam, case.ann))
    return case, sam, ann


@pytest.fixture
def draft(app: Flask, story: Any) -> Draft:
    """A word of Sam's to Ann, sealed and signed, not yet sent."""
    case, _, _ = story
    with app.app_context():
        made = case.draft(case.sam)
        made.add(case.ann.lane, "say", of="", content=text())
        made.upload()
    return made


def test_p13_every_spoilt_batch_is_refused_and_changes_nothing(app: Flask, story: Any, draft: Draft) -> None:
    case, sam, _ = story
    before = snapshot(app)
    for name, (spoil, status, code) in SPOILT.items():
        sent = spoil(case, draft)
        raw = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
        answer = sam.post(f"/api/cases/{case.case}/entries", data=raw, content_type="application/json")
        assert (answer.status_code, name) == (status, name), answer.json
        assert answer.json["sentence"], name
        assert code in ("", answer.json["code"]), (name, answer.json)
        assert snapshot(app) == before, name
    good = sam.post(f"/api/cases/{case.case}/entries", json=draft.as_json())
    assert good.status_code == 200, good.json


def test_p13_a_replayed_batch_is_a_lost_race(story: Any, draft: Draft) -> None:
    case, sam, _ = story
    entry = draft.entries[0]
    url = f"/api/cases/{case.case}/entries"
    assert sam.post(url, json=draft.as_json()).status_code == 200
    again = sam.post(url, json=draft.as_json())
    assert (again.status_code, again.json["code"]) == (409, "moved")
    assert (again.json["chain"], again.json["head"]) == (case.ann.lane, [entry.seq, entry.hash])


def test_p13_the_same_sealed_text_cannot_be_handed_in_twice(app: Flask, story: Any, draft: Draft) -> None:
    case, sam, _ = story
    url = f"/api/cases/{case.case}/entries"
    assert sam.post(url, json=draft.as_json()).status_code == 200
    with app.app_context():
        second = case.draft(case.sam)
        again = second.add(case.ann.lane, "say", of="", body=draft.entries[0]["body"])
        second.slots = {(again.chain, again.seq, reader): bytes(80) for reader in second.readers(again)}
    answer = sam.post(url, json=second.as_json())
    assert (answer.status_code, answer.json["code"]) == (422, "replayed")


FOREIGN = [
    ("get", "/api/cases/{other}"),
    ("get", "/api/cases/x"),
    ("get", "/api/cases/%00"),
    ("get", "/api/cases/%ed%a0%80"),
    ("post", "/api/cases/{other}/entries"),
    ("put", "/api/cases/%00/blobs/x"),
    ("get", "/api/cases/{other}/blobs/{blob}"),
    ("get", "/api/cases/{case}/blobs/{other}"),
    ("get", "/api/cases/{case}/blobs/%00"),
]


@pytest.mark.parametrize("who", ["sam", "ann"])
def test_p13_what_is_absent_and_what_is_foreign_get_the_same_answer(story: Any, who: str) -> None:
    case, sam, ann = story
    client = sam if who == "sam" else ann
    names = {"case": case.case, "other": b64(bytes(32)), "blob": b64(bytes(32))}
    answers = set()
    for method, path in FOREIGN:
        more = {"json": {"entries": [], "slots": []}} if method == "post" else {}
        answer = getattr(client, method)(path.format(**names), **more)
        answers.add((answer.status_code, json.dumps(answer.json, sort_keys=True)))
    assert len(answers) == 1
    assert answers.pop()[0] == 404


def test_p13_a_sealed_text_must_arrive_whole(story: Any) -> None:
    case, sam, ann = story
    url = f"/api/cases/{case.case}/blobs"
    wrong = sam.put(f"{url}/{b64(bytes(32))}", data=b"x")
    assert (wrong.status_code, wrong.json["code"]) == (400, "blob-wrong")
    # The desk brings photographs too; a participant's texts are smaller.
    for who, size in ((sam, 1_572_865), (ann, 1_048_617)):
        large = who.put(f"{url}/{b64(bytes(32))}", data=bytes(size))
        assert (large.status_code, large.json["code"]) == (413, "too-large")
    assert sam.put(f"{url}/{b64(bytes(32))}", data=bytes(1_600_000)).status_code == 413
    assert sam.put(f"{url}/{b64(bytes(32))}", data=b"").status_code == 400


@pytest.mark.parametrize(
    "body",
    [[], {}, {"case": 1, "msg": "x", "act": "take"}, {"case": "x", "msg": "y", "act": "take"},
     {"case": "\ud800", "msg": "\x00", "act": "take"}, {"case": "{case}", "msg": "{id}", "act": "take"},
     {"case": "{case}", "msg": "\x00", "act": "drop"}, {"case": "{case}", "msg": "{id}", "act": "eat"}],
)  # fmt: skip
def test_p13_a_lease_on_nothing_is_refused(story: Any, body: Any) -> None:
    case, sam, ann = story
    if isinstance(body, dict):
        names = {"{case}": case.case, "{id}": new_id()}
        body = {key: names.get(value, value) if isinstance(value, str) else value for key, value in body.items()}
    assert sam.post("/api/leases", json=body).status_code in (400, 404)
    assert ann.post("/api/leases", json=body).status_code == 404


def test_p13_nobody_gets_anything_without_signing_in(app: Flask, story: Any) -> None:
    from tests.conftest import own_client

    case, _, _ = story
    stranger = own_client(app, "https://localhost")
    for method, path in (("get", f"/api/cases/{case.case}"), ("post", f"/api/cases/{case.case}/entries"),
                         ("get", "/api/queue"), ("get", "/api/cases"), ("post", "/api/leases"), ("post", "/api/cases"),
                         ("put", f"/api/cases/{case.case}/blobs/x"), ("get", f"/api/cases/{case.case}/blobs/x"),
                         ("put", f"/api/cases/{case.case}/addresses/x"),
                         ("get", f"/api/cases/{case.case}/addresses")):  # fmt: skip
        assert getattr(stranger, method)(path).status_code == 401, path
