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


def take_lease(account: Account, case: str, msg: str, now: int, page: str = "") -> Lease:
    """Take a message to work on for 30 minutes. Raises Leased while somebody else has it, NotFoundHere."""
    held = _find_lease(account, case, msg, now)
    if held and held.fp != account.fp and now < held.until:
        raise Leased(queries.describe_lease(held))
    return _keep_lease(account, case, msg, now, page, held)


def renew_lease(account: Account, case: str, msg: str, now: int, page: str = "") -> Lease:
    """Go on working for 30 minutes more. Raises Leased when somebody else took it, also if they have left since."""
    held = _find_lease(account, case, msg, now)
    if held and held.fp != account.fp:
        raise Leased(queries.describe_lease(held))
    return _keep_lease(account, case, msg, now, page, held)


def take_over_lease(account: Account, case: str, msg: str, now: int, page: str = "") -> Lease:
    """Take a message from whoever holds it; the lease says from whom and when, to both."""
    return _keep_lease(account, case, msg, now, page, _find_lease(account, case, msg, now))


def drop_lease(account: Account, case: str, msg: str, now: int, page: str = "") -> None:
    """Give a message back. A lease that is somebody else's stays, and one that another page took since.

    Its row is kept: whoever had it before still learns that it was taken over.
    """
    check_case_for(account, case)
    check_id(msg, MSG_BYTES)
    held = queries.find_lease(case, msg, now)
    if held and held.fp == account.fp and page in ("", held.page):
        held.until = now
    db.session.commit()


def _find_lease(account: Account, case: str, msg: str, now: int) -> Lease | None:
    """The newest lease on a message of the account's cases, lapsed or not, under the case's lock."""
    check_case_for(account, case)
    check_id(msg, MSG_BYTES)
    append.lock_case(case, None, now)
    if db.session.query(ReviewItem).filter_by(case_id=case, msg=msg).first() is None:
        raise NotFoundHere
    return db.session.get(Lease, (case, msg), populate_existing=True)


def _keep_lease(account: Account, case: str, msg: str, now: int, page: str, held: Lease | None) -> Lease:
    lease = held or Lease(case_id=case, msg=msg, fp=account.fp, taken_from="", taken_at=0, until=now)
    if lease.fp != account.fp:
        taken = now < lease.until
        lease.taken_from, lease.taken_at = (lease.fp, now) if taken else ("", 0)
    elif now >= lease.until + LEASE_SECONDS:
        lease.taken_from, lease.taken_at = "", 0
    lease.fp, lease.until, lease.page = account.fp, now + LEASE_SECONDS, page
    db.session.add(lease)
    db.session.commit()
    return lease
