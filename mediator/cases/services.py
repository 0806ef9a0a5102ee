"""What is done to a case as a whole: open it, and bring sealed texts. One verb, one commit."""

from mediator.accounts import queries as accounts_queries
from mediator.accounts.models import Account
from mediator.cases import queries
from mediator.cases.queries import check_case_for
from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.record import append, blobs, read
from mediator.record.append import Appended
from mediator.record.batch import Batch
from mediator.record.errors import Refused
from mediator.record.law import Author


def author_of(account: Account) -> Author:
    """The account as the record knows it."""
    return Author(account.fp, account.id, account.lane)


def open_case(account: Account, batch: Batch, now: int) -> Appended:
    """Make a case from a batch that begins with `roster-open`. Raises a Refusal."""
    opening = batch.entries[0]
    if opening.t != "roster-open":
        raise Refused("A case begins with its roster. Nothing was changed.", code="chain")
    service = accounts_queries.find_service()
    root = opening["root"]
    if service is None or (root["box"], root["sign"]) != (service.root_box, service.root_sign):
        raise Refused("The case names another service. Nothing was changed.", code="root")
    appended = append.append(opening.hash, batch, author_of(account), now)
    db.session.commit()
    return appended


def put_blob(account: Account, case: str, blob: str, raw: bytes, now: int) -> None:
    """Keep a sealed text until an entry refers to it; staff also for a case that they are about to open."""
    queries.check_id(case, queries.CASE_BYTES)
    if account.kind == queries.PARTICIPANT or read.has_case(case):
        check_case_for(account, case)
    elif not account.is_certified(now):
        raise NotFoundHere
    most = blobs.MAX_BYTES if account.kind == queries.PARTICIPANT else blobs.MAX_FILE_BYTES
    blobs.put(case, blob, raw, account.id, now, most)
    db.session.commit()


def get_blob(account: Account, case: str, blob: str) -> bytes:
    """A sealed text that an entry refers to which this account may read. Raises NotFoundHere."""
    check_case_for(account, case)
    queries.check_id(blob, queries.CASE_BYTES)
    if not queries.may_fetch(account, case, blob):
        raise NotFoundHere
    return blobs.get(case, blob)
