"""A case as it was served and checked: nothing here was taken on the service's word (section 9)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mediator.client.errors import CheckFailed
from mediator.protocol.body import open_slot
from mediator.protocol.case import verify_case
from mediator.protocol.chain import Head
from mediator.protocol.encoding import unb64
from mediator.protocol.entry import Entry, from_wire
from mediator.protocol.errors import ChainInvalid, Damaged, EncodingInvalid, NotForMe, ProtocolError
from mediator.protocol.identity import DeskKey, Identity
from mediator.protocol.lane import Lane, check_own_key
from mediator.protocol.log import Log
from mediator.protocol.roster import Member, Roster, check_desk_seed, check_root

Place = tuple[str, int, str]


@dataclass(frozen=True)
class Parked:
    """A signed release that waits at the service for its hour; `of` is the hash of its offer."""

    lane: str
    when: int
    entry: Entry
    of: str


Public = dict[str, str]


@dataclass
class Ground:
    """What a batch stands on: heads, newest roster entry, desk key (n, box), whose keys hold where."""

    case: str
    heads: dict[str, tuple[int, str]]
    ros: tuple[int, str]
    desk: tuple[int, str]
    members: dict[str, Public] = field(default_factory=dict)
    accepted: dict[str, tuple[str, Public]] = field(default_factory=dict)
    enrolled: dict[str, Public] = field(default_factory=dict)


@dataclass
class View:
    """The checked chains with the slots served beside them; `desk_keys` by epoch, for staff."""

    roster: Roster
    lanes: dict[str, Lane]
    log: Log | None
    slots: dict[Place, bytes]
    parked: list[Parked] = field(default_factory=list)
    desk_keys: dict[int, DeskKey] = field(default_factory=dict)
    by_hash: dict[str, Entry] = field(default_factory=dict)

    @property
    def case(self) -> str:
        """The case id."""
        return self.roster.case

    @property
    def heads(self) -> dict[str, tuple[int, str]]:
        """The newest (seq, hash) of each chain."""
        chains = [self.roster, *self.lanes.values(), *([self.log] if self.log else [])]
        return {chain.chain: chain.head for chain in chains}

    @property
    def members(self) -> dict[str, Member]:
        """The desk now."""
        return dict(self.roster.members)

    @property
    def log_chain(self) -> str:
        """The id of the desk log."""
        if self.log is None:
            raise CheckFailed("V4", "there is no desk log")
        return self.log.chain

    @property
    def log_entries(self) -> list[Entry]:
        """The desk log, oldest first; empty for a participant."""
        return self.log.entries if self.log else []

    def ground(self) -> Ground:
        """What a batch signed now stands on."""
        roster, lanes = self.roster, self.lanes.values()
        return Ground(
            roster.case,
            self.heads,
            roster.head,
            (roster.current.n, roster.current.box),
            members={fp: member.public for fp, member in roster.members.items()},
            accepted={lane.chain: (lane.accepted, lane.enrolled[lane.accepted]) for lane in lanes if lane.accepted},
            enrolled={fp: public for lane in lanes for fp, public in lane.enrolled.items()},
        )


def check_served(case: str, served: dict[str, Any], me: Identity, pins: Iterable[Head], root: str = "") -> View:
    """Check all that was served of a case (V1 to V7, V9 to V12). Raises CheckFailed.

    Staff (served with a log) must be on the roster; a participant must be the accepted key of the one lane.
    """
    try:
        checked = verify_case(case, served["roster"], served["lanes"], served.get("log"), pins)
        if root:
            check_root(checked.roster, root)
        view = View(checked.roster, dict(checked.lanes), checked.log, _read_slots(served["slots"]))
        view.by_hash = {entry.hash: entry for chain in checked.chains for entry in chain.entries}
        if checked.log is None:
            _check_participant(view, me)
        else:
            view.desk_keys = _open_epochs(view, me)
            view.parked = [
                Parked(row["lane"], row["when"], from_wire(row["entry"]), row["of"]) for row in served["parked"]
            ]
    except ProtocolError as error:
        raise CheckFailed(error.code or "V2", str(error)) from error
    except (KeyError, TypeError, ValueError) as error:
        raise CheckFailed("V2", "the answer does not have the form that was agreed") from error
    return view


def _check_participant(view: View, me: Identity) -> None:
    if len(view.lanes) != 1:
        raise ChainInvalid("V4", "a participant has one lane")
    lane = next(iter(view.lanes.values()))
    # A key that enrolled last and was not accepted yet is waiting, not wrong: nothing is sealed for it.
    if next(reversed(lane.enrolled), "") != me.fp:
        check_own_key(lane, me.fp)


def _read_slots(rows: list[list[Any]]) -> dict[Place, bytes]:
    slots = {}
    for chain, seq, reader, sealed in rows:
        try:
            slots[chain, seq, reader] = unb64(sealed, 80)
        except EncodingInvalid as error:
            raise Damaged("a slot has 80 bytes") from error
    return slots


def _open_epochs(view: View, me: Identity) -> dict[int, DeskKey]:
    keys = {}
    for epoch in view.roster.epochs:
        slot = view.slots.get((view.roster.chain, epoch.seq, me.fp))
        if slot is None:
            continue
        try:
            seed = open_slot(slot, me.box_pk, me.box_sk)
        except NotForMe as error:
            raise ChainInvalid("V12", "a desk key is sealed for somebody else") from error
        keys[epoch.n] = check_desk_seed(view.roster, epoch.n, seed)
    if view.roster.current.n not in keys:
        raise ChainInvalid("V12", "the newest desk key is missing")
    return keys
