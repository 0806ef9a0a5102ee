"""The whole case folded from its entries and the rows that are inputs beside them (parked, halted). Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from mediator.cases.contacts import Call
from mediator.cases.roster import RosterState
from mediator.cases.states import DeskState, LaneState, open_lane
from mediator.messages.parked import ParkedRelease
from mediator.messages.states import SUBMISSIONS, Item, LaneMessages, Objection
from mediator.protocol.entry import Entry

LETTER_BANK = "asked"
CLOCKS_DIFFER = 600


@dataclass
class CaseState:
    """A case at its newest entries. `heads` maps each chain to (seq, hash)."""

    roster: RosterState = field(default_factory=RosterState)
    desk: DeskState = field(default_factory=DeskState)
    lanes: dict[str, LaneState] = field(default_factory=dict)
    messages: dict[str, LaneMessages] = field(default_factory=dict)
    items: dict[tuple[str, str], Item] = field(default_factory=dict)
    log: dict[str, Entry] = field(default_factory=dict)
    log_chain: str = ""
    heads: dict[str, tuple[int, str]] = field(default_factory=dict)
    parked: list[ParkedRelease] = field(default_factory=list)
    offered_bodies: dict[tuple[str, str], Item] = field(default_factory=dict)
    body_msgs: set[str] = field(default_factory=set)

    @property
    def roster_head(self) -> tuple[int, str]:
        """(seq, hash) of R's newest entry, (-1, "") before the first."""
        return self.roster.head if self.roster.hashes else (-1, "")

    @property
    def roster_chain(self) -> str:
        """The id of chain R, "" before its first entry."""
        return self.roster.chain

    def roster_has(self, seq: int, entry_hash: str) -> bool:
        """Whether R's entry `seq` has this hash."""
        return 0 <= seq < len(self.roster.hashes) and self.roster.hashes[seq] == entry_hash

    def halt(self, lane: str, seq: int) -> None:
        """Take in *Stop everything*, pressed when the lane's next entry was to be `seq`."""
        self.lanes[lane].halt(seq)

    def make_parked(self, lane: str, when: int, offer: str, entry: Entry) -> ParkedRelease:
        """A release that waits, as this fold keeps it."""
        return ParkedRelease(lane, when, offer, entry)

    def apply(self, entry: Entry) -> None:
        """Take in the next entry of the case, which has been checked."""
        self.heads[entry.chain] = (entry.seq, entry.hash)
        if entry.body:
            self.body_msgs.add(entry.body["msg"])
        if entry.chain == self.roster.chain or entry.t == "roster-open":
            self.roster.apply(entry)
        elif entry.chain == self.log_chain or entry.t == "log-open":
            self._apply_log(entry)
        else:
            self._apply_lane(entry)

    def apply_all(self, entries: Iterable[Entry]) -> "CaseState":
        """Take in entries in the order in which they were received."""
        for entry in entries:
            self.apply(entry)
        return self

    def kind_of(self, chain: str) -> str:
        """R, D or L; "" for a chain that is not there."""
        if chain == self.roster.chain:
            return "R"
        if chain == self.log_chain:
            return "D"
        return "L" if chain in self.lanes else ""

    def item_of(self, entry: Entry) -> Item | None:
        """The item that an entry of the log is about."""
        if entry.t in ("look", "concern", "compare") and entry["of"] not in self.log:
            return self.item_of_submission(entry["lane"], entry["of"])
        meant: Entry | None = entry
        while meant is not None and "msg" not in meant.fields:
            of = meant.fields.get("of", "")
            # A call may be planned anew any number of times; what it follows is known.
            call = self.desk.contacts.calls.get(of)
            meant = self.log.get(call.offer if call else of)
        return self.items.get((meant["lane"], meant["msg"])) if meant else None

    def item_of_submission(self, lane: str, submission: str) -> Item | None:
        """The item that a submission, or an entry of the lane that answers one, belongs to."""
        messages = self.messages.get(lane)
        message = messages.about.get(submission) if messages else None
        return self.items.get((lane, message.msg)) if message else None

    def state_of(self, item: Item, now: int) -> str:
        """The item's state in the table of `table.py`, at `now`."""
        offers = {row.offer for row in self.parked}
        return item.state(self.roster.members, self.roster.eyes, offers, now)

    def item_of_call(self, call: Call) -> Item | None:
        """The item after which a call is due; None for one of its own."""
        return self.item_of(self.log[call.offer]) if call.offer else None

    def is_due(self, call: Call) -> bool:
        """Whether an open call waits for its day: it is of its own, or what it follows was passed on."""
        item = self.item_of_call(call)
        if item is None or not call.is_open:
            return call.is_open
        return item.released is not None and item.released["body"]["msg"] == self.log[call.offer]["body"]["msg"]

    def _apply_lane(self, entry: Entry) -> None:
        if entry.t == "lane-open":
            self.lanes[entry.chain] = open_lane(entry)
            self.messages[entry.chain] = LaneMessages(entries={entry.hash: entry})
            return
        self.lanes[entry.chain].apply(entry)
        messages = self.messages[entry.chain]
        messages.apply(entry)
        message = messages.about.get(entry.hash)
        if entry.t in SUBMISSIONS and message:
            item = self.items.setdefault((entry.chain, message.msg), Item(message))
            # What was checked was the round before.
            item.checks.clear()
        elif entry.t == "release":
            released = self.offered_bodies.get((entry.chain, entry["body"]["msg"]))
            if released:
                released.released, released.since = entry, entry.ts
        if message and entry.t not in ("status", "later"):
            self.items[entry.chain, message.msg].since = entry.ts

    def _seen_at(self, lane: str, when: int) -> int:
        """The number of a lane's last entry before the first that came later than `when`; clocks differ a little."""
        later = (one.seq for one in self.messages[lane].entries.values() if one.ts > when + CLOCKS_DIFFER)
        return min(later, default=self.lanes[lane].head[0] + 1) - 1

    def _apply_log(self, entry: Entry) -> None:
        if entry.t == "log-open":
            self.log_chain = entry.chain
        self.log[entry.hash] = entry
        self.desk.apply(entry)
        if entry.t == "contact":
            self.desk.contacts.note(entry, self._seen_at(entry["lane"], entry["when"]))
        if entry.t == "suspend":
            for item in self.items.values():
                item.void_approvals()
        about = self.item_of(entry)
        if about is not None:
            _apply_to_item(self, about, entry)


