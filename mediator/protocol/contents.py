"""What stands inside a sealed body: a shape for each kind, and the strict JSON of it (section 5).

A shape is a kind of field (`text`: any string; else as in `fields.py`), a list holding the shape of its
items, or a dictionary of members; one whose name ends in `?` may be left out. Unknown and missing members are
refused alike.
"""

import json
from typing import Any

from mediator.protocol.encoding import LARGEST_BUCKET, MAX_INT
from mediator.protocol.errors import Damaged, EncodingInvalid, EntryInvalid
from mediator.protocol.fields import check_kind

MAX_CONTENT = LARGEST_BUCKET - 1

Shape = Any

BASE: dict[str, Shape] = {
    "v": "int",
    "text": "text",
    "lang": "text",
    "att": [{"blob": "hash", "key": "key", "size": "int", "mime": "text", "name": "text"}],
}
HARD_TO_READ = "enum:violence|abuse|child|despair|death|other"
ANSWERED = "enum:answered|not-remember|accepts|disputes|not-answer"
EVIDENCE = "enum:document|register|told|meeting|agency|other"
FOUND = "enum:none|no|yes|remembers|evidence|part"
HELD_FOR = "enum:day|ready|word|law|safety|bank|other"
INTERPRETED = "enum:meeting|telephone|paper"
CHANGE_KINDS = "enum:privacy|safety|law|author|spelling|translation"

MARK: dict[str, Shape] = {
    "start": "int",
    "end": "int",
    "category": "text",
    "rule": "text",
    "answer": "enum:out|ask|fine",
    "reason": "text",
}

WISHES: dict[str, Shape] = {
    "call": "text",
    "sign": "text",
    "other": "text",
    "with": "text",
    "monthly": "int",
    "extra": "text",
    "line": "bit",
    "either": "bit",
    "back": "int",
    "paused": "bit",
    "stopped": "bit",
}

# fmt: off  (a table)
CONTENT: dict[str, dict[str, Shape]] = {
    "letter": {},
    "statement": {},
    "spoken": {},
    "questions": {"questions": ["text"]},
    "answers": {"answers": [{"q": "text", "a": "text", "how": ANSWERED}]},
    "cover": {
        "kind": "text",
        "pages": "int",
        "minutes": "int",
        "about": ["text"],
        "removed": "bit",
        "from": "text",
        "who": "text",
    },
    "tell": {},
    "return": {"reasons": ["text"], "comments": [{"paragraph": "int", "text": "text"}], "templates": ["text"]},
    "refuse": {"other": "text", "answers": [{"n": "int", "answer": "enum:agree|keep|talk"}]},
    "say": {},
    "wishes": WISHES,
    "said": {"how": "enum:telephone|paper|meeting", "when": "int", "present": ["text"], "wishes?": WISHES},
    "people": {
        "people": [
            {
                "lane": "id16",
                "side": "enum:victim|offender",
                "name": "text",
                "call": "text",
                "telephone": "text",
                "address": "text",
                "email": "text",
                "safe": "text",
                "note": "text",
                "custody": "bit",
            }
        ],
    },
    "terms": {"terms": ["text"]},
    "invite": {"mac": "key"},
    "info": {
        "staff": [{"fp": "fp", "name": "text", "role": "enum:facilitator|supervisor"}],
        "others": [{"ref": "ref", "words": "text"}],
        "telephone": "text",
        "custody": "bit",
        "side": "enum:victim|offender|unknown",
    },
    "hold": {"why": HELD_FOR, "reason": "text"},
    "note": {"msg": "id16?", "hard": [HARD_TO_READ], "ask": "for?"},
    "gate": {"evidence": "text", "kind": EVIDENCE, "found": FOUND, "by": "text", "seen": "int"},
    "checks": {
        "marks": [MARK],
        "translated?": [MARK],
        "overrides": [{"term": "text", "where": "enum:text|cover|translation", "reason": "text"}],
        "source": "hash",
        "outgoing": "hash",
    },
    "object": {"reason": "text"},
    "settle": {},
    "ask": {"blind": "bit"},
    "excuse": {},
    "concern": {
        "concern": "enum:danger|self-harm|child|offence|control|other",
        "told": [{"who": "text", "when": "int"}],
    },
    "compare": {},
    "translation": {"from": "lang", "by": "text", "how": INTERPRETED, "parts": ["text"]},
    "suspend": {},
    "lift": {},
    "call": {"by?": "int"},
    "contact": {"present": ["text"]},
    "approach": {"about": "text"},
    "told": {"present": ["text"], "answers?": [{"item": "id16", "q": "text", "how": ANSWERED}]},
    "outcome": {},
    "stand-in": {},
    "on-paper": {"how": "enum:telephone|paper|meeting", "when": "int", "present": ["text"]},
    "away": {},
}
# fmt: on
PROOF: dict[str, Shape] = {"changes": [{"n": "int", "kind": CHANGE_KINDS, "why": "text"}], "note": "text"}
# By when somebody who asks something wants to be rung, whether there is news or not: for the desk, never for a reader.
HANDED_IN: dict[str, dict[str, Shape]] = {"questions": {"by?": "int"}}
SUBMISSIONS = ("submit", "transcript")
# What may go with a version for its reader, beside the letter part and never instead of it.
VERSION: dict[str, Shape] = {
    "translation?": {
        "lang": "lang",
        "from": "lang",
        "by": "text",
        "how": INTERPRETED,
        "parts": ["text"],
        "wrote": "fp",
        "checked": "fp",
    },
}
VERSIONS = ("offer", "release")
LETTER_PART = ("answers", "lang", "questions", "text")


