"""Writes the tables in docs that come from the code, between their marks, and leaves the rest alone.

    python -m scripts.docs

A mark is `<!-- table NAME -->` … `<!-- /table -->`. A test fails while a table differs from the code.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import config
from mediator.protocol.contents import BASE, CONTENT, HANDED_IN, LETTER_PART, PROOF, VERSION
from mediator.protocol.fields import LIMITS
from mediator.protocol.types import ACTS, COMMON, RULES, SIGNERS, SLOTS, TYPES, EntryType

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGES = ("protocol.md", "operations.md")
CHAINS = {"R": "Chain R, the roster", "D": "Chain D, the desk log", "L": "Chain L, a lane"}

# What each label is for. Two uses with one label would be a mistake; a test compares this with the code.
LABELS = {
    "rj1/id/box": "seed of an identity's box key pair",
    "rj1/id/sign": "seed of an identity's signing key pair",
    "rj1/id/fp": "fingerprint of an identity, over its two public keys",
    "rj1/id/draft": "key that seals drafts to their author",
    "rj1/id/state": "key that seals pins and the staff's own state",
    "rj1/desk/box": "seed of a desk key pair",
    "rj1/card": "`C`, over the card secret",
    "rj1/card/check": "the 20 check bits at the end of a card",
    "rj1/card/find": "`find`, the account's handle",
    "rj1/card/packet": "key of the invitation packet; and its associated data",
    "rj1/card/enrol": "`mackey`",
    "rj1/card/salt": "salt of the passphrase (the first 16 bytes)",
    "rj1/enrol": "message of the enrolment MAC",
    "rj1/acct/master": "`M`, keyed with what Argon2id gave",
    "rj1/acct/auth": "`auth`, shown to the server",
    "rj1/acct/wrap": "`wrap`, the key of the sealed seed",
    "rj1/acct/seed": "associated data of the sealed seed",
    "rj1/session": "key and associated data of what a tab keeps between pages",
    "rj1/draft": "associated data of a draft",
    "rj1/state": "associated data of a sealed state",
    "rj1/body": "associated data of a body or cover",
    "rj1/body/key": "key of a body's ciphertext, from `K`",
    "rj1/body/commit": "`kc`, the commitment to `K`",
    "rj1/blob": "id of stored bytes; hash of a consent's words and of a letter part",
    "rj1/file": "associated data of every piece of a file",
    "rj1/entry": "hash of an entry",
    "rj1/words": "check words",
    "rj1/stmt": "signature context: an entry",
    "rj1/ok": "signature context: an approval",
    "rj1/staff": "signature context: a staff certificate",
}

# The kinds of field, in words; the checks stand in protocol/fields.py.
KINDS = {
    "hash": "32 bytes, base64: an entry's hash, a blob's id",
    "fp": "32 bytes, base64: a fingerprint",
    "key": "32 bytes, base64: a public key, a MAC, a handle",
    "id16": "16 bytes, base64: a chain, an item, a body",
    "ref": "16 bytes, base64: how a lane knows the other person",
    "sig": "64 bytes, base64",
    "int": "a whole number from 0",
    "bit": "0 or 1",
    "eyes": "1, 2 or 3",
    "name": "a small letter, then up to 31 of `a-z 0-9 -`",
    "lang": "two or three small letters",
    "public": "`{box, sign}`, two keys",
    "desk": "`{n, box}`: the epoch's number and public key",
    "cert": f"`{{stmt, sig}}`; `stmt` is base64 of at most {LIMITS['cert']} characters",
    "ros": "`[seq, hash]` of an entry of R",
    "pair": "`[lane, ref]`",
    "body": "`{ct, kc, kind, len, msg}`, see section 5; `len` is one that padding can give",
    "att": f"at most {LIMITS['att']} blob ids, none twice",
    "ok": f"at most {LIMITS['ok']} of `{{by, sig}}`, rising by `by`",
    "heads": f"at most {LIMITS['heads']} of `[chain, seq, hash]`, rising by chain",
    "gates": f"at most {LIMITS['gates']} names, rising",
    "days": f"at most {LIMITS['days']} of `[first, last]`, days since 1970",
    "minutes": "nothing, or `[from, to]` in minutes of the day",
    "for": "`desk`, or a fingerprint",
    "as": "an object with the fields of `act`, without its body",
}


def labels() -> str:
    """Every label and what it is for."""
    return _table(("label", "for"), [(f"`{label}`", words) for label, words in LABELS.items()])


def kinds() -> str:
    """Every kind of field."""
    return _table(("kind", "form"), [(f"`{kind}`", words) for kind, words in KINDS.items()])


def common() -> str:
    """The fields that every entry has."""
    return _table(("field", "kind"), [(f"`{name}`", f"`{kind}`") for name, kind in COMMON.items()])


def types() -> str:
    """Every type of entry, by the chain it stands in."""
    parts = []
    for letter, title in CHAINS.items():
        rows = [_type_row(row) for row in TYPES.values() if letter in row.chains]
        parts.append(f"**{title}**\n\n" + _table(("type", "own fields", "signed by", "slots", "what it changes"), rows))
    return "\n\n".join(parts)


def signers() -> str:
    """Who `signed by` means."""
    return _table(("signed by", "who"), list(SIGNERS.items()))


def slots() -> str:
    """Who must have a slot."""
    return _table(("slots", "exactly these"), list(SLOTS.items()))


def rules() -> str:
    """The rules that a type's row may name."""
    rows = [(f"`{name}`", _named_by(name), words) for name, words in RULES.items()]
    return _table(("rule", "asked of", "what must hold"), rows)


