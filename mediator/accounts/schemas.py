"""The exact form of what this package is asked in JSON."""

import re
from typing import Any

from mediator.accounts.errors import Malformed
from mediator.accounts.models import Account
from mediator.protocol.encoding import unb64
from mediator.protocol.errors import EncodingInvalid

BLOB_BYTES = 72
LOCK_MINUTES = (5, 15, 30, 60)
EXITS = ("service", "weather", "news", "recipes", "encyclopedia")
TEXT_SIZES = ("normal", "large", "largest")
SWITCH = (0, 1)
SELF = "self"

_DRAFT_ID = re.compile(r"[A-Za-z0-9_-]{8,43}")


def check_names(body: Any, *names: str) -> dict[str, Any]:
    """A body with exactly these names. Raises Malformed."""
    if not isinstance(body, dict) or set(body) != set(names):
        raise Malformed
    return body


def read_bytes(text: Any, length: int) -> bytes:
    """Base64url of exactly `length` bytes. Raises Malformed."""
    try:
        return unb64(text, length)
    except EncodingInvalid as error:
        raise Malformed from error


def read_sealed(text: Any, most: int) -> bytes:
    """Base64url of sealed bytes, at least a nonce and a tag, at most `most`. Raises Malformed."""
    if not isinstance(text, str) or len(text) > most * 4 // 3 + 4:
        raise Malformed
    try:
        sealed = unb64(text)
    except EncodingInvalid as error:
        raise Malformed from error
    if not 40 < len(sealed) <= most:
        raise Malformed
    return sealed


def read_text(text: Any, length: int) -> str:
    """The same base64url text, once it is known to be that of `length` bytes. Raises Malformed."""
    read_bytes(text, length)
    return str(text)


def read_public(value: Any) -> dict[str, str]:
    """A public form {box, sign}. Raises Malformed."""
    public = check_names(value, "box", "sign")
    return {name: read_text(public[name], 32) for name in ("box", "sign")}


def read_draft_id(text: str) -> str:
    """The id that a browser gave to a draft: 8 to 43 signs of base64url. Raises Malformed."""
    if not _DRAFT_ID.fullmatch(text):
        raise Malformed
    return text


def read_state_name(name: str, account: Account) -> str:
    """`self` or a case id; a participant's own case only. Raises Malformed."""
    if name == SELF or name == account.case:
        return name
    if account.kind == "participant":
        raise Malformed
    return read_text(name, 32)


def read_version(number: Any) -> int:
    """A version to replace, from 0. Raises Malformed."""
    if type(number) is not int or not 0 <= number < 2**31 - 1:
        raise Malformed
    return number


def read_choice(value: Any, allowed: tuple[Any, ...]) -> Any:
    """One of the values allowed. Raises Malformed."""
    if type(value) is not type(allowed[0]) or value not in allowed:
        raise Malformed
    return value
