"""The parts of a queue: whose move it is, in the order in which a facilitator reads them. Pure.

Within a part the item that waits longest comes first, and what has a date comes by its date.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from mediator.cases.contacts import Call
from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import AGREED, APPROVED, HELD, OFFERED, OPEN, PARKED, PROPOSED, RELEASED, RETURNED, WAITING
from mediator.review.blocks import blocks_of
from mediator.review.decisions import settlers

YOURS, OTHERS, ON_THEIR_WAY, DATED, RESTING, CALLS = range(6)
NAMES = ("yours", "others", "parked", "dated", "resting", "calls")

# A hold is written with its date; whether the date has come is asked when the queue is read.
BEFORE_ALL_DATES = 0
AFTER_ALL_DATES = 2**62

# Of a status: nothing needs to change.
KEPT = "kept"

# Which states a filter by turn means.
TURNS = {
    "desk": (WAITING, AGREED, APPROVED),
    "second": (OFFERED,),
    "author": (RETURNED, PROPOSED),
    "date": (PARKED, HELD),
    "call": (RELEASED,),
}


@dataclass(frozen=True)
class Place:
    """One place of an item in somebody's queue, from `begins` until before `ends`."""

    part: int
    at: int
    state: str
    begins: int = BEFORE_ALL_DATES
    ends: int = AFTER_ALL_DATES


def places_of(case: CaseState, item: Item, fp: str, due: int) -> Iterator[Place]:
    """Where an item stands in a member's queue; `due` is the hour it is parked for. Two for a hold with a date."""
    state = case.state_of(item, BEFORE_ALL_DATES)
    call = call_after(case, item)
    if call and not case.roster.closed:
        # It was passed on, and whoever reads it was not spoken with yet.
        yield Place(CALLS, call.entry["when"], state)
    if state not in OPEN or case.roster.closed:
        return
    if state == PARKED:
        yield Place(ON_THEIR_WAY, due, state)
    elif state == HELD and item.hold and item.hold["on"] == "date":
        until = item.hold["until"]
        yield Place(DATED, until, state, ends=until)
        free = case.state_of(item, AFTER_ALL_DATES)
        yield Place(_part_of(case, item, fp, free), until, free, begins=until)
    elif state == HELD and item.hold and item.hold["until"]:
        # The letter bank: on its review date it comes up, and stays where it is.
        until = item.hold["until"]
        yield Place(DATED, until, state, ends=until)
        yield Place(YOURS, until, state, begins=until)
    else:
        yield Place(RESTING if state == HELD else _part_of(case, item, fp, state), item.since, state)


def call_after(case: CaseState, item: Item) -> Call | None:
    """The next call that is due because an item was passed on."""
    if item.released is None:
        return None
    calls = [call for offer in item.offers for call in case.desk.contacts.open_calls(offer.hash) if case.is_due(call)]
    return min(calls, key=lambda call: call.entry["when"], default=None)


def rows_of(case: CaseState, hours: dict[str, int]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Every row of the queue that a case makes, by (fp, lane, msg, part); `hours` are those of parked offers."""
    rows = {}
    for (lane, msg), item in case.items.items():
        common = {
            "kind": item.message.kind,
            "clear_until": blocks_of(case, item).clear_until,
            "undecided": item.concern is None and KEPT not in item.message.statuses,
        }
        due = hours.get(item.offer.hash, 0) if item.offer else 0
        for fp in case.roster.members:
            for place in places_of(case, item, fp, due):
                values = {name: value for name, value in vars(place).items() if name != "part"} | common
                values["undecided"] &= place.state == WAITING
                rows[fp, lane, msg, place.part] = values
    return rows


def _part_of(case: CaseState, item: Item, fp: str, state: str) -> int:
    """Yours when you may move next."""
    members = case.roster.members
    if case.lanes[item.message.lane].withdrawn and item.looks.get(item.message.newest.hash) and item.concern is None:
        # It goes no further, and somebody has read what it tells: nothing is left to do until its author begins again.
        return RESTING
    if state in (RETURNED, PROPOSED):
        return OTHERS
    if state in (WAITING, AGREED) and item.waits_for_comparing():
        # Whoever wrote it down cannot be who compares it with the paper.
        return OTHERS if fp == item.message.newest.by else YOURS
    if state in (WAITING, AGREED) and item.translation and item.translation["of"] == item.current_text:
        if item.waits_for_translation() and fp == item.translation.by:
            return OTHERS
    if state == OFFERED:
        asked = item.waits_for(members)
        # Who approved a version cannot be its second reader as well; who was asked to read it reads it.
        return YOURS if fp in asked or (not asked and fp not in item.standing_approvals(members)) else OTHERS
    # Where nobody here may settle an objection, everybody can still return it, change it or hold it.
    deciding = settlers(case, item)
    return YOURS if not deciding or fp in deciding else OTHERS
