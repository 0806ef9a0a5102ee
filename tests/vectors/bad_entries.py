"""Statements in canonical form that are no entries (N1): a sample of a type with some fields changed."""

from typing import Any

from mediator.protocol.encoding import b64, canon
from mediator.protocol.identity import Identity
from tests.vectors.fixed import fixed
from tests.vectors.samples import HASH, ID16, SIGNER, sample_fields

OTHER = Identity.from_seed(fixed("other", 32))
UNSORTED = [{"by": by, "sig": b64(bytes(64))} for by in sorted((HASH, OTHER.fp), reverse=True)]
LETTER = sample_fields("submit")["body"]
OFFER = sample_fields("offer")


def _bad(name: str, t: str, /, **changed: Any) -> dict[str, Any]:
    """A row; a field changed to None is left out."""
    whole = {key: value for key, value in {**sample_fields(t), **changed}.items() if value is not None}
    return {"name": f"{t}: {name}", "stmt": b64(canon(whole)), "error": "EntryInvalid"}


BAD_ENTRIES = [
    _bad("unknown field", "pause", more=1),
    _bad("missing ts", "pause", ts=None),
    _bad("missing case", "pause", case=None),
    _bad("unknown type", "pause", t="destroy"),
    _bad("type is a number", "pause", t=1),
    _bad("type of every object", "pause", t="constructor"),
    _bad("version 2", "pause", v=2),
    _bad("version as text", "pause", v="1"),
    _bad("seq as text", "pause", seq="7"),
    _bad("seq as list", "pause", seq=[7]),
    _bad("by too short", "pause", by=HASH[:-1]),
    _bad("chain with a hash", "pause", chain=HASH),
    _bad("case empty", "pause", case=""),
    _bad("ros missing its hash", "pause", ros=[1]),
    _bad("ros as text", "pause", ros=HASH),
    _bad("ros on R", "policy", ros=[0, HASH]),
    _bad("case on roster-open", "roster-open", case=HASH),
    _bad("by is not the key in me", "roster-open", by=OTHER.fp),
    _bad("by is not the key in me", "enrol", by=OTHER.fp),
    _bad("does not open its chain", "roster-open", seq=1, prev=HASH),
    _bad("opens its chain", "pause", seq=0, prev=""),
    _bad("prev missing after the first", "pause", prev=""),
    _bad("prev at the first", "lane-open", prev=HASH),
    _bad("four eyes", "policy", eyes=4),
    _bad("no eyes", "policy", eyes=0),
    _bad("recover is 2", "roster-open", recover=2),
    _bad("unknown mode", "release", mode="as_written"),
    _bad("empty mode", "release", mode=""),
    _bad("same approver twice", "release", ok=[{"by": HASH, "sig": b64(bytes(64))}] * 2),
    _bad("approvers unsorted", "release", ok=UNSORTED),
    _bad("approval of 63 bytes", "release", ok=[{"by": HASH, "sig": b64(bytes(63))}]),
    _bad("approval with more", "release", ok=[{"by": HASH, "sig": b64(bytes(64)), "x": 1}]),
    _bad("same file twice", "submit", att=[HASH, HASH]),
    _bad("file id of 16 bytes", "submit", att=[ID16]),
    _bad("peer empty", "submit", peer=""),
    _bad("body empty", "submit", body=""),
    _bad("body of another kind", "submit", body={**LETTER, "kind": "note"}),
    _bad("body with a key", "submit", body={**LETTER, "key": HASH}),
    _bad("body without kc", "submit", body={k: v for k, v in LETTER.items() if k != "kc"}),
    _bad("body length off by one", "submit", body={**LETTER, "len": 4137}),
    _bad("body length above the limit", "submit", body={**LETTER, "len": 2_097_192}),
    _bad("body of another kind", "tell", body={**LETTER, "kind": "letter"}),
    _bad("cover under another msg", "offer", cover={**OFFER["cover"], "msg": b64(bytes(16))}),
    _bad("cover under another key", "offer", cover={**OFFER["cover"], "kc": b64(bytes(32))}),
    _bad("cover of kind letter", "offer", cover={**OFFER["cover"], "kind": "letter"}),
    _bad("names its source", "offer", msg=OFFER["body"]["msg"]),
    _bad("as-written with agreement", "offer", mode="as-written"),
    _bad("edited without agreement", "offer", agree=""),
    _bad("release without offer", "decide", offer=""),
    _bad("return with offer", "decide", outcome="return", when=0),
    _bad("decline at an hour", "decide", outcome="decline", offer=""),
    _bad("date without date", "hold", until=0, on="date"),
    _bad("take-part with a peer", "consent", what="take-part"),
    _bad("letters without a peer", "consent", peer=""),
    _bad("unknown channel", "consent", what="telephone"),
    _bad("act without its fields", "said", **{"as": {}}),
    _bad("act with a body", "said", **{"as": {**sample_fields("said")["as"], "body": LETTER}}),
    _bad("unknown act", "said", act="submit"),
    _bad("as is a list", "said", **{"as": []}),
    _bad("take-part with a peer", "said", **{"as": {**sample_fields("said")["as"], "what": "take-part"}}),
    _bad("minute 1440", "wishes", quiet=[0, 1440]),
    _bad("one minute", "wishes", quiet=[0]),
    _bad("61 spans of days", "wishes", blocked=[[1, 2]] * 61),
    _bad("days backwards", "wishes", blocked=[[3, 2]]),
    _bad("gates unsorted", "need", gates=["ready", "order"]),
    _bad("gate twice", "need", gates=["order", "order"]),
    _bad("gate in capitals", "gate", gate="Order"),
    _bad("heads unsorted", "checkpoint", heads=[[ID16, 1, HASH], [ID16, 2, HASH]]),
    _bad("public with a seed", "enrol", me={**SIGNER.public(), "seed": HASH}),
    _bad("language in full", "lane-open", lang="english"),
    _bad("note for nobody", "note", **{"for": ""}),
]
