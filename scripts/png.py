"""Makes a screenshot small: at most 256 colours, packed with patience. Standard library alone.

PNG (third edition, W3C 2025): chunks section 5, filters section 9. Only what Chromium writes is read: eight bits,
red, green and blue, not interlaced.
"""

import struct
import zlib
from collections import Counter

SIGNATURE = b"\x89PNG\r\n\x1a\n"
COLOURS = 256
SUB, UP, AVERAGE, PAETH = 1, 2, 3, 4
RGB = 3


def shrink(png: bytes) -> bytes:
    """The picture with a palette of its most frequent colours; others become the nearest of them."""
    chunks = _chunks(png)
    width, height = struct.unpack(">II", chunks[b"IHDR"][:8])
    rows = _rows(zlib.decompress(chunks[b"IDAT"]), width, height)
    pixels = [row[at : at + RGB] for row in rows for at in range(0, len(row), RGB)]
    counted = Counter(pixels)
    palette = [colour for colour, _ in counted.most_common(COLOURS)]
    place = {colour: _nearest(colour, palette) for colour in counted}
    packed = bytes(map(place.__getitem__, pixels))
    lines = b"".join(b"\0" + packed[y * width : (y + 1) * width] for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", b"".join(palette)), (b"IDAT", zlib.compress(lines, 9)), (b"IEND", b""))
    return SIGNATURE + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )


def _chunks(png: bytes) -> dict[bytes, bytes]:
    found: dict[bytes, bytes] = {}
    at = len(SIGNATURE)
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        kind = png[at + 4 : at + 8]
        found[kind] = found.get(kind, b"") + png[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def _rows(raw: bytes, width: int, height: int) -> list[bytes]:
    """Each row without its filter: what is stored is the difference to a guess from the bytes around."""
    stride = width * RGB
    rows, above = [], bytes(stride)
    for y in range(height):
        start = y * (stride + 1)
        row = _unfilter(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above)
        rows.append(row)
        above = row
    return rows


def _unfilter(kind: int, row: bytearray, above: bytes) -> bytes:
    if not kind:
        return bytes(row)
    for at, stored in enumerate(row):
        left = row[at - RGB] if at >= RGB else 0
        corner = above[at - RGB] if at >= RGB else 0
        row[at] = stored + _guess(kind, left, above[at], corner) & 0xFF
    return bytes(row)


def _guess(kind: int, left: int, up: int, corner: int) -> int:
    if kind == PAETH:
        whole = left + up - corner
        return min((left, up, corner), key=lambda one: abs(whole - one))
    return {SUB: left, UP: up, AVERAGE: (left + up) // 2}[kind]


def _nearest(colour: bytes, palette: list[bytes]) -> int:
    return min(range(len(palette)), key=lambda at: sum((a - b) ** 2 for a, b in zip(colour, palette[at], strict=True)))
