"""P13: people who hold real keys sign what nobody should: any type, in any chain, about anything, with any number.

Thousands of entries, well-formed and well signed, by a facilitator and by a participant, drawn with a fixed seed.
Each is taken or refused with a 4xx; what is taken has moved its chain, what is refused has changed nothing.
"""

from __future__ import annotations

import json
import random
from typing import Any

import pytest

from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry, from_wire, make_entry
from mediator.protocol.errors import ProtocolError
from mediator.protocol.fields import BODY_LENGTHS
from mediator.protocol.identity import Identity
from mediator.protocol.types import ACTS, TYPES
from mediator.record.batch import MAX_WHEN
from tests.attacks.ground import ABSENT, Ground
from tests.attacks.worlds import read_tables

TRIES = 700
NUMBERS = (0, 1, 2**31 - 1, 2**31, 2**40, 2**53 - 1)


class Mischief:
    """Draws entries about a case, from all that stands in it."""

    def __init__(self, ground: Ground, seed: int) -> None:
        self.ground, self.draw = ground, random.Random(seed)
        world, crossing = ground.crossing.world, ground.crossing
        self.people: dict[str, Identity] = {"sam": world.sam.identity, "ann": crossing.ann.identity}
        self.keys = [identity.public() for identity in self.people.values()]
        self.look()

    def look(self) -> None:
        """Read the case as it stands now."""
        served = self.ground.crossing.world.sam.http.get(f"/api/cases/{self.ground.crossing.case}")
        self.chains = {"R": served["roster"], "D": served["log"], **served["lanes"]}
        self.entries: list[Entry] = [from_wire(wire) for chain in self.chains.values() for wire in chain]
        self.roster = [from_wire(wire) for wire in served["roster"]][-1]
        self.msgs = [entry["body"]["msg"] for entry in self.entries if entry.body]
        self.bodies = [entry["body"] for entry in self.entries if entry.body]

    def value(self, kind: str) -> Any:
        """A value of a kind of field, more often than not one that means something."""
        draw = self.draw
        kind = kind.removesuffix("?") if draw.random() < 0.7 else kind
        if kind.endswith("?"):
            return ""
        if kind.startswith("enum:"):
            return draw.choice(kind[5:].split("|"))
        lanes = [chain for chain in self.chains if len(chain) > 1]
        return {
            "hash": lambda: draw.choice(self.entries).hash,
            "fp": lambda: draw.choice([entry.by for entry in self.entries] + [ABSENT[43]]),
            "key": lambda: b64(draw.randbytes(32)),
            "id16": lambda: draw.choice([*lanes, *self.msgs, ABSENT[22]]),
            "ref": lambda: draw.choice([ABSENT[22], b64(draw.randbytes(16))]),
            "sig": lambda: b64(draw.randbytes(64)),
            "int": lambda: draw.choice(NUMBERS),
            "bit": lambda: draw.choice((0, 1)),
            "eyes": lambda: draw.choice((1, 2, 3)),
            "name": lambda: draw.choice(("probation", "a" * 32)),
            "lang": lambda: draw.choice(("en", "abc")),
            "public": lambda: draw.choice(self.keys),
            "desk": lambda: {"n": draw.choice((*NUMBERS, 2)), "box": b64(draw.randbytes(32))},
            "cert": lambda: draw.choice([entry["cert"] for entry in self.entries if "cert" in entry.fields]),
            "pair": lambda: [draw.choice([*lanes, ABSENT[22]]), b64(draw.randbytes(16))],
            "body": self.body,
            "att": lambda: draw.choice(([], [ABSENT[43]])),
            "ok": lambda: draw.choice([[], *(entry["ok"] for entry in self.entries if entry.t == "release")]),
            "heads": lambda: [[chain, draw.choice(NUMBERS), ABSENT[43]] for chain in sorted(lanes)],
            "gates": lambda: sorted({"a" * 32, "probation"}),
            "days": lambda: [[0, 2**53 - 1]] * draw.choice((0, 1, 60)),
            "minutes": lambda: draw.choice(([], [1439, 0])),
            "for": lambda: draw.choice(("desk", ABSENT[43], self.people["sam"].fp)),
            "as": dict,
        }[kind]()

    def body(self) -> dict[str, Any]:
        """A sealed text that is there, or none that ever was."""
        if self.draw.random() < 0.5:
            return dict(self.draw.choice(self.bodies))
        made = {"ct": ABSENT[43], "kc": ABSENT[43], "len": self.draw.choice(BODY_LENGTHS), "kind": "letter"}
        return {**made, "msg": b64(self.draw.randbytes(16))}

    def entry(self, who: str) -> Entry | None:
        """A well-formed entry by somebody at the head of some chain; None when what was drawn has no form."""
        row = TYPES[self.draw.choice(sorted(TYPES))]
        fits = [name for name in self.chains if name == row.chains or (len(name) > 1 and "L" in row.chains)]
        name = self.draw.choice(fits if fits and self.draw.random() < 0.9 else list(self.chains))
        newest = from_wire(self.chains[name][-1])
        fields: dict[str, Any] = {field: self.value(kind) for field, kind in row.fields.items()}
        if "as" in fields:
            fields["as"] = {field: self.value(kind) for field, kind in ACTS[fields["act"]].items()}
        if fields.get("body") and len(row.kinds) == 1:
            fields["body"]["kind"] = row.kinds[0]
        common: dict[str, Any] = {"t": row.name, "chain": newest.chain, "seq": newest.seq + 1, "prev": newest.hash}
        common |= {"case": self.ground.crossing.case, "ts": self.ground.crossing.world.sam.now()}
        if row.chains != "R":
            common["ros"] = [self.roster.seq, self.roster.hash]
        try:
            return make_entry(self.people[who], {**common, **fields})
        except ProtocolError:
            return None

    def slots(self, entry: Entry) -> list[list[Any]]:
        """Slots as somebody would bring who hopes that nobody looks: for the desk, the lane, or anybody."""
        if not entry.body and "desk" not in entry.fields:
            return []
        readers = self.draw.sample(["desk/1", *(one.fp for one in self.people.values()), ABSENT[43]], k=2)
        return [[entry.chain, entry.seq, reader, b64(bytes(80))] for reader in readers]


