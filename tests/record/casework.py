"""A case of invented people for tests: real keys, real sealed texts, real batches, no stand-ins.

case = Casework(now)          # Sam and Robin facilitate, Kim supervises; Ann wrote to Ben, both enrolled
draft = case.draft(case.sam)
draft.add("D", "checks", lane=ann.lane, msg=msg, content=CHECKS)
draft.send()                  # through the services, as the routes would
"""

import secrets
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select

from mediator.accounts.models import Account, Service
from mediator.cases import services as cases_services
from mediator.extensions import db
from mediator.messages import services as messages_services
from mediator.protocol import approval, body
from mediator.protocol.certificate import certify
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.identity import DeskKey, Identity
from mediator.protocol.types import TYPES
from mediator.record import append, read
from mediator.record.batch import Batch, Park, read_batch
from mediator.review import services as review_services

YEAR = 365 * 86_400
PLAIN = {"v": 1, "lang": "en", "att": []}
CHECKS = {**PLAIN, "text": "", "marks": [], "overrides": [], "source": b64(bytes(32)), "outgoing": b64(bytes(32))}
INFO = {**PLAIN, "text": "", "staff": [], "others": [], "telephone": "01632 960100", "custody": 0}


def text(words: str = "Some words.", **more: Any) -> dict[str, Any]:
    """A content with these words."""
    return {**PLAIN, "text": words, **more}


def new_id() -> str:
    """16 random bytes, base64."""
    return b64(secrets.token_bytes(16))


@dataclass
class Person:
    """Somebody with keys and an account; participants have a lane and know the other by `peer`."""

    name: str
    identity: Identity
    lane: str = ""
    peer: str = ""

    @property
    def fp(self) -> str:
        return self.identity.fp

    @property
    def account(self) -> Account:
        """The row as this moment's session has it."""
        return db.session.scalars(select(Account).where(Account.fp == self.fp)).one()


