"""What the record asks of the rules. Features enact one law; the record applies it and knows none of it."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from mediator.protocol.entry import Entry
from mediator.record.batch import Batch, Park

Place = tuple[str, int, str]


@dataclass(frozen=True)
class Author:
    """Who sends a batch: the fingerprint they are signed in with, and the account (0: there is none yet)."""

    fp: str
    account_id: int = 0
    lane: str = ""


@dataclass(frozen=True)
class Readers:
    """The slots (chain, seq, reader) that an entry must bring, and those that it may."""

    required: frozenset[Place] = field(default_factory=frozenset)
    allowed: frozenset[Place] = field(default_factory=frozenset)


class Folded(Protocol):
    """A case as folded by the law. `heads` maps chains to (seq, hash)."""

    heads: dict[str, tuple[int, str]]

    @property
    def roster_head(self) -> tuple[int, str]:
        """(seq, hash) of R's newest entry, (-1, "") before the first."""

    @property
    def roster_chain(self) -> str:
        """The id of chain R, "" before its first entry."""

    def roster_has(self, seq: int, entry_hash: str) -> bool:
        """Whether R's entry `seq` has this hash."""

    def apply(self, entry: Entry) -> None:
        """Take in the next entry."""


class Law(Protocol):
    """The rules of section 6. Every check raises a Refusal and changes nothing."""

    def empty(self) -> Any:
        """A case before its first entry."""

    def fold(self, case: str) -> Any:
        """The case as stored, with its parked and halted rows."""

    def check_signer(self, state: Any, entry: Entry, author: Author | None) -> None:
        """Check that the signer may sign such an entry here, is the author, and did sign it."""

    def check(self, state: Any, entry: Entry, batch: Batch, now: int) -> None:
        """Check the rules of the entry's type against the case with the batch's earlier entries applied."""

    def readers(self, state: Any, entry: Entry) -> Readers:
        """The slots that belong to an entry that was just applied."""

    def check_whole(self, state: Any, batch: Batch, now: int) -> None:
        """Check what only the batch as a whole shows."""

    def check_parked(self, state: Any, park: Park, now: int) -> str:
        """Check a release that is to wait; answers the hash of its offer."""

    def check_arrival(self, state: Any, entry: Entry, when: int, now: int) -> None:
        """Check a parked release at its hour."""

    def drops(self, state: Any, row: Any, batch: Batch) -> bool:
        """Whether a batch that was just applied drops a parked release whose place is still free."""

    def project(self, state: Any, case: str, batch: Batch, now: int) -> None:
        """Bring projections up to date and write notices, in the same transaction."""


_enacted: list[Law] = []


def enact(law: Law) -> None:
    """Make this the law of the record; called once, when the features are loaded."""
    _enacted[:] = [law]


def get_law() -> Law:
    """The law that was enacted. Raises LookupError before."""
    if not _enacted:
        raise LookupError("no feature has enacted a law")
    return _enacted[0]
