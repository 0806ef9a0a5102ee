"""Rows that follow from the entries, brought in line with a folded case: for an append as for a rebuild."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select

from mediator.cases.dates import dates_of
from mediator.cases.models import CaseSummary, DateRow, LaneRow, MemberRow, StandInRow
from mediator.cases.roster import RosterState
from mediator.cases.stand_ins import read_stand_ins
from mediator.cases.states import DeskState, LaneState
from mediator.extensions import db

Rows = dict[tuple[Any, ...], dict[str, Any]]


def project(case: str, roster: RosterState, lanes: Mapping[str, LaneState], desk: DeskState, log_chain: str) -> None:
    """Write summary, members and lanes of a case; does not commit."""
    summary = {
        "roster_chain": roster.chain,
        "log_chain": log_chain,
        **_describe_people(roster, desk),
        "eyes": roster.eyes,
        "closed": roster.closed,
        "suspended": desk.suspension is not None,
        "noted_at": desk.noted_at,
    }
    replace_rows(CaseSummary, case, (), {(): summary})
    members: Rows = {(fp,): {"role": member.role} for fp, member in roster.members.items()}
    replace_rows(MemberRow, case, ("fp",), members)
    replace_rows(LaneRow, case, ("lane",), {(chain,): _describe_lane(lane, desk) for chain, lane in lanes.items()})
    stand_ins = {} if roster.closed else read_stand_ins(desk.stand_ins, roster.members)
    rows: Rows = {(away,): {**vars(one)} for away, one in stand_ins.items()}
    replace_rows(StandInRow, case, ("away",), rows)
    dates: Rows = {} if roster.closed else {key: {"until": until} for key, until in dates_of(lanes, desk).items()}
    replace_rows(DateRow, case, ("lane", "kind", "what"), dates)


def replace_rows(model: Any, case: str, key: tuple[str, ...], wanted: Rows) -> None:
    """Make the case's rows of a table exactly these, touching only those that differ; does not commit."""
    stored = db.session.scalars(select(model).where(model.case_id == case).execution_options(populate_existing=True))
    left = dict(wanted)
    for row in stored:
        values = left.pop(tuple(getattr(row, name) for name in key), None)
        if values is None:
            db.session.delete(row)
            continue
        for name, value in values.items():
            if getattr(row, name) != value:
                setattr(row, name, value)
    for place, values in left.items():
        db.session.add(model(case_id=case, **dict(zip(key, place, strict=True)), **values))


def _describe_people(roster: RosterState, desk: DeskState) -> dict[str, Any]:
    """Where the newest body of names stands, and under which desk key it is locked."""
    if desk.people is None:
        return {"people": "", "people_reader": "", "people_key": -1}
    epoch = roster.epoch_at(desk.people["ros"][0])
    return {"people": desk.people.hash, "people_reader": epoch.reader, "people_key": epoch.seq}


def _describe_lane(lane: LaneState, desk: DeskState) -> dict[str, Any]:
    answered = max(lane.answered_seq, desk.contacts.answered(lane.chain))
    asked_at = lane.asked_at if lane.asked_seq > answered else 0
    waits = bool(lane.waiting_key or lane.stopped or asked_at)
    return {
        "mode": lane.mode,
        "lang": lane.lang,
        "accepted": lane.accepted,
        "waiting_key": lane.waiting_key,
        "stopped": lane.stopped,
        "closed": lane.closed,
        "asked_at": asked_at,
        "answered": answered,
        "contact_at": max(lane.acted_at, desk.contacts.newest(lane.chain)),
        "agreed_at": 0 if lane.closed or lane.stopped else lane.agreed_since,
        "told_away": lane.away["for"] if lane.away and lane.away["who"] else "",
        "prefers": lane.prefers,
        "ring": waits and not lane.closed,
        "tell": lane.wishes.tell,
        "quiet": ",".join(str(minute) for minute in lane.wishes.quiet),
        "blocked": ",".join(f"{first}-{last}" for first, last in lane.wishes.blocked),
    }
