"""The lists for check words and suggested passphrases: 2048 words for each language (section 3)."""

import json
from functools import cache
from pathlib import Path

FALLBACK = "en"


@cache
def get_words(lang: str) -> tuple[str, ...]:
    """The list of a language, in order; English where there is none, on both screens alike."""
    path = Path(__file__).with_name(f"words_{lang}.json")
    if lang != FALLBACK and not path.exists():
        return get_words(FALLBACK)
    return tuple(json.loads(path.read_text(encoding="utf-8")))
