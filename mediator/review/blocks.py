"""What keeps a message from its reader, in codes that the queue can show before any case is opened. Pure.

`review/decisions.py` says the same in words for one offer at one moment. Here the moment is left open: consents and
conditions that have an end make a message blocked from then on, without an entry that says so.
"""

from dataclasses import dataclass

from mediator.cases.answers import lacks_supervisor, says_never
from mediator.cases.states import TAKE_PART, Consent, Gate
from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.review.decisions import CHANNELS, why_not_compared, why_not_translated, why_stopped

FOREVER = 2**62
NEVER = -1


@dataclass(frozen=True)
class Blocks:
    """`codes` are in the way at any time; `clear_until` is the last second without any; `lapses` is what ends then."""

    codes: tuple[str, ...]
    clear_until: int
    lapses: str = ""


def blocks_of(case: CaseState, item: Item) -> Blocks:
    """Everything in the way of a message to the person it is paired with: both people, and the case."""
    lane, peer = item.message.lane, item.message.peer
    other = case.desk.other_side(lane, peer)
    if other is None or other[0] not in case.lanes:
        return Blocks(("pair",), NEVER)
    codes = [reason.code for reason in (*why_stopped(case, item), *why_not_compared(item))]
    # A text is compared with its paper before it is translated: one of the two at a time, so that all fit their column.
    codes += ["lang"] if not why_not_compared(item) and why_not_translated(item) else []
    ends: list[tuple[int, str]] = []
    for whose, chain, ref in (("author", lane, peer), ("reader", *other)):
        consents = _consents(case, chain, ref, CHANNELS[item.message.kind])
        gates = _gates(case, chain)
        if not all(one and one.state == "yes" for one in consents):
            codes.append(f"{whose}-consent")
        if not all(one and one.open for one in gates) or lacks_supervisor(case.roster, case.desk, chain):
            codes.append(f"{whose}-gate")
        ends += [(one.until, f"{whose}-consent") for one in consents if one and one.until]
        ends += [(one.until, f"{whose}-gate") for one in gates if one and one.until]
    reader = case.lanes[other[0]]
    if not reader.accepted and not reader.is_scribe:
        codes.append("no-reader")
    if says_never(case.lanes, case.desk, lane, other[0]):
        codes.append("never")
    if codes:
        return Blocks(tuple(codes), NEVER)
    return Blocks((), *min(ends, default=(FOREVER, "")))


def _consents(case: CaseState, chain: str, ref: str, channel: str) -> list[Consent | None]:
    consents = case.lanes[chain].consents
    return [consents.get(("", TAKE_PART)), consents.get((ref, channel))]


def _gates(case: CaseState, chain: str) -> list[Gate | None]:
    if case.desk.is_unset(chain):
        return [None]
    return [case.desk.gates.get((chain, gate)) for gate in case.desk.counting(chain)]