def _apply_to_item(case: CaseState, item: Item, entry: Entry) -> None:
    change = _ITEM_CHANGES.get(entry.t)
    if entry.t not in BESIDE:
        item.since = entry.ts
    if change:
        change(case, item, entry)


def _checks(case: CaseState, item: Item, entry: Entry) -> None:
    item.checks[entry.hash] = entry


def _look(case: CaseState, item: Item, entry: Entry) -> None:
    item.looks.setdefault(entry["of"], set()).add(entry.by)


def _concern(case: CaseState, item: Item, entry: Entry) -> None:
    item.concerns[entry["of"]] = entry


def _hold(case: CaseState, item: Item, entry: Entry) -> None:
    item.hold = item.last_decision = entry
    if entry["on"] == LETTER_BANK:
        # What was approved keeps its approvals in the letter bank; an hour it waited for falls.
        item.decided = None
    else:
        item.void()


def _reopen(case: CaseState, item: Item, entry: Entry) -> None:
    item.hold = None


def _offer(case: CaseState, item: Item, entry: Entry) -> None:
    item.void()
    item.hold, item.offer = None, entry
    item.offers.append(entry)
    case.offered_bodies[entry["dst"], entry["body"]["msg"]] = item


def _approve(case: CaseState, item: Item, entry: Entry) -> None:
    item.approvals[entry.by] = entry


def _ask(case: CaseState, item: Item, entry: Entry) -> None:
    item.asked.setdefault(item.message.version, {})[entry["who"]] = entry


def _excuse(case: CaseState, item: Item, entry: Entry) -> None:
    item.asked.get(item.message.version, {}).pop(case.log[entry["of"]]["who"], None)


def _object(case: CaseState, item: Item, entry: Entry) -> None:
    version = item.message.version
    item.objections[version] = Objection(entry, case.log[entry["of"]])
    # Who objects has read it.
    item.asked.get(version, {}).pop(entry.by, None)
    item.void()


def _settle(case: CaseState, item: Item, entry: Entry) -> None:
    item.objections[item.message.version].upheld = True


def _decide(case: CaseState, item: Item, entry: Entry) -> None:
    released = entry["outcome"] == "release"
    if not released:
        item.void()
    item.hold, item.decided, item.last_decision = None, entry if released else None, entry


# What is written beside a message and changes nothing of how it stands.
BESIDE = frozenset({"checks", "look", "compare", "translation", "concern", "call", "contact"})
_ITEM_CHANGES = {
    "checks": _checks,
    "look": _look,
    "concern": _concern,
    "compare": lambda case, item, entry: item.compare(entry),
    "translation": lambda case, item, entry: item.translations.append(entry),
    "hold": _hold,
    "reopen": _reopen,
    "offer": _offer,
    "approve": _approve,
    "ask": _ask,
    "excuse": _excuse,
    "object": _object,
    "settle": _settle,
    "takeback": lambda case, item, entry: item.void(),
    "decide": _decide,
}
