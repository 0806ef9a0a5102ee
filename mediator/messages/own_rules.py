"""What a participant may do in their own lane, decided by that lane alone (P3). Pure; checks raise Refused.

The signatures are the law: no function here is given the desk log, another lane, or an item of the queue.
Whether the signer may sign at all follows from the roster and the lane; see `review/law.py`.
"""

from collections.abc import Callable

from mediator.cases.states import Act, LaneState, read_act
from mediator.messages.states import SUBMISSIONS, LaneMessages, Message
from mediator.messages.table import AGREED, DECLINED, PROPOSED, RECALLED, RETURNED
from mediator.protocol.entry import Entry
from mediator.protocol.lane import PREFER, QUESTIONS, SPOKEN
from mediator.record.errors import NotAllowed, Refused, Replayed

RESTRAINING = ("pause", "withdraw", "recall", "refuse")
ACTS_BY_ENTRY = frozenset(
    {"submit", "tell", "agree", "refuse", "recall", "ready", "opened", "keep", "prefer"}
    | {"consent", "wishes", "pause", "resume", "withdraw"}
)


class NotToHand(Refused):
    """This is not to hand any more. Nothing was changed. Please look again."""

    code = "not-to-hand"


def check_own_entry(lane: LaneState, messages: LaneMessages, entry: Entry) -> None:
    """Check what a participant signed in their own lane."""
    check_fresh(messages, entry)
    check_act(messages, read_act(entry))


def check_told_entry(lane: LaneState, messages: LaneMessages, entry: Entry) -> None:
    """Check `said` or `transcript`: what a facilitator wrote down for this lane's participant."""
    check_fresh(messages, entry)
    act = read_act(entry)
    if not lane.is_scribe and not _restrains(act) and not _is_spoken(messages, act) and act.t != PREFER:
        raise NotAllowed("Only this person can do this themselves. Nothing was changed.")
    check_act(messages, act)


def check_act(messages: LaneMessages, act: Act) -> None:
    """Check an act against what the lane holds: what it means must be there, and be at that point."""
    _RULES.get(act.t, _allow)(messages, act)


def check_fresh(messages: LaneMessages, entry: Entry) -> None:
    """Check that a body's number was not used in this lane before. Raises Replayed."""
    if entry.body and entry.body["msg"] in messages.body_msgs:
        raise Replayed


def _restrains(act: Act) -> bool:
    return act.t in RESTRAINING or (act.t == "consent" and act.fields["state"] != "yes")


def _is_spoken(messages: LaneMessages, act: Act) -> bool:
    """What somebody asked us to say, and their yes to it as it was read back to them."""
    if act.t == "agree":
        message = messages.meant(act)
        return message is not None and message.kind == SPOKEN
    return act.t == "transcript" and act.fields["body"]["kind"] == SPOKEN


def _check_submit(messages: LaneMessages, act: Act) -> None:
    if act.t == "submit" and act.fields["body"]["kind"] == SPOKEN:
        raise Refused("What is spoken is written down by a facilitator. Nothing was changed.", code="spoken")
    if act.fields["att"] and act.fields["body"]["kind"] == SPOKEN:
        raise Refused("What is spoken has no paper to photograph. Nothing was changed.", code="spoken")
    if act.fields["of"] == "":
        return
    message = messages.meant(act)
    if message is None or not (_answers_return(message, act) or _takes_one_back(message, act)):
        raise NotToHand
    if (act.fields["body"]["kind"], act.fields["peer"]) != (message.kind, message.peer):
        raise Refused("A new round is of the same kind and for the same person. Nothing was changed.")


def _answers_return(message: Message | None, act: Act) -> bool:
    return message is not None and message.state == RETURNED and _hash(message.returned) == act.fields["of"]


def _takes_one_back(message: Message | None, act: Act) -> bool:
    """The same questions without one of them, whatever became of them elsewhere (docs/decisions/0030)."""
    if message is None or message.kind != QUESTIONS or message.state in (RECALLED, DECLINED):
        return False
    return message.newest.hash == act.fields["of"]


def _check_agree(messages: LaneMessages, act: Act) -> None:
    _check_proposal(messages.meant(act), act, (PROPOSED,))


def _check_refuse(messages: LaneMessages, act: Act) -> None:
    _check_proposal(messages.meant(act), act, (PROPOSED, AGREED))


def _check_proposal(message: Message | None, act: Act, states: tuple[str, ...]) -> None:
    if message is None or message.state not in states or _hash(message.proof) != act.fields["of"]:
        raise NotToHand


def _check_recall(messages: LaneMessages, act: Act) -> None:
    # Always accepted, at every state: anything else would tell whether it was passed on.
    meant = messages.entries.get(act.fields["of"])
    if meant is None or meant.t not in SUBMISSIONS:
        raise NotToHand


def _check_received(messages: LaneMessages, act: Act) -> None:
    if act.fields["of"] not in messages.received:
        raise NotToHand


def _check_prefer(messages: LaneMessages, act: Act) -> None:
    newest = next((entry for entry in reversed(messages.entries.values()) if entry.t == "away"), None)
    if newest is None or not newest["who"] or newest.hash != act.fields["of"]:
        raise NotToHand


def _check_consent(messages: LaneMessages, act: Act) -> None:
    # Any kind of no is taken as it is; only a yes that would never count is worth a word.
    if act.fields["state"] == "yes" and 0 < act.fields["until"] <= act.entry.ts:
        raise Refused("That day is over. Choose one that lies ahead. Nothing was changed.", code="date")


def _allow(messages: LaneMessages, act: Act) -> None:
    """Wishes, words to the desk, pause, resume and withdraw are never refused."""


def _hash(entry: Entry | None) -> str:
    return entry.hash if entry else ""


_RULES: dict[str, Callable[[LaneMessages, Act], None]] = {
    "consent": _check_consent,
    "submit": _check_submit,
    "transcript": _check_submit,
    "agree": _check_agree,
    "refuse": _check_refuse,
    "recall": _check_recall,
    "ready": _check_received,
    "opened": _check_received,
    "keep": _check_received,
    PREFER: _check_prefer,
}
