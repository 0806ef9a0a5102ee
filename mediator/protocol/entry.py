"""Entries: the one signed thing (protocol sections 2 and 6)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mediator.protocol.encoding import b64, canon, digest, parse, unb64
from mediator.protocol.errors import EntryInvalid
from mediator.protocol.fields import check_members
from mediator.protocol.identity import Identity, fingerprint, verify
from mediator.protocol.types import ACTS, COVER_KIND, TYPES, EntryType

CONTEXT = "rj1/stmt"
# What somebody says for themselves, and not about one other person.
OWN_CONSENTS = ("take-part", "remove-details", "sharing")


@dataclass(frozen=True)
class Entry:
    """One entry as signed: `stmt` and `sig` are bytes, `fields` the whole decoded statement."""

    stmt: bytes
    sig: bytes
    hash: str
    fields: dict[str, Any]

    @property
    def t(self) -> str:
        """The type's name."""
        return str(self.fields["t"])

    @property
    def case(self) -> str:
        """The case id; for roster-open its own hash."""
        return str(self.fields.get("case", self.hash))

    @property
    def chain(self) -> str:
        """The chain's id."""
        return str(self.fields["chain"])

    @property
    def seq(self) -> int:
        """The place in the chain, from 0."""
        return int(self.fields["seq"])

    @property
    def prev(self) -> str:
        """The hash of the entry before, empty at 0."""
        return str(self.fields["prev"])

    @property
    def ros(self) -> tuple[int, str] | None:
        """The roster entry (seq, hash) that the signer knew; None in R."""
        ros = self.fields.get("ros")
        return (ros[0], ros[1]) if ros else None

    @property
    def by(self) -> str:
        """The signer's fingerprint."""
        return str(self.fields["by"])

    @property
    def ts(self) -> int:
        """When the signer says it was signed, Unix seconds."""
        return int(self.fields["ts"])

    @property
    def type(self) -> EntryType:
        """The row of the table."""
        return TYPES[self.t]

    @property
    def body(self) -> dict[str, Any] | None:
        """The body descriptor, if the type has one."""
        return self.fields.get("body")

    def __getitem__(self, name: str) -> Any:
        """The value of a field."""
        return self.fields[name]

    def to_wire(self) -> dict[str, str]:
        """The transported form {"stmt", "sig"}, base64."""
        return {"stmt": b64(self.stmt), "sig": b64(self.sig)}


def make_entry(identity: Identity, fields: dict[str, Any]) -> Entry:
    """Sign an entry; `v` and `by` are filled in. Raises EntryInvalid for other fields than the type's."""
    stmt = canon({**fields, "v": 1, "by": identity.fp})
    return parse_entry(stmt, identity.sign(CONTEXT, stmt))


def parse_entry(stmt: bytes, sig: bytes) -> Entry:
    """Decode a statement and check its fields; the signature is left to `check_signature`.

    Raises EncodingInvalid or EntryInvalid.
    """
    fields = parse(stmt)
    check_fields(fields)
    if len(sig) != 64:
        raise EntryInvalid("a signature has 64 bytes")
    return Entry(stmt, sig, entry_hash(stmt), fields)


def from_wire(wire: Any) -> Entry:
    """Read {"stmt", "sig"}. Raises EncodingInvalid or EntryInvalid."""
    if not isinstance(wire, dict) or set(wire) != {"stmt", "sig"}:
        raise EntryInvalid("an entry has stmt and sig")
    return parse_entry(unb64(wire["stmt"]), unb64(wire["sig"], 64))


def entry_hash(stmt: bytes) -> str:
    """The id of an entry: the hash of its statement, base64."""
    return b64(digest("rj1/entry", stmt))


def check_signature(entry: Entry, public: dict[str, str]) -> None:
    """Check that this public form signed the entry and is named. Raises SignatureWrong, EntryInvalid."""
    if fingerprint(public) != entry.by:
        raise EntryInvalid("the entry names another signer")
    verify(unb64(public["sign"], 32), CONTEXT, entry.stmt, entry.sig)


def check_fields(fields: dict[str, Any]) -> None:
    """Check a decoded statement against the table (section 6). Raises EntryInvalid."""
    name = fields.get("t")
    if not isinstance(name, str) or name not in TYPES:
        raise EntryInvalid("there is no such type of entry")
    if fields.get("v") != 1:
        raise EntryInvalid("only version 1 is known")
    row = TYPES[name]
    check_members(fields, row.all_fields())
    _check_place(fields, row)
    _check_bodies(fields, row)
    for rule in row.rules:
        if not _RULES[rule](fields):
            raise EntryInvalid(f"the rule {rule} does not hold")


def _check_place(fields: dict[str, Any], row: EntryType) -> None:
    if (fields["seq"] == 0) != (fields["prev"] == ""):
        raise EntryInvalid("prev is empty at the start of a chain and nowhere else")
    if (fields["seq"] == 0) != ("opens" in row.rules):
        raise EntryInvalid("a chain starts with its opening entry and has no second one")


def _check_bodies(fields: dict[str, Any], row: EntryType) -> None:
    if row.kinds and fields["body"]["kind"] not in row.kinds:
        raise EntryInvalid("a body of this kind does not belong here")
    if fields.get("cover") and fields["cover"]["kind"] != COVER_KIND:
        raise EntryInvalid("a cover is of the kind cover")


def _cover_shares(fields: dict[str, Any]) -> bool:
    cover, body = fields["cover"], fields["body"]
    return cover == "" or (cover["msg"], cover["kc"]) == (body["msg"], body["kc"])


def _act_has_its_fields(fields: dict[str, Any]) -> bool:
    act = fields["act"]
    check_members(fields["as"], ACTS[act])
    return act != "consent" or _RULES["peer"](fields["as"])


_RULES: dict[str, Callable[[dict[str, Any]], bool]] = {
    "opens": lambda fields: fields["seq"] == 0,
    "me": lambda fields: fields["by"] == fingerprint(fields["me"]),
    "cover": _cover_shares,
    "fresh": lambda fields: fields["body"]["msg"] != fields["msg"],
    "agree": lambda fields: (fields["agree"] == "") == (fields["mode"] == "as-written"),
    "peer": lambda fields: (fields["peer"] == "") == (fields["what"] in OWN_CONSENTS),
    "offer": lambda fields: (
        (fields["offer"] != "") == (fields["outcome"] == "release")
        and (fields["outcome"] == "release" or fields["when"] == 0)
    ),
    "date": lambda fields: fields["on"] != "date" or fields["until"] > 0,
    "hour": lambda fields: fields["when"] > 0,
    "as": _act_has_its_fields,
}
