"""The roster of a case: who may act for it, told from chain R (protocol section 6). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from mediator.protocol.encoding import parse, unb64
from mediator.protocol.entry import Entry
from mediator.protocol.identity import fingerprint

FACILITATOR, SUPERVISOR = "facilitator", "supervisor"
MIN_FACILITATORS = 2
ROOT_READER = "root"


@dataclass(frozen=True)
class Member:
    """Somebody on the desk. `public` is {"box", "sign"}, base64."""

    fp: str
    role: str
    public: dict[str, str]


@dataclass(frozen=True)
class Epoch:
    """A desk key: its number from 1, the R entry that announced it, its box key."""

    n: int
    seq: int
    box: str

    @property
    def reader(self) -> str:
        """The name under which slots for this key are kept."""
        return f"desk/{self.n}"


# Never changed in place: the desk at an earlier entry stays what it was.
Members = Mapping[str, Member]


@dataclass
class RosterState:
    """Everything R says, at its newest entry and at each earlier one."""

    case: str = ""
    chain: str = ""
    root: dict[str, str] = field(default_factory=dict)
    recover: bool = False
    eyes: int = 1
    closed: bool = False
    members: Members = field(default_factory=dict)
    epochs: list[Epoch] = field(default_factory=list)
    hashes: list[str] = field(default_factory=list)
    past: list[Members] = field(default_factory=list)

    @property
    def head(self) -> tuple[int, str]:
        """(seq, hash) of the newest entry."""
        return len(self.hashes) - 1, self.hashes[-1]

    @property
    def root_fp(self) -> str:
        """The fingerprint of the service root that this case belongs to."""
        return fingerprint(self.root)

    @property
    def epoch(self) -> Epoch:
        """The newest desk key."""
        return self.epochs[-1]

    @property
    def desk_reader(self) -> str:
        """The name under which slots for the newest desk key are kept."""
        return self.epoch.reader

    def epoch_at(self, seq: int) -> Epoch:
        """The newest desk key after R's entry `seq`."""
        return next(epoch for epoch in reversed(self.epochs) if epoch.seq <= seq)

    def members_at(self, seq: int) -> Members:
        """The desk as it was after R's entry `seq`."""
        return self.past[seq] if 0 <= seq < len(self.past) else {}

    def role_of(self, fp: str) -> str:
        """The role of a present member, "" for anybody else."""
        member = self.members.get(fp)
        return member.role if member else ""

    def count(self, role: str) -> int:
        """How many present members have this role."""
        return sum(member.role == role for member in self.members.values())

    def apply(self, entry: Entry) -> None:
        """Take in the next entry of R, which has been checked."""
        seq = len(self.hashes)
        self.hashes.append(entry.hash)
        if "desk" in entry.fields:
            self.epochs.append(Epoch(entry["desk"]["n"], seq, entry["desk"]["box"]))
        _CHANGES.get(entry.t, _change_nothing)(self, entry)
        self.past.append(self.members)

    def with_member(self, entry: Entry) -> Members:
        """The desk after an entry that names somebody with `who`, `cert` and `role`."""
        member = Member(entry["who"], entry["role"], certified_keys(entry["cert"]))
        return {**self.members, member.fp: member}

    def without_member(self, fp: str) -> Members:
        """The desk after somebody left."""
        return {other: member for other, member in self.members.items() if other != fp}


def certified_keys(cert: dict[str, str]) -> dict[str, str]:
    """The public form in a certificate whose signature was checked. Raises EncodingInvalid or KeyError."""
    statement: dict[str, Any] = parse(unb64(cert["stmt"]))
    return {"box": statement["box"], "sign": statement["sign"]}


def _open(roster: RosterState, entry: Entry) -> None:
    roster.case, roster.chain = entry.hash, entry.chain
    roster.root, roster.recover, roster.eyes = entry["root"], entry["recover"] == 1, entry["eyes"]
    roster.members = {entry.by: Member(entry.by, entry["role"], entry["me"])}


def _add(roster: RosterState, entry: Entry) -> None:
    roster.members = roster.with_member(entry)


def _remove(roster: RosterState, entry: Entry) -> None:
    roster.members = roster.without_member(entry["who"])


def _take_over(roster: RosterState, entry: Entry) -> None:
    roster.members = {}
    roster.members = roster.with_member(entry)


def _raise_eyes(roster: RosterState, entry: Entry) -> None:
    roster.eyes = entry["eyes"]


def _close(roster: RosterState, entry: Entry) -> None:
    roster.closed = True


def _change_nothing(roster: RosterState, entry: Entry) -> None:
    """A new desk key alone changes nobody."""


_CHANGES = {
    "roster-open": _open,
    "staff-add": _add,
    "staff-remove": _remove,
    "takeover": _take_over,
    "policy": _raise_eyes,
    "close": _close,
}
