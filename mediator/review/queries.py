"""What facilitators see: a whole case, and the queue over all their cases. Nothing here changes anything."""

from typing import Any

from sqlalchemy import select

from mediator.accounts import queries as accounts_queries
from mediator.accounts.models import Account
from mediator.cases.models import CaseSummary
from mediator.cases.queries import list_case_ids_for, list_lanes
from mediator.extensions import db
from mediator.messages.table import HELD, OPEN
from mediator.record import law, read
from mediator.record.models import EntryRow
from mediator.review.actions import allowed_actions
from mediator.review.models import Lease, ReviewItem

TURNS = {
    "waiting": "desk", "agreed": "desk", "approved": "desk", "offered": "desk",
    "returned": "author", "proposed": "author", "parked": "hour", "held": "hold",
}  # fmt: skip


def describe_case(account: Account, case: str, now: int) -> dict[str, Any]:
    """The answer of GET /api/cases/<case> for somebody on its desk."""
    lanes = [row.lane for row in list_lanes(case)]
    roster, log = read.roster_chain(case), _log_chain(case)
    chains = [roster, *([log] if log else []), *lanes]
    return {
        "case": case,
        "roster": read.list_wires(case, roster),
        "lanes": {lane: read.list_wires(case, lane) for lane in lanes},
        "log": read.list_wires(case, log) if log else [],
        "slots": read.list_slots(case, chains, account.fp, desk=True),
        "parked": [_describe_parked(row) for row in read.list_parked(case)],
        "halts": [{"lane": row.lane, "at": row.at, "seq": row.seq} for row in read.list_halts(case)],
        "leases": [describe_lease(lease) for lease in _list_leases([case], now).values()],
        "items": _list_items_with_actions(account, case, now),
        "now": now,
    }


def list_cases(account: Account, now: int) -> list[dict[str, Any]]:
    """The answer of GET /api/cases: the account's cases with their heads and how many messages are open."""
    return _describe_cases(list_case_ids_for(account), now)


def describe_queue(account: Account, now: int) -> dict[str, Any]:
    """The answer of GET /api/queue: everything that is open in the account's cases, oldest first."""
    cases = list_case_ids_for(account)
    return {
        "items": _list_items(cases, now),
        "cases": _describe_cases(cases, now),
        "locked": [{"case": case, "lane": lane} for case, lane in accounts_queries.list_locked_lanes(cases)],
        "enrolments": [
            {"case": case, "lane": row.lane} for case in cases for row in list_lanes(case) if row.waiting_key
        ],
        "now": now,
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
    }


def _describe_cases(cases: list[str], now: int) -> list[dict[str, Any]]:
    summaries = {
        row.case_id: row for row in db.session.scalars(select(CaseSummary).where(CaseSummary.case_id.in_(cases)))
    }
    open_items: dict[str, int] = {}
    for item in _list_items(cases, now):
        open_items[item["case"]] = open_items.get(item["case"], 0) + (item["state"] in OPEN)
    heads = _list_heads(cases)
    return [
        {
            "case": case,
            "heads": heads.get(case, {}),
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


def _list_items(cases: list[str], now: int) -> list[dict[str, Any]]:
    leases = _list_leases(cases, now)
    items = db.session.scalars(
        select(ReviewItem).where(ReviewItem.case_id.in_(cases)).order_by(ReviewItem.since, ReviewItem.msg)
    )
    return [_describe_item(item, leases.get((item.case_id, item.msg)), now) for item in items]


def _list_items_with_actions(account: Account, case: str, now: int) -> list[dict[str, Any]]:
    """The items of one case, each with `may`: by action "", or why not."""
    folded = law.get_law().fold(case)
    return [
        {**row, "may": allowed_actions(folded, folded.items[row["lane"], row["msg"]], account.fp, now)}
        for row in _list_items([case], now)
    ]


def _describe_item(item: ReviewItem, lease: Lease | None, now: int) -> dict[str, Any]:
    lapsed = item.state == HELD and item.held_on == "date" and item.held_until <= now
    state = item.state_when_free if lapsed else item.state
    return {
        "case": item.case_id,
        "lane": item.lane,
        "msg": item.msg,
        "kind": item.kind,
        "state": state,
        "turn": TURNS.get(state, ""),
        "since": item.held_until if lapsed else item.since,
        "round": item.round,
        "approvals": item.approvals,
        "eyes": item.eyes,
        "offer": item.offer,
        "parked": item.parked,
        "held_until": 0 if lapsed else item.held_until,
        "held_on": "" if lapsed else item.held_on,
        "objected": int(item.objected),
        "asked": item.asked,
        "dropped": item.dropped,
        "looked": int(item.looked),
        "danger": 0,
        "lease": describe_lease(lease) if lease else None,
    }


def _describe_parked(row: Any) -> dict[str, Any]:
    wire = read.to_wire(row.stmt, row.sig)
    return {"lane": row.lane, "when": row.due, "entry": wire, "of": row.offer}


def _list_leases(cases: list[str], now: int) -> dict[tuple[str, str], Lease]:
    rows = db.session.scalars(select(Lease).where(Lease.case_id.in_(cases), Lease.until > now))
    return {(row.case_id, row.msg): row for row in rows}


def _list_heads(cases: list[str]) -> dict[str, dict[str, list[Any]]]:
    newest: dict[str, dict[str, list[Any]]] = {}
    rows = db.session.execute(
        select(EntryRow.case_id, EntryRow.chain, EntryRow.seq, EntryRow.hash)
        .where(EntryRow.case_id.in_(cases))
        .order_by(EntryRow.place)
    )
    for case, chain, seq, entry_hash in rows:
        newest.setdefault(case, {})[chain] = [seq, entry_hash]
    return newest


def _log_chain(case: str) -> str:
    summary = db.session.get(CaseSummary, case)
    return summary.log_chain if summary else ""
