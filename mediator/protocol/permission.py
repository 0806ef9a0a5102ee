"""What the standing permission covers: names, places and contact details taken out by fixed words (section 6). Pure.

Whether the words taken out *were* a name, only a person can say. What a program can hold is the form: nothing is added,
what goes is short, and what stands there instead is one of three phrases.
"""

from typing import Any

DETAILS = ("[name removed]", "[place removed]", "[contact details removed]")
WHAT = "remove-details"
PRIVACY = "privacy"
# An address on two lines fits; a sentence of somebody's own does not.
MOST_WORDS = 8
MOST_POINTS = 120


def within_permission(original: dict[str, Any], proposal: dict[str, Any]) -> bool:
    """Whether every change from one content to the other is of the sort that the permission covers."""
    if not proposal["changes"] or any(change["kind"] != PRIVACY for change in proposal["changes"]):
        return False
    before, after = _texts(original), _texts(proposal)
    if before == after or _frame(original) != _frame(proposal) or len(before) != len(after):
        return False
    return all(only_details_removed(was, now) for was, now in zip(before, after, strict=True))


def only_details_removed(before: str, after: str) -> bool:
    """Whether `after` is `before` with short stretches replaced by the fixed words, and nothing else."""
    first, *others = _pieces(after)
    if not before.startswith(first):
        return False
    # Every place up to which the text may have been read: the same words may stand in it twice.
    places = {len(first)}
    for piece in others:
        places = {end + len(piece) for place in places for end in _ends(before, place) if before.startswith(piece, end)}
    return len(before) in places


def _pieces(text: str) -> list[str]:
    for words in DETAILS[1:]:
        text = text.replace(words, DETAILS[0])
    return text.split(DETAILS[0])


def _ends(text: str, start: int) -> list[int]:
    """Where a stretch from `start` may end: at most eight words, and not over an empty line."""
    ends, gaps = [], 0
    for end in range(start + 1, min(start + MOST_POINTS, len(text)) + 1):
        gaps += text[end - 1] in " \n"
        if gaps >= MOST_WORDS or text[end - 2 : end] == "\n\n":
            break
        ends.append(end)
    return ends


def _texts(content: dict[str, Any]) -> list[str]:
    return [content["text"], *content.get("questions", []), *(row["a"] for row in content.get("answers", []))]


def _frame(content: dict[str, Any]) -> list[Any]:
    return [content["lang"], *((row["q"], row["how"]) for row in content.get("answers", []))]
