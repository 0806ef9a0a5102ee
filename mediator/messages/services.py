"""What participants do in their own lane. One verb, one commit."""

from mediator.accounts.models import Account
from mediator.cases.services import author_of
from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.record import append
from mediator.record.batch import Batch
from mediator.record.errors import BatchInvalid


def append_own(account: Account, batch: Batch, now: int) -> tuple[int, str]:
    """Append a participant's one entry to their own lane; answers its new head. Raises a Refusal."""
    if len(batch.entries) != 1 or batch.park or batch.packets:
        raise BatchInvalid
    if batch.entries[0].chain != account.lane:
        raise NotFoundHere
    appended = append.append(account.case, batch, author_of(account), now)
    db.session.commit()
    return appended.heads[account.lane]
