"""What facilitators see: a whole case, the list of their cases, leases.

Nothing here changes anything. The queue over all their cases is in `review/queue.py`, whom to ring in
`review/to_ring.py`.
"""

from collections.abc import Collection, Mapping
from typing import Any

from sqlalchemy import func, select

from mediator.accounts import queries as accounts_queries
from mediator.accounts.models import Account
from mediator.cases.halts import list_standing
from mediator.cases.labels import list_labels, list_signers
from mediator.cases.models import CaseSummary
from mediator.cases.paging import read_cursor, read_limit, write_cursor
from mediator.cases.queries import (
    list_case_ids_for,
    list_lanes,
    list_stand_ins,
)
from mediator.cases.stand_ins import StandIns
from mediator.extensions import db
from mediator.messages.table import HELD, OPEN, RELEASED
from mediator.record import law, read
from mediator.review.absences import describe_call
from mediator.review.actions import allowed_actions
from mediator.review.models import Lease, ReviewItem

TURNS = {
    "waiting": "desk", "agreed": "desk", "approved": "desk", "offered": "desk",
    "returned": "author", "proposed": "author", "parked": "hour", "held": "hold", "released": "call",
}  # fmt: skip


def describe_case(account: Account, case: str, now: int) -> dict[str, Any]:
    """The answer of GET /api/cases/<case> for somebody on its desk."""
    rows = list_lanes(case)
    lanes = [row.lane for row in rows]
    roster, log = read.roster_chain(case), _log_chain(case)
    chains = [roster, *([log] if log else []), *lanes]
    return {
        "case": case,
        "roster": read.list_wires(case, roster),
        "lanes": {lane: read.list_wires(case, lane) for lane in lanes},
        "log": read.list_wires(case, log) if log else [],
        "slots": read.list_slots(case, chains, account.fp, desk=True),
        "parked": [_describe_parked(row) for row in read.list_parked(case)],
        "answered": {row.lane: row.answered for row in rows},
        "halts": [{"lane": row.lane, "at": row.at, "seq": row.seq} for row in list_standing(case)],
        "leases": [describe_lease(lease) for lease in list_leases([case], now).values()],
        "items": _list_items_with_actions(account, case, now),
        "now": now,
    }


def list_cases(account: Account, asked: Mapping[str, str]) -> dict[str, Any]:
    """The answer of GET /api/cases: one page of the account's cases, and what opens their names."""
    limit, after = read_limit(asked), read_cursor(asked.get("after", ""), str)
    cases = list_case_ids_for(account, limit + 1, after[0] if after else "")
    page = cases[:limit]
    labels = list_labels(account, page)
    return {
        "cases": _describe_cases(page),
        "next": write_cursor(page[-1]) if len(cases) > limit else "",
        "labels": labels,
        "signers": list_signers(labels),
    }


def find_lease(case: str, msg: str, now: int) -> Lease | None:
    """The lease on a message, while it lasts."""
    lease = db.session.get(Lease, (case, msg), populate_existing=True)
    return lease if lease and now < lease.until else None


def describe_lease(lease: Lease) -> dict[str, Any]:
    """A lease as it travels, with the name of who holds it."""
    holder = accounts_queries.find_staff(lease.fp)
    return {
        "case": lease.case_id,
        "msg": lease.msg,
        "by": lease.fp,
        "name": holder.name if holder else "",
        "until": lease.until,
        "taken_from": lease.taken_from,
        "taken_at": lease.taken_at,
    }


def list_leases(cases: Collection[str], now: int) -> dict[tuple[str, str], Lease]:
    """The leases of some cases by case and message, while they last."""
    rows = db.session.scalars(select(Lease).where(Lease.case_id.in_(sorted(cases)), Lease.until > now))
    return {(row.case_id, row.msg): row for row in rows}


def describe_item(
    item: ReviewItem, leases: Mapping[tuple[str, str], Lease], covers: Mapping[str, StandIns], now: int
) -> dict[str, Any]:
    """One message as the queue and a case show it. A hold whose date has come is over, whatever is stored.

    `covers` says by case who stands in for whom.
    """
    lease = leases.get((item.case_id, item.msg))
    lapsed = item.state == HELD and item.held_on == "date" and item.held_until <= now
    state = item.state_when_free if lapsed else item.state
    return {
        "case": item.case_id,
        "lane": item.lane,
        "reader": item.reader,
        "msg": item.msg,
        "kind": item.kind,
        "state": state,
        "turn": TURNS.get(state, "") if state != RELEASED or item.call_at else "",
        "since": item.held_until if lapsed else item.since,
        "round": item.round,
        "approvals": item.approvals,
        "eyes": item.eyes,
        "offer": item.offer,
        "parked": item.parked,
        "held_until": 0 if lapsed else item.held_until,
        "held_on": "" if lapsed else item.held_on,
        "objected": int(item.objected),
        "asked": item.asked.split(),
        "dropped": item.dropped,
        "looked": int(item.looked),
        "concern": item.concern,
        "blocks": _blocks_of(item, now),
        "written_by": item.written_by,
        "call": describe_call(covers[item.case_id], item.caller, item.call_at, now) if item.call_at else None,
        "lease": describe_lease(lease) if lease else None,
    }


def _describe_cases(cases: list[str]) -> list[dict[str, Any]]:
    summaries = {
        row.case_id: row for row in db.session.scalars(select(CaseSummary).where(CaseSummary.case_id.in_(cases)))
    }
    counted = (
        select(ReviewItem.case_id, func.count())
        .where(ReviewItem.case_id.in_(cases), ReviewItem.state.in_(OPEN))
        .group_by(ReviewItem.case_id)
    )
    open_items = {case: count for case, count in db.session.execute(counted)}
    return [
        {
            "case": case,
            "open_items": open_items.get(case, 0),
            "eyes": summaries[case].eyes,
            "closed": int(summaries[case].closed),
            "suspended": int(summaries[case].suspended),
            "lanes": [_describe_lane(row) for row in list_lanes(case)],
        }
        for case in cases
    ]


def _describe_lane(row: Any) -> dict[str, Any]:
    return {
        "lane": row.lane,
        "mode": row.mode,
        "accepted": int(bool(row.accepted)),
        "stopped": int(row.stopped),
        "closed": int(row.closed),
    }


def _list_items(case: str, now: int) -> list[dict[str, Any]]:
    leases = list_leases([case], now)
    items = db.session.scalars(
        select(ReviewItem).where(ReviewItem.case_id == case).order_by(ReviewItem.since, ReviewItem.msg)
    )
    covers = list_stand_ins([case])
    return [describe_item(item, leases, covers, now) for item in items]


def _list_items_with_actions(account: Account, case: str, now: int) -> list[dict[str, Any]]:
    """The items of one case, each with `may`: by action "", or why not."""
    folded = law.get_law().fold(case)
    return [
        {**row, "may": allowed_actions(folded, folded.items[row["lane"], row["msg"]], account.fp, now)}
        for row in _list_items(case, now)
    ]


def _blocks_of(item: ReviewItem, now: int) -> list[str]:
    """Codes of what is in the way now: of the record's own, and what has ended since."""
    ended = [item.lapses] if item.lapses and item.clear_until < now else []
    return [*item.blocks.split(), *ended]


def _describe_parked(row: Any) -> dict[str, Any]:
    wire = read.to_wire(row.stmt, row.sig)
    return {"lane": row.lane, "when": row.due, "entry": wire, "of": row.offer}


def _log_chain(case: str) -> str:
    summary = db.session.get(CaseSummary, case)
    return summary.log_chain if summary else ""
