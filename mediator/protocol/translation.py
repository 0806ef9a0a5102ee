"""An interpreter's translation of one text, and how it goes with a version for the reader (docs/decisions/0025). Pure.

What the author agreed to stays in their words: a translation is never part of the letter part.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from mediator.protocol.entry import Entry
from mediator.protocol.paper import SAME, is_compared

READER, NONE = "reader", "none"
_TOLD = ("from", "by", "how", "parts")


def standing_translation(entries: Iterable[Entry], texts: set[str]) -> Entry | None:
    """The newest translation of a text of this round (`texts`: hashes), unless it was said that none is needed."""
    made = [entry for entry in entries if entry.t == "translation" and entry["of"] in texts]
    return made[-1] if made and made[-1]["use"] != NONE else None


def waits_for_translation(translation: Entry | None, text: str, found: Mapping[str, str]) -> bool:
    """Whether a version of the text with hash `text` has to wait: its translation is of another, or nobody checked it.

    `found` holds the newest word of each person who compared the two.
    """
    return translation is not None and (translation["of"] != text or not is_compared(found))


def carried(translation: Entry | None, content: Mapping[str, Any], found: Mapping[str, str]) -> dict[str, Any]:
    """What goes with a version beside its letter part: {"translation": …}, or nothing where none is for the reader."""
    if translation is None or translation["use"] != READER:
        return {}
    told = {name: content[name] for name in _TOLD}
    checked = min((by for by, word in found.items() if word == SAME), default="")
    return {"translation": {"lang": content["lang"], **told, "wrote": translation.by, "checked": checked}}


def is_carried(
    version: Mapping[str, Any], translation: Entry | None, content: Mapping[str, Any], found: Mapping[str, str]
) -> bool:
    """Whether a version carries exactly this translation, and who checked it; or none where none is due."""
    due = carried(translation, content, found)
    if not due or "translation" not in version:
        return bool(due) == ("translation" in version)
    checked = version["translation"]["checked"]
    return found.get(checked) == SAME and version["translation"] == due["translation"] | {"checked": checked}


def texts_of(kind: str, content: Mapping[str, Any]) -> list[str]:
    """The texts of a message in reading order, as the parts of a translation follow them."""
    if kind not in ("questions", "answers"):
        return [content["text"]]
    opening = [content["text"]] if content["text"] else []
    return opening + (content["questions"] if kind == "questions" else [one["a"] for one in content["answers"]])
