"""What a facilitator may write about a message: the conditions beside the table of `messages/table.py`. Pure.

Each check is given the case with the batch's earlier entries applied, and raises Refused.
"""

from collections.abc import Callable

from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import AGREED, WAITING, may_follow
from mediator.protocol.approval import approval_statement, check_approval
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ApprovalInvalid
from mediator.record.errors import NotAllowed, Refused
from mediator.review.decisions import TOLD_READ, Reason, why_not_release, why_stopped

PARTS = ("body", "cover", "att", "mode")


class NotAtThisPoint(Refused):
    """This message is at another point by now. Nothing was changed. Please look again."""

    code = "state"


class NotYet(Refused):
    """This cannot be passed on now. Nothing was changed."""

    code = "not-yet"

    def __init__(self, reasons: list[Reason]) -> None:
        """`reasons` go into the answer, each with its code and sentence."""
        sentence = " ".join(reason.sentence for reason in reasons)
        super().__init__(
            f"{sentence} Nothing was changed.",
            reasons=[{"code": reason.code, "sentence": reason.sentence} for reason in reasons],
        )


def check_item_entry(case: CaseState, entry: Entry, now: int) -> None:
    """Check an entry of the log or of a lane that is about a message."""
    check = _RULES.get(entry.t)
    if check:
        check(case, entry, now)


def get_item(case: CaseState, entry: Entry) -> Item:
    """The item that an entry is about. Raises NotAtThisPoint when there is none."""
    on_log = entry.chain == case.log_chain
    item = case.item_of(entry) if on_log else case.item_of_submission(entry.chain, entry["of"])
    if item is None:
        raise NotAtThisPoint
    return item


def check_ready(case: CaseState, item: Item, offer: Entry, now: int) -> None:
    """Raise NotYet with every reason why an offer may not be passed on."""
    reasons = why_not_release(case, item, offer, now)
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
    if len(by) < case.roster.eyes or (case.roster.eyes > 1 and by == {offer.by}):
        raise Refused("It carries too few approvals. Nothing was changed.", code="approvals")
    return offer


def _follow(case: CaseState, item: Item, action: str, now: int) -> None:
    if not may_follow(case.state_of(item, now), action):
        raise NotAtThisPoint


def _check_stopped(case: CaseState, item: Item, offer: Entry | None = None) -> None:
    reasons = why_stopped(case, item, offer)
    if reasons:
        raise NotYet(reasons)


def _check_look(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    if entry.by in item.looks.get(entry["of"], set()):
        raise NotAtThisPoint("This person opened it before. Nothing was changed.")


def _check_status(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    if entry["of"] != item.message.newest.hash or entry["st"] in item.message.statuses:
        raise NotAtThisPoint
    if entry["st"] == "kept":
        _follow(case, item, "keep-as-is", now)
    elif entry["st"] == TOLD_READ:
        _check_told_read(case, item, now)


def _check_told_read(case: CaseState, item: Item, now: int) -> None:
    other = case.desk.other_side(item.message.lane, item.message.peer)
    if item.released is None or other is None or not case.lanes[other[0]].consents_to(other[1], TOLD_READ, now):
        raise Refused("The reader has not said that this may be told. Nothing was changed.", code="told-read")


def _check_return(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    # The decision stands before it in the batch; the message itself still waits.
    if entry["of"] != item.message.newest.hash or item.message.state != WAITING:
        raise NotAtThisPoint


def _check_proof(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    _follow(case, item, "propose", now)
    if entry["of"] != item.message.newest.hash or entry["body"]["kind"] != item.message.kind:
        raise NotAtThisPoint
    if not item.checks:
        raise Refused("A suggested text needs its checks. Nothing was changed.", code="checks")


def _check_hold(case: CaseState, entry: Entry, now: int) -> None:
    _follow(case, get_item(case, entry), "hold", now)
    if entry["on"] == "date" and entry["until"] <= now:
        raise Refused("The date of a hold lies ahead. Nothing was changed.", code="date")


def _check_reopen(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    _follow(case, item, "reopen", now)
    if item.hold is None or item.hold.hash != entry["of"]:
        raise NotAtThisPoint


def _check_checks(case: CaseState, entry: Entry, now: int) -> None:
    get_item(case, entry)


def _check_offer(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    _follow(case, item, "offer", now)
    message = item.message
    if entry["src"] != message.newest.hash or entry["agree"] != message.agreement:
        raise Refused("The author has not agreed to this, or wrote anew. Nothing was changed.", code="agree")
    if message.state not in (WAITING, AGREED) or entry["body"]["kind"] != message.kind:
        raise NotAtThisPoint
    if entry["checks"] not in item.checks:
        raise Refused("The checks of this round are missing. Nothing was changed.", code="checks")
    other = case.desk.other_side(message.lane, message.peer)
    if other is None or other[0] != entry["dst"]:
        raise Refused("These two are not paired. Nothing was changed.", code="pair")
    _check_stopped(case, item, entry)


def _check_approve(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    _follow(case, item, "approve", now)
    offer = _standing(item, entry["of"])
    _check_stopped(case, item, offer)
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
    _follow(case, item, "object", now)
    if _standing(item, entry["of"]).by == entry.by:
        raise NotAllowed("Whoever made a version stops it, and does not object. Nothing was changed.")


def _check_takeback(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    _follow(case, item, "takeback", now)
    _standing(item, entry["of"])


def _check_decide(case: CaseState, entry: Entry, now: int) -> None:
    item = get_item(case, entry)
    if entry["outcome"] != "release":
        return _follow(case, item, entry["outcome"], now)
    _follow(case, item, "park" if entry["when"] else "release", now)
    check_ready(case, item, _standing(item, entry["offer"]), now)
    if 0 < entry["when"] <= now:
        raise Refused("The hour lies ahead. Nothing was changed.", code="date")


def _check_release(case: CaseState, entry: Entry, now: int) -> None:
    item = case.offered_bodies.get((entry.chain, entry["body"]["msg"]))
    if item is None:
        raise NotAtThisPoint
    offer = check_version(case, item, entry)
    if item.decided is None or (item.decided["offer"], item.decided["when"]) != (offer.hash, 0):
        raise Refused("Nobody decided to pass this on now. Nothing was changed.", code="decision")
    check_ready(case, item, offer, now)


def _standing(item: Item, offer: str) -> Entry:
    standing = item.standing_offer()
    if standing is None or standing.hash != offer:
        raise NotAtThisPoint
    return standing


_RULES: dict[str, Callable[[CaseState, Entry, int], None]] = {
    "look": _check_look,
    "status": _check_status,
    "return": _check_return,
    "proof": _check_proof,
    "hold": _check_hold,
    "reopen": _check_reopen,
    "checks": _check_checks,
    "offer": _check_offer,
    "approve": _check_approve,
    "object": _check_object,
    "takeback": _check_takeback,
    "decide": _check_decide,
    "release": _check_release,
}
