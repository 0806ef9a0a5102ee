"""Photographs of paper: only the picture itself is kept, nothing that a camera wrote beside it. Pure.

Pages of the service make a picture anew instead (static/js/desk/photograph.js); this end takes a JPEG or PNG apart.
"""

import struct
from collections.abc import Iterator

from mediator.client.errors import NotAPicture
from mediator.protocol.file import sealed_length

JPEG, PNG = "image/jpeg", "image/png"
MOST_SEALED = 1_572_864
_JPEG_START, _PNG_START = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_SCAN, _JFIF, _ADOBE, _COMMENT = 0xDA, 0xE0, 0xEE, 0xFE
_DRAWN = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")


def bare(raw: bytes) -> tuple[bytes, str]:
    """A JPEG or PNG without place, time, owner or any other note, and its kind. Raises NotAPicture."""
    try:
        if raw.startswith(_JPEG_START):
            kept, mime = b"".join(_jpeg_parts(raw)), JPEG
        elif raw.startswith(_PNG_START):
            kept, mime = _PNG_START + b"".join(_png_parts(raw)), PNG
        else:
            raise NotAPicture("neither a JPEG nor a PNG")
    except (struct.error, IndexError) as error:
        raise NotAPicture("the picture is damaged") from error
    if sealed_length(len(kept)) > MOST_SEALED:
        raise NotAPicture("the picture is too large: make it smaller first")
    return kept, mime


def _jpeg_parts(raw: bytes) -> Iterator[bytes]:
    """The segments that draw the picture; what lies behind its end is left out."""
    yield raw[:2]
    at = 2
    while True:
        mark, kind = raw[at], raw[at + 1]
        if mark != 0xFF:
            raise NotAPicture("the picture is damaged")
        if kind == _SCAN:
            end = raw.rfind(b"\xff\xd9")
            if end < at:
                raise NotAPicture("the picture is damaged")
            yield raw[at : end + 2]
            return
        (length,) = struct.unpack(">H", raw[at + 2 : at + 4])
        note = (_JFIF < kind <= 0xEF and kind != _ADOBE) or kind == _COMMENT
        if not note:
            yield raw[at : at + 2 + length]
        at += 2 + length


def _png_parts(raw: bytes) -> Iterator[bytes]:
    at = len(_PNG_START)
    kind = b""
    while kind != b"IEND":
        (length,) = struct.unpack(">I", raw[at : at + 4])
        kind = raw[at + 4 : at + 8]
        if kind in _DRAWN:
            yield raw[at : at + 12 + length]
        at += 12 + length
