"""P13: what is not there and what is not yours are one answer; what was sent once cannot be sent again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import sqlalchemy as sa

from mediator.accounts.models import Account
from mediator.extensions import db
from tests.attacks.ground import ABSENT, STRANGERS, Ground, api_rules, check_refusal, fill
from tests.attacks.recorded import Exchange
from tests.attacks.worlds import digest_tables

# What is open to people who are not signed in.
OPEN = {"/api/card", "/api/enrol", "/api/sign-in"}
EMPTY_BATCH = {"entries": [], "slots": []}
# Sending these again does something anew, and only this.
REPEATABLE = {
    ("POST", "/api/sign-in"): {"main.sign_in", "keys.session_key"},
    ("POST", "/api/leases"): {"main.lease"},
    ("PUT", "/api/session/hk"): {"keys.session_key"},
    ("PUT", "/api/drafts/<draft_id>"): {"main.draft"},  # one that was removed meanwhile begins anew
    ("PUT", "/api/cases/<case>/addresses/<lane>"): {"main.address"},
    # Whoever went on since may stop everything anew; twice in a row adds nothing (tests/client/test_halts.py).
    ("POST", "/api/halt"): {"main.halt", "main.lane", "main.queue_row", "main.review_item"},
    ("POST", "/api/sign-out"): {"main.sign_in", "keys.session_key"},
    ("DELETE", "/api/session/hk"): {"keys.session_key"},
    ("DELETE", "/api/drafts/<draft_id>"): {"main.draft"},
}
# Staff bring the first sealed texts before their case is there; ids of cases are hashes that nobody guesses.
BEFORE_A_CASE = {("PUT", "/api/cases/<case>/blobs/<blob>", who) for who in ("sam", "outsider")}
METHODS = ("GET", "POST", "PUT", "DELETE", "PATCH", "TRACE", "PROPFIND")
STRANGE_IDS = (
    "x", "%00", "%ed%a0%80", "%2e%2e%2f%2e%2e%2fetc", "A" * 5000, "%f0%9f%98%80", "'%20OR%201=1--", "-" * 43, "=" * 43,
)  # fmt: skip


def told(answer: Any) -> tuple[int, bytes, tuple[tuple[str, str], ...]]:
    """All that an answer tells, but when it was given."""
    return answer.status_code, answer.data, tuple(row for row in answer.headers if row[0] != "Date")


def body_for(rule: str) -> bytes:
    """Something well-formed to send there, so that the id alone decides."""
    batch = rule.endswith("/entries") or rule == "/api/cases"
    return json.dumps(EMPTY_BATCH if batch else {"mail": ""}).encode()


def test_p13_without_a_session_every_address_says_the_same(ground: Ground, nothing_changed: None) -> None:
    answers = set()
    for rule, method in api_rules(ground.app):
        if rule.rule not in OPEN:
            for who in STRANGERS:
                answer = ground.send(who, method, fill(rule, ground.crossing.case), b"{}")
                assert answer.status_code == 401, (method, rule.rule, who)
                answers.add(answer.data)
    assert len(answers) == 1


@pytest.mark.parametrize("who", ["ann", "sam", "outsider"])
def test_p13_foreign_and_absent_ids_get_the_same_bytes(ground: Ground, nothing_changed: None, who: str) -> None:
    """`outsider` is staff, on no desk; Ann and Sam ask for what is another case's, or another person's."""
    mine, other = ground.crossing, ground.other
    foreign = {"ann": other.case, "outsider": mine.case, "sam": ABSENT[43]}[who]
    nowhere = ground.send(who, "GET", "/api/no-such-address").data
    for rule, method in api_rules(ground.app):
        if "case" not in rule.arguments:
            continue
        body = body_for(rule.rule)
        there = ground.send(who, method, fill(rule, foreign, lane=other.lanes["Ann"]), body)
        absent = ground.send(who, method, fill(rule, ABSENT[43]), body)
        if (method, rule.rule, who) in BEFORE_A_CASE:
            assert (absent.status_code, absent.json["code"]) == (400, "blob-wrong")
        else:
            assert told(there) == told(absent), (method, rule.rule)
            assert (there.status_code, there.data) == (404, nowhere), (method, rule.rule)
        for strange in STRANGE_IDS:
            answer = ground.send(who, method, fill(rule, strange), body)
            assert (answer.status_code, answer.data) == (404, nowhere), (method, rule.rule, strange)


def test_p13_a_sealed_text_of_the_other_lane_is_as_absent_as_one_that_never_was(ground: Ground) -> None:
    case = ground.crossing.case
    theirs = [one.path for one in ground.good["/api/cases/<case>/blobs/<blob>", "PUT"] if f"/{case}/" in one.path]
    mine = {one.path for one in ground.good["/api/cases/<case>/blobs/<blob>", "GET"]}
    absent = ground.send("ann", "GET", f"/api/cases/{case}/blobs/{ABSENT[43]}")
    shown = [path for path in theirs if ground.send("ann", "GET", path).status_code == 200]
    hidden = [path for path in theirs if path not in shown]
    assert len(shown) > 2
    assert len(hidden) > 10
    assert mine
    assert {told(ground.send("ann", "GET", path)) for path in hidden} == {told(absent)}


def test_p13_addresses_for_staff_do_not_exist_for_participants(ground: Ground, nothing_changed: None) -> None:
    nowhere = ground.send("ann", "GET", "/api/no-such-address")
    for method, path in (("GET", "/api/queue"), ("GET", "/api/cases"), ("GET", "/api/staff"), ("GET", "/api/rules"),
                         ("GET", rule_of(ground)), ("PUT", rule_of(ground)), ("POST", "/api/leases"),
                         ("POST", "/api/cases"), ("PUT", fill_address(ground))):  # fmt: skip
        answer = ground.send("ann", method, path, b"{}")
        assert (answer.status_code, answer.data) == (404, nowhere.data), path
    assert ground.send("sam", "POST", "/api/halt").data == nowhere.data


def rule_of(ground: Ground) -> str:
    """Where words stand that the service looks for."""
    return ground.good["/api/rules/<name>", "PUT"][-1].path


def fill_address(ground: Ground) -> str:
    """Where the address of Ann's notices is put."""
    return f"/api/cases/{ground.crossing.case}/addresses/{ground.crossing.lanes['Ann']}"


