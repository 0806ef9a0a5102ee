"""Canonical JSON, base64, hashes and padding (protocol sections 1, 2 and 5)."""

import base64
import hashlib
import json
import re
from typing import Any, NoReturn

from mediator.protocol.errors import Damaged, EncodingInvalid

MAX_BYTES = 16_384
MAX_DEPTH = 4
MAX_INT = 2**53 - 1
SMALLEST_BUCKET = 4096
LARGEST_BUCKET = 1_048_576

_KEY = re.compile(r"[a-z][a-z0-9_]{0,31}")
_STRING = re.compile(r"[ !#-\[\]-~]*")
_B64 = re.compile(r"[A-Za-z0-9_-]*")


def canon(value: dict[str, Any]) -> bytes:
    """Encode an object in the one allowed form. Raises EncodingInvalid outside the profile (section 2)."""
    if type(value) is not dict:
        raise EncodingInvalid("the top level must be an object")
    encoded = _write(value, 1).encode("ascii")
    if len(encoded) > MAX_BYTES:
        raise EncodingInvalid("longer than 16384 bytes")
    return encoded


def parse(raw: bytes) -> dict[str, Any]:
    """Decode canonical bytes. Raises EncodingInvalid for whatever `canon` would not write (section 2)."""
    if len(raw) > MAX_BYTES:
        raise EncodingInvalid("longer than 16384 bytes")
    try:
        value = json.loads(raw.decode("ascii"), parse_float=_refuse, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise EncodingInvalid("not canonical JSON") from error
    if canon(value) != raw:
        raise EncodingInvalid("not in canonical form")
    return value  # type: ignore[no-any-return]  # canon has shown that it is an object


def b64(raw: bytes) -> str:
    """Write bytes as base64url without padding."""
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode("ascii")


def unb64(text: str, length: int | None = None) -> bytes:
    """Read base64url of exactly `length` bytes (any length if None). Raises EncodingInvalid."""
    if not isinstance(text, str) or not _B64.fullmatch(text) or len(text) % 4 == 1:
        raise EncodingInvalid("not base64url without padding")
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    # Python ignores stray low bits in the last character, so two texts could mean the same bytes.
    if b64(raw) != text:
        raise EncodingInvalid("base64 with stray bits")
    if length is not None and len(raw) != length:
        raise EncodingInvalid("base64 of the wrong length")
    return raw


def digest(label: str, *parts: bytes) -> bytes:
    """H of section 1: 32 bytes of BLAKE2b over label, a zero byte, and the parts one after the other."""
    return hashlib.blake2b(label.encode("ascii") + b"\x00" + b"".join(parts), digest_size=32).digest()


def derive(key: bytes, label: str) -> bytes:
    """KDF of section 1: 32 bytes of BLAKE2b over the label, keyed with a 32-byte key."""
    return keyed(key, label.encode("ascii"))


def keyed(key: bytes, message: bytes) -> bytes:
    """32 bytes of BLAKE2b over the message, keyed with a 32-byte key."""
    if len(key) != 32:
        raise ValueError("a key has 32 bytes")
    return hashlib.blake2b(message, digest_size=32, key=key).digest()


def bucket(size: int) -> int:
    """The padded length for `size` bytes: the smallest 4096 times a power of two that is larger."""
    length = SMALLEST_BUCKET
    while length <= size:
        length *= 2
    return length


def padme(size: int) -> int:
    """The padded length of a file (Padmé): at most an eighth more, and few lengths that tell anything."""
    if size < 2:
        return size
    exponent = size.bit_length() - 1
    step = 1 << (exponent - exponent.bit_length())
    return -(-size // step) * step


def pad(content: bytes) -> bytes:
    """Pad to the bucket (ISO 7816-4: one 0x80, then zeros)."""
    return content + b"\x80" + bytes(bucket(len(content)) - len(content) - 1)


def unpad(padded: bytes) -> bytes:
    """Take the padding off. Raises Damaged unless `pad` would have made exactly these bytes."""
    content, mark, zeros = padded.rpartition(b"\x80")
    if not mark or zeros.strip(b"\x00") or bucket(len(content)) != len(padded):
        raise Damaged("the padding is wrong")
    return content


def _write(value: Any, depth: int) -> str:
    if type(value) is str:
        if not _STRING.fullmatch(value):
            raise EncodingInvalid("a string holds a character outside the profile")
        return f'"{value}"'
    if type(value) is int:
        if not 0 <= value <= MAX_INT:
            raise EncodingInvalid("a number is negative or too large")
        return str(value)
    if depth > MAX_DEPTH:
        raise EncodingInvalid("nested too deeply")
    if type(value) is list:
        return "[" + ",".join(_write(item, depth + 1) for item in value) + "]"
    if type(value) is dict:
        return "{" + ",".join(_write_member(key, value[key], depth) for key in sorted(value, key=_key)) + "}"
    raise EncodingInvalid("only objects, arrays, strings and whole numbers")


def _write_member(key: str, value: Any, depth: int) -> str:
    return f'"{key}":{_write(value, depth + 1)}'


def _key(key: Any) -> str:
    if type(key) is not str or not _KEY.fullmatch(key):
        raise EncodingInvalid("a key is outside the profile")
    return key


def _refuse(text: str) -> NoReturn:
    raise EncodingInvalid(f"not a whole number: {text[:20]}")
