"""Entries without keys, for tests of pure folds: only the fields that a fold reads."""

from collections import Counter
from itertools import count
from typing import Any

from mediator.messages.fold import CaseState
from mediator.protocol.entry import Entry

ROSTER, LOG, ANN, BEN = "R", "D", "lane-ann", "lane-ben"
SAM, ROBIN, KIM = "sam", "robin", "kim"
KEYS = {"box": "A" * 43, "sign": "A" * 43}


class Story:
    """A case told entry by entry; `case` is its fold. Hashes are numbers in the order of telling.

    With `permitted`, Ann gave the standing permission, and texts are made under it instead of being agreed to.
    """

    def __init__(self, eyes: int = 1, permitted: bool = False) -> None:
        self.case = CaseState()
        self.permitted = permitted
        self._numbers = count(1)
        self._seqs: Counter[str] = Counter()
        self.tell(
            ROSTER,
            "roster-open",
            SAM,
            me=KEYS,
            role="facilitator",
            eyes=eyes,
            root=KEYS,
            recover=0,
            desk={"n": 1, "box": ""},
        )
        for who, role in ((ROBIN, "facilitator"), (KIM, "supervisor")):
            self.case.roster.members = {**self.case.roster.members}
            self._join(who, role)
        self.tell(LOG, "log-open", SAM)
        for lane, person in ((ANN, "ann"), (BEN, "ben")):
            self.tell(lane, "lane-open", SAM, mode="self", lang="en")
            self.tell(lane, "enrol", person, me=KEYS)
            self.tell(lane, "accept", SAM, who=person, old="")
        self.tell(LOG, "pair", SAM, a=[ANN, "to-ben"], b=[BEN, "to-ann"])

    def _join(self, who: str, role: str) -> None:
        from mediator.cases.roster import Member

        self.case.roster.members = {**self.case.roster.members, who: Member(who, role, KEYS)}

    def tell(self, chain: str, t: str, by: str = SAM, ts: int = 0, **fields: Any) -> Entry:
        """The next entry of a chain, taken in."""
        number = str(next(self._numbers))
        seq = self._seqs[chain]
        self._seqs[chain] += 1
        common = {"t": t, "case": "case", "chain": chain, "seq": seq, "prev": "", "by": by, "ts": ts}
        entry = Entry(b"", b"", number, common | fields)
        self.case.apply(entry)
        return entry

    def consent_all(self) -> None:
        for lane, person, peer in ((ANN, "ann", "to-ben"), (BEN, "ben", "to-ann")):
            self.tell(lane, "consent", person, peer="", what="take-part", state="yes", until=0)
            self.tell(lane, "consent", person, peer=peer, what="letters", state="yes", until=0)

    def submit(self, of: str = "", msg: str = "m1") -> Entry:
        return self.tell(ANN, "submit", "ann", peer="to-ben", of=of, body={"msg": msg, "kind": "letter"})

    def checks(self) -> Entry:
        return self.tell(LOG, "checks", lane=ANN, msg="m1")

    def permit(self, state: str = "yes") -> Entry:
        return self.tell(ANN, "consent", "ann", peer="", what="remove-details", state=state, until=0)

    def propose(self, submission: Entry, under: str = "") -> Entry:
        self.checks()
        body = {"msg": f"p{submission.hash}", "kind": "letter"}
        return self.tell(ANN, "proof", of=submission.hash, under=under, body=body)

    def offer(self, submission: Entry, agree: str = "", by: str = SAM) -> Entry:
        checks = self.checks()
        return self.tell(
            LOG,
            "offer",
            by,
            lane=ANN,
            msg="m1",
            src=submission.hash,
            agree=agree,
            dst=BEN,
            cover="",
            att=[],
            mode="as-written",
            checks=checks.hash,
            body={"msg": f"o{checks.hash}", "kind": "letter"},
        )

    def approve(self, offer: Entry, by: str = SAM) -> Entry:
        return self.tell(LOG, "approve", by, of=offer.hash, sig="")

    def decide(self, outcome: str, offer: str = "", when: int = 0) -> Entry:
        return self.tell(LOG, "decide", lane=ANN, msg="m1", outcome=outcome, offer=offer, when=when)

    def park(self, offer: Entry, when: int = 100) -> None:
        self.decide("release", offer.hash, when)
        waiting = Entry(b"", b"", "waiting", {"body": offer["body"]})
        self.case.parked.append(self.case.make_parked(BEN, when, offer.hash, waiting))

    def release(self, offer: Entry) -> Entry:
        return self.tell(BEN, "release", body=offer["body"], cover="", att=[], mode="as-written", ok=[])

    @property
    def item(self):
        return self.case.items[ANN, "m1"]

    def state(self, now: int = 0) -> str:
        return self.case.state_of(self.item, now)