def get_shape(t: str, kind: str) -> dict[str, Shape]:
    """The members of a body of this kind in an entry of type `t` ("" where the kind alone tells)."""
    if kind not in CONTENT:
        raise Damaged("there is no such kind of body")
    return BASE | CONTENT[kind] | (_beside(t, kind) if kind != "cover" else {})


def _beside(t: str, kind: str) -> dict[str, Shape]:
    if t == "proof":
        return PROOF
    if t in VERSIONS:
        return VERSION
    return HANDED_IN.get(kind, {}) if t in SUBMISSIONS else {}


def write_content(content: dict[str, Any], kind: str, t: str = "") -> bytes:
    """Check a content and write it, at most 1,048,575 bytes. Raises Damaged or EncodingInvalid."""
    _check_content(content, kind, t)
    raw = write_json(content)
    if len(raw) > MAX_CONTENT:
        raise EncodingInvalid("longer than 1048575 bytes")
    return raw


def read_content(raw: bytes, kind: str, t: str = "") -> dict[str, Any]:
    """Read what `write_content` wrote. Raises Damaged for any other form or member."""
    content = read_json(raw)
    _check_content(content, kind, t)
    return content


def letter_part(content: dict[str, Any]) -> bytes:
    """What two texts must share, byte for byte, to be called equal: language, text, questions and answers."""
    return write_json({name: content[name] for name in LETTER_PART if name in content})


def write_json(value: Any) -> bytes:
    """Write UTF-8 JSON, sorted, without spaces. Raises EncodingInvalid for text that is not Unicode."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise EncodingInvalid("half a character") from error


def read_json(raw: bytes) -> dict[str, Any]:
    """Read an object written by `write_json`: one form for one value. Raises Damaged."""
    try:
        value = json.loads(raw.decode("utf-8"))
        same = write_json(value) == raw
    except (ValueError, RecursionError, EncodingInvalid) as error:
        raise Damaged("not strict JSON") from error
    if not same or not isinstance(value, dict):
        raise Damaged("not in the one form of JSON")
    return value


def _check_content(content: dict[str, Any], kind: str, t: str) -> None:
    _check_shape(get_shape(t, kind), content)
    if content["v"] != 1:
        raise Damaged("only version 1 is known")


def _check_shape(shape: Shape, value: Any) -> None:
    if isinstance(shape, dict):
        _require(isinstance(value, dict))
        members = {name.removesuffix("?"): member for name, member in shape.items()}
        needed = {name for name in shape if not name.endswith("?")}
        _require(needed <= set(value) <= set(members))
        for name in value:
            _check_shape(members[name], value[name])
    elif isinstance(shape, list):
        _require(isinstance(value, list))
        for item in value:
            _check_shape(shape[0], item)
    elif shape == "text":
        _require(isinstance(value, str))
    else:
        _check_field(shape, value)


def _check_field(kind: str, value: Any) -> None:
    try:
        check_kind(kind, value)
    except EntryInvalid as error:
        raise Damaged("a member does not have the form of its kind") from error
    _require(not isinstance(value, int) or value <= MAX_INT)


def _require(truth: bool) -> None:
    if not truth:
        raise Damaged("the content has another form")
