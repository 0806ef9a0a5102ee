"""What facilitators see of colleagues who are away: whose calls are whose, and what participants answered."""

from collections.abc import Collection
from typing import Any

from mediator.cases.models import LaneRow, StandInRow
from mediator.cases.queries import list_members, list_told_away
from mediator.cases.stand_ins import StandIns, caller_of


def describe_call(covers: StandIns, fp: str, when: int, now: int) -> dict[str, Any]:
    """Who makes a call that was planned with `fp`, and `for` whom: "" where it is theirs."""
    who = caller_of(covers, fp, when, now)
    return {"who": who, "for": "" if who == fp else fp, "when": when}


def mark_gone(calls: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same calls, each with `gone`: 1 if whoever makes it is not on the desk of its case any more."""
    here = list_members({call["case"] for call in calls})
    return [call | {"gone": int((call["case"], call["who"]) not in here)} for call in calls]


def describe_absences(rows: Collection[StandInRow]) -> dict[str, Any]:
    """Who is away in which case and who covers; and in these cases, who was told of it and what they answered."""
    return {
        "absences": [_describe_absence(row) for row in rows],
        "told_away": [_describe_told(lane) for lane in list_told_away({row.case_id for row in rows})],
    }


def _describe_absence(row: StandInRow) -> dict[str, Any]:
    return {"case": row.case_id, "away": row.away, "who": row.who, "from": row.since, "until": row.until}


def _describe_told(row: LaneRow) -> dict[str, Any]:
    return {"case": row.case_id, "lane": row.lane, "away": row.told_away, "prefers": row.prefers}
