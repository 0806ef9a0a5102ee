"""Calls that the desk plans, and contacts that it had, told from the desk log. Pure.

A call stays open until somebody reports that they spoke with the person or met them. It may be planned anew, for
another day or colleague; the newest contact of a call decides, so that a slip is put right by another contact.
"""

from dataclasses import dataclass, field

from mediator.protocol.entry import Entry

REACHED = ("spoke", "met")
BOOKED = "booked"


@dataclass
class Call:
    """A planned call; `offer` is the version after which it is due, or "" for one of its own."""

    entry: Entry
    offer: str
    report: Entry | None = None
    moved: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it is neither planned anew nor reported."""
        return not self.moved and not (self.report and self.report["how"] in REACHED)


@dataclass(frozen=True)
class Contact:
    """The newest contact of a call, or one without a call; `seen` is the number of the lane's newest entry
    when it was."""

    entry: Entry
    seen: int

    @property
    def reached(self) -> bool:
        """Whether somebody spoke with the person or met them."""
        return self.entry["how"] in REACHED


@dataclass
class Contacts:
    """Every call of a case by its hash, and the contacts with each lane by the call or by their own hash."""

    calls: dict[str, Call] = field(default_factory=dict)
    contacts: dict[str, dict[str, Contact]] = field(default_factory=dict)

    def plan(self, entry: Entry) -> None:
        """Take in a `call`: one of its own, after an offer, or in the place of another."""
        before = self.calls.get(entry["of"])
        if before:
            before.moved = True
        self.calls[entry.hash] = Call(entry, before.offer if before else entry["of"])

    def note(self, entry: Entry, seen: int) -> None:
        """Take in a `contact` with a lane whose newest entry was number `seen` when they met."""
        call = self.calls.get(entry["of"])
        if call:
            call.report = entry
        self.contacts.setdefault(entry["lane"], {})[entry["of"] or entry.hash] = Contact(entry, seen)

    def open_calls(self, offer: str) -> list[Call]:
        """The open calls after a version."""
        return [call for call in self.calls.values() if call.is_open and call.offer == offer]

    def newest(self, lane: str) -> int:
        """When a person was last spoken with or met, in Unix seconds; 0 for never."""
        return max((one.entry["when"] for one in self._reached(lane)), default=0)

    def answered(self, lane: str) -> int:
        """The number of the newest entry of a lane that a conversation came after; -1 for none."""
        return max((one.seen for one in self._reached(lane)), default=-1)

    def _reached(self, lane: str) -> list[Contact]:
        return [one for one in self.contacts.get(lane, {}).values() if one.reached]
