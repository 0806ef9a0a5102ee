"""Whom a facilitator might ring, and why; what ends soon; who is away. Nothing here changes anything."""

from typing import Any

from sqlalchemy import select

from mediator.accounts import queries as accounts_queries
from mediator.accounts.models import Account
from mediator.cases.dates import list_dates
from mediator.cases.labels import list_labels, list_signers
from mediator.cases.models import LaneRow
from mediator.cases.queries import (
    MOST_CALLS,
    cases_of,
    list_absences,
    list_agreed_lanes,
    list_lanes_to_ring,
    list_noted_cases,
    list_quiet_lanes,
    list_stand_ins,
    list_stopped_cases,
)
from mediator.cases.stand_ins import StandIns
from mediator.extensions import db
from mediator.notices.queries import list_lanes_without_address
from mediator.review.absences import describe_absences, describe_call, mark_gone
from mediator.review.models import PlannedCall
from mediator.review.told import list_told

# A text that was handed over in a note is looked for in cases with notes of so many seconds.
DAY = 86400
NOTED_SECONDS = 30 * DAY


def describe_asked(account: Account, now: int) -> dict[str, Any]:
    """The answer of GET /api/calls/asked: lanes whose people asked for a word, and nobody has answered since."""
    return {"asked": [_describe_asked(row) for row in list_lanes_to_ring(account) if row.asked_at], "now": now}


def describe_calls(account: Account, quiet_days: int, now: int) -> dict[str, Any]:
    """The answer of GET /api/calls: lanes whose people a facilitator might ring, and why, and what ends soon.

    `quiet` are those whom nobody has had to do with for so many days; which of them are working days pages know.
    """
    lanes = list_lanes_to_ring(account)
    locked = accounts_queries.list_locked_lanes(cases_of(account))
    dates, told = list_dates(account, now), list_told(account)
    planned, quiet = _list_planned(account), list_quiet_lanes(account, now - quiet_days * DAY)
    named = {row.case_id for row in (*lanes, *planned, *quiet)} | {case for case, _ in locked}
    named |= {row["case"] for row in (*dates, *told)}
    unreached = list_lanes_without_address(account)
    named |= {row.case_id for row in unreached}
    absences = list_absences(account, now)
    named |= {row.case_id for row in absences}
    halted = list_stopped_cases(account)
    named |= set(halted)
    covers = list_stand_ins({row.case_id for row in planned})
    labels = list_labels(account, named)
    return {
        "enrolments": [{"case": row.case_id, "lane": row.lane} for row in lanes if row.waiting_key],
        "locked": [{"case": case, "lane": lane} for case, lane in locked],
        "stopped": [{"case": row.case_id, "lane": row.lane} for row in lanes if row.stopped],
        "halted": halted,
        "asked": [_describe_asked(row) for row in lanes if row.asked_at],
        "dates": dates,
        "told": told,
        "no_address": [{"case": row.case_id, "lane": row.lane} for row in unreached],
        "agreed": [{"case": row.case_id, "lane": row.lane, "at": row.agreed_at} for row in list_agreed_lanes(account)],
        "noted": list_noted_cases(account, now - NOTED_SECONDS),
        "planned": mark_gone([_describe_planned(row, covers[row.case_id], now) for row in planned]),
        **describe_absences(absences),
        "quiet": [{"case": row.case_id, "lane": row.lane, "since": row.contact_at} for row in quiet],
        "labels": labels,
        "signers": list_signers(labels),
        "now": now,
    }


def _describe_asked(row: LaneRow) -> dict[str, Any]:
    return {"case": row.case_id, "lane": row.lane, "at": row.asked_at}


def _list_planned(account: Account) -> list[PlannedCall]:
    """The calls that are due in somebody's cases, the next first; MOST_CALLS at most."""
    wanted = select(PlannedCall).where(PlannedCall.case_id.in_(cases_of(account)))
    return list(db.session.scalars(wanted.order_by(PlannedCall.at, PlannedCall.call).limit(MOST_CALLS)))


def _describe_planned(row: PlannedCall, covers: StandIns, now: int) -> dict[str, Any]:
    return {
        "case": row.case_id,
        **{name: getattr(row, name) for name in ("lane", "call", "tried", "msg", "kind", "answer")},
        **describe_call(covers, row.fp, row.at, now),
    }
