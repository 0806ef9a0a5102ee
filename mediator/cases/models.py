"""What is kept about cases to find them quickly; all of it follows from the entries."""

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from mediator.extensions import db
from mediator.record.models import CHAIN, HASH


class CaseSummary(db.Model):
    """One case at its newest entries. `people` is the newest body of names, locked for `people_reader`, the desk
    key that R announced in its entry `people_key`. `noted_at` is the hour of the newest note for the desk.
    """

    __tablename__ = "case_summary"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    roster_chain: Mapped[str] = mapped_column(CHAIN, default="")
    log_chain: Mapped[str] = mapped_column(CHAIN, default="")
    people: Mapped[str] = mapped_column(HASH, default="")
    people_reader: Mapped[str] = mapped_column(String(48), default="")
    people_key: Mapped[int] = mapped_column(default=-1)
    eyes: Mapped[int]
    closed: Mapped[bool]
    suspended: Mapped[bool]
    noted_at: Mapped[int] = mapped_column(default=0)


class MemberRow(db.Model):
    """Somebody who is on the desk of a case now."""

    __tablename__ = "member"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    fp: Mapped[str] = mapped_column(HASH, primary_key=True, index=True)
    role: Mapped[str] = mapped_column(String(12))


class LaneRow(db.Model):
    """One lane at its newest entry. `tell`, `quiet` and `blocked` say how and when notices may go.

    `ring` is whether a facilitator should ring: a new key waits, they stopped, or they asked for something. What they
    asked up to the entry `answered` was answered, by a word or in a conversation; `contact_at` is when they last did
    something, were spoken with or met; `agreed_at` is when the oldest yes that stands was given on their own page.
    `told_away` is who is away as they were told, and `prefers` their answer.
    """

    __tablename__ = "lane"
    __table_args__ = (Index("ix_lane_ring", "case_id", sqlite_where=text("ring = 1"), postgresql_where=text("ring")),)

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    mode: Mapped[str] = mapped_column(String(8))
    lang: Mapped[str] = mapped_column(String(8))
    accepted: Mapped[str] = mapped_column(HASH)
    waiting_key: Mapped[str] = mapped_column(HASH)
    stopped: Mapped[bool]
    closed: Mapped[bool]
    asked_at: Mapped[int]
    answered: Mapped[int] = mapped_column(default=-1)
    contact_at: Mapped[int] = mapped_column(default=0)
    agreed_at: Mapped[int] = mapped_column(default=0)
    told_away: Mapped[str] = mapped_column(HASH, default="")
    prefers: Mapped[str] = mapped_column(String(4), default="")
    ring: Mapped[bool]
    tell: Mapped[str] = mapped_column(String(8))
    quiet: Mapped[str] = mapped_column(String(16))
    blocked: Mapped[str] = mapped_column(Text)


class StandInRow(db.Model):
    """Who does what waits for a member who is away, in one case; gone once they are back or `who` has left.

    `since` and `until` are seconds, `until` 0 for no end.
    """

    __tablename__ = "stand_in"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    away: Mapped[str] = mapped_column(HASH, primary_key=True)
    who: Mapped[str] = mapped_column(HASH)
    since: Mapped[int]
    until: Mapped[int]


class DateRow(db.Model):
    """A day on which something of a lane ends: a gate, a consent, or the rest of an approach (`what`: which)."""

    __tablename__ = "due_date"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    kind: Mapped[str] = mapped_column(String(12), primary_key=True)
    what: Mapped[str] = mapped_column(String(64), primary_key=True)
    until: Mapped[int] = mapped_column(index=True)
