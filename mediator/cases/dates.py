"""Days on which something of a case ends or must be looked at again: kept as rows, to be shown before they come."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import case, func, select

from mediator.accounts.models import Account
from mediator.cases.models import DateRow
from mediator.cases.queries import cases_of
from mediator.cases.states import DeskState, LaneState
from mediator.extensions import db

AHEAD, BEHIND, MOST = 14 * 86_400, 60 * 86_400, 50
GATE, CONSENT, APPROACH = "gate", "consent", "approach"


def dates_of(lanes: Mapping[str, LaneState], desk: DeskState) -> dict[tuple[str, str, str], int]:
    """The last second of gates that count, consents and approaches that rest (what: who wishes): (lane, kind, what)."""
    found = {
        (lane, GATE, gate): desk.gates[lane, gate].until
        for lane in lanes
        for gate in desk.counting(lane)
        if (lane, gate) in desk.gates
    }
    for lane, state in lanes.items():
        for (peer, what), consent in state.consents.items():
            if consent.state == "yes":
                found[lane, CONSENT, f"{what}/{peer}"] = consent.until
    found |= {(to, APPROACH, lane): approach.newest["until"] for (lane, to), approach in desk.approaches.items()}
    return {key: until for key, until in found.items() if until}


def list_dates(account: Account, now: int) -> list[dict[str, Any]]:
    """What ends within a fortnight, then what ended lately and nobody has renewed, in the account's cases.

    The next first, then the newest of what is over: however many there are, what is due next is among the MOST rows.
    """
    rows = db.session.scalars(
        select(DateRow)
        .where(DateRow.case_id.in_(cases_of(account)), DateRow.until.between(now - BEHIND, now + AHEAD))
        .order_by(
            case((DateRow.until < now, 1), else_=0),
            func.abs(DateRow.until - now),
            DateRow.case_id,
            DateRow.lane,
            DateRow.kind,
            DateRow.what,
        )
        .limit(MOST)
    )
    return [
        {"case": row.case_id, "lane": row.lane, "kind": row.kind, "what": row.what, "until": row.until} for row in rows
    ]
