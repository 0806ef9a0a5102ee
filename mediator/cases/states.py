"""What is true of a lane, and of the desk's conditions, told from their entries (protocol section 6). Pure.

What a participant may do in their own lane follows from RosterState and LaneState alone (P3).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mediator.cases.contacts import Contacts
from mediator.cases.roster import RosterState
from mediator.protocol.entry import Entry
from mediator.protocol.readers import FOR_DESK

__all__ = ["Act", "Approach", "Consent", "DeskState", "Gate", "LaneState", "RosterState", "Wishes", "read_act"]

TAKE_PART = "take-part"
ABUSE_ASKED = "partner-abuse-asked"
SCRIBE = "scribe"
# Answers about something that has come by which a reader asks for somebody.
FOR_COMPANY = ("with-support", "short")
STOPPING_ACTS = ("pause", "resume", "withdraw")
# What answers everything that somebody asked the desk for: a word back, or a record of what they said since.
ANSWERING = ("say", "said")
TOLD = ("said", "transcript")


@dataclass(frozen=True)
class Act:
    """What a participant did: themselves, or by the word of the facilitator `told_by`."""

    t: str
    fields: Mapping[str, Any]
    entry: Entry
    told_by: str = ""


def read_act(entry: Entry) -> Act:
    """The act that an entry amounts to: `said` counts as the act it names."""
    if entry.t == "said":
        return Act(entry["act"], entry["as"], entry, told_by=entry.by)
    return Act(entry.t, entry.fields, entry)


@dataclass(frozen=True)
class Consent:
    """The newest answer for one peer ("": taking part at all) and one thing; `until` in Unix seconds or 0."""

    state: str
    until: int
    entry: Entry

    def in_force(self, now: int) -> bool:
        """Whether it is a yes whose time is not over."""
        return self.state == "yes" and (self.until == 0 or now <= self.until)


@dataclass(frozen=True)
class Wishes:
    """How somebody wants to be told: `quiet` in minutes of the day, `blocked` in days since 1970."""

    tell: str = "none"
    quiet: tuple[int, ...] = ()
    blocked: tuple[tuple[int, int], ...] = ()


@dataclass
class LaneState:
    """One lane at its newest entry.

    `away` is what its person was told last of somebody's absence, `prefers` their answer to it: wait or meet.
    `confirmed_by` signed the newest accept; `ended` are keys that count no more.
    """

    chain: str
    mode: str
    lang: str
    head: tuple[int, str]
    enrolled: dict[str, dict[str, str]] = field(default_factory=dict)
    enrol_count: int = 0
    accepted: str = ""
    accepted_by: str = ""
    confirmed_by: str = ""
    ended: set[str] = field(default_factory=set)
    consents: dict[tuple[str, str], Consent] = field(default_factory=dict)
    wishes: Wishes = Wishes()
    paused: bool = False
    withdrawn: bool = False
    stop_seq: int = -1
    halt_seq: int = -1
    closed: bool = False
    away: Entry | None = None
    prefers: str = ""
    asked_at: int = 0
    asked_seq: int = -1
    answered_seq: int = -1
    acted_at: int = 0

    @property
    def is_scribe(self) -> bool:
        """Whether a facilitator writes down everything, because no key of the participant's is accepted."""
        return self.mode == SCRIBE and not self.accepted

    @property
    def halted(self) -> bool:
        """Whether *Stop everything* was pressed and not yet followed by pause, resume or withdraw."""
        return self.halt_seq > self.stop_seq

    @property
    def stopped(self) -> bool:
        """Whether nothing may be on its way to or from this lane."""
        return self.paused or self.withdrawn or self.halted

    @property
    def accepted_keys(self) -> dict[str, str] | None:
        """The public form of the participant's accepted key."""
        return self.enrolled.get(self.accepted)

    @property
    def waiting_key(self) -> str:
        """The key enrolled last that nobody has accepted yet, or ""."""
        newest = next(reversed(self.enrolled), "")
        return newest if newest != self.accepted and newest not in self.ended else ""

    @property
    def agreed_since(self) -> int:
        """When the oldest yes that stands was given on the person's own page, 0 without one."""
        given = [one.entry.ts for one in self.consents.values() if one.state == "yes" and one.entry.t == "consent"]
        return min(given, default=0)

    def consents_to(self, peer: str, what: str, now: int) -> bool:
        """Whether a consent is in force; for anything but taking part, taking part is asked for as well."""
        consent = self.consents.get((peer, what))
        if consent is None or not consent.in_force(now):
            return False
        return what == TAKE_PART or self.consents_to("", TAKE_PART, now)

    def halt(self, seq: int) -> None:
        """Take in that *Stop everything* was pressed when the lane's next entry was to be `seq`."""
        self.halt_seq = max(self.halt_seq, seq)

    def apply(self, entry: Entry) -> None:
        """Take in the next entry of the lane, which has been checked."""
        self.head = (entry.seq, entry.hash)
        act = read_act(entry)
        if act.t in STOPPING_ACTS:
            self.stop_seq = entry.seq
        if entry.t in ANSWERING:
            self.asked_at, self.answered_seq = 0, entry.seq
        if entry.t in TOLD or entry.type.signer in ("participant", "enrolling"):
            self.acted_at = entry.ts
        change = _LANE_CHANGES.get(act.t)
        if change:
            change(self, act)


