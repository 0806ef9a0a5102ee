"""Chain R: who may act in the case, read by everybody in it (protocol sections 6 and 9)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from mediator.protocol.certificate import check_certificate
from mediator.protocol.chain import Chain, check_signed, read_entries, require
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.protocol.errors import CertificateInvalid, ChainInvalid
from mediator.protocol.identity import DeskKey, fingerprint

FACILITATOR = "facilitator"
SUPERVISOR = "supervisor"


@dataclass(frozen=True)
class Member:
    """Somebody on the desk."""

    fp: str
    role: str
    public: dict[str, str]


@dataclass(frozen=True)
class Epoch:
    """A desk key: its number from 1, its box key (base64), and the seq of the entry that announced it."""

    n: int
    box: str
    seq: int


@dataclass(frozen=True)
class Standing:
    """What R says after one of its entries."""

    members: MappingProxyType[str, Member]
    eyes: int
    epoch: Epoch


class Roster(Chain):
    """R as far as it was checked. `standings[seq]` is what held after entry `seq`."""

    letter = "R"

    def __init__(self, case: str) -> None:
        """An empty roster of the case whose id was learnt from card, link or pins."""
        super().__init__(case)
        self.root: dict[str, str] = {}
        self.recover = False
        self.closed = False
        self.standings: list[Standing] = []
        self.epochs: list[Epoch] = []

    @property
    def members(self) -> MappingProxyType[str, Member]:
        """The desk now, by fingerprint."""
        return self.standings[-1].members

    @property
    def eyes(self) -> int:
        """How many members must approve a release now."""
        return self.standings[-1].eyes

    @property
    def current(self) -> Epoch:
        """The newest desk key."""
        return self.epochs[-1]

    @property
    def root_fp(self) -> str:
        """The fingerprint of the service root of this case."""
        return fingerprint(self.root)

    def members_at(self, seq: int) -> MappingProxyType[str, Member]:
        """The desk after R's entry `seq`."""
        return self.standings[seq].members

    def eyes_at(self, seq: int) -> int:
        """How many approvals a release needed after R's entry `seq`."""
        return self.standings[seq].eyes

    def epoch_at(self, seq: int) -> Epoch:
        """The newest desk key after R's entry `seq`."""
        return self.standings[seq].epoch

    def add(self, entry: Entry) -> None:
        """Check the next entry and take it in. Raises ChainInvalid V1 to V5, V10 or V12."""
        if not self.entries:
            opens = entry.t == "roster-open" and entry.hash == self.case
            require(opens, "V1", "this roster does not begin the case")
        self.check_link(entry)
        require(not self.closed, "V5", "the case was closed before")
        if entry.t == "roster-open":
            self.root, self.recover = entry["root"], entry["recover"] == 1
        check_signed(entry, self._signer(entry), f"{entry.t} is signed by nobody who may")
        self.standings.append(self._after(entry))
        self.link(entry)
        self.closed = entry.t == "close"

    def check_ros(self, chain: Chain, entry: Entry) -> int:
        """Check the R entry that an entry of D or L names; answers its seq. Raises ChainInvalid V6."""
        assert entry.ros is not None
        seq, hash_ = entry.ros
        before = chain.entries[-1].ros if chain.entries else None
        require(before is None or seq >= before[0], "V6", "an entry goes back to an older roster")
        require(seq < len(self.entries), "V6", "an entry names a roster that was not shown")
        require(self.entries[seq].hash == hash_, "V6", "an entry names another roster")
        return seq

    def _signer(self, entry: Entry) -> dict[str, str] | None:
        if entry.t == "roster-open":
            return dict(entry["me"])
        if entry.t == "takeover":
            return self.root if entry.by == self.root_fp else None
        member = self.members.get(entry.by)
        return member.public if member else None

    def _after(self, entry: Entry) -> Standing:
        members = _MEMBERS.get(entry.t, _same)(self, entry)
        require(len(members) > 0, "V5", "nobody would be left on the desk")
        return Standing(MappingProxyType(members), self._eyes(entry), self._epoch(entry))

    def _eyes(self, entry: Entry) -> int:
        if "eyes" not in entry.fields:
            return self.eyes
        eyes = int(entry["eyes"])
        require(not self.standings or eyes > self.eyes, "V5", "the number of approvals may only go up")
        return eyes

    def _epoch(self, entry: Entry) -> Epoch:
        if "desk" not in entry.fields:
            return self.current
        epoch = Epoch(entry["desk"]["n"], entry["desk"]["box"], entry.seq)
        require(epoch.n == len(self.epochs) + 1, "V12", "the desk's keys are not numbered one after the other")
        require(all(epoch.box != old.box for old in self.epochs), "V12", "an old desk key is used again")
        self.epochs.append(epoch)
        return epoch

    def certified(self, fp: str, entry: Entry) -> Member:
        """The member that an entry brings in, by its certificate (V10). Raises ChainInvalid."""
        try:
            certificate = check_certificate(entry["cert"], self.root, entry.ts)
        except CertificateInvalid as error:
            raise ChainInvalid("V10", f"a member's certificate: {error}") from error
        require(certificate.fp == fp, "V10", "the certificate is of somebody else")
        allowed = entry["role"] != SUPERVISOR or certificate.sup
        require(allowed, "V10", "the certificate does not allow supervising")
        return Member(fp, entry["role"], certificate.public)


def verify_roster(served: Iterable[Any], case: str) -> Roster:
    """Check all of R against the case id that is known (V1 to V5, V10). Raises ChainInvalid."""
    roster = Roster(case)
    for entry in read_entries(served):
        roster.add(entry)
    require(bool(roster.entries), "V1", "there is no roster")
    return roster


def check_desk_seed(roster: Roster, n: int, seed: bytes) -> DeskKey:
    """Work out a desk key and compare it with the roster, before it is used (V12). Raises ChainInvalid."""
    key = DeskKey.from_seed(seed)
    known = 1 <= n <= len(roster.epochs) and roster.epochs[n - 1].box == b64(key.box_pk)
    require(known, "V12", "a desk key is not the one that the roster announced")
    return key


def check_root(roster: Roster, root_fp: str) -> None:
    """Check that the case stands under the service root that a card named (V10). Raises ChainInvalid."""
    require(roster.root_fp == root_fp, "V10", "the case stands under another service root")


def _open(roster: Roster, entry: Entry) -> dict[str, Member]:
    return {entry.by: roster.certified(entry.by, entry)}


def _add(roster: Roster, entry: Entry) -> dict[str, Member]:
    require(entry["who"] not in roster.members, "V5", "somebody is added who is on the desk")
    return {**roster.members, entry["who"]: roster.certified(entry["who"], entry)}


def _remove(roster: Roster, entry: Entry) -> dict[str, Member]:
    require(entry["who"] in roster.members, "V5", "somebody is removed who is not on the desk")
    return {fp: member for fp, member in roster.members.items() if fp != entry["who"]}


def _take_over(roster: Roster, entry: Entry) -> dict[str, Member]:
    return {entry["who"]: roster.certified(entry["who"], entry)}


def _same(roster: Roster, entry: Entry) -> dict[str, Member]:
    return dict(roster.members)


_MEMBERS: dict[str, Callable[[Roster, Entry], dict[str, Member]]] = {
    "roster-open": _open,
    "staff-add": _add,
    "staff-remove": _remove,
    "takeover": _take_over,
}
