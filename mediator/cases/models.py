"""What is kept about cases to find them quickly; all of it follows from the entries."""

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from mediator.extensions import db
from mediator.record.models import CHAIN, HASH


class CaseSummary(db.Model):
    """One case at its newest entries."""

    __tablename__ = "case_summary"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    log_chain: Mapped[str] = mapped_column(CHAIN, default="")
    eyes: Mapped[int]
    closed: Mapped[bool]
    suspended: Mapped[bool]


class MemberRow(db.Model):
    """Somebody who is on the desk of a case now."""

    __tablename__ = "member"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    fp: Mapped[str] = mapped_column(HASH, primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(12))


class LaneRow(db.Model):
    """One lane at its newest entry. `tell`, `quiet` and `blocked` say how and when notices may go."""

    __tablename__ = "lane"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    mode: Mapped[str] = mapped_column(String(8))
    lang: Mapped[str] = mapped_column(String(8))
    accepted: Mapped[str] = mapped_column(HASH)
    waiting_key: Mapped[str] = mapped_column(HASH)
    stopped: Mapped[bool]
    closed: Mapped[bool]
    tell: Mapped[str] = mapped_column(String(8))
    quiet: Mapped[str] = mapped_column(String(16))
    blocked: Mapped[str] = mapped_column(Text)
