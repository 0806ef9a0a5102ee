"""What a facilitator may write about a message: the conditions beside the table of `messages/table.py`. Pure.

Each check is given the case with the batch's earlier entries applied, and raises Refused.
"""

from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import WAITING
from mediator.notices.quiet import is_blocked, is_quiet
from mediator.protocol.entry import Entry
from mediator.protocol.lane import SPOKEN
from mediator.protocol.permission import WHAT as PERMISSION
from mediator.record.errors import Refused
from mediator.review.contact_rules import CONTACT_RULES
from mediator.review.decisions import NO_PERMISSION, TOLD_READ, why_no_permission, why_not_compared
from mediator.review.errors import NotAtThisPoint, NotYet
from mediator.review.paper_rules import PAPER_RULES
from mediator.review.spoken_rules import SPOKEN_RULES, check_spoken_hour, check_spoken_proof
from mediator.review.version_rules import (
    VERSION_RULES,
    Check,
    check_ready,
    check_version,
    follow,
    get_item,
    standing_of,
)


def check_item_entry(case: CaseState, entry: Entry, now: int) -> None:
    """Check an entry of the log or of a lane that is about a message."""
    check = _RULES.get(entry.t)
    if check:
        check(case, entry, now)


def _check_look(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    if entry.by in item.looks.get(entry["of"], set()):
        raise NotAtThisPoint("This person opened it before. Nothing was changed.")


def _check_status(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    if entry["of"] != item.message.newest.hash or entry["st"] in item.message.statuses:
        raise NotAtThisPoint
    if entry["st"] == "kept":
        follow(case, item, "keep-as-is", now)
    elif entry["st"] == TOLD_READ:
        _check_told_read(case, item, now)


def _check_told_read(case: CaseState, item: Item, now: int) -> None:
    other = case.desk.other_side(item.message.lane, item.message.peer)
    if item.released is None or other is None or not case.lanes[other[0]].consents_to(other[1], TOLD_READ, now):
        raise Refused("The reader has not said that this may be told. Nothing was changed.", code="told-read")
    lane, received = case.lanes[other[0]], case.messages[other[0]].received[item.released.hash]
    if item.message.kind != SPOKEN and not lane.is_scribe and not received.opened:
        raise Refused("The reader has not opened it. Nothing was changed.", code="told-read")


def _check_return(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    # The decision stands before it in the batch; the message itself still waits.
    if entry["of"] != item.message.newest.hash or item.message.state != WAITING:
        raise NotAtThisPoint


def _check_proof(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "take-out" if entry["under"] else "propose", now)
    check_spoken_proof(item, entry)
    if reasons := why_not_compared(item):
        raise NotYet(reasons)
    if entry["under"]:
        _check_permission(case, item, entry["under"], now)
    if entry["of"] != item.message.newest.hash or entry["body"]["kind"] != item.message.kind:
        raise NotAtThisPoint
    if not item.checks:
        raise Refused("A suggested text needs its checks. Nothing was changed.", code="checks")


def _check_permission(case: CaseState, item: Item, under: str, now: int) -> None:
    if item.message.was_proposed:
        # Their own word about this text counts more than the one given beforehand.
        raise Refused("A text was suggested for this already: the author is asked. Nothing was changed.", code="asked")
    given = case.lanes[item.message.lane].consents.get(("", PERMISSION))
    if why_no_permission(case, item, now) or given is None or given.entry.hash != under:
        raise NotYet([NO_PERMISSION])


def _check_hold(case: CaseState, entry: Entry, now: int) -> None:
    follow(case, get_item(case, entry), "hold", now)
    if (entry["on"] == "date" or entry["until"]) and entry["until"] <= now:
        raise Refused("The date of a hold lies ahead. Nothing was changed.", code="date")


def _check_later(case: CaseState, entry: Entry, now: int) -> None:
    """An author is told of a hold that stands and of its own day. Nothing of the other lane is asked (P3)."""
    item = get_item(case, entry)
    if entry["of"] != item.message.newest.hash or item.hold is None or not item.is_held(now):
        raise NotAtThisPoint
    if entry["until"] <= now or entry["until"] != item.hold["until"]:
        raise Refused("The author is told the day of the hold, and it lies ahead. Nothing was changed.", code="date")


def _check_reopen(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "reopen", now)
    if item.hold is None or item.hold.hash != entry["of"]:
        raise NotAtThisPoint


def _check_checks(case: CaseState, entry: Entry, now: int) -> None:
    get_item(case, entry)


def _check_decide(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    if entry["outcome"] != "release":
        return follow(case, item, entry["outcome"], now)
    check_spoken_hour(item, entry["when"])
    follow(case, item, "park" if entry["when"] else "release", now)
    check_ready(case, item, standing_of(item, entry["offer"]), now, entry["when"])
    if 0 < entry["when"] <= now:
        raise Refused("The hour lies ahead. Nothing was changed.", code="date")
    check_wishes(case, item, entry["when"], now)


def check_wishes(case: CaseState, item: Item, when: int, now: int) -> None:
    """Never on days that the reader blocked; at an hour of their own choice, not in their quiet hours either.

    What is passed on now is passed on in a meeting, where the reader is there and says so.
    """
    reader = case.lanes[item.offer["dst"]] if item.offer else None
    if reader and is_blocked(reader.wishes.blocked, when or now):
        raise Refused("The reader asked not to be reached on that day. Nothing was changed.", code="blocked")
    if reader and when and is_quiet(reader.wishes.quiet, when):
        raise Refused("The reader asked for quiet at that hour. Nothing was changed.", code="blocked")


def _check_release(case: CaseState, entry: Entry, now: int) -> None:
    item = case.offered_bodies.get((entry.chain, entry["body"]["msg"]))
    if item is None:
        raise NotAtThisPoint
    offer = check_version(case, item, entry)
    if item.decided is None or (item.decided["offer"], item.decided["when"]) != (offer.hash, 0):
        raise Refused("Nobody decided to pass this on now. Nothing was changed.", code="decision")
    check_ready(case, item, offer, now)


_RULES: dict[str, Check] = {
    **VERSION_RULES,
    **CONTACT_RULES,
    **SPOKEN_RULES,
    **PAPER_RULES,
    "look": _check_look,
    "status": _check_status,
    "return": _check_return,
    "proof": _check_proof,
    "hold": _check_hold,
    "later": _check_later,
    "reopen": _check_reopen,
    "checks": _check_checks,
    "decide": _check_decide,
    "release": _check_release,
}
