"""Pages of long lists: a limit, and an opaque mark of where the last page ended."""

from collections.abc import Mapping
from typing import Any

from mediator.errors import BadRequest
from mediator.protocol.encoding import b64, canon, parse, unb64
from mediator.protocol.errors import EncodingInvalid

PAGE, LONGEST_PAGE = 50, 100
MAX_CURSOR = 400
MAX_DIGITS = 3


class CursorInvalid(BadRequest):
    """This part of the list cannot be found. Please show the list from its start."""

    code = "cursor"


def write_cursor(*place: int | str) -> str:
    """The mark for a place in a list's order."""
    return b64(canon({"p": list(place)}))


def read_cursor(text: str, *types: type) -> tuple[Any, ...] | None:
    """The place that a mark stands for, a value of each type; None for "". Raises CursorInvalid."""
    if not text:
        return None
    try:
        place = parse(unb64(text[:MAX_CURSOR])).get("p")
    except (EncodingInvalid, AttributeError) as error:
        raise CursorInvalid from error
    if not isinstance(place, list) or [type(value) for value in place] != list(types):
        raise CursorInvalid
    return tuple(place)


def check_names(asked: Mapping[str, str], *known: str) -> None:
    """Check that an address asks for nothing unknown: a filter misspelt would show everything. Raises BadRequest."""
    if not set(asked) <= set(known):
        raise BadRequest


def read_limit(asked: Mapping[str, str]) -> int:
    """How many rows a page shall have: `limit`, or PAGE. Raises BadRequest."""
    text = asked.get("limit", "") or str(PAGE)
    if len(text) > MAX_DIGITS or not text.isascii() or not text.isdecimal() or not 1 <= int(text) <= LONGEST_PAGE:
        raise BadRequest
    return int(text)


def read_choice(asked: Mapping[str, str], name: str, choices: Mapping[str, Any]) -> Any:
    """What a filter's value means, None where it is not asked for. Raises BadRequest for another value."""
    text = asked.get(name, "")
    if text and text not in choices:
        raise BadRequest
    return choices[text] if text else None