class Casework:
    """A service with one case; `eyes` approvals are asked for. Accounts are rows, made without HTTP."""

    def __init__(self, now: int, eyes: int = 1, enrolled: bool = True, modes: tuple[str, str] = ("self", "self")):
        self.now = now
        self.root = Identity.from_seed(secrets.token_bytes(32))
        self.desk_keys = [DeskKey.from_seed(secrets.token_bytes(32))]
        self.sam, self.robin, self.kim = (Person(name, _identity()) for name in ("Sam", "Robin", "Kim"))
        self.ann, self.ben = (Person(name, _identity(), lane=new_id(), peer=new_id()) for name in ("Ann", "Ben"))
        self.modes = modes
        self.roster, self.log = new_id(), new_id()
        self.keys: dict[str, bytes] = {}
        db.session.add(Service(**_root_columns(self.root), demo=True, made_at=now))
        for person in (self.sam, self.robin, self.kim):
            self._make_account(person, "staff")
        db.session.commit()
        self.case = self._open(eyes)
        if enrolled:
            self.enrol(self.ann)
            self.enrol(self.ben)

    # --- making the case ---

    def _make_account(self, person: Person, kind: str) -> Account:
        account = Account(
            kind=kind,
            find=b64(secrets.token_bytes(32)),
            auth_hash=bytes(32),
            seed_blob=bytes(72),
            fp=person.fp,
            name=person.name if kind == "staff" else "",
            made_at=self.now,
            case="",
            lane="",
            supervisor=person is self.kim,
            **person.identity.public(),
        )
        if kind == "staff":
            cert = self.cert(person)
            account.cert_stmt, account.cert_sig = unb64(cert["stmt"]), unb64(cert["sig"])
            account.cert_until = self.now + YEAR
        db.session.add(account)
        return account

    def cert(self, person: Person, until: int = 0) -> dict[str, str]:
        return certify(self.root, person.identity.public(), until or self.now + YEAR, person is self.kim)

    def _open(self, eyes: int) -> str:
        draft = self.draft(self.sam)
        opening = draft.add(
            "R",
            "roster-open",
            me=self.sam.identity.public(),
            cert=self.cert(self.sam),
            role="facilitator",
            eyes=eyes,
            desk={"n": 1, "box": b64(self.desk_keys[0].box_pk)},
            root=self.root.public(),
            recover=0,
        )
        self.case = opening.hash
        for person, role in ((self.robin, "facilitator"), (self.kim, "supervisor")):
            draft.add("R", "staff-add", who=person.fp, cert=self.cert(person), role=role)
        draft.add("D", "log-open")
        for person, mode in zip((self.ann, self.ben), self.modes, strict=True):
            draft.add(person.lane, "lane-open", mode=mode, lang="en")
        draft.add("D", "pair", a=[self.ann.lane, self.ann.peer], b=[self.ben.lane, self.ben.peer])
        draft.open_case()
        return opening.hash

    def invite(self, person: Person) -> None:
        draft = self.draft(self.sam)
        find = b64(secrets.token_bytes(32))
        draft.packets[find] = b"sealed"
        draft.add("D", "invite", lane=person.lane, find=find, content=text("", mac=b64(bytes(32))))
        draft.send()

    def enrol(self, person: Person) -> None:
        """A card, an enrolment, and the facilitator's accept."""
        self.invite(person)
        account = self._make_account(person, "participant")
        account.case, account.lane = self.case, person.lane
        db.session.flush()
        entry = self.sign(person, person.lane, "enrol", me=person.identity.public(), mac=b64(bytes(32)))
        append.append_enrol(self.case, person.lane, entry, self.now)
        db.session.commit()
        draft = self.draft(self.sam)
        draft.add(person.lane, "accept", who=person.fp, old="")
        draft.add(person.lane, "info", content=INFO)
        draft.send()

    # --- signing ---

    def head(self, chain: str) -> tuple[int, str]:
        return read.find_head(self.case, chain) or (-1, "")

    def chain(self, name: str) -> str:
        return {"R": self.roster, "D": self.log}.get(name, name)

    def draft(self, person: Person) -> "Draft":
        return Draft(self, person)

    def sign(self, person: Person, chain: str, t: str, **fields: Any) -> Entry:
        """One entry at the present head, without sending it."""
        return self.draft(person).add(chain, t, **fields)

    # --- what people do ---

    def does(self, person: Person, t: str, **fields: Any) -> Entry:
        """A participant's entry in their own lane, sent."""
        draft = self.draft(person)
        entry = draft.add(person.lane, t, **fields)
        draft.send()
        return entry

    def consent_all(self) -> None:
        for person in (self.ann, self.ben):
            for peer, what in (("", "take-part"), (person.peer, "letters"), (person.peer, "questions")):
                self.consents(person, what, "yes", peer)

    def consents(self, person: Person, what: str, state: str, peer: str | None = None, until: int = 0) -> Entry:
        peer = (person.peer if what != "take-part" else "") if peer is None else peer
        return self.does(person, "consent", peer=peer, what=what, state=state, until=until, text=b64(bytes(32)))

    def writes(self, person: Person, words: str = "I want to know why.", kind: str = "letter", of: str = "") -> Entry:
        return self.does(person, "submit", peer=person.peer, att=[], of=of, content=text(words), kind=kind)

    def looks(self, person: Person, author: Person, submission: Entry, first: bool = True) -> None:
        draft = self.draft(person)
        draft.add("D", "look", lane=author.lane, of=submission.hash)
        if first:
            draft.add(author.lane, "status", of=submission.hash, st="reading")
        draft.send()

    def returns(self, author: Person, submission: Entry) -> Entry:
        draft = self.draft(self.sam)
        draft.add("D", "decide", lane=author.lane, msg=self.msg(submission), outcome="return", offer="", when=0)
        entry = draft.add(
            author.lane, "return", of=submission.hash, content=text(reasons=["names"], comments=[], templates=[])
        )
        draft.send()
        return entry

    def declines(self, author: Person, submission: Entry) -> None:
        draft = self.draft(self.sam)
        draft.add("D", "decide", lane=author.lane, msg=self.msg(submission), outcome="decline", offer="", when=0)
        draft.add(author.lane, "status", of=submission.hash, st="declined")
        draft.add(author.lane, "say", of=submission.hash, content=text())
        draft.send()

    def proposes(self, author: Person, submission: Entry, words: str = "Why?", under: str = "") -> Entry:
        draft = self.draft(self.sam)
        draft.add("D", "checks", lane=author.lane, msg=self.msg(submission), content=CHECKS)
        entry = draft.add(
            author.lane,
            "proof",
            of=submission.hash,
            under=under,
            kind=submission["body"]["kind"],
            content=text(words, changes=[], note=""),
        )
        draft.send()
        return entry

    def offers(
        self,
        author: Person,
        submission: Entry,
        agree: str = "",
        approve: bool = True,
        by: Person | None = None,
    ) -> Entry:
        """A version for the other side, with the editor's approval."""
        draft = self.draft(by or self.sam)
        offer = draft.offer(author, submission, agree)
        if approve:
            draft.approve(offer)
        draft.send()
        return offer

    def approves(self, person: Person, offer: Entry) -> Entry:
        draft = self.draft(person)
        entry = draft.approve(offer)
        draft.send()
        return entry

    def passes_on(self, offer: Entry, approvals: list[Entry], by: Person | None = None) -> Entry:
        draft = self.draft(by or self.sam)
        release = draft.pass_on(offer, approvals)
        draft.send()
        return release

    def parks(self, offer: Entry, approvals: list[Entry], when: int, decide: bool = True) -> Entry:
        draft = self.draft(self.sam)
        release = draft.park(offer, approvals, when, decide=decide)
        draft.send()
        return release

    def decides(self, person: Person, t: str, **fields: Any) -> Entry:
        """One entry of the log, sent."""
        draft = self.draft(person)
        entry = draft.add("D", t, **fields)
        draft.send()
        return entry

    def approvals_of(self, offer: Entry) -> list[Entry]:
        return [e for e in read.list_entries(self.case) if e.t == "approve" and e["of"] == offer.hash]

    def ready_offer(self, words: str = "I am sorry.") -> tuple[Entry, Entry, list[Entry]]:
        """A letter of Ann's, offered as written and approved: (submission, offer, approvals)."""
        submission = self.writes(self.ann, words)
        offer = self.offers(self.ann, submission)
        return submission, offer, self.approvals_of(offer)

    def msg(self, submission: Entry) -> str:
        """The item of a submission: its body's number, or that of its first round."""
        by_hash = {entry.hash: entry for entry in read.list_entries(self.case)}
        while submission["of"]:
            submission = by_hash[by_hash[submission["of"]]["of"]]
        return str(submission["body"]["msg"])

    def other(self, person: Person) -> Person:
        return self.ben if person is self.ann else self.ann


@dataclass
class Draft:
    """A batch in the making: entries follow each other, slots and sealed texts come along."""

    case: Casework
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
        accepts = [e for e in (*read.list_entries(self.case.case), *self.entries) if e.t == "accept"]
        return any(e["who"] == person.fp for e in accepts)

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
            content=text("For the reader."),
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

    def pass_on(self, offer: Entry, approvals: list[Entry], **changed: Any) -> Entry:
        self.add("D", "decide", lane=offer["lane"], msg=offer["msg"], outcome="release", offer=offer.hash, when=0)
        release = self.release(offer, approvals, **changed)
        self.entries.append(release)
        self.heads[release.chain] = (release.seq, release.hash)
        self._slot(release, self.case.keys[offer["body"]["msg"]], None)
        return release

    def park(self, offer: Entry, approvals: list[Entry], when: int, decide: bool = True) -> Entry:
        """A release for a later hour, signed on the queue as this batch leaves it."""
        if decide:
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


def _identity() -> Identity:
    return Identity.from_seed(secrets.token_bytes(32))


def _root_columns(root: Identity) -> dict[str, str]:
    public = root.public()
    return {"root_box": public["box"], "root_sign": public["sign"]}
