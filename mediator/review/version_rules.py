"""The rules of a version for the reader: made, read by a second person, approved, objected to, stopped. Pure.

Beside the table of `messages/table.py`, as `rules.py` is; what both share stands here.
"""

from collections.abc import Callable

from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import AGREED, WAITING, may_follow
from mediator.protocol.approval import approval_statement, check_approval
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ApprovalInvalid
from mediator.record.errors import NotAllowed, Refused
from mediator.review.decisions import (
    NO_PERMISSION,
    may_excuse,
    may_offer,
    settlers,
    why_no_call,
    why_no_permission,
    why_not_compared,
    why_not_release,
    why_not_translated,
    why_stopped,
)
from mediator.review.errors import NotAtThisPoint, NotYet
from mediator.review.spoken_rules import check_spoken_offer

Check = Callable[[CaseState, Entry, int], None]

PARTS = ("body", "cover", "att", "mode")


def get_item(case: CaseState, entry: Entry) -> Item:
    """The item that an entry is about. Raises NotAtThisPoint when there is none."""
    on_log = entry.chain == case.log_chain
    item = case.item_of(entry) if on_log else case.item_of_submission(entry.chain, entry["of"])
    if item is None:
        raise NotAtThisPoint
    return item


def check_ready(case: CaseState, item: Item, offer: Entry, now: int, hour: int = 0) -> None:
    """Raise NotYet with every reason why an offer may not be passed on, at `hour` or now."""
    reasons = [*why_not_release(case, item, offer, now), *why_no_call(case, offer, hour or now)]
    if reasons:
        raise NotYet(reasons)


def check_version(case: CaseState, item: Item, entry: Entry) -> Entry:
    """Check that a release is the offer that was decided on, word for word, and carries its approvals.

    Answers the offer. Raises Refused.
    """
    offer = item.standing_offer()
    if offer is None or entry.chain != offer["dst"] or any(entry[part] != offer[part] for part in PARTS):
        raise Refused("This is not the version that was approved. Nothing was changed.", code="version")
    standing = item.standing_approvals(case.roster.members)
    for approval in entry["ok"]:
        known = standing.get(approval["by"])
        if known is None or known["sig"] != approval["sig"]:
            raise Refused("An approval in it does not stand. Nothing was changed.", code="approvals")
    by = {approval["by"] for approval in entry["ok"]}
    if len(by) < case.roster.eyes or (item.needs_another(case.roster.eyes) and by == {offer.by}):
        raise Refused("It carries too few approvals. Nothing was changed.", code="approvals")
    return offer


def follow(case: CaseState, item: Item, action: str, now: int) -> None:
    """Raise NotAtThisPoint where the table has no such action in the item's state."""
    if not may_follow(case.state_of(item, now), action):
        raise NotAtThisPoint


def check_stopped(case: CaseState, item: Item, offer: Entry | None = None) -> None:
    reasons = why_stopped(case, item, offer)
    if reasons:
        raise NotYet(reasons)


def standing_of(item: Item, offer: str) -> Entry:
    """The item's standing offer, if it is the one meant. Raises NotAtThisPoint."""
    standing = item.standing_offer()
    if standing is None or standing.hash != offer:
        raise NotAtThisPoint
    return standing


def _check_offer(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "offer", now)
    message = item.message
    if entry["src"] != message.newest.hash or entry["agree"] != message.agreement:
        raise Refused("The author has not agreed to this, or wrote anew. Nothing was changed.", code="agree")
    if message.state not in (WAITING, AGREED) or entry["body"]["kind"] != message.kind:
        raise NotAtThisPoint
    check_spoken_offer(item, entry)
    if entry["checks"] not in item.checks:
        raise Refused("The checks of this round are missing. Nothing was changed.", code="checks")
    other = case.desk.other_side(message.lane, message.peer)
    if other is None or other[0] != entry["dst"]:
        raise Refused("These two are not paired. Nothing was changed.", code="pair")
    if not may_offer(case, item, entry.by):
        raise NotAllowed("This version was objected to: a supervisor decides about it. Nothing was changed.")
    if message.rests_on_permission and why_no_permission(case, item, now):
        raise NotYet([NO_PERMISSION])
    if reasons := [*why_not_compared(item), *why_not_translated(item)]:
        raise NotYet(reasons)
    check_stopped(case, item, entry)


def _check_ask(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "ask", now)
    offer = standing_of(item, entry["of"])
    known = item.standing_approvals(case.roster.members)
    if entry["who"] not in case.roster.members or entry["who"] == offer.by or entry["who"] in known:
        raise Refused(
            "A second reader is on the desk, did not make this version and has not approved it. Nothing was changed.",
            code="member",
        )


def _check_excuse(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "excuse", now)
    for who, ask in item.waits_for(case.roster.members).items():
        if ask.hash == entry["of"]:
            if not may_excuse(case, item, who, entry.by):
                raise NotAllowed(
                    "Only who was asked to read it, or a supervisor who did not make it, says so. Nothing was changed."
                )
            return
    raise NotAtThisPoint


def _check_settle(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "settle", now)
    objection = item.standing_objection()
    if objection is None or objection.entry.hash != entry["of"]:
        raise NotAtThisPoint
    if entry.by not in settlers(case, item):
        raise NotAllowed("A supervisor who neither objected nor made it settles an objection. Nothing was changed.")


def _check_approve(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "approve", now)
    offer = standing_of(item, entry["of"])
    check_stopped(case, item, offer)
    if reasons := why_not_translated(item):
        raise NotYet(reasons)
    if entry.by in item.standing_approvals(case.roster.members):
        raise NotAtThisPoint("This person approved it already. Nothing was changed.")
    statement = approval_statement(
        entry.case, offer["dst"], *(offer[part] for part in ("body", "cover", "mode", "att"))
    )
    try:
        check_approval(statement, entry["sig"], case.roster.members[entry.by].public)
    except ApprovalInvalid as error:
        raise Refused("The approval is of another version. Nothing was changed.", code="approvals") from error


def _check_object(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "object", now)
    if standing_of(item, entry["of"]).by == entry.by:
        raise NotAllowed("Whoever made a version stops it, and does not object. Nothing was changed.")


def _check_takeback(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    follow(case, item, "takeback", now)
    standing_of(item, entry["of"])


VERSION_RULES: dict[str, Check] = {
    "offer": _check_offer,
    "ask": _check_ask,
    "excuse": _check_excuse,
    "approve": _check_approve,
    "object": _check_object,
    "settle": _check_settle,
    "takeback": _check_takeback,
}
