"""The case's protected terms in what goes out: a plain search, beside the browser's finer one. Pure.

It knows capitals, accents and white space, and not misspellings: whoever decides by this
client reads with their own eyes too.
"""

import re
import unicodedata
from typing import Any

COVER_WORDS = ("text", "from", "who", "kind")


def find_in_version(
    terms: list[str], letter: dict[str, Any], cover: dict[str, Any], beside: dict[str, Any] | None = None
) -> list[tuple[str, str]]:
    """The terms that stand in a version for the reader, each with "text", "cover" or "translation"."""
    texts = {"text": _words_of(letter), "cover": [*(cover[name] for name in COVER_WORDS), *cover["about"]]}
    texts["translation"] = beside["translation"]["parts"] if beside and "translation" in beside else []
    return [(term, where) for where, words in texts.items() for term in terms if _stands(term, " \n ".join(words))]


def _words_of(letter: dict[str, Any]) -> list[str]:
    answers = [part for row in letter.get("answers", []) for part in (row["q"], row["a"])]
    return [letter["text"], *letter.get("questions", []), *answers]


def _stands(term: str, text: str) -> bool:
    wanted = r"\s+".join(re.escape(word) for word in _plain(term).split())
    return bool(wanted and re.search(rf"(?<!\w){wanted}(?!\w)", _plain(text)))


def _plain(text: str) -> str:
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
