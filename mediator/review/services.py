"""What facilitators do: append to a case, and hold leases on messages. One verb, one commit."""

from mediator.accounts.models import Account
from mediator.cases.queries import check_case_for, check_id
from mediator.cases.services import author_of
from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.record import append, law
from mediator.record.append import Appended
from mediator.record.batch import Batch
from mediator.review import projection, queries
from mediator.review.errors import Leased
from mediator.review.models import Lease, ReviewItem

LEASE_SECONDS = 30 * 60
MSG_BYTES = 16


def append_batch(account: Account, case: str, batch: Batch, now: int) -> Appended:
    """Append a facilitator's batch to one of their cases. Raises a Refusal."""
    check_case_for(account, case)
    appended = append.append(case, batch, author_of(account), now)
    db.session.commit()
    return appended


def rebuild(case: str, now: int) -> None:
    """Write every projection of a case anew, from its entries, its parked releases and its halts."""
    append.lock_case(case, None, now)
    projection.project(law.get_law().fold(case), case)
    db.session.commit()


def take_lease(account: Account, case: str, msg: str, now: int, token: str = "") -> Lease:
    """Take a message to work on for 30 minutes, or longer if it is one's own. Raises Leased, NotFoundHere."""
    return _lease(account, case, msg, now, token, takeover=False)


def take_over_lease(account: Account, case: str, msg: str, now: int, token: str = "") -> Lease:
    """Take a message from whoever holds it; the lease says from whom and when."""
    return _lease(account, case, msg, now, token, takeover=True)


def drop_lease(account: Account, case: str, msg: str, now: int, token: str = "") -> None:
    """Give a message back. A lease that is somebody else's stays, and one that another page took since."""
    check_case_for(account, case)
    check_id(msg, MSG_BYTES)
    held = queries.find_lease(case, msg, now)
    if held and held.fp == account.fp and token in ("", held.token):
        db.session.delete(held)
    db.session.commit()


def _lease(account: Account, case: str, msg: str, now: int, token: str, *, takeover: bool) -> Lease:
    check_case_for(account, case)
    check_id(msg, MSG_BYTES)
    append.lock_case(case, None, now)
    if db.session.query(ReviewItem).filter_by(case_id=case, msg=msg).first() is None:
        raise NotFoundHere
    held = queries.find_lease(case, msg, now)
    if held and held.fp != account.fp and not takeover:
        raise Leased(queries.describe_lease(held))
    held_by = held.fp if held else ""
    lease = db.session.merge(Lease(case_id=case, msg=msg, fp=account.fp, until=now + LEASE_SECONDS, token=token))
    if not held_by:
        lease.taken_from, lease.taken_at = "", 0
    elif held_by != account.fp:
        lease.taken_from, lease.taken_at = held_by, now
    db.session.commit()
    return lease
