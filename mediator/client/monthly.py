"""How much somebody wants to be given in a month: sealed in their wishes, so the desk's own programs hold it."""

from mediator.client.contents import make_content
from mediator.client.desk_fold import DeskFold
from mediator.client.errors import TooMuch
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent
from mediator.protocol.entry import Entry

MONTH = 30 * 86_400


def notes_beyond(opened: OpenCase, fold: DeskFold, offer: Entry, hour: int, why: str) -> list[Intent]:
    """The note to the desk that goes with one thing more than its reader wants in the 30 days before `hour`, if any.

    Raises TooMuch where it is more and nobody said why this one is wanted. The same rule as desk/wishes-words.js.
    """
    lane = offer["dst"]
    monthly = wanted(opened, fold, lane)
    came = [received.release.ts for received in fold.lanes[lane].received.values()]
    waiting = [row.when for row in opened.view.parked if row.lane == lane]
    count = sum(hour - MONTH < ts <= hour for ts in [*came, *waiting])
    if not monthly or count < monthly:
        return []
    if not why.strip():
        raise TooMuch
    words = make_content(f"More than they want in a month: {why.strip()}", msg=offer["msg"], hard=[], ask="")
    return [Intent(opened.view.log_chain, "note", {"for": "desk"}, words)]


def wanted(opened: OpenCase, fold: DeskFold, lane: str) -> int:
    """How many things a person wants in a month at most; 0 for any number."""
    act = fold.lanes[lane].wishes
    if act is None:
        return 0
    said = opened.content(act.entry)
    # What was told to a facilitator stands in a part of its own.
    return int((said.get("wishes", {}) if act.entry.t == "said" else said).get("monthly", 0))
