"""One entry of every type in the table, with invented values (vector T6)."""

from typing import Any

from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.identity import Identity
from mediator.protocol.types import ACTS, TYPES
from tests.vectors.fixed import fixed

SIGNER = Identity.from_seed(fixed("signer", 32))
HASH, ID16 = b64(fixed("hash", 32)), b64(fixed("id16", 16))
BODY = {"ct": HASH, "kc": HASH, "kind": "letter", "len": 4136, "msg": b64(fixed("sample msg", 16))}

BY_KIND: dict[str, Any] = {
    "hash": HASH,
    "fp": HASH,
    "key": HASH,
    "id16": ID16,
    "ref": ID16,
    "sig": b64(fixed("sig", 64)),
    "int": 7,
    "bit": 1,
    "eyes": 2,
    "name": "order",
    "lang": "en",
    "public": SIGNER.public(),
    "desk": {"n": 1, "box": HASH},
    "cert": {"stmt": b64(fixed("cert", 220)), "sig": b64(fixed("sig", 64))},
    "ros": [3, HASH],
    "pair": [ID16, ID16],
    "att": [HASH],
    "ok": [{"by": HASH, "sig": b64(fixed("sig", 64))}],
    "heads": [[ID16, 4, HASH]],
    "gates": ["order", "ready"],
    "days": [[20800, 20801], [20900, 20900]],
    "minutes": [1200, 480],
    "for": "desk",
}
SPECIAL: dict[str, dict[str, Any]] = {
    "decide": {"outcome": "release"},
    "offer": {"mode": "edited"},
    "consent": {"what": "letters"},
}


def sample_fields(t: str) -> dict[str, Any]:
    """The fields of a sample, ready for `make_entry`."""
    row = TYPES[t]
    fields = {name: _value(kind) for name, kind in row.all_fields().items()}
    fields |= {"v": 1, "t": t, "by": SIGNER.fp, "ts": 1_790_000_000}
    if row.kinds:
        fields["body"] = {**BODY, "kind": row.kinds[-1]}
    if fields.get("cover"):
        fields["cover"] = {**BODY, "kind": "cover"}
    if "opens" in row.rules:
        fields |= {"seq": 0, "prev": ""}
    if t == "said":
        fields["as"] = {name: _value(kind) for name, kind in ACTS["consent"].items()} | {"what": "letters"}
    return fields | SPECIAL.get(t, {})


def sample(t: str) -> Entry:
    """A signed sample."""
    return make_entry(SIGNER, sample_fields(t))


def samples() -> list[Entry]:
    """One of every type."""
    return [sample(t) for t in TYPES]


def _value(kind: str) -> Any:
    if kind.startswith("enum:"):
        return kind[5:].split("|")[0]
    if kind == "body" or kind == "body?":
        return dict(BODY)
    return None if kind == "as" else BY_KIND[kind.rstrip("?")]
