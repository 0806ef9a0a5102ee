"""What happens by itself: parked releases whose hour has come. Several workers may run at once."""

import logging

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from mediator.errors import Refusal
from mediator.extensions import db
from mediator.record import append, parking
from mediator.record.batch import Batch
from mediator.record.law import get_law
from mediator.record.models import ParkedRow

log = logging.getLogger(__name__)


def pass_on_due(now: int) -> int:
    """Pass on every parked release whose hour has come, or drop it; answers how many were passed on.

    Each is one transaction under its case's lock: a worker that comes second finds the row gone.
    """
    due = db.session.execute(
        select(ParkedRow.hash, ParkedRow.case_id).where(ParkedRow.due <= now).order_by(ParkedRow.due, ParkedRow.seq)
    ).all()
    db.session.rollback()
    return sum(_pass_on_alone(parked, case, now) for parked, case in due)


def _pass_on_alone(parked: str, case: str, now: int) -> bool:
    """A case that cannot be read, for want of its key or a file, holds up no other."""
    try:
        return _pass_on(parked, case, now)
    except OperationalError:
        raise
    except Exception as error:
        db.session.rollback()
        log.error("a parked release of case %s could not be looked at: %s", case, type(error).__name__)
        return False


def _pass_on(parked: str, case: str, now: int) -> bool:
    append.lock_case(case, None, now)
    row = db.session.get(ParkedRow, parked, populate_existing=True)
    if row is None:
        db.session.rollback()
        return False
    try:
        append.append_parked(case, parking.parked_entry(row), row.due, parking.parked_slots(row), now)
    except Refusal as refusal:
        db.session.rollback()
        log.warning("a parked release was dropped at its hour: %s", refusal.code)
        return _drop(parked, case, now)
    db.session.commit()
    return True


def _drop(parked: str, case: str, now: int) -> bool:
    """Take a release out of its queue, with all that were signed on it."""
    append.lock_case(case, None, now)
    row = db.session.get(ParkedRow, parked, populate_existing=True)
    if row is not None:
        db.session.delete(row)
        db.session.flush()
        law = get_law()
        state = law.fold(case)
        parking.replace_queue(law, state, case, Batch(()), None, now)
        law.project(state, case, Batch(()), now)
    db.session.commit()
    return False
