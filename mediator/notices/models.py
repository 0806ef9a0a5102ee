"""Notices that wait to be sent, and where to. A notice says nothing but that there is an update."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from mediator.extensions import db
from mediator.record.models import CHAIN


class Notice(db.Model):
    """One notice for one lane. `name` makes the Message-ID, so that one sent twice is recognised as one."""

    __tablename__ = "notice"
    __table_args__ = (Index("ix_notice_sent_at", "sent_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(22), unique=True)
    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"))
    lane: Mapped[str] = mapped_column(CHAIN)
    written_at: Mapped[int]
    sent_at: Mapped[int] = mapped_column(default=0)
    tries: Mapped[int] = mapped_column(default=0)
    next_try: Mapped[int] = mapped_column(default=0)


class Address(db.Model):
    """Where a lane's notices go, sealed at rest. The running service can read it: a machine must."""

    __tablename__ = "address"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
