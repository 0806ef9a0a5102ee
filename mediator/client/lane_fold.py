"""What the entries of one lane amount to, as its participant sees them. Pure; `now` in Unix seconds."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from mediator.protocol.entry import Entry
from mediator.protocol.permission import WHAT as PERMISSION

SUBMISSIONS = ("submit", "transcript")


@dataclass(frozen=True)
class Act:
    """What the participant did, or told a facilitator of: then `entry` is the `said`, `fields` its `as`."""

    t: str
    fields: dict[str, Any]
    entry: Entry

    @property
    def hash(self) -> str:
        """The hash by which an offer names it."""
        return self.entry.hash


@dataclass
class Item:
    """One message through all its rounds; `msg` is its id, `state` how its own lane has it."""

    msg: str
    lane: str
    kind: str
    peer: str
    submissions: list[Entry]
    state: str = "waiting"
    returns: list[Entry] = field(default_factory=list)
    proofs: list[Entry] = field(default_factory=list)
    answer: Act | None = None
    recalled: Act | None = None
    statuses: list[Entry] = field(default_factory=list)
    later: Entry | None = None

    @property
    def newest(self) -> Entry:
        """The submission of the newest round."""
        return self.submissions[-1]

    @property
    def proof(self) -> Entry | None:
        """The newest proposal for the newest submission."""
        if self.proofs and self.proofs[-1]["of"] == self.newest.hash:
            return self.proofs[-1]
        return None

    @property
    def texts(self) -> set[str]:
        """The hashes of all texts of the newest round: as handed in, and every one suggested for it."""
        return {self.newest.hash} | {proof.hash for proof in self.proofs if proof["of"] == self.newest.hash}

    @property
    def current_text(self) -> str:
        """The hash of the text that a version would repeat."""
        return self.proof.hash if self.state == "agreed" and self.proof else self.newest.hash

    @property
    def rests_on_permission(self) -> bool:
        """Whether the author agreed beforehand, by the permission, and not to this text."""
        return self.state == "agreed" and self.answer is not None and self.answer.t == "proof"

    def waits_until(self, now: int) -> int:
        """The day on which the desk looks again, where it told the author to wait for one; else 0."""
        told = self.later
        if told is None or told["of"] != self.newest.hash or self.state not in ("waiting", "agreed"):
            return 0
        return int(told["until"]) if told["until"] > now else 0

    @property
    def author_state(self) -> str:
        """The state with what the author is told of reading and keeping; never anything of delivery (P8)."""
        told = [entry["st"] for entry in self.statuses if entry["of"] == self.newest.hash]
        if self.state != "waiting" or not told:
            return self.state
        return "kept" if "kept" in told else "reading"


@dataclass
class Received:
    """A release, and what its reader did with it."""

    release: Entry
    ready: Act | None = None
    opened: Act | None = None
    kept: Act | None = None
    told: Act | None = None


class LaneFold:
    """A lane's entries folded in order: consents, wishes, pauses, items, and what was received."""

    def __init__(self, chain: str, entries: list[Entry], now: int) -> None:
        self.chain = chain
        self.entries = entries
        self.now = now
        self.mode = str(entries[0]["mode"])
        self.lang = str(entries[0]["lang"])
        self.enrol: Entry | None = None
        self.accepted = ""
        self.accept: Entry | None = None
        self.info: Entry | None = None
        self.consents: dict[tuple[str, str], Act] = {}
        self.wishes: Act | None = None
        self.paused = False
        self.withdrawn = False
        self.items: dict[str, Item] = {}
        self.received: dict[str, Received] = {}
        self.says: list[Entry] = []
        self.tells: list[Entry] = []
        self.away: Entry | None = None
        self.prefers: Act | None = None
        self._item_of: dict[str, Item] = {}
        for entry in entries:
            told = entry.t == "said"
            act = Act(entry["act"], entry["as"], entry) if told else Act(entry.t, entry.fields, entry)
            if act.t in _STEPS:
                _STEPS[act.t](self, act)

    def has_consent(self, peer: str, what: str) -> bool:
        """Whether the newest consent for this person and channel is yes and has not lapsed."""
        act = self.consents.get((peer, what))
        return act is not None and act.fields["state"] == "yes" and not 0 < act.fields["until"] < self.now

    def find_item(self, entry_hash: str) -> Item | None:
        """The item that a submission, return, proposal or answer with this hash belongs to."""
        return self._item_of.get(entry_hash)

    def _submitted(self, act: Act) -> None:
        entry = act.entry
        item = self.find_item(entry["of"])
        if item is None:
            msg, kind = entry["body"]["msg"], entry["body"]["kind"]
            item = self.items[msg] = Item(msg, self.chain, kind, entry["peer"], [entry])
        else:
            item.submissions.append(entry)
            item.state, item.answer = "waiting", None
        self._item_of[entry.hash] = item

    def _about(self, act: Act) -> Item | None:
        item = self.find_item(act.fields["of"])
        if item is not None:
            self._item_of[act.hash] = item
        return item

    def _status(self, act: Act) -> None:
        item = self._about(act)
        if item is not None:
            item.statuses.append(act.entry)
            item.later = item.later if act.fields["st"] == "reading" else None
            item.state = "declined" if act.fields["st"] == "declined" else item.state

    def _told_later(self, act: Act) -> None:
        item = self._about(act)
        if item is not None:
            item.later = act.entry

    def _returned(self, act: Act) -> None:
        item = self._about(act)
        if item is not None:
            item.returns.append(act.entry)
            item.state = "returned"

    def _proposed(self, act: Act) -> None:
        item = self._about(act)
        if item is not None:
            item.proofs.append(act.entry)
            item.later = None
            under = bool(act.fields["under"])
            item.state, item.answer = ("agreed", act) if under else ("proposed", None)

    def _answered(self, act: Act) -> None:
        item = self._about(act)
        if item is not None and item.recalled is None:
            item.answer = act
            item.state = "agreed" if act.t == "agree" else "waiting"

    def _recalled(self, act: Act) -> None:
        item = self._about(act)
        if item is not None:
            item.recalled, item.state = act, "recalled"

    def _consented(self, act: Act) -> None:
        fields = act.fields
        self.consents[(fields["peer"], fields["what"])] = act
        if fields["what"] == "take-part" and fields["state"] == "yes":
            self.withdrawn = False
        if fields["what"] == PERMISSION and fields["state"] != "yes":
            for item in self.items.values():
                if item.rests_on_permission:
                    item.state, item.answer = "waiting", None

    def _accepted(self, act: Act) -> None:
        self.accepted, self.accept, self.mode = act.fields["who"], act.entry, "self"

    def _ended(self, act: Act) -> None:
        self.accepted, self.accept, self.enrol, self.mode = "", None, None, "scribe"

    def _told_away(self, act: Act) -> None:
        self.away, self.prefers = act.entry, None

    def _reader(self, act: Act, name: str) -> None:
        received = self.received.get(act.fields["of"])
        if received is not None:
            setattr(received, name, act)

    def _released(self, act: Act) -> None:
        self.received[act.hash] = Received(act.entry)

    def _stopped(self, *, paused: bool, withdrawn: bool) -> None:
        self.paused, self.withdrawn = paused, withdrawn


