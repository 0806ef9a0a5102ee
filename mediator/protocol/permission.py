"""What the standing permission covers: names, places and contact details taken out by fixed words (section 6). Pure.

Whether the words taken out *were* a name, only a person can say. What a program can hold is the form: nothing is added,
what goes is short, and what stands there instead is one of three phrases.
"""

import re
import unicodedata
from typing import Any

DETAILS = ("[name removed]", "[place removed]", "[contact details removed]")
WHAT = "remove-details"
PRIVACY = "privacy"
# An address on two lines fits; a sentence of somebody's own does not.
MOST_WORDS = 8
MOST_POINTS = 120
# In one text. So that looking takes a moment whatever somebody wrote.
MOST_PLACES = 50
# Written out, because languages differ in what they call white space. The last three have no width.
SPACE = re.compile("[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff]")
LINE_ENDS = "\n\v\f\x85\u2028\u2029"


def within_permission(original: dict[str, Any], proposal: dict[str, Any]) -> bool:
    """Whether every change from one content to the other is of the sort that the permission covers."""
    if not proposal["changes"] or any(change["kind"] != PRIVACY for change in proposal["changes"]):
        return False
    before, after = _texts(original), _texts(proposal)
    if before == after or _frame(original) != _frame(proposal) or len(before) != len(after):
        return False
    return all(only_details_removed(was, now) for was, now in zip(before, after, strict=True))


def only_details_removed(before: str, after: str) -> bool:
    """Whether `after` is `before` with short stretches of whole words replaced by the fixed words, and nothing else."""
    before = _plain_lines(before)
    first, *others = _pieces(_plain_lines(after))
    if len(others) > MOST_PLACES or not all(any(map(_in_word, piece)) for piece in others[:-1]):
        return False
    if not before.startswith(first):
        return False
    gaps = _gaps(before)
    # Every place up to which the text may have been read: the same words may stand in it twice.
    places = {len(first)}
    for piece in others:
        places = {end + len(piece) for end in _ends(before, gaps, places) if before.startswith(piece, end)}
    return len(before) in places


def _plain_lines(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text)


def _pieces(text: str) -> list[str]:
    for words in DETAILS[1:]:
        text = text.replace(words, DETAILS[0])
    return text.split(DETAILS[0])


def _gaps(text: str) -> list[int]:
    """How many gaps between words begin before each place; an empty line counts as too many."""
    gaps, lines, inside = [0], 0, False
    for point in text:
        space = bool(SPACE.match(point))
        lines = lines + (point in LINE_ENDS) if space else 0
        gaps.append(gaps[-1] + (space and not inside) + (MOST_WORDS if point in LINE_ENDS and lines > 1 else 0))
        inside = space
    return gaps


def _ends(text: str, gaps: list[int], places: set[int]) -> list[int]:
    """Where stretches that start at one of these places may end: whole words, at most eight, no empty line."""
    ends, start = [], -1
    for end in range(min(places, default=len(text)) + 1, len(text) + 1):
        # The nearest start is enough: whatever a farther one reaches, it reaches.
        if end - 1 in places and _may_start(text, end - 1):
            start = end - 1
        if start >= 0 and end - start <= MOST_POINTS and gaps[end] - gaps[start] < MOST_WORDS and _may_end(text, end):
            ends.append(end)
    return ends


def _may_start(text: str, at: int) -> bool:
    return not SPACE.match(text[at]) and not (at and _in_word(text[at - 1]))


def _may_end(text: str, at: int) -> bool:
    return not SPACE.match(text[at - 1]) and not (at < len(text) and _in_word(text[at - 1]) and _in_word(text[at]))


def _in_word(point: str) -> bool:
    """A letter, a mark on one, or a digit."""
    return unicodedata.category(point)[0] in "LMN"


def _texts(content: dict[str, Any]) -> list[str]:
    return [content["text"], *content.get("questions", []), *(row["a"] for row in content.get("answers", []))]


def _frame(content: dict[str, Any]) -> list[Any]:
    return [content["lang"], *((row["q"], row["how"]) for row in content.get("answers", []))]
