"""What the page of one person calls the others: words that the desk chose; whom it was not named it does not name."""

from collections.abc import Collection

from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase

# What a page calls the one other person while nobody chose other words.
SOMEBODY = "the other person"


def words_on(opened: OpenCase, lane: str) -> dict[str, str] | None:
    """The words of a lane's page by reference, None while nothing was ever said there."""
    newest = next((entry for entry in reversed(opened.view.lanes[lane].entries) if entry.t == "info"), None)
    return None if newest is None else {row["ref"]: row["words"] for row in opened.content(newest)["others"]}


def check_apart(words: Collection[str]) -> None:
    """Check that a page can tell the people apart whom it names. Raises NotReady."""
    if len({one.casefold() for one in words}) < len(words) or (len(words) > 1 and SOMEBODY in words):
        raise NotReady("one page cannot call two people the same: choose words that tell them apart")


def check_from(opened: OpenCase, reader: str, ref: str, said: str) -> None:
    """Check that a cover note calls its author as the reader's page does, where that names several. Raises NotReady.

    `ref` is how the reader's lane knows the author. Answers go to whoever asked by these words.
    """
    words = words_on(opened, reader) or {}
    several = len(words) > 1 or (words and ref not in words)
    if several and words.get(ref) != said:
        raise NotReady(f"the cover note says from whom it is as the reader's page does: {words.get(ref, 'not at all')}")