def test_p13_staff_whose_certificate_is_over_reach_no_case(ground: Ground, nothing_changed: None) -> None:
    asked = 0
    with lapsed(ground):
        for rule, method in api_rules(ground.app):
            if rule.rule.startswith(("/api/cases", "/api/queue", "/api/leases", "/api/rules")):
                answer = ground.send("sam", method, fill(rule, ground.crossing.case), body_for(rule.rule))
                assert (answer.status_code, answer.json["code"]) == (403, "not-certified"), (method, rule.rule)
                asked += 1
    assert asked > 7


@contextmanager
def lapsed(ground: Ground) -> Iterator[None]:
    """For a while the certificates of all staff are over."""
    with ground.app.app_context():
        kept = {account: until for account, until in db.session.execute(sa.select(Account.id, Account.cert_until))}
        db.session.execute(sa.update(Account).values(cert_until=1))
        db.session.commit()
    yield
    with ground.app.app_context():
        for account, until in kept.items():
            db.session.execute(sa.update(Account).where(Account.id == account).values(cert_until=until))
        db.session.commit()


def test_p13_wrong_methods(ground: Ground, nothing_changed: None) -> None:
    for rule, _ in api_rules(ground.app):
        allowed = {method for other, method in api_rules(ground.app) if other.rule == rule.rule}
        for method in METHODS:
            if method not in allowed:
                answer = ground.send("sam", method, fill(rule, ground.crossing.case), b"{}")
                check_refusal(answer, (method, rule.rule))
                assert answer.status_code == 405, (method, rule.rule)


@pytest.mark.parametrize("header", [
    {}, {"Origin": "https://elsewhere.example.org"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
    {"Sec-Fetch-Site": "none"}, {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"}, {"Origin": "null"},
])  # fmt: skip
def test_p13_what_other_sites_ask_changes_nothing(
    ground: Ground, nothing_changed: None, header: dict[str, str]
) -> None:
    client = ground.app.test_client(use_cookies=False)
    for rule, method in api_rules(ground.app):
        if method != "GET":
            one = ground.good[rule.rule, method][-1]
            headers = {"Cookie": ground.cookies["ann"], **header}
            kind = "application/json"
            answer = client.open(one.path, method=method, data=one.sent, content_type=kind, headers=headers)
            assert (answer.status_code, answer.json["code"]) == (403, "other-site"), (method, rule.rule)


def test_p13_a_service_worker_is_never_served(ground: Ground) -> None:
    client = ground.app.test_client(use_cookies=False)
    for path in ("/", "/home", "/api/session", ground.app.extensions["build"].address("js/worker/crypto.js")):
        assert client.get(path, headers={"Service-Worker": "script"}).status_code == 400, path


def test_p13_everything_that_was_sent_once_is_sent_again(ground: Ground) -> None:
    """Each good request once more, in its order and by whoever sent it: no batch, card or text counts twice."""
    for (rule, method), exchanges in ground.good.items():
        if method == "GET":
            continue
        before = digest_tables(ground.app)
        for one in exchanges:
            answer = again(ground, one)
            assert answer.status_code < 500, (method, one.path)
            if rule.endswith("/entries") or rule in ("/api/cases", "/api/enrol"):
                assert answer.status_code in (401, 409, 422), (one.path, answer.status_code)
        after = digest_tables(ground.app)
        changed = {name for name in before if before[name] != after[name]}
        assert changed <= REPEATABLE.get((method, rule), set()), (method, rule)


def again(ground: Ground, one: Exchange) -> Any:
    """Send a request once more, with the cookie of whoever sent it."""
    headers = {"Cookie": one.headers.get("HTTP_COOKIE", ""), "Sec-Fetch-Site": "same-origin"}
    client = ground.app.test_client(use_cookies=False)
    return client.open(one.path, method=one.method, data=one.sent, content_type="application/json", headers=headers)
