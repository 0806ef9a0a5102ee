"""The rules of planned calls and of contacts with people. Pure; each check raises Refused.

Nothing is passed on without a call planned (`decisions.why_no_call`); a call stays open until it is reported.
"""

from mediator.cases.contacts import BOOKED, REACHED, Call
from mediator.messages.fold import CaseState
from mediator.protocol.entry import Entry
from mediator.record.errors import Refused
from mediator.review.errors import NotAtThisPoint
from mediator.review.version_rules import Check, get_item, standing_of

# Signers' clocks may be ten minutes fast (protocol section 6).
FAST_CLOCK = 600


def _check_call(case: CaseState, entry: Entry, now: int) -> None:
    if entry["who"] not in case.roster.members:
        raise Refused("Only somebody on the desk can be asked to ring. Nothing was changed.", code="member")
    if entry["when"] <= now:
        raise Refused("The day of a call lies ahead. Nothing was changed.", code="date")
    meant = case.log.get(entry["of"])
    if meant is None:
        return
    if meant.t == "call":
        return _check_anew(case, entry)
    standing_of(get_item(case, meant), meant.hash)
    if meant["dst"] != entry["lane"]:
        raise Refused("The call is to whoever reads it. Nothing was changed.", code="lane")


def _check_anew(case: CaseState, entry: Entry) -> None:
    call = _open_call(case, entry)
    hours = [row.when for row in case.parked if row.offer == call.offer]
    if call.offer and any(entry["when"] <= hour for hour in hours):
        raise Refused("The call comes after the hour at which it is passed on. Nothing was changed.", code="date")


def _check_contact(case: CaseState, entry: Entry, now: int) -> None:
    ahead = entry["when"] > now
    if entry["how"] == BOOKED and not ahead:
        raise Refused("A booked time lies ahead. Nothing was changed.", code="date")
    if entry["how"] != BOOKED and not 0 < entry["when"] <= now + FAST_CLOCK:
        raise Refused("A contact has been. For one that is to come, plan a call. Nothing was changed.", code="date")
    if not entry["of"]:
        return
    call = _call_of(case, entry)
    if call.moved:
        raise NotAtThisPoint("This call was planned anew. Please look again. Nothing was changed.")
    if entry["how"] in REACHED and call.is_open and not case.is_due(call):
        raise Refused("What this call follows was not passed on yet. Nothing was changed.", code="early")
    if entry["how"] in REACHED and entry["when"] < _passed_at(case, call) - FAST_CLOCK:
        raise Refused(
            "That was before the text was passed on. Note it without the call. Nothing was changed.", code="early"
        )


def _passed_at(case: CaseState, call: Call) -> int:
    """When what a call follows was passed on: at the hour it waited for, or as signed; 0 for a call of its own."""
    item = case.item_of_call(call)
    if item is None or item.released is None:
        return 0
    return int(max(item.released.ts, item.decided["when"] if item.decided else 0))


def _open_call(case: CaseState, entry: Entry) -> Call:
    call = _call_of(case, entry)
    if not call.is_open:
        raise NotAtThisPoint("This call was reported or planned anew. Please look again. Nothing was changed.")
    return call


def _call_of(case: CaseState, entry: Entry) -> Call:
    call = case.desk.contacts.calls[entry["of"]]
    if call.entry["lane"] != entry["lane"]:
        raise Refused("That call is to somebody else. Nothing was changed.", code="lane")
    return call


CONTACT_RULES: dict[str, Check] = {"call": _check_call, "contact": _check_contact}