def open_lane(entry: Entry) -> LaneState:
    """The state after `lane-open`."""
    return LaneState(entry.chain, entry["mode"], entry["lang"], (entry.seq, entry.hash), acted_at=entry.ts)


def _enrol(lane: LaneState, act: Act) -> None:
    lane.enrolled[act.entry.by] = act.fields["me"]
    lane.enrol_count += 1


def _accept(lane: LaneState, act: Act) -> None:
    lane.accepted, lane.accepted_by, lane.confirmed_by = act.fields["who"], act.entry.hash, act.entry.by


def _end_key(lane: LaneState, act: Act) -> None:
    lane.ended.add(lane.accepted)
    lane.mode, lane.accepted, lane.accepted_by = SCRIBE, "", ""


def _consent(lane: LaneState, act: Act) -> None:
    peer, what = act.fields["peer"], act.fields["what"]
    lane.consents[peer, what] = Consent(act.fields["state"], act.fields["until"], act.entry)
    if what == TAKE_PART and act.fields["state"] == "yes":
        lane.withdrawn = False


def _wish(lane: LaneState, act: Act) -> None:
    blocked = tuple((first, last) for first, last in act.fields["blocked"])
    lane.wishes = Wishes(act.fields["tell"], tuple(act.fields["quiet"]), blocked)


def _pause(lane: LaneState, act: Act) -> None:
    lane.paused = True


def _resume(lane: LaneState, act: Act) -> None:
    lane.paused = False


def _withdraw(lane: LaneState, act: Act) -> None:
    lane.withdrawn, lane.paused = True, False


def _close(lane: LaneState, act: Act) -> None:
    lane.closed = True


def _ask(lane: LaneState, act: Act) -> None:
    lane.asked_at, lane.asked_seq = act.entry.ts, act.entry.seq


def _tell_away(lane: LaneState, act: Act) -> None:
    lane.away, lane.prefers = act.entry, ""


def _prefer(lane: LaneState, act: Act) -> None:
    lane.prefers = act.fields["how"]


def _get_ready(lane: LaneState, act: Act) -> None:
    if act.fields["how"] in FOR_COMPANY and not act.told_by:
        _ask(lane, act)


_LANE_CHANGES = {
    "enrol": _enrol,
    "accept": _accept,
    "on-paper": _end_key,
    "consent": _consent,
    "wishes": _wish,
    "pause": _pause,
    "resume": _resume,
    "withdraw": _withdraw,
    "closed": _close,
    "tell": _ask,
    "ready": _get_ready,
    "away": _tell_away,
    "prefer": _prefer,
}


@dataclass(frozen=True)
class Gate:
    """The newest word on one gate of a lane; `until` is its last second, or 0; `entry` is what said it."""

    open: bool
    until: int
    entry: Entry | None = None

    def is_open(self, now: int) -> bool:
        """Whether it is open and its time is not over."""
        return self.open and (self.until == 0 or now <= self.until)


@dataclass
class Approach:
    """A wish to be in touch and what came of it: its first entry, the newest step, and whether anybody was asked."""

    wish: Entry
    newest: Entry
    was_asked: bool = False

    @property
    def is_over(self) -> bool:
        """Whether only a new wish can follow."""
        return bool(self.newest["step"] == "ended")


