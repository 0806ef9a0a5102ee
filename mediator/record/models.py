"""What is stored of a case: signed entries, slots, sealed bytes, and the rows that are inputs beside them.

Hashes and fingerprints are 43 characters of base64url, chain ids 22; times are Unix seconds.
"""

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from mediator.extensions import db

HASH, CHAIN = String(43), String(22)


class Case(db.Model):
    """One case. This row is the lock under which all is appended to the case, one batch after another."""

    __tablename__ = "case"

    id: Mapped[str] = mapped_column(HASH, primary_key=True)
    opened_at: Mapped[int]
    length: Mapped[int] = mapped_column(default=0)


class EntryRow(db.Model):
    """One signed entry. `place` counts the case's entries in the order they came; `batch` is its first's."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("chain", "seq"), UniqueConstraint("case_id", "place"))

    hash: Mapped[str] = mapped_column(HASH, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"))
    chain: Mapped[str] = mapped_column(CHAIN)
    seq: Mapped[int]
    place: Mapped[int]
    batch: Mapped[int]
    stmt: Mapped[bytes] = mapped_column(LargeBinary)
    sig: Mapped[bytes] = mapped_column(LargeBinary)
    received_at: Mapped[int]


class SlotRow(db.Model):
    """The key of a body (or a desk seed) for one reader (fp, desk/<n>, root): 80 bytes, sealed at rest."""

    __tablename__ = "slot"

    chain: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    reader: Mapped[str] = mapped_column(String(48), primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class BlobRow(db.Model):
    """Sealed bytes in the blob store. Until an entry refers to them they wait, and go after a day."""

    __tablename__ = "blob"

    case_id: Mapped[str] = mapped_column(HASH, primary_key=True)
    id: Mapped[str] = mapped_column(HASH, primary_key=True)
    size: Mapped[int]
    account_id: Mapped[int]
    stored_at: Mapped[int] = mapped_column(index=True)
    used: Mapped[bool] = mapped_column(default=False)


class BlobUse(db.Model):
    """In which chain of a case an entry refers to a blob: who may read the chain may fetch it."""

    __tablename__ = "blob_use"

    case_id: Mapped[str] = mapped_column(HASH, primary_key=True)
    id: Mapped[str] = mapped_column(HASH, primary_key=True)
    chain: Mapped[str] = mapped_column(CHAIN, primary_key=True)


class ParkedRow(db.Model):
    """A signed release that waits for `due`. An input of the record, not a projection of it."""

    __tablename__ = "parked"
    __table_args__ = (Index("ix_parked_due", "due"),)

    hash: Mapped[str] = mapped_column(HASH, primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), index=True)
    lane: Mapped[str] = mapped_column(CHAIN)
    seq: Mapped[int]
    due: Mapped[int]
    offer: Mapped[str] = mapped_column(HASH)
    stmt: Mapped[bytes] = mapped_column(LargeBinary)
    sig: Mapped[bytes] = mapped_column(LargeBinary)
    slots: Mapped[bytes] = mapped_column(LargeBinary)
    parked_at: Mapped[int]


class HaltRow(db.Model):
    """*Stop everything*, pressed without a signature: before the lane's entry `seq`, the case's entry `place`.

    The index keeps the lanes apart: looking up one's own costs the same, whatever the other has pressed (P3).
    """

    __tablename__ = "halt"
    __table_args__ = (Index("ix_halt_lane", "case_id", "lane"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"))
    lane: Mapped[str] = mapped_column(CHAIN)
    seq: Mapped[int]
    place: Mapped[int]
    at: Mapped[int]
