"""From what somebody means to do to a signed batch: entries, slots, sealed bodies, parked releases."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mediator.client.contents import Content
from mediator.client.view import Ground, Parked
from mediator.protocol.body import make_slot, seal_body
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.identity import Identity
from mediator.protocol.readers import FOR_DESK, desk_reader
from mediator.protocol.types import COVER_KIND, TYPES

Made = list[Entry]
Reader = tuple[str, str]


@dataclass
class Sealed:
    """A body that exists already: a release takes descriptor, cover and key from its offer."""

    body: dict[str, Any]
    cover: dict[str, Any] | str
    key: bytes


@dataclass
class Intent:
    """One entry to be. A value in `fields` may be a function of the entries made before it in the batch.

    `kind` is the body's where it is not the type's name; `dst` the lane whose reader an offer is sealed for;
    `sealed` a body to take over; `grants` further slots: (seq or None for this entry, reader, box, key).
    """

    chain: str
    t: str
    fields: dict[str, Any] = field(default_factory=dict)
    content: Content | None = None
    kind: str = ""
    cover: Content | None = None
    dst: str = ""
    sealed: Sealed | None = None
    grants: list[tuple[int | None, str, str, bytes]] = field(default_factory=list)


@dataclass
class Waiting:
    """A release to be parked until `when`."""

    when: int
    offer: str
    intent: Intent


@dataclass
class Batch:
    """A sealed and signed batch, as it is posted; `blobs` are uploaded first."""

    entries: list[Entry] = field(default_factory=list)
    slots: list[list[Any]] = field(default_factory=list)
    park: list[dict[str, Any]] = field(default_factory=list)
    blobs: dict[str, bytes] = field(default_factory=dict)
    packets: list[list[str]] = field(default_factory=list)

    def to_wire(self) -> dict[str, Any]:
        """The JSON of POST …/entries."""
        return {
            "entries": [entry.to_wire() for entry in self.entries],
            "slots": self.slots,
            "park": self.park,
            "packets": self.packets,
        }


class Signer:
    """Seals and signs intents one after the other on the heads of a case."""

    def __init__(self, ground: Ground, me: Identity, now: int) -> None:
        self.ground, self.me, self.now = ground, me, now
        self.batch = Batch()
        self._heads = dict(ground.heads)
        self._accepted = dict(ground.accepted)
        self._desk = ground.desk
        self._ros = ground.ros
        self._case = ground.case

    def add(self, intents: list[Intent]) -> None:
        """Sign these for now."""
        for intent in intents:
            entry, slots = self._sign(intent, self.batch.entries)
            self.batch.entries.append(entry)
            self.batch.slots += slots

    def park(self, lane: str, waiting: list[Waiting]) -> None:
        """Sign the whole queue of a lane anew, in the order of its hours, each on the one before."""
        head = self._heads[lane]
        for row in sorted(waiting, key=lambda row: row.when):
            entry, slots = self._sign(row.intent, self.batch.entries)
            self.batch.park.append({"when": row.when, "entry": entry.to_wire(), "slots": slots})
        self._heads[lane] = head

    def touches(self, chain: str) -> bool:
        """Whether the batch has an entry in this chain."""
        return any(entry.chain == chain for entry in self.batch.entries)

    def _sign(self, intent: Intent, made: Made) -> tuple[Entry, list[list[Any]]]:
        seq, prev = self._heads.get(intent.chain, (-1, ""))
        fields = {name: value(made) if callable(value) else value for name, value in intent.fields.items()}
        common = {
            "t": intent.t,
            "case": self._case,
            "chain": intent.chain,
            "seq": seq + 1,
            "prev": prev,
            "ros": list(self._ros),
            "ts": self.now,
        }
        key = self._seal_body(intent, fields)
        entry = make_entry(self.me, {**_kept(common, intent.t), **fields})
        self._heads[intent.chain] = (entry.seq, entry.hash)
        if entry.type.chains == "R":
            self._ros, self._case = (entry.seq, entry.hash), entry.case
            if "desk" in entry.fields:
                self._desk = (entry["desk"]["n"], entry["desk"]["box"])
        elif entry.t == "accept":
            self._accepted[entry.chain] = (entry["who"], self.ground.enrolled[entry["who"]])
        elif entry.t == "on-paper":
            self._accepted.pop(entry.chain, None)
        return entry, self._slots(intent, entry, key)

    def _seal_body(self, intent: Intent, fields: dict[str, Any]) -> bytes | None:
        if intent.sealed is not None:
            fields |= {"body": intent.sealed.body, "cover": intent.sealed.cover}
            return intent.sealed.key
        if intent.content is None:
            return None
        chain, kind = intent.dst or intent.chain, intent.kind or intent.t
        body = seal_body(intent.content, self._case, chain, kind, t=intent.t)
        fields["body"] = body.descriptor
        self.batch.blobs[body.descriptor["ct"]] = body.ct
        if "cover" in TYPES[intent.t].fields:
            fields["cover"] = ""
        if intent.cover is not None:
            cover = seal_body(intent.cover, self._case, chain, COVER_KIND, msg=body.descriptor["msg"], key=body.key)
            fields["cover"] = cover.descriptor
            self.batch.blobs[cover.descriptor["ct"]] = cover.ct
        return body.key

    def _slots(self, intent: Intent, entry: Entry, key: bytes | None) -> list[list[Any]]:
        slots = [
            [entry.chain, entry.seq if seq is None else seq, reader, b64(make_slot(granted, unb64(box)))]
            for seq, reader, box, granted in intent.grants
        ]
        if key is not None:
            slots += [
                [entry.chain, entry.seq, reader, b64(make_slot(key, unb64(box)))]
                for reader, box in self._readers(entry)
            ]
        return slots

    def _readers(self, entry: Entry) -> list[Reader]:
        desk = (desk_reader(self._desk[0]), self._desk[1])
        rule = entry.type.slots
        if rule == "author":
            return [(self.me.fp, b64(self.me.box_pk)), desk]
        if rule == "note" and entry["for"] != FOR_DESK:
            return [(entry["for"], self.ground.members[entry["for"]]["box"])]
        accepted = self._accepted.get(entry.chain) if rule == "lane" else None
        return [(accepted[0], accepted[1]["box"]), desk] if accepted else [desk]


def release_intent(lane: str, sealed: Sealed, offer: Entry, ok: list[dict[str, str]]) -> Intent:
    """The release that passes an offer on, with the approvals it rests on (sorted by `by`)."""
    fields = {"att": offer["att"], "mode": offer["mode"], "ok": sorted(ok, key=lambda one: one["by"])}
    return Intent(lane, "release", fields, sealed=sealed)


def carry(parked: list[Parked], sealed: Callable[[Entry], Sealed], offers: dict[str, Entry]) -> list[Waiting]:
    """Parked releases as intents, to be signed anew with the approvals they have."""
    return [
        Waiting(
            row.when,
            row.of,
            release_intent(row.lane, sealed(offers[row.of]), offers[row.of], row.entry["ok"]),
        )
        for row in parked
    ]


def _kept(common: dict[str, Any], t: str) -> dict[str, Any]:
    wanted = TYPES[t].all_fields()
    return {name: value for name, value in common.items() if name in wanted}
