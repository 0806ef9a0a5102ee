"""Contents as verbs make them: the common keys, and the letter alone of a proposal."""

from typing import Any

from mediator.protocol.contents import LETTER_PART

Content = dict[str, Any]


def make_content(text: str, lang: str = "en", **more: Any) -> Content:
    """A content with the common keys, and those of its kind in `more`."""
    return {"v": 1, "text": text, "lang": lang, "att": [], **more}


def letter_of(content: Content) -> Content:
    """The content of the letter that a submission or proposal holds, without changes, note or attachments."""
    return {"v": 1, "att": [], **{key: content[key] for key in LETTER_PART if key in content}}
