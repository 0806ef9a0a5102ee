"""When a notice or a text may reach somebody: never in their quiet minutes or on their blocked days.

Days and minutes are counted in the service's time zone (TIME_ZONE), as the people who chose them count.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from flask import current_app

MINUTES = 60
EPOCH = date(1970, 1, 1)


def may_send(quiet: str, blocked: str, now: int) -> bool:
    """Whether `now` (Unix seconds) is free of both.

    `quiet` is "from,to" and `blocked` "first-last,…", as notices keep them; empty means none.
    """
    minutes = [int(part) for part in quiet.split(",") if part]
    spans = [tuple(int(part) for part in span.split("-")) for span in blocked.split(",") if span]
    return not is_quiet(minutes, now) and not is_blocked(spans, now)


def is_quiet(quiet: Sequence[int], at: int) -> bool:
    """Whether a moment lies in the minutes of the day [from, to], past midnight where from is later."""
    if not quiet:
        return False
    local = _local(at)
    start, end = quiet
    minute = local.hour * MINUTES + local.minute
    return start <= minute < end if start <= end else minute >= start or minute < end


def is_blocked(blocked: Iterable[Sequence[int]], at: int) -> bool:
    """Whether a moment lies in one of the spans (first, last) of days since 1970."""
    day = (_local(at).date() - EPOCH).days
    return any(first <= day <= last for first, last in blocked)


def _local(at: int) -> datetime:
    return datetime.fromtimestamp(at, ZoneInfo(current_app.config["TIME_ZONE"]))
