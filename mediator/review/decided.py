"""What was decided on somebody's desks in the last day, and by whom: the newest first."""

from typing import Any

from sqlalchemy import select

from mediator.accounts.models import Account
from mediator.cases.labels import list_labels, list_signers
from mediator.cases.queries import cases_of
from mediator.extensions import db
from mediator.review.models import ReviewItem

DAY = 86_400
MOST = 20


def describe_decided(account: Account, now: int) -> dict[str, Any]:
    """The answer of GET /api/queue/decided: the last decision about each item, MOST at most, and their cases' names."""
    wanted = select(ReviewItem).where(ReviewItem.decided_at > now - DAY, ReviewItem.case_id.in_(cases_of(account)))
    newest = wanted.order_by(ReviewItem.decided_at.desc(), ReviewItem.msg).limit(MOST)
    rows = db.session.scalars(newest).all()
    labels = list_labels(account, {row.case_id for row in rows})
    return {
        "items": [_describe(row) for row in rows],
        "labels": labels,
        "signers": list_signers(labels),
        "now": now,
    }


def _describe(row: ReviewItem) -> dict[str, Any]:
    place = {"case": row.case_id, "lane": row.lane, "msg": row.msg, "kind": row.kind}
    return place | {"at": row.decided_at, "by": row.decided_by, "as": row.decided_as}
