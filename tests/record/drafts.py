"""What one person signs and seals before it is sent: entries that follow each other, slots, and sealed texts."""

import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mediator.cases import services as cases_services
from mediator.extensions import db
from mediator.messages import services as messages_services
from mediator.protocol import approval, body
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.identity import DeskKey
from mediator.protocol.types import TYPES
from mediator.record import read
from mediator.record.batch import Batch, Park, read_batch
from mediator.review import services as review_services
from tests.record.people import CHECKS, Person, text

if TYPE_CHECKING:
    from tests.record.casework import Casework


@dataclass
class Draft:
    """A batch in the making: entries follow each other, slots and sealed texts come along."""

    case: "Casework"
    by: Person
    entries: list[Entry] = field(default_factory=list)
    slots: dict[tuple[str, int, str], bytes] = field(default_factory=dict)
    park_rows: list[Park] = field(default_factory=list)
    packets: dict[str, bytes] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)

    def add(
        self,
        chain: str,
        t: str,
        content: dict[str, Any] | None = None,
        kind: str = "",
        readers: list[str] | None = None,
        **fields: Any,
    ) -> Entry:
        """Sign the next entry of a chain; a `content` is sealed for exactly the readers it should have."""
        chain = self.case.chain(chain)
        key = b""
        if content is not None:
            kind = kind or t
            sealed = body.seal_body(content, self.case.case, fields.get("dst", chain), kind, t=t)
            fields["body"], key = sealed.descriptor, sealed.key
            self.blobs[sealed.descriptor["ct"]] = sealed.ct
            self.case.keys[sealed.descriptor["msg"]] = key
        if t == "roster-open":
            fields |= {"chain": chain, "seq": 0, "prev": "", "ts": self.case.now, "t": t}
        entry = self._sign(chain, t, fields)
        if t == "roster-open":
            self.case.case = entry.hash
        self.entries.append(entry)
        self.heads[chain] = (entry.seq, entry.hash)
        if key:
            self._slot(entry, key, readers)
        self._desk_slots(entry)
        return entry

    def _sign(self, chain: str, t: str, fields: dict[str, Any]) -> Entry:
        if t == "roster-open":
            return make_entry(self.by.identity, fields)
        seq, prev = self.head(chain)
        common = {
            "t": t,
            "case": self.case.case,
            "chain": chain,
            "seq": seq + 1,
            "prev": prev,
            "ts": self.case.now,
        }
        if TYPES[t].chains != "R":
            common["ros"] = list(self.head(self.case.roster))
        return make_entry(self.by.identity, {**common, **fields})

    def head(self, chain: str) -> tuple[int, str]:
        return self.heads.get(chain) or self.case.head(chain)

    def readers(self, entry: Entry) -> list[str]:
        """Who must have a slot, worked out here on its own (not with the server's code)."""
        desk = f"desk/{len(self.case.desk_keys)}"
        rule = entry.type.slots
        if rule == "author":
            return [entry.by, desk]
        person = next((p for p in (self.case.ann, self.case.ben) if p.lane == entry.chain), None)
        if rule == "lane" and person and self._accepted(person):
            return [person.fp, desk]
        if rule == "note" and entry["for"] != "desk":
            return [entry["for"]]
        return [desk]

    def _accepted(self, person: Person) -> bool:
        known = (*read.list_entries(self.case.case), *self.entries)
        ended = {e["of"] for e in known if e.t == "on-paper"}
        return any(e.t == "accept" and e["who"] == person.fp and e.hash not in ended for e in known)

    def _slot(self, entry: Entry, key: bytes, readers: list[str] | None) -> None:
        for reader in readers if readers is not None else self.readers(entry):
            self.slots[entry.chain, entry.seq, reader] = body.make_slot(key, self._box(reader))

    def _box(self, reader: str) -> bytes:
        if reader.startswith("desk/"):
            return self.case.desk_keys[int(reader[5:]) - 1].box_pk
        people = (self.case.sam, self.case.robin, self.case.kim, self.case.ann, self.case.ben)
        return next((p.identity.box_pk for p in people if p.fp == reader), self.by.identity.box_pk)

    def _desk_slots(self, entry: Entry) -> None:
        if entry.t == "roster-open":
            self._slot(entry, self.case.desk_keys[0].seed, [entry.by])
        elif entry.t == "staff-add":
            for seq, key in enumerate(self.case.desk_keys):
                at = 0 if seq == 0 else self._announced(seq + 1)
                self.slots[entry.chain, at, entry["who"]] = body.make_slot(key.seed, self._box(entry["who"]))

    def _announced(self, n: int) -> int:
        entries = [e for e in (*read.list_entries(self.case.case), *self.entries) if e.chain == self.case.roster]
        return next(e.seq for e in entries if e.fields.get("desk", {}).get("n") == n)

    def new_desk(self, t: str, members: list[str], **fields: Any) -> Entry:
        """An R entry that starts a new desk key, for these members."""
        self.case.desk_keys.append(DeskKey.from_seed(secrets.token_bytes(32)))
        key = self.case.desk_keys[-1]
        entry = self.add("R", t, desk={"n": len(self.case.desk_keys), "box": b64(key.box_pk)}, **fields)
        self._slot(entry, key.seed, members)
        return entry

    def offer(self, author: Person, submission: Entry, agree: str = "") -> Entry:
        msg, dst = self.case.msg(submission), self.case.other(author).lane
        checks = self.add("D", "checks", lane=author.lane, msg=msg, content=CHECKS)
        return self.add(
            "D",
            "offer",
            lane=author.lane,
            msg=msg,
            src=submission.hash,
            agree=agree,
            dst=dst,
            cover="",
            att=[],
            mode="spoken" if submission["body"]["kind"] == "spoken" else "edited" if agree else "as-written",
            checks=checks.hash,
            kind=submission["body"]["kind"],
            content=text("For the reader.", **({"questions": []} if submission["body"]["kind"] == "questions" else {})),
        )

    def approve(self, offer: Entry) -> Entry:
        parts = (offer["body"], offer["cover"], offer["mode"], offer["att"])
        sig = approval.approve(self.by.identity, self.case.case, offer["dst"], *parts)
        return self.add("D", "approve", of=offer.hash, sig=sig)

    def release(self, offer: Entry, approvals: list[Entry], **changed: Any) -> Entry:
        """The signed release of an offer, with its slots; not added to the batch's entries."""
        ok = sorted(({"by": entry.by, "sig": entry["sig"]} for entry in approvals), key=lambda row: row["by"])
        fields = {name: offer[name] for name in ("body", "cover", "att", "mode")} | {"ok": ok} | changed
        return self._sign(offer["dst"], "release", fields)

    def call(self, offer: Entry, when: int = 0, of: str = "") -> Entry:
        """Whoever signs rings the reader of an offer, at an hour or tomorrow."""
        day = when or self.case.now + 86_400
        return self.add("D", "call", lane=offer["dst"], who=self.by.fp, when=day, of=of or offer.hash, content=text())

    def pass_on(self, offer: Entry, approvals: list[Entry], **changed: Any) -> Entry:
        self.call(offer)
        self.add("D", "decide", lane=offer["lane"], msg=offer["msg"], outcome="release", offer=offer.hash, when=0)
        release = self.release(offer, approvals, **changed)
        self.entries.append(release)
        self.heads[release.chain] = (release.seq, release.hash)
        self._slot(release, self.case.keys[offer["body"]["msg"]], None)
        return release

    def park(self, offer: Entry, approvals: list[Entry], when: int, decide: bool = True) -> Entry:
        """A release for a later hour, signed on the queue as this batch leaves it."""
        if decide:
            self.call(offer, when + 86_400)
            self.add(
                "D",
                "decide",
                lane=offer["lane"],
                msg=offer["msg"],
                outcome="release",
                offer=offer.hash,
                when=when,
            )
        release = self.release(offer, approvals)
        self.heads[release.chain] = (release.seq, release.hash)
        key = self.case.keys[offer["body"]["msg"]]
        places = {
            (release.chain, release.seq, reader): body.make_slot(key, self._box(reader))
            for reader in self.readers(release)
        }
        self.park_rows.append(Park(when, release, places))
        return release

    # --- sending ---

    def batch(self) -> Batch:
        return Batch(tuple(self.entries), dict(self.slots), tuple(self.park_rows), dict(self.packets))

    def as_json(self) -> dict[str, Any]:
        def rows(slots: dict[tuple[str, int, str], bytes]) -> list[list[Any]]:
            return [[*place, b64(key)] for place, key in slots.items()]

        park = [{"when": p.when, "entry": p.entry.to_wire(), "slots": rows(p.slots)} for p in self.park_rows]
        return {
            "entries": [entry.to_wire() for entry in self.entries],
            "slots": rows(self.slots),
            "park": park,
            "packets": [[find, b64(sealed)] for find, sealed in self.packets.items()],
        }

    def upload(self) -> None:
        for blob, ct in self.blobs.items():
            cases_services.put_blob(self.by.account, self.case.case, blob, ct, self.case.now)

    def send(self) -> None:
        """Through JSON and the services, as the routes do it; undone whole when it is refused."""
        self.upload()
        batch = read_batch(self.as_json())
        try:
            if self.by.account.kind == "participant":
                messages_services.append_own(self.by.account, batch, self.case.now)
            else:
                review_services.append_batch(self.by.account, self.case.case, batch, self.case.now)
        except Exception:
            db.session.rollback()
            raise

    def open_case(self) -> None:
        self.upload()
        cases_services.open_case(self.by.account, read_batch(self.as_json()), self.case.now)
