"""JSON as the API takes it: what a database or a signature could not take is refused before anybody sees it."""

import json
from typing import Any

from flask.json.provider import DefaultJSONProvider

LARGEST = 2**53 - 1  # what every browser can count exactly


class StrictJSON(DefaultJSONProvider):
    """Whole numbers up to 2^53 - 1, no name twice, no NUL, no half of a surrogate pair, no depth that breaks Python."""

    sort_keys = False

    def loads(self, s: str | bytes, **kwargs: Any) -> Any:
        """The decoded text. Raises ValueError, which Flask answers with 400."""
        try:
            text = s if isinstance(s, str) else s.decode("utf-8")
            decoded = json.loads(
                text, parse_int=_whole, parse_float=_refuse, parse_constant=_refuse, object_pairs_hook=_each_name_once
            )
            if "\\u" in text:  # NULs and halves of pairs can only come from escapes
                _check_texts(decoded)
        except RecursionError:
            raise ValueError("nested too deeply") from None
        return decoded


def _whole(digits: str) -> int:
    number = int(digits)
    return number if abs(number) <= LARGEST else _refuse(digits)


def _refuse(_text: str) -> Any:
    raise ValueError("a number that is not taken here")


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError("a name twice")
    return dict(pairs)


def _check_texts(part: Any) -> None:
    """Raise ValueError for a NUL or a lone surrogate in any text below."""
    if isinstance(part, str):
        part.encode("utf-8")
        if "\0" in part:
            raise ValueError("a NUL")
    elif isinstance(part, list):
        for one in part:
            _check_texts(one)
    elif isinstance(part, dict):
        for name, value in part.items():
            _check_texts(name)
            _check_texts(value)
