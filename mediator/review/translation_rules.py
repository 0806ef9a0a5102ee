"""The rules of translations: of one text of this round, and checked by somebody else (docs/decisions/0025). Pure.

What was written down from paper is compared in the same way: `paper_rules.py`.
"""

from collections.abc import Callable

from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import AGREED, PROPOSED, WAITING
from mediator.protocol.entry import Entry
from mediator.protocol.lane import SPOKEN
from mediator.protocol.translation import NONE
from mediator.record.errors import NotAllowed, Refused
from mediator.review.errors import NotAtThisPoint


def _check_translation(case: CaseState, entry: Entry, now: int) -> None:
    item = case.item_of(entry)
    if item is None or item.released is not None or item.message.state not in (WAITING, PROPOSED, AGREED):
        raise NotAtThisPoint
    if item.standing_offer() is not None:
        raise NotAtThisPoint("A version was made of this already: stop it first. Nothing was changed.")
    if item.message.kind == SPOKEN:
        raise Refused(
            "What is spoken is told by a person: the interpreter is there. Nothing was changed.", code="spoken"
        )
    if entry["of"] not in item.texts:
        raise Refused("This is not a text of the newest round. Nothing was changed.", code="round")
    if entry["use"] == NONE and item.translation is None:
        raise NotAtThisPoint


def check_compared_translation(case: CaseState, entry: Entry) -> None:
    """Check somebody's word on whether a translation says what its text says. Raises Refused."""
    item = case.item_of(entry)
    if item is None or not _is_standing(item, entry, case):
        raise NotAtThisPoint
    if entry.by == case.log[entry["of"]].by:
        raise NotAllowed(
            "You entered this translation yourself: somebody else on this desk checks it. Nothing was changed.",
            code="own-translation",
        )
    if item.found.get(entry["of"], {}).get(entry.by) == entry["found"]:
        raise NotAtThisPoint("This person said so already. Nothing was changed.")


def _is_standing(item: Item, entry: Entry, case: CaseState) -> bool:
    made = item.translation
    return made is not None and made.hash == entry["of"] and item.message.lane == entry["lane"]


TRANSLATION_RULES: dict[str, Callable[[CaseState, Entry, int], None]] = {"translation": _check_translation}
