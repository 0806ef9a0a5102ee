"""The queue, and who is at work on what."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from mediator.extensions import db
from mediator.record.models import CHAIN, HASH


class ReviewItem(db.Model):
    """One message in the queue, by entries and parked releases; what time alone changes is not in it."""

    __tablename__ = "review_item"
    __table_args__ = (Index("ix_review_item_state", "case_id", "state"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    msg: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    state: Mapped[str] = mapped_column(String(10))
    state_when_free: Mapped[str] = mapped_column(String(10))
    since: Mapped[int]
    round: Mapped[int]
    approvals: Mapped[int]
    eyes: Mapped[int]
    offer: Mapped[str] = mapped_column(HASH)
    parked: Mapped[int]
    held_until: Mapped[int]
    held_on: Mapped[str] = mapped_column(String(8))
    objected: Mapped[bool]
    asked: Mapped[str] = mapped_column(HASH)
    dropped: Mapped[int]
    looked: Mapped[bool]


class Lease(db.Model):
    """Who is at work on a message, until when. No promise rests on it; it keeps two from doing one job."""

    __tablename__ = "lease"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    msg: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    fp: Mapped[str] = mapped_column(HASH)
    until: Mapped[int]
