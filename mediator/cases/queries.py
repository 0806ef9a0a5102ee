"""What can be seen of cases. Nothing here changes anything, and nothing here knows of the queue."""

from collections.abc import Collection

from sqlalchemy import Select, or_, select

from mediator.accounts.models import Account
from mediator.cases.models import CaseSummary, LaneRow, MemberRow, StandInRow
from mediator.cases.stand_ins import StandIn, StandIns
from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.protocol.encoding import unb64
from mediator.protocol.errors import EncodingInvalid
from mediator.record import read

PARTICIPANT, STAFF = "participant", "staff"
CASE_BYTES = 32
# Nobody rings more people in a day; the next appear when these are answered.
MOST_CALLS = 100


def check_id(text: str, length: int) -> str:
    """An id in its one form, base64 of `length` bytes: no other text ever reaches a query. Raises NotFoundHere."""
    try:
        unb64(text, length)
    except EncodingInvalid as error:
        raise NotFoundHere from error
    return text


def check_case_for(account: Account, case: str) -> str:
    """The case's id, for its participants and the people on its desk. Raises NotFoundHere for all others."""
    check_id(case, CASE_BYTES)
    if account.kind == PARTICIPANT:
        if account.case != case:
            raise NotFoundHere
    elif db.session.get(MemberRow, (case, account.fp)) is None:
        raise NotFoundHere
    return case


def cases_of(account: Account) -> Select[tuple[str]]:
    """A query for the cases on whose desk somebody is now."""
    return select(MemberRow.case_id).where(MemberRow.fp == account.fp)


def list_case_ids_for(account: Account, limit: int, after: str = "") -> list[str]:
    """Some of the cases on whose desk somebody is now, in a steady order, those after one case."""
    wanted = cases_of(account).where(MemberRow.case_id > after)
    return list(db.session.scalars(wanted.order_by(MemberRow.case_id).limit(limit)))


def list_lanes_to_ring(account: Account) -> list[LaneRow]:
    """The lanes of somebody's cases whose person waits for a word, longest first; MOST_CALLS at most."""
    return list(
        db.session.scalars(
            select(LaneRow)
            .where(LaneRow.ring, LaneRow.case_id.in_(cases_of(account)))
            .order_by(LaneRow.asked_at, LaneRow.case_id, LaneRow.lane)
            .limit(MOST_CALLS)
        )
    )


def list_quiet_lanes(account: Account, since: int) -> list[LaneRow]:
    """The lanes of somebody's cases with whose person nobody has had to do since then, longest first; MOST_CALLS at
    most. Who stopped or paused is left alone.
    """
    return list(
        db.session.scalars(
            select(LaneRow)
            .join(CaseSummary, CaseSummary.case_id == LaneRow.case_id)
            .where(LaneRow.case_id.in_(cases_of(account)), LaneRow.contact_at < since)
            .where(~LaneRow.closed, ~LaneRow.stopped, ~CaseSummary.closed)
            .order_by(LaneRow.contact_at, LaneRow.case_id, LaneRow.lane)
            .limit(MOST_CALLS)
        )
    )


def list_agreed_lanes(account: Account) -> list[LaneRow]:
    """The lanes of somebody's cases with a yes from their own page, the oldest first; MOST_CALLS at most."""
    wanted = select(LaneRow).where(LaneRow.agreed_at > 0, LaneRow.case_id.in_(cases_of(account)))
    ordered = wanted.order_by(LaneRow.agreed_at, LaneRow.case_id, LaneRow.lane)
    return list(db.session.scalars(ordered.limit(MOST_CALLS)))


def list_stand_ins(cases: Collection[str]) -> dict[str, StandIns]:
    """Who stands in for whom in some cases, now or from a day ahead, by case and who is away."""
    found: dict[str, dict[str, StandIn]] = {case: {} for case in cases}
    for row in db.session.scalars(select(StandInRow).where(StandInRow.case_id.in_(sorted(cases)))):
        found[row.case_id][row.away] = StandIn(row.who, row.since, row.until)
    return dict(found)


def list_absences(account: Account, now: int) -> list[StandInRow]:
    """Everybody of somebody's desks who is away or will be, in a steady order; MOST_CALLS at most."""
    return list(
        db.session.scalars(
            select(StandInRow)
            .where(StandInRow.case_id.in_(cases_of(account)), or_(StandInRow.until == 0, StandInRow.until >= now))
            .order_by(StandInRow.away, StandInRow.who, StandInRow.case_id)
            .limit(MOST_CALLS)
        )
    )


def list_members(cases: Collection[str]) -> set[tuple[str, str]]:
    """(case, fp) of everybody on the desks of some cases."""
    rows = db.session.execute(select(MemberRow.case_id, MemberRow.fp).where(MemberRow.case_id.in_(sorted(cases))))
    return {(case, fp) for case, fp in rows}


def list_told_away(cases: Collection[str]) -> list[LaneRow]:
    """The lanes of some cases whose person was told that somebody is away."""
    told = select(LaneRow).where(LaneRow.case_id.in_(sorted(cases)), LaneRow.told_away != "", ~LaneRow.closed)
    return list(db.session.scalars(told.order_by(LaneRow.case_id, LaneRow.lane)))


def list_noted_cases(account: Account, since: int) -> list[str]:
    """The open cases of somebody's in which the desk wrote notes lately, newest first; MOST_CALLS at most."""
    return list(
        db.session.scalars(
            select(CaseSummary.case_id)
            .where(CaseSummary.noted_at > since, ~CaseSummary.closed, CaseSummary.case_id.in_(cases_of(account)))
            .order_by(CaseSummary.noted_at.desc(), CaseSummary.case_id)
            .limit(MOST_CALLS)
        )
    )


def list_stopped_cases(account: Account) -> list[str]:
    """The cases of somebody's that are stopped for everybody; MOST_CALLS at most."""
    stopped = select(CaseSummary.case_id).where(CaseSummary.suspended, CaseSummary.case_id.in_(cases_of(account)))
    return list(db.session.scalars(stopped.order_by(CaseSummary.case_id).limit(MOST_CALLS)))


def list_lanes(case: str) -> list[LaneRow]:
    """The lanes of a case in a steady order."""
    return list(db.session.scalars(select(LaneRow).where(LaneRow.case_id == case).order_by(LaneRow.lane)))


def readable_chains(account: Account) -> list[str] | None:
    """The chains whose sealed texts somebody may fetch; None stands for all of the case."""
    return [account.lane] if account.kind == PARTICIPANT else None


def may_fetch(account: Account, case: str, blob: str) -> bool:
    """Whether an entry that this account may read refers to a sealed text."""
    return read.is_used_in(case, blob, readable_chains(account))
