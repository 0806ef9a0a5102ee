"""States and drafts: sealed by their owner, kept by compare-and-swap, ten versions deep (P9, P13)."""

from collections.abc import Callable
from typing import Any

from flask import Flask

from mediator.accounts import queries, sealed
from mediator.accounts.models import Account
from mediator.extensions import db
from mediator.protocol.account import open_draft, seal_draft, seal_state
from mediator.protocol.encoding import b64, unb64
from tests.accounts.conftest import Person

DRAFT = "/api/drafts/" + b64(b"d" * 16)
CASE = b64(b"c" * 32)


def save(person: Person, replaces: int, text: str) -> Any:
    """Seal a text as the next version of one draft and hand it in."""
    content = seal_draft(person.identity.seed, DRAFT[12:], replaces + 1, {"text": text})
    return person.client.put(DRAFT, json={"version": replaces, "sealed": b64(content)})


def read(person: Person, row: dict[str, Any]) -> str:
    """Open one version."""
    content = open_draft(person.identity.seed, DRAFT[12:], row["version"], unb64(row["sealed"]))
    return content["text"]


def test_p9_a_draft_comes_back_as_it_was_written(sam: Person) -> None:
    assert save(sam, 0, "Dear").json["version"] == 1
    assert save(sam, 1, "Dear Sam").json["version"] == 2
    (newest,) = sam.client.get("/api/drafts").json
    assert newest["id"] == DRAFT[12:]
    assert read(sam, newest) == "Dear Sam"
    versions = sam.client.get(DRAFT).json["versions"]
    assert [read(sam, row) for row in versions] == ["Dear Sam", "Dear"]


def test_p9_of_two_tabs_the_later_one_gets_the_other_text(sam: Person) -> None:
    save(sam, 0, "first tab")
    answer = save(sam, 0, "second tab")
    assert answer.status_code == 409
    assert answer.json["code"] == "moved"
    assert read(sam, answer.json) == "first tab"
    assert save(sam, answer.json["version"], "second tab").status_code == 200


def test_p9_a_draft_that_was_removed_elsewhere_is_told_apart(sam: Person) -> None:
    save(sam, 0, "text")
    assert sam.client.delete(DRAFT).status_code == 200
    assert sam.client.get("/api/drafts").json == []
    assert save(sam, 1, "more text").json["version"] == 0
    assert save(sam, 0, "more text").status_code == 200


def test_p9_ten_versions_are_kept(service: Flask, sam: Person, now: int) -> None:
    with service.app_context():
        account = db.session.query(Account).one()
        for version in range(25):
            sealed.save_draft(account, "d" * 22, version, bytes(41), now + version)
        versions = queries.list_versions(account, "d" * 22)
    assert len(versions) == 10
    assert versions[0].version == 25


def test_p9_the_versions_kept_reach_back_over_a_long_evening(service: Flask, sam: Person, now: int) -> None:
    """Saving every second must not push out what was there an hour ago."""
    with service.app_context():
        account = db.session.query(Account).one()
        for version in range(200):
            pause = 900 if version in (50, 100, 150) else 0
            now += 1 + pause
            sealed.save_draft(account, "d" * 22, version, bytes(41), now)
        saved = [draft.saved_at for draft in queries.list_versions(account, "d" * 22)]
    assert sum(1 for time in saved if now - time > 900) >= 3


def test_drafts_are_their_owners_alone(invite: Callable[..., Person], sam: Person) -> None:
    save(sam, 0, "private")
    priya = invite("Priya Shah")
    priya.enrol()
    assert priya.client.get("/api/drafts").json == []
    assert priya.client.get(DRAFT).json == {"versions": []}
    priya.client.delete(DRAFT)
    assert len(sam.client.get("/api/drafts").json) == 1


def test_a_state_is_replaced_only_by_who_knows_the_newest(sam: Person) -> None:
    first, second = (
        b64(seal_state(sam.identity.seed, {"v": 1, "case": CASE, "heads": [], "label": label}))
        for label in ("one", "two")
    )
    assert sam.client.put(f"/api/states/{CASE}", json={"version": 0, "sealed": first}).json == {"version": 1}
    lost = sam.client.put(f"/api/states/{CASE}", json={"version": 0, "sealed": second})
    assert (lost.status_code, lost.json["version"], lost.json["sealed"]) == (409, 1, first)
    assert sam.client.put(f"/api/states/{CASE}", json={"version": 1, "sealed": second}).json == {"version": 2}
    assert sam.client.get("/api/states").json == {CASE: {"version": 2, "sealed": second}}


MALFORMED = (
    {},
    {"version": 0},
    {"version": -1, "sealed": "A" * 60},
    {"version": "0", "sealed": "A" * 60},
    {"version": True, "sealed": "A" * 60},
    {"version": 0, "sealed": "A" * 10},
    {"version": 0, "sealed": 5},
    {"version": 0, "sealed": "+" * 60},
    {"version": 2**40, "sealed": "A" * 60},
    {"version": 0, "sealed": "A" * 60, "x": ""},
)
OTHER_NAMES = ("/api/drafts/short", "/api/drafts/with space in it", "/api/states/x", "/api/drafts/" + "a" * 44)


def test_p13_a_malformed_draft_or_state_is_refused(sam: Person) -> None:
    for body in MALFORMED:
        for path in (DRAFT, "/api/states/self"):
            assert sam.client.put(path, json=body).status_code == 400, body
    for path in OTHER_NAMES:
        assert sam.client.put(path, json={"version": 0, "sealed": b64(bytes(60))}).status_code == 400, path
    assert sam.client.get("/api/drafts").json == []
    assert sam.client.get("/api/states").json == {}


def test_p13_what_is_too_large_is_refused(sam: Person) -> None:
    too_large = b64(bytes(sealed.MAX_DRAFT_BYTES + 1))
    assert sam.client.put(DRAFT, json={"version": 0, "sealed": too_large}).status_code == 400
    too_large = b64(bytes(sealed.MAX_STATE_BYTES + 1))
    assert sam.client.put("/api/states/self", json={"version": 0, "sealed": too_large}).status_code == 400


def test_there_is_an_end_to_how_much_is_kept(service: Flask, sam: Person, now: int) -> None:
    with service.app_context():
        account = db.session.query(Account).one()
        for number in range(sealed.MAX_DRAFTS):
            sealed.save_draft(account, f"draft-{number:04}", 0, bytes(41), now)
    answer = save(sam, 0, "one more")
    assert (answer.status_code, answer.json["code"]) == (422, "too-much-kept")
