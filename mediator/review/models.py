"""The queue, and who is at work on what."""

from sqlalchemy import ForeignKey, Index, String, Text, text
from sqlalchemy.orm import Mapped, mapped_column

from mediator.extensions import db
from mediator.record.models import CHAIN, HASH


class ReviewItem(db.Model):
    """One message in the queue, by entries and parked releases; what time alone changes is not in it.

    `written_by` is who wrote it down from paper, while it waits for somebody else to compare the two; `concern` is when
    the newest worry about somebody's safety was written down beside this round; `decided_as` is the outcome of the last
    decision, or hold.
    """

    __tablename__ = "review_item"
    __table_args__ = (
        Index("ix_review_item_state", "case_id", "state"),
        Index("ix_review_item_decided", "decided_at"),
    )

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
    asked: Mapped[str] = mapped_column(Text)
    dropped: Mapped[int]
    looked: Mapped[bool]
    blocks: Mapped[str] = mapped_column(String(120))
    clear_until: Mapped[int]
    lapses: Mapped[str] = mapped_column(String(16))
    written_by: Mapped[str] = mapped_column(HASH, default="")
    call_at: Mapped[int] = mapped_column(default=0)
    caller: Mapped[str] = mapped_column(HASH, default="")
    reader: Mapped[str] = mapped_column(CHAIN, default="")
    told_at: Mapped[int] = mapped_column(default=0)
    concern: Mapped[int] = mapped_column(default=0)
    decided_at: Mapped[int] = mapped_column(default=0)
    decided_by: Mapped[str] = mapped_column(HASH, default="")
    decided_as: Mapped[str] = mapped_column(String(8), default="")


class PlannedCall(db.Model):
    """A call to somebody that is due on its day: planned for its own sake, or after what was passed on.

    Gone once it was reported or planned anew. `fp` is who rings, `msg` the message after which it comes, or "";
    `answer` is how its reader chose to receive that, "opened" once they did, or "".
    """

    __tablename__ = "planned_call"
    __table_args__ = (Index("ix_planned_call_at", "case_id", "at"),)

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    call: Mapped[str] = mapped_column(HASH, primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN)
    fp: Mapped[str] = mapped_column(HASH)
    at: Mapped[int]
    tried: Mapped[int]
    msg: Mapped[str] = mapped_column(CHAIN)
    kind: Mapped[str] = mapped_column(String(12))
    answer: Mapped[str] = mapped_column(String(12))


class QueueRow(db.Model):
    """The place of one open item in the queue of one member of its desk.

    Beside open items stand those that were passed on and whose reader was not rung yet. A queue is read in the order
    of `part` (whose turn it is, see `review/parts.py`), then `at`, then `msg`, which is the order of its index: a page
    costs the same wherever it lies and however long the queue is. A hold with a date has two rows, one that `ends` and
    one that `begins` at that date: it comes back to its place by itself.
    """

    __tablename__ = "queue_row"
    __table_args__ = (
        Index("ix_queue_row_order", "fp", "part", "at", "msg"),
        Index(
            "ix_queue_row_new",
            "fp",
            "at",
            "msg",
            sqlite_where=text("undecided = 1"),
            postgresql_where=text("undecided"),
        ),
    )

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    fp: Mapped[str] = mapped_column(HASH, primary_key=True)
    lane: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    msg: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[int]
    begins: Mapped[int]
    ends: Mapped[int]
    state: Mapped[str] = mapped_column(String(10))
    kind: Mapped[str] = mapped_column(String(12))
    clear_until: Mapped[int]
    undecided: Mapped[bool]


class Template(db.Model):
    """A sentence that a supervisor changed; the others stand in `templates.json`."""

    __tablename__ = "template"

    name: Mapped[str] = mapped_column(String(24), primary_key=True)
    title: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(600))
    version: Mapped[int]
    changed_by: Mapped[str] = mapped_column(HASH)
    changed_at: Mapped[int]


class ServiceRule(db.Model):
    """One version of words that the service looks for itself; `phrases` stand one a line. The newest version counts."""

    __tablename__ = "service_rule"

    name: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    phrases: Mapped[str] = mapped_column(Text)
    category: Mapped[str] = mapped_column(String(16))
    why: Mapped[str] = mapped_column(String(160))
    active: Mapped[bool]
    changed_by: Mapped[str] = mapped_column(HASH)
    changed_at: Mapped[int]


class Lease(db.Model):
    """Who is at work on a message, until when. No promise rests on it; it keeps two from doing one job.

    `page` names the page that took it, so that a page which is left gives back its own claim and no newer one;
    `taken_from` is who had it before, where it was taken over, and `taken_at` when.
    """

    __tablename__ = "lease"

    case_id: Mapped[str] = mapped_column(ForeignKey("case.id"), primary_key=True)
    msg: Mapped[str] = mapped_column(CHAIN, primary_key=True)
    fp: Mapped[str] = mapped_column(HASH)
    until: Mapped[int]
    page: Mapped[str] = mapped_column(CHAIN)
    taken_from: Mapped[str] = mapped_column(String(43), default="")
    taken_at: Mapped[int] = mapped_column(default=0)