@pytest.mark.parametrize("seed", [1, 2])
def test_p13_well_signed_mischief_is_taken_or_refused_and_never_breaks(ground: Ground, seed: int) -> None:
    mischief = Mischief(ground, seed)
    path = f"/api/cases/{ground.crossing.case}/entries"
    seen: dict[str, set[int]] = {}
    for _ in range(TRIES):
        who = mischief.draw.choice(("sam", "sam", "ann"))
        entry = mischief.entry(who)
        if entry is None or entry.t in ("close", "closed", "withdraw", "staff-remove", "takeover", "desk"):
            continue
        batch = {"entries": [entry.to_wire()], "slots": mischief.slots(entry)}
        answer = ground.send(who, "POST", path, json_of(batch))
        assert answer.status_code in (200, 400, 404, 409, 422), (entry.t, answer.status_code, answer.text[:300])
        seen.setdefault(entry.t, set()).add(answer.status_code)
        if answer.status_code == 200:
            mischief.look()
            assert any(one.hash == entry.hash for one in mischief.entries)
        else:
            assert answer.json["sentence"].endswith("."), entry.t
    assert len(seen) > 30, sorted(seen)
    stored = {row[0] for row in read_tables(ground.app)["main.entry"]}
    assert {entry.hash for entry in mischief.entries} <= stored


FAR = MAX_WHEN - 1  # past what a calendar can name; beyond it a date is refused (tests/review/test_dates.py)
LAST_DAY = FAR // 86_400


def test_p13_the_largest_numbers_that_an_entry_may_state_are_kept(ground: Ground) -> None:
    """The largest day, minute and date: PostgreSQL's own integers are smaller than what an entry may state."""
    ann, sam, case = ground.other.ann, ground.crossing.world.sam, ground.other.case
    ann.wishes(tell="mail", quiet=[1439, 1438], blocked=[[LAST_DAY - 1, LAST_DAY]] * 60)
    ann.consent("take-part", until=FAR)
    msg = ann.write("For much later.")
    sam.hold(case, msg, "Not in this age.", on="date", until=FAR)
    assert next(item for item in sam.queue() if item["msg"] == msg)["held_until"] == FAR


def json_of(body: dict[str, Any]) -> bytes:
    """JSON as it travels."""
    return json.dumps(body).encode()
