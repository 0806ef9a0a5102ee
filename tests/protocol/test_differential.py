"""Both sides say the same of more than 20,000 inputs, most of them nearly right (a browser and a server that differ
on one byte string are two protocols)."""

import base64
import json
import random
import subprocess
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mediator.protocol.encoding import b64, canon
from mediator.protocol.errors import EncodingInvalid
from tests.protocol.vectors import load
from tests.vectors.samples import samples
from tests.vectors.verdict import judge

ROOT = Path(__file__).parent.parent.parent
DRAWN = 700
MUTATIONS = 10
AT_LEAST = 20_000

Asked = tuple[str, bytes]

SEEDS = [entry.stmt for entry in samples()]
PIECES = [
    *(b'"', b"\\", b"{", b"}", b"[", b"]", b",", b":", b"0", b"-", b"1e3", b".5", b"null", b"true", b" ", b"\n"),
    *(b"\x00", b"\x7f", b"\xef\xbb\xbf", b"\xc3\xa4", b"\xff", b'"a":1,', b'"__proto__":1,', b"9007199254740992"),
    *(b'""', b"[]", b"{}", b'"v":2', b'"seq":0', b'"prev":""', b'"said"', b'"pause"', b"AA", b"=", b"+", b"/", b"_"),
]

small = st.integers(0, 3) | st.integers(0, 2**53 + 2) | st.just(-1)
text = st.text(st.characters(min_codepoint=32, max_codepoint=126, exclude_characters='"\\'), max_size=8)
key = st.from_regex(r"[a-z][a-z0-9_]{0,4}", fullmatch=True)
value = st.recursive(
    small | text, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(key, inner, max_size=3), max_leaves=8
)


def written(whole: dict[str, Any], loosely: bool) -> bytes:
    """Canonical bytes where there are any, else (or loosely) what another JSON writer makes."""
    try:
        return json.dumps(whole).encode() if loosely else canon(whole)
    except EncodingInvalid:
        return json.dumps(whole, separators=(",", ":"), sort_keys=True).encode()


def mutated(raw: bytes, chance: random.Random) -> bytes:
    """One to three small changes."""
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        at, until = sorted(chance.randrange(len(raw) + 1) for _ in range(2))
        until = min(until, at + chance.choice((0, 0, 1, 1, 2, 6)))
        raw = raw[:at] + chance.choice((b"", bytes([chance.randrange(256)]), chance.choice(PIECES))) + raw[until:]
    return raw


def changed_entry(stmt: bytes, chance: random.Random) -> bytes:
    """An entry with one field taken, moved, emptied, or given another's value, canonical again."""
    fields = json.loads(stmt)
    name, donor = chance.choice(list(fields)), json.loads(chance.choice(SEEDS))
    other = chance.choice(list(donor.values()))
    act = chance.randrange(7)
    if act == 0:
        del fields[name]
    elif act == 1:
        fields[chance.choice(list(donor))] = other
    elif act == 2:
        fields[name] = chance.choice(("", [], {}, 0, 1, 2, "desk", "a", [[]], 2**53 - 1))
    elif act == 3:
        fields[name] = other
    elif act == 4 and isinstance(fields[name], list):
        fields[name] = fields[name] * 2
    elif act == 5 and isinstance(fields[name], dict):
        fields[name] |= {chance.choice(("msg", "kc", "kind", "len", "of", "x")): other}
    else:
        fields[name] = mutated_text(fields[name], chance)
    return written(fields, loosely=False)


def mutated_text(old: Any, chance: random.Random) -> Any:
    """A string with one character more, less or other; a number one up."""
    if isinstance(old, int):
        return old + 1
    if not isinstance(old, str) or not old:
        return old
    at = chance.randrange(len(old))
    return old[:at] + chance.choice(("", "A", "B", "-", "_", "~", " ", "AA")) + old[at + 1 :]


def drawn_inputs() -> list[Asked]:
    """Hypothesis draws objects, bytes and base64; each is changed a few times more."""
    asked: list[Asked] = []

    @settings(
        max_examples=DRAWN,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.dictionaries(key, value, max_size=4), st.booleans(), st.binary(max_size=40), st.integers(0, 2**32))
    def draw(whole: dict[str, Any], loosely: bool, raw: bytes, seed: int) -> None:
        chance = random.Random(seed)
        honest = written(whole, loosely)
        asked.extend([("json", honest), ("json", raw), ("b64", raw), ("b64", b64(raw).encode())])
        asked.extend(("json", mutated(honest, chance)) for _ in range(MUTATIONS))
        asked.extend(("b64", mutated(b64(raw).encode(), chance)) for _ in range(MUTATIONS))
        stmt = chance.choice(SEEDS)
        asked.extend(("entry", mutated(stmt, chance)) for _ in range(MUTATIONS // 2))
        asked.extend(("entry", changed_entry(stmt, chance)) for _ in range(MUTATIONS))

    draw()
    return asked


def known_inputs() -> list[Asked]:
    """Every vector that one of the judges can be asked about."""
    negative = load("negative")
    asked = [("entry", stmt) for stmt in SEEDS] + [("json", stmt) for stmt in SEEDS]
    asked += [("json", unpadded(row["in"])) for row in negative["parse"]]
    asked += [("entry", unpadded(row["stmt"])) for row in negative["parse_entry"]]
    asked += [("b64", row["text"].encode("latin-1", "replace")) for row in negative["unb64"]]
    return asked


def unpadded(text_: str) -> bytes:
    """Bytes of base64url."""
    return base64.urlsafe_b64decode(text_ + "=" * (-len(text_) % 4))


def browser_verdicts(asked: list[Asked]) -> list[dict[str, Any]]:
    """What the browser's side says, from one run of Node."""
    lines = [json.dumps({"kind": kind, "in": base64.b64encode(raw).decode()}) for kind, raw in asked]
    ran = subprocess.run(
        ["node", "tests/js/verdict.mjs"],
        input="\n".join(lines) + "\n",
        capture_output=True,
        text=True,
        cwd=ROOT,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_both_sides_agree_on_every_input() -> None:
    """Accepted by both with the same bytes, or refused by both; a crash of either is a failure."""
    asked = known_inputs() + drawn_inputs()
    theirs = browser_verdicts(asked)
    ours = [judge(kind, raw) for kind, raw in asked]
    assert len(theirs) == len(ours) >= AT_LEAST
    apart = [(*one, our, their) for one, our, their in zip(asked, ours, theirs, strict=True) if our != their]
    assert apart[:5] == []


def test_the_inputs_are_neither_all_good_nor_all_bad() -> None:
    """A fuzz whose inputs are all refused early compares nothing."""
    asked = drawn_inputs()
    for kind in ("json", "b64", "entry"):
        verdicts = [judge(*one)["ok"] for one in asked if one[0] == kind]
        assert 0.05 < sum(map(bool, verdicts)) / len(verdicts) < 0.95
