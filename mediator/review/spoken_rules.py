"""The rules of what is carried by word of mouth: read back, told, answered (docs/decisions/0019). Pure.

A spoken message is a message like any other; these conditions stand beside those of `rules.py`.
"""

from collections.abc import Callable

from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.notices.quiet import is_blocked
from mediator.protocol.entry import Entry
from mediator.protocol.lane import SPOKEN
from mediator.record.batch import Batch
from mediator.record.errors import Refused
from mediator.review.errors import NotAtThisPoint

# Clocks of telephones differ a little.
CLOCKS_DIFFER = 300
# Signers' clocks may be ten minutes fast (protocol section 6).
FAST_CLOCK = 600


def check_spoken_offer(item: Item, entry: Entry) -> None:
    """Check that what is spoken, and nothing else, is offered to be told; with the speaker's yes to the words."""
    if (entry["mode"] == SPOKEN) != (item.message.kind == SPOKEN):
        raise Refused("What is spoken is told, and what is written is handed over. Nothing was changed.", code="spoken")


def check_spoken_proof(item: Item, entry: Entry) -> None:
    """Check that nobody's permission stands for their yes to words that were read back to them."""
    if entry["under"] and item.message.kind == SPOKEN:
        raise Refused("What somebody asked us to say is read back to them. Nothing was changed.", code="spoken")


def check_spoken_hour(item: Item, when: int) -> None:
    """Check that what is told does not wait for an hour: a person tells it."""
    if when and item.message.kind == SPOKEN:
        raise Refused(
            "What is spoken is told by a person, not passed on by itself. Nothing was changed.", code="spoken"
        )


def check_told_with(batch: Batch) -> None:
    """Check that whoever passes on something spoken says how and when it was told, and only then."""
    releases = [entry.hash for entry in batch.of_type("release") if entry["body"]["kind"] == SPOKEN]
    if sorted(releases) != sorted(entry["of"] for entry in batch.of_type("told")):
        raise Refused("Say how and when it was told, in the same step. Nothing was changed.", code="not-together")


def _check_told(case: CaseState, entry: Entry, now: int) -> None:
    if entry["when"] > now + CLOCKS_DIFFER:
        raise Refused("It was told before it is noted. Nothing was changed.", code="date")
    release = case.messages[entry.chain].entries.get(entry["of"])
    item = case.offered_bodies.get((entry.chain, release["body"]["msg"])) if release else None
    if item is None:
        raise NotAtThisPoint
    approved = max((one.ts for one in item.approvals.values()), default=0)
    if entry["when"] < approved - FAST_CLOCK:
        raise Refused("It was approved before it is told. Nothing was changed.", code="date")
    if is_blocked(case.lanes[entry.chain].wishes.blocked, entry["when"]):
        raise Refused("The reader asked not to be reached on that day. Nothing was changed.", code="blocked")


def _check_outcome(case: CaseState, entry: Entry, now: int) -> None:
    lane = case.messages[entry["lane"]]
    told = lane.entries[entry["of"]]
    if told["body"]["kind"] != SPOKEN:
        raise NotAtThisPoint
    reply = lane.entries.get(entry["reply"])
    if reply is None:
        return
    # The reply is for whoever spoke first, and was heard after they were.
    author = case.offered_bodies[told.chain, told["body"]["msg"]].message
    back = case.desk.other_side(author.lane, author.peer)
    if reply["body"]["kind"] != SPOKEN or reply.seq < told.seq or back != (told.chain, reply["peer"]):
        raise Refused("This is no reply to what was told. Nothing was changed.", code="points")


SPOKEN_RULES: dict[str, Callable[[CaseState, Entry, int], None]] = {"told": _check_told, "outcome": _check_outcome}
