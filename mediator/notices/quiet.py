"""When a notice may go out: never in somebody's quiet minutes or on their blocked days. Pure but for the time zone."""

from datetime import UTC, datetime

MINUTES = 60


def may_send(quiet: str, blocked: str, now: int) -> bool:
    """Whether `now` (Unix seconds) is free of both, in the machine's time zone.

    `quiet` is "from,to" in minutes of the day, past midnight where from is later; `blocked` is "first-last,…" in
    days since 1970. Empty means none.
    """
    local = datetime.fromtimestamp(now, UTC).astimezone()
    return not _is_quiet(quiet, local.hour * MINUTES + local.minute) and not _is_blocked(
        blocked, (local.date() - datetime(1970, 1, 1).date()).days
    )


def _is_quiet(quiet: str, minute: int) -> bool:
    if not quiet:
        return False
    start, end = (int(part) for part in quiet.split(","))
    return start <= minute < end if start <= end else minute >= start or minute < end


def _is_blocked(blocked: str, day: int) -> bool:
    spans = (tuple(int(part) for part in span.split("-")) for span in blocked.split(",") if span)
    return any(first <= day <= last for first, last in spans)