def points() -> str:
    """What a field that holds an entry's hash may mean."""
    rows = [
        (f"`{row.name}.{field}`", "any entry of the lane" if "*" in meant else _code(meant))
        for row in TYPES.values()
        for field, meant in (row.points or {}).items()
    ]
    return _table(("field", "may mean"), rows)


def acts() -> str:
    """What `said` may stand for, and the fields of `as`."""
    return _table(("`act`", "fields of `as`"), [(f"`{act}`", _fields(fields)) for act, fields in ACTS.items()])


def contents() -> str:
    """What stands inside a sealed body, by its kind."""
    rows = [("every kind", _members(BASE))]
    rows += [(f"`{kind}`", _members(members) or "nothing more") for kind, members in CONTENT.items()]
    rows += [("a body of `proof`", f"{_members(PROOF)}, beside those of its kind")]
    rows += [("a body of `offer` or `release`", f"{_members(VERSION)}, beside those of its kind")]
    rows += [
        (f"`{kind}` in a `submit` or `transcript`", f"{_members(shape)}, beside those of its kind")
        for kind, shape in HANDED_IN.items()
    ]
    return _table(("kind", "members"), rows) + f"\n\nThe letter part is {_code(LETTER_PART)}, as far as they are there."


def settings() -> str:
    """Every setting of the service."""
    return config.describe_settings()


TABLES: dict[str, Callable[[], str]] = {
    table.__name__: table
    for table in (labels, kinds, common, types, signers, slots, rules, points, acts, contents, settings)
}


def renew(text: str) -> str:
    """A page with its tables as the code has them now. Raises KeyError for a table that nobody makes."""
    return re.sub(
        r"(<!-- table (\w+) -->\n).*?(<!-- /table -->)",
        lambda found: f"{found[1]}\n{TABLES[found[2]]()}\n\n{found[3]}",
        text,
        flags=re.S,
    )


def write() -> None:
    """Write every page anew."""
    for name in PAGES:
        page = DOCS / name
        page.write_text(renew(page.read_text(encoding="utf-8")), encoding="utf-8")


def _type_row(row: EntryType) -> tuple[str, ...]:
    return f"`{row.name}`", _fields(row.fields) or "–", row.signer, row.slots, row.changes


def _fields(fields: dict[str, str]) -> str:
    return ", ".join(f"{name} _{_plain(kind)}_" for name, kind in fields.items()) or "–"


def _members(shape: dict[str, object]) -> str:
    return ", ".join(f"{name} _{_shape(member)}_" for name, member in shape.items())


def _shape(member: object) -> str:
    if isinstance(member, list):
        return f"list of {_shape(member[0])}"
    if isinstance(member, dict):
        return "{" + ", ".join(f"{name} {_shape(inner)}" for name, inner in member.items()) + "}"
    return _plain(str(member))


def _plain(kind: str) -> str:
    return kind.removeprefix("enum:").replace("|", " / ")


def _named_by(rule: str) -> str:
    return _code(row.name for row in TYPES.values() if rule in row.rules)


def _code(names: object) -> str:
    return ", ".join(f"`{name}`" for name in names)  # type: ignore[attr-defined]


def _table(heads: tuple[str, ...], rows: list[tuple[str, ...]]) -> str:
    lines = [heads, ("---",) * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


if __name__ == "__main__":
    write()
