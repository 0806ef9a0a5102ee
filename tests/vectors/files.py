"""Sealed files (T9) and those that must be refused (N8), told by how they are made: no file of vectors holds one."""

from typing import Any

from mediator.protocol.body import blob_id
from mediator.protocol.encoding import b64, padme, unb64
from mediator.protocol.file import seal_file
from tests.vectors.fixed import fixed

MIB = 1_048_576
SIZES = (0, 1, 4096, MIB, MIB + 1, 2_500_000)
PADDED = (0, 1, 2, 3, 9, 4096, 4097, 5000, 65_537, 1_000_000, MIB, MIB + 1, 2_500_000, 2**40 + 1)
# A header, and pieces with their tags: where the pieces of a file of two MiB begin and end.
HEADER, PIECE = 24, MIB + 17
TWO = 2 * MIB
ONE_END, TWO_END = HEADER + PIECE, HEADER + 2 * PIECE


def plain(size: int) -> bytes:
    """The plaintext of a file in these vectors: byte i is i mod 251."""
    return (bytes(range(251)) * (size // 251 + 1))[:size]


def t9_files() -> dict[str, Any]:
    """Files with fixed key and header, and lengths as padded."""
    key, header = fixed("file key", 32), fixed("file header", 24)
    good = []
    for size in SIZES:
        sealed = seal_file(plain(size), key=key, header=header)
        good.append({"size": size, "len": len(sealed.ct), "blob": sealed.blob})
    return {
        "key": b64(key),
        "header": b64(header),
        "good": good,
        "padme": [[size, padme(size)] for size in PADDED],
        "bad": n8_files(),
    }


def n8_files() -> list[dict[str, Any]]:
    """Each row: seal `size` bytes, lay the `slices` of the ciphertext end to end, turn a bit of byte `flip` (-1: of
    none), and open it with the true row changed by `row`; `blob` is taken anew unless `row` says it.
    """

    def bad(name: str, size: int, slices: list[list[int]], row: dict[str, Any] | None = None, flip: int = -1) -> Any:
        return {"name": name, "size": size, "slices": slices, "row": row or {}, "flip": flip}

    small = [[0, 4137]]
    return [
        bad("cut at the border of a piece", TWO, [[0, ONE_END]]),
        bad("swapped pieces", TWO, [[0, HEADER], [ONE_END, TWO_END], [HEADER, ONE_END]]),
        bad("a piece twice", TWO, [[0, ONE_END], [HEADER, TWO_END]]),
        bad("the first piece missing", TWO, [[0, HEADER], [ONE_END, TWO_END]]),
        bad("a piece after the end", MIB, [[0, ONE_END], [HEADER, ONE_END]]),
        bad("a byte after the end", MIB, [[0, ONE_END], [0, 1]]),
        bad("a byte after the end of a short file", 100, [[0, 4137], [0, 1]]),
        bad("one byte short", 100, [[0, 4136]]),
        bad("a header alone", 100, [[0, HEADER]]),
        bad("a header and a tag alone", 100, [[0, HEADER + 17]]),
        bad("half a header", 100, [[0, 10]]),
        bad("nothing", 100, []),
        bad("another key", 100, small, {"key": b64(fixed("other file key", 32))}),
        bad("a key of 31 bytes", 100, small, {"key": b64(fixed("file key", 31))}),
        bad("another id", 100, small, {"blob": b64(bytes(32))}),
        bad("size larger than what was sealed", 100, small, {"size": 4097}),
        bad("size far larger", 100, small, {"size": 2**53 - 1}),
        bad("size smaller: what follows is no padding", 100, small, {"size": 99}),
        bad("size of another length of padding", 5000, [[0, HEADER + 5120 + 17]], {"size": 4000}),
        bad("a turned bit in the header", 100, small, flip=3),
        bad("a turned bit in the tag", 100, small, flip=HEADER),
        bad("a turned bit in the text", 100, small, flip=60),
    ]


def spoilt(row: dict[str, Any], key: str, header: str) -> tuple[dict[str, Any], bytes]:
    """The `att` row and the ciphertext of a bad row."""
    sealed = seal_file(plain(row["size"]), key=unb64(key), header=unb64(header))
    ct = bytearray(b"".join(sealed.ct[start:end] for start, end in row["slices"]))
    if row["flip"] >= 0:
        ct[row["flip"]] ^= 1
    return {**sealed.row("image/jpeg", "x"), "blob": blob_id(bytes(ct)), **row["row"]}, bytes(ct)
