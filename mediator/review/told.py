"""Words that were told and of which nobody has said yet what came of them: they stay on the desk's first page."""

from typing import Any

from sqlalchemy import select

from mediator.accounts.models import Account
from mediator.cases.queries import MOST_CALLS, cases_of
from mediator.extensions import db
from mediator.review.models import ReviewItem


def list_told(account: Account) -> list[dict[str, Any]]:
    """What was told to somebody in the account's cases and nobody has noted what came of it, longest first."""
    wanted = select(ReviewItem).where(ReviewItem.told_at > 0, ReviewItem.case_id.in_(cases_of(account)))
    rows = db.session.scalars(wanted.order_by(ReviewItem.told_at, ReviewItem.msg).limit(MOST_CALLS))
    return [
        {"case": row.case_id, "lane": row.lane, "reader": row.reader, "msg": row.msg, "at": row.told_at} for row in rows
    ]