_STEPS: dict[str, Callable[[LaneFold, Act], None]] = {
    "enrol": lambda lane, act: setattr(lane, "enrol", act.entry),
    "accept": LaneFold._accepted,
    "on-paper": LaneFold._ended,
    "info": lambda lane, act: setattr(lane, "info", act.entry),
    "consent": LaneFold._consented,
    "wishes": lambda lane, act: setattr(lane, "wishes", act),
    "pause": lambda lane, act: lane._stopped(paused=True, withdrawn=lane.withdrawn),
    "resume": lambda lane, act: lane._stopped(paused=False, withdrawn=lane.withdrawn),
    "withdraw": lambda lane, act: lane._stopped(paused=False, withdrawn=True),
    "submit": LaneFold._submitted,
    "transcript": LaneFold._submitted,
    "say": lambda lane, act: lane.says.append(act.entry),
    "tell": lambda lane, act: lane.tells.append(act.entry),
    "away": LaneFold._told_away,
    "prefer": lambda lane, act: setattr(lane, "prefers", act),
    "status": LaneFold._status,
    "later": LaneFold._told_later,
    "return": LaneFold._returned,
    "proof": LaneFold._proposed,
    "agree": LaneFold._answered,
    "refuse": LaneFold._answered,
    "recall": LaneFold._recalled,
    "release": LaneFold._released,
    "ready": lambda lane, act: lane._reader(act, "ready"),
    "opened": lambda lane, act: lane._reader(act, "opened"),
    "keep": lambda lane, act: lane._reader(act, "kept"),
    "told": lambda lane, act: lane._reader(act, "told"),
}
