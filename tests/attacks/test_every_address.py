"""P13: whatever is sent to whatever address of the API: a 4xx with a sentence, nothing changed, never a 5xx.

The addresses come from the service itself, so a new one is attacked as soon as it is there; until somebody in
`ground.everything_once` uses it well, a test says that it has no good request to spoil.
"""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest

from tests.attacks.ground import STRANGERS, Ground, api_rules, check_refusal

UNSAFE = ("POST", "PUT", "DELETE")
HTTPS = "https://page.example.org"

# Not JSON, or JSON that no part of the service takes; the sizes are those of a hostile client.
RAW = [
    b"", b"{", b"null", b"true", b"0", b'"x"', b"[]", b"[[]]", b"{}", b"\xff\xfe", b"[" * 100_000, b'{"a":' * 20_000,
    b'{"a":NaN}', b'{"a":1e400}', b'{"a":1.0}', b'{"a":-1}', b'{"a":9007199254740993}', b'{"a":1,"a":2}',
    b'{"a":"\\u0000"}', b'{"a":"\\ud800"}', b'{"__proto__":{}}', b'{"a":' + b"9" * 5000 + b"}",
]  # fmt: skip
HUGE = [b'{"a":"' + b"x" * 1_000_000 + b'"}', b"[" + b"0," * 200_000 + b"0]", bytes(1_600_000)]
VALUES: list[Any] = [
    None, True, 0, -1, 2**31, 2**53 - 1, "", "x", "A" * 22, "A" * 43, "A" * 86, "=" * 43, "\u202e", "é" * 43,
    "x" * 100_000, [], [[]], [None], [["A" * 22, 0, "x", "A"]], {}, {"x": 1}, {"stmt": "AA", "sig": "AA"},
]  # fmt: skip
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data; boundary=x")
TYPES = ("text/plain", *FORMS, "application/json; charset=utf-16")

# What stays good although one value in it was replaced: these change something, or nothing, and answer so.
STILL_GOOD = {
    ("/api/card", "POST", "find", "A" * 43),  # an unknown card: the same answer as for a used one
    ("/api/drafts/<draft_id>", "PUT", "version", 0),  # one that is not there yet
    ("/api/states/<name>", "PUT", "version", 0),
    ("/api/settings", "PUT", "veil", 0),
    ("/api/session/hk", "PUT", "hk", "A" * 43),  # the half that is there stays
    ("/api/session/hk", "PUT", "hk", ""),  # renews the half that is there
    ("/api/cases/<case>/addresses/<lane>", "PUT", "mail", ""),  # forgets the address
}


def test_p13_the_attackers_are_signed_in(ground: Ground) -> None:
    """Else everything would be refused for that reason alone."""
    for who in ground.cookies:
        known = who not in STRANGERS
        assert ground.send(who, "GET", "/api/session").status_code == (200 if known else 401), who


def test_p13_every_address_has_a_good_request_to_spoil(ground: Ground) -> None:
    missing = [(rule.rule, method) for rule, method in api_rules(ground.app) if (rule.rule, method) not in ground.good]
    assert missing == []


@pytest.mark.parametrize("https", [False, True])
def test_p13_malformed_bodies(
    ground: Ground, nothing_changed: None, https: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if https:
        monkeypatch.setattr(ground, "base_url", HTTPS)
    for rule, method in api_rules(ground.app):
        if method not in UNSAFE or (rule.rule, method) in BODILESS:
            continue
        path = ground.good[rule.rule, method][-1].path
        for who in ("ann", "sam"):
            for raw in RAW:
                check_refusal(ground.send(who, method, path, raw), (method, path, who, raw[:40]))
            for raw in HUGE if who == "ann" else ():
                check_refusal(ground.send(who, method, path, raw), (method, path, "huge"))
            for kind in TYPES:
                check_refusal(ground.send(who, method, path, b'{"x":1}', kind), (method, path, who, kind))


# These take no body: whatever comes with them is not read.
BODILESS = {
    ("/api/halt", "POST"), ("/api/sign-out", "POST"), ("/api/session/hk", "DELETE"),
    ("/api/drafts/<draft_id>", "DELETE"),
}  # fmt: skip


def spoilt(good: Any) -> Iterator[tuple[str, Any, Any]]:
    """(where, value put there, the body): a name left out, one too many, and each value replaced by each other."""
    yield "", "more", {**good, "more": 1}
    for name in good:
        yield name, "left out", {key: value for key, value in good.items() if key != name}
        for value in VALUES:
            if value != good[name]:
                yield name, value, {**good, name: value}
        if isinstance(good[name], list) and good[name]:
            for value in VALUES:
                yield name, value, {**good, name: [value]}
                if isinstance(good[name][0], list):
                    for at in range(len(good[name][0])):
                        body = copy.deepcopy(good)
                        body[name][0][at] = value
                        yield name, value, body
                elif isinstance(good[name][0], dict):
                    for key in good[name][0]:
                        body = copy.deepcopy(good)
                        body[name][0][key] = value
                        yield name, value, body


def is_still_good(rule: str, method: str, where: str, value: Any) -> bool:
    """Whether a request is as good with that value; what is sealed is any bytes that are long enough."""
    if where == "sealed" and isinstance(value, str) and len(value) >= len("A" * 86):
        return True
    return any(row[:3] == (rule, method, where) and repr(row[3]) == repr(value) for row in STILL_GOOD)


def shape_of(body: dict[str, Any]) -> tuple[tuple[str, bool], ...]:
    """The names in a body, and which of them hold something: one example of each is spoilt."""
    return tuple((name, bool(value)) for name, value in sorted(body.items()))


def test_p13_each_value_replaced_by_one_of_another_kind(ground: Ground, nothing_changed: None) -> None:
    tried = 0
    for (rule, method), exchanges in ground.good.items():
        if method not in UNSAFE or (rule, method) in BODILESS or not exchanges[-1].sent.startswith(b"{"):
            continue
        chosen = {shape_of(one.sent_json()): one for one in exchanges}
        for one in chosen.values():
            for where, value, body in spoilt(one.sent_json()):
                what = (method, rule, where, value)
                if is_still_good(rule, method, where, value):
                    continue
                for who in ("ann", "sam"):
                    check_refusal(ground.send(who, method, one.path, json.dumps(body).encode()), (*what, who))
                    tried += 1
    assert tried > 1000
