"""The rules of what was written down from paper: somebody else compares it with its photograph (docs/decisions/0021).

Pure; beside the rules of `rules.py`. A dictated message has no paper: it was read back to whoever said it.
"""

from collections.abc import Callable

from mediator.messages.fold import CaseState
from mediator.protocol.entry import Entry
from mediator.protocol.paper import needs_comparing
from mediator.record.errors import NotAllowed, Refused
from mediator.review.errors import NotAtThisPoint
from mediator.review.translation_rules import TRANSLATION_RULES, check_compared_translation


def _check_compare(case: CaseState, entry: Entry, now: int) -> None:
    if entry["of"] in case.log:
        return check_compared_translation(case, entry)
    item = case.item_of_submission(entry["lane"], entry["of"])
    if item is None or entry["of"] != item.message.newest.hash:
        raise NotAtThisPoint
    if not needs_comparing(item.message.newest):
        raise Refused("There is no photograph to compare this with. Nothing was changed.", code="paper")
    if entry.by == item.message.newest.by:
        raise NotAllowed(
            "You wrote this down yourself: somebody else on this desk compares it. Nothing was changed.",
            code="own-transcript",
        )
    if item.found.get(entry["of"], {}).get(entry.by) == entry["found"]:
        raise NotAtThisPoint("This person said so already. Nothing was changed.")


PAPER_RULES: dict[str, Callable[[CaseState, Entry, int], None]] = {
    "compare": _check_compare,
    **TRANSLATION_RULES,
}