@dataclass
class DeskState:
    """The desk log's conditions for the whole case.

    `shut_by` holds who ever shut a gate of a lane; `approaches`, `nevers` and `not_before` are by (who wishes,
    who is asked), and the last two outlive the wish.
    """

    pairs: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    needs: dict[str, tuple[str, ...]] = field(default_factory=dict)
    gates: dict[tuple[str, str], Gate] = field(default_factory=dict)
    shut_by: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    approaches: dict[tuple[str, str], Approach] = field(default_factory=dict)
    nevers: dict[tuple[str, str], int] = field(default_factory=dict)
    not_before: dict[tuple[str, str], int] = field(default_factory=dict)
    invites: dict[str, int] = field(default_factory=dict)
    finds: set[str] = field(default_factory=set)
    suspension: Entry | None = None
    people: Entry | None = None
    noted_at: int = 0
    contacts: Contacts = field(default_factory=Contacts)
    stand_ins: dict[str, Entry] = field(default_factory=dict)

    def other_side(self, lane: str, peer: str) -> tuple[str, str] | None:
        """(lane, ref): the lane that `peer` means here, and the reference by which it knows this one."""
        return self.pairs.get((lane, peer))

    def reader_lane(self, lane: str, peer: str) -> str:
        """The lane that `peer` means here, "" while the two may not exchange."""
        return self.pairs.get((lane, peer), ("", ""))[0]

    def ref_of(self, lane: str, other: str) -> str:
        """The reference by which a lane knows another, "" when they are not paired."""
        return next((ref for (near, ref), (far, _) in self.pairs.items() if (near, far) == (lane, other)), "")

    def is_unset(self, lane: str) -> bool:
        """Whether nobody has said yet what a lane needs."""
        return lane not in self.needs

    def shut_gates(self, lane: str, now: int) -> list[str]:
        """The gates that a lane needs and that are not open now."""
        shut = Gate(False, 0)
        return [gate for gate in self.counting(lane) if not self.gates.get((lane, gate), shut).is_open(now)]

    def counting(self, lane: str) -> tuple[str, ...]:
        """The gates that a lane needs, and that of partner abuse wherever it was shut: nobody has to list it."""
        needed = self.needs.get(lane, ())
        found = self.gates.get((lane, ABUSE_ASKED))
        return (*needed, ABUSE_ASKED) if found and not found.open and ABUSE_ASKED not in needed else needed

    def apply(self, entry: Entry) -> None:
        """Take in the next entry of the desk log, which has been checked."""
        change = _DESK_CHANGES.get(entry.t)
        if change:
            change(self, entry)


def _pair(desk: DeskState, entry: Entry) -> None:
    (near, near_ref), (far, far_ref) = entry["a"], entry["b"]
    desk.pairs[near, near_ref] = (far, far_ref)
    desk.pairs[far, far_ref] = (near, near_ref)


def _need(desk: DeskState, entry: Entry) -> None:
    desk.needs[entry["lane"]] = tuple(entry["gates"])


def _gate(desk: DeskState, entry: Entry) -> None:
    place = entry["lane"], entry["gate"]
    desk.gates[place] = Gate(entry["state"] == "open", entry["until"], entry)
    if entry["state"] != "open":
        desk.shut_by.setdefault(place, set()).add(entry.by)


def _approach(desk: DeskState, entry: Entry) -> None:
    pair, before = (entry["lane"], entry["to"]), desk.approaches.get((entry["lane"], entry["to"]))
    if entry["step"] == "wish" or before is None:
        desk.approaches[pair] = Approach(entry, entry)
        return
    before.newest = entry
    before.was_asked = before.was_asked or entry["step"] == "asked"
    if entry["step"] == "never":
        desk.nevers[pair] = entry.ts
    if entry["step"] == "not-now":
        desk.not_before[pair] = entry["until"]


def _note(desk: DeskState, entry: Entry) -> None:
    if entry["for"] == FOR_DESK:
        desk.noted_at = entry.ts


def _invite(desk: DeskState, entry: Entry) -> None:
    desk.invites[entry["lane"]] = desk.invites.get(entry["lane"], 0) + 1
    desk.finds.add(entry["find"])


def _stand_in(desk: DeskState, entry: Entry) -> None:
    desk.stand_ins[entry["for"]] = entry


def _suspend(desk: DeskState, entry: Entry) -> None:
    desk.suspension = entry


def _lift(desk: DeskState, entry: Entry) -> None:
    desk.suspension = None


def _name(desk: DeskState, entry: Entry) -> None:
    desk.people = entry


_DESK_CHANGES = {
    "people": _name,
    "note": _note,
    "pair": _pair,
    "need": _need,
    "gate": _gate,
    "approach": _approach,
    "invite": _invite,
    "call": lambda desk, entry: desk.contacts.plan(entry),
    "stand-in": _stand_in,
    "suspend": _suspend,
    "lift": _lift,
}
