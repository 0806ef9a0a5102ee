"""A case of invented people for tests: real keys, real sealed texts, real batches, no stand-ins.

case = Casework(now)          # Sam and Robin facilitate, Kim supervises; Ann wrote to Ben, both enrolled
draft = case.draft(case.sam)
draft.add("D", "checks", lane=ann.lane, msg=msg, content=CHECKS)
draft.send()                  # through the services, as the routes would
"""

import secrets
from typing import Any

from mediator.accounts.models import Account, Service
from mediator.extensions import db
from mediator.protocol.certificate import certify
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.entry import Entry
from mediator.protocol.identity import DeskKey, Identity
from mediator.record import append, read
from tests.record.drafts import Draft
from tests.record.people import CHECKS, GATE, INFO, PLAIN, YEAR, Person, new_id, new_identity, text

__all__ = ["CHECKS", "GATE", "INFO", "PLAIN", "YEAR", "Casework", "Draft", "Person", "new_id", "text"]


class Casework:
    """A service with one case; `eyes` approvals are asked for. Accounts are rows, made without HTTP."""

    def __init__(
        self,
        now: int,
        eyes: int = 1,
        enrolled: bool = True,
        modes: tuple[str, str] = ("self", "self"),
        needs: bool = True,
    ):
        self.now = now
        self.root = Identity.from_seed(secrets.token_bytes(32))
        self.desk_keys = [DeskKey.from_seed(secrets.token_bytes(32))]
        self.sam, self.robin, self.kim = (Person(name, new_identity()) for name in ("Sam", "Robin", "Kim"))
        self.ann, self.ben = (Person(name, new_identity(), lane=new_id(), peer=new_id()) for name in ("Ann", "Ben"))
        self.modes, self.needs = modes, needs
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
        draft = self.draft(self.sam)
        for person in (self.ann, self.ben) if self.needs else ():
            draft.add("D", "need", lane=person.lane, gates=[])
        if draft.entries:
            draft.send()
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

    def draft(self, person: Person) -> Draft:
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
            meant = by_hash[submission["of"]]
            submission = by_hash[meant["of"]] if meant.t == "return" else meant
        return str(submission["body"]["msg"])

    def other(self, person: Person) -> Person:
        return self.ben if person is self.ann else self.ann


def _root_columns(root: Identity) -> dict[str, str]:
    public = root.public()
    return {"root_box": public["box"], "root_sign": public["sign"]}
