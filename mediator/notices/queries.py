"""What can be seen of where notices go: whether an address is kept, never which."""

from typing import Any

from sqlalchemy import select

from mediator.accounts.models import Account
from mediator.cases.models import LaneRow
from mediator.cases.queries import MOST_CALLS, cases_of, check_case_for
from mediator.extensions import db
from mediator.notices.models import Address


def describe_addresses(account: Account, case: str, sends: bool) -> dict[str, Any]:
    """The answer of GET /api/cases/<case>/addresses: the lanes with an address, and whether this service sends mail.

    Raises NotFoundHere.
    """
    check_case_for(account, case)
    kept = select(Address.lane).where(Address.case_id == case).order_by(Address.lane)
    return {"lanes": list(db.session.scalars(kept)), "sends": int(sends)}


def list_lanes_without_address(account: Account) -> list[LaneRow]:
    """The lanes of somebody's cases whose person wants notices by mail while no address is kept, in a steady order.

    MOST_CALLS at most; who stopped or paused is left alone.
    """
    kept = select(Address.lane).where(Address.case_id == LaneRow.case_id, Address.lane == LaneRow.lane)
    wanting = (
        select(LaneRow)
        .where(LaneRow.case_id.in_(cases_of(account)), LaneRow.tell == "mail", ~LaneRow.closed, ~LaneRow.stopped)
        .where(~kept.exists())
    )
    return list(db.session.scalars(wanting.order_by(LaneRow.case_id, LaneRow.lane).limit(MOST_CALLS)))
