"""A picture of words on lined paper, as a camera would bring it. Drawn here: the demo needs no image library."""

import struct
import textwrap
import zlib

# Five columns, seven rows for each letter: a digit of base 32 is a row.
_LETTERS = {
    "a": "00e1fhf", "b": "ggmphhu", "c": "00egghe", "d": "11djhhf", "e": "00ehvge", "f": "698s888", "g": "0fhhf1e",
    "h": "ggmphhh", "i": "40c444e", "j": "20622ic", "k": "ggikoki", "l": "c44444e", "m": "00qllhh", "n": "00mphhh",
    "o": "00ehhhe", "p": "00uhugg", "q": "00djf11", "r": "00mpggg", "s": "00ege1u", "t": "88s8896", "u": "00hhhjd",
    "v": "00hhha4", "w": "00hhlla", "x": "00ha4ah", "y": "00hhf1e", "z": "00v248v", "I": "e44444e", ".": "00000cc",
    ",": "0000c48", "'": "4480000", "-": "000v000",
}  # fmt: skip
_SCALE, _WIDE, _MARGIN = 4, 38, 70
_LETTER, _LINE = 6 * _SCALE, 15 * _SCALE
_PAPER, _RULE, _INK = 244, 214, 52


def photograph(text: str) -> bytes:
    """A PNG of these words, 38 letters to a line; what is no letter of the list stays empty."""
    lines = [line for part in text.split("\n") for line in (textwrap.wrap(part, _WIDE) or [""])]
    width, height = _WIDE * _LETTER + 2 * _MARGIN, len(lines) * _LINE + 2 * _MARGIN
    rows = [bytearray([_PAPER]) * width for _ in range(height)]
    for number, line in enumerate(lines):
        top = _MARGIN + number * _LINE
        rows[top + 9 * _SCALE] = bytearray([_RULE]) * width
        for place, letter in enumerate(line):
            # No hand is straight: each letter stands a little higher or lower than the last.
            _draw(rows, letter, _MARGIN + place * _LETTER, top + (number * 7 + place * 5) % 4)
    packed = zlib.compress(b"".join(b"\0" + bytes(row) for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def _draw(rows: list[bytearray], letter: str, left: int, top: int) -> None:
    shape = _LETTERS.get(letter) or _LETTERS.get(letter.lower(), "0000000")
    for y, digit in enumerate(shape):
        bits = int(digit, 32)
        for x in range(5):
            if bits >> (4 - x) & 1:
                for row in range(top + y * _SCALE, top + (y + 1) * _SCALE):
                    start = left + x * _SCALE + (6 - y)
                    rows[row][start : start + _SCALE] = bytes([_INK]) * _SCALE


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
