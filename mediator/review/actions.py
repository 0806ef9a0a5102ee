"""What one facilitator may do with a message now, and if not, why not: the same rules that guard the record. Pure."""

from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import may_follow
from mediator.review.decisions import (
    Reason,
    may_excuse,
    may_offer,
    settlers,
    why_not_compared,
    why_not_release,
    why_stopped,
)

ACTIONS = (
    "keep-as-is", "return", "propose", "offer", "approve", "ask", "excuse", "object", "settle", "release", "park",
    "takeback", "hold", "reopen", "decline",
)  # fmt: skip
DELIVERING = ("offer", "approve")
MADE_FROM = ("offer", "propose")
PASSING_ON = ("release", "park")


def allowed_actions(case: CaseState, item: Item, fp: str, now: int) -> dict[str, str]:
    """For each action "" if this person may, else a sentence that says why not."""
    return {action: _why_not(case, item, action, fp, now) for action in ACTIONS}


def _why_not(case: CaseState, item: Item, action: str, fp: str, now: int) -> str:
    state = case.state_of(item, now)
    if not may_follow(state, action):
        return f"Not while it is {state}."
    if fp not in case.roster.members:
        return "You are not on this case's desk."
    offer = item.standing_offer()
    if offer is not None and action == "approve" and fp in item.standing_approvals(case.roster.members):
        return "You approved it already."
    if offer is not None and action == "object" and offer.by == fp:
        return "You made this version: stop it instead."
    if action == "offer" and not may_offer(case, item, fp):
        return "It was objected to: a supervisor decides."
    if action == "excuse":
        return _why_not_excuse(case, item, fp)
    if action == "settle":
        return _why_not_settle(case, item, fp)
    not_compared = why_not_compared(item) if action in MADE_FROM else []
    if action in DELIVERING or not_compared:
        return _sentences([*not_compared, *(why_stopped(case, item, offer) if action in DELIVERING else [])])
    if action in PASSING_ON and offer is not None:
        return _sentences(why_not_release(case, item, offer, now))
    return ""


def _why_not_excuse(case: CaseState, item: Item, fp: str) -> str:
    asked = item.waits_for(case.roster.members)
    if not asked:
        return "Nobody who was asked is waited for."
    may = any(may_excuse(case, item, who, fp) for who in asked)
    return "" if may else "Only who was asked, or a supervisor who did not make it, says so."


def _why_not_settle(case: CaseState, item: Item, fp: str) -> str:
    if item.standing_objection() is None:
        return "Nobody has objected."
    return "" if fp in settlers(case, item) else "A supervisor who neither objected nor made it settles it."


def _sentences(reasons: list[Reason]) -> str:
    return " ".join(reason.sentence for reason in reasons)
