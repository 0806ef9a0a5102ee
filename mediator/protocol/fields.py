"""The kinds of field that an entry may have, each with the check of its form (protocol sections 2, 5 and 6).

A kind ending in `?` may also be the empty string. `enum:a|b` lists the words allowed. The members of `as`
depend on the act beside it: `entry.py` checks them.
"""

import re
from collections.abc import Callable
from itertools import pairwise
from typing import Any

from mediator.protocol.encoding import LARGEST_BUCKET, SMALLEST_BUCKET, unb64
from mediator.protocol.errors import EncodingInvalid, EntryInvalid

LIMITS = {"ok": 8, "att": 16, "heads": 64, "gates": 32, "days": 60, "minutes": 2, "cert": 600}
SEALING_BYTES = 24 + 16
BODY_LENGTHS = tuple(
    SEALING_BYTES + SMALLEST_BUCKET * 2**k for k in range((LARGEST_BUCKET // SMALLEST_BUCKET).bit_length())
)

_NAME = re.compile(r"[a-z][a-z0-9-]{0,31}")
_LANG = re.compile(r"[a-z]{2,3}")

Check = Callable[[Any], None]


def check_kind(kind: str, value: Any) -> None:
    """Check that a value has the form of its kind. Raises EntryInvalid."""
    if kind.startswith("enum:"):
        return _require(isinstance(value, str) and value in kind[5:].split("|"))
    if kind.endswith("?"):
        return None if value == "" else check_kind(kind[:-1], value)
    CHECKS[kind](value)


def check_members(value: Any, kinds: dict[str, str]) -> None:
    """Check that a value is an object with exactly these members, each of its kind. Raises EntryInvalid."""
    _require(isinstance(value, dict) and set(value) == set(kinds))
    for name, kind in kinds.items():
        check_kind(kind, value[name])


def _require(truth: bool) -> None:
    if not truth:
        raise EntryInvalid("a field does not have the form of its kind")


def _bytes(length: int) -> Check:
    def check(value: Any) -> None:
        try:
            unb64(value, length)
        except EncodingInvalid as error:
            raise EntryInvalid(str(error)) from error

    return check


def _integer(value: Any) -> None:
    _require(type(value) is int and value >= 0)


def _between(low: int, high: int) -> Check:
    return lambda value: _require(type(value) is int and low <= value <= high)


def _matching(pattern: re.Pattern[str]) -> Check:
    return lambda value: _require(isinstance(value, str) and pattern.fullmatch(value) is not None)


def _members(**kinds: str) -> Check:
    return lambda value: check_members(value, kinds)


def _row(value: Any, *kinds: str) -> None:
    _require(isinstance(value, list) and len(value) == len(kinds))
    for kind, item in zip(kinds, value, strict=True):
        check_kind(kind, item)


def _list(value: Any, kind: str) -> list[Any]:
    _require(isinstance(value, list) and len(value) <= LIMITS[kind])
    return list(value)


def _rising(keys: list[str]) -> None:
    # One order and no repeats, so that one set has one encoding. All keys are ASCII.
    _require(all(a < b for a, b in pairwise(keys)))


def _body(value: Any) -> None:
    check_members(value, {"ct": "hash", "kc": "hash", "kind": "name", "len": "int", "msg": "id16"})
    _require(value["len"] in BODY_LENGTHS)


def _cert(value: Any) -> None:
    _require(isinstance(value, dict) and set(value) == {"stmt", "sig"} and isinstance(value["stmt"], str))
    _require(0 < len(value["stmt"]) <= LIMITS["cert"])
    check_kind("sig", value["sig"])
    try:
        unb64(value["stmt"])
    except EncodingInvalid as error:
        raise EntryInvalid(str(error)) from error


def _attachments(value: Any) -> None:
    blobs = _list(value, "att")
    for blob in blobs:
        check_kind("hash", blob)
    _require(len(set(blobs)) == len(blobs))


def _approvals(value: Any) -> None:
    approvals = _list(value, "ok")
    for approval in approvals:
        check_members(approval, {"by": "fp", "sig": "sig"})
    _rising([approval["by"] for approval in approvals])


def _heads(value: Any) -> None:
    heads = _list(value, "heads")
    for head in heads:
        _row(head, "id16", "int", "hash")
    _rising([head[0] for head in heads])


def _gates(value: Any) -> None:
    gates = _list(value, "gates")
    for gate in gates:
        check_kind("name", gate)
    _rising(gates)


def _days(value: Any) -> None:
    for span in _list(value, "days"):
        _row(span, "int", "int")
        _require(span[0] <= span[1])


def _minutes(value: Any) -> None:
    for minute in _list(value, "minutes"):
        _require(type(minute) is int and 0 <= minute < 1440)
    _require(len(value) != 1)


def _for(value: Any) -> None:
    if value != "desk":
        check_kind("fp", value)


CHECKS: dict[str, Check] = {
    "hash": _bytes(32),
    "fp": _bytes(32),
    "key": _bytes(32),
    "id16": _bytes(16),
    "ref": _bytes(16),
    "sig": _bytes(64),
    "int": _integer,
    "bit": _between(0, 1),
    "eyes": _between(1, 3),
    "name": _matching(_NAME),
    "lang": _matching(_LANG),
    "public": _members(box="key", sign="key"),
    "desk": _members(n="int", box="key"),
    "cert": _cert,
    "ros": lambda value: _row(value, "int", "hash"),
    "pair": lambda value: _row(value, "id16", "ref"),
    "body": _body,
    "att": _attachments,
    "ok": _approvals,
    "heads": _heads,
    "gates": _gates,
    "days": _days,
    "minutes": _minutes,
    "for": _for,
    "as": lambda value: _require(isinstance(value, dict)),
}
