"""Makes a ciphertext that authenticates under two keys (vector N9): why a signed entry commits to its key.

Poly1305 is linear in its blocks, so two free blocks solve two equations, one for each key
(RFC 8439 section 2.5; XChaCha20 from draft-irtf-cfrg-xchacha).
"""

import struct

from tests.vectors.fixed import fixed

P = 2**130 - 5
CLAMP = 0x0FFFFFFC0FFFFFFC0FFFFFFC0FFFFFFF
_CONSTANTS = struct.unpack("<4I", b"expand 32-byte k")
_ROUND = (
    (0, 4, 8, 12), (1, 5, 9, 13), (2, 6, 10, 14), (3, 7, 11, 15),
    (0, 5, 10, 15), (1, 6, 11, 12), (2, 7, 8, 13), (3, 4, 9, 14),
)  # fmt: skip


def make_two_key_ciphertext(first: bytes, second: bytes, nonce: bytes, aad: bytes, blocks: int) -> bytes:
    """Ciphertext and tag of `blocks` * 16 + 16 bytes, to stand behind the 24-byte nonce."""
    keys = [_poly_key(key, nonce) for key in (first, second)]
    for attempt in range(10_000):
        tag = int.from_bytes(fixed(f"two keys {attempt}", 16), "little")
        solved = _solve(keys, tag, aad, blocks)
        if solved:
            return b"".join(block.to_bytes(16, "little") for block in solved) + tag.to_bytes(16, "little")
    raise AssertionError("no such ciphertext found")


def _solve(keys: list[tuple[int, int]], tag: int, aad: bytes, blocks: int) -> list[int] | None:
    """The blocks of a ciphertext whose tag is `tag` under both keys; the first two are the unknowns."""
    rest = [int.from_bytes(fixed(f"block {place}", 16), "little") for place in range(2, blocks)]
    rows = []
    for r, s in keys:
        message = [*_padded(aad), None, None, *rest, len(aad) | blocks * 16 << 64]
        known = sum((one + 2**128) * pow(r, len(message) - at, P) for at, one in enumerate(message) if one is not None)
        at = len(_padded(aad))
        powers = [pow(r, len(message) - at - unknown, P) for unknown in (0, 1)]
        rows.append((*powers, ((tag - s) % 2**128 - known) % P))
    (a, b, m), (c, d, n) = rows
    inverse = pow((a * d - b * c) % P, -1, P)
    unknowns = [(m * d - b * n) * inverse % P - 2**128, (a * n - m * c) * inverse % P - 2**128]
    return unknowns + rest if all(0 <= one < 2**128 for one in unknowns) else None


def _padded(aad: bytes) -> list[int | None]:
    whole = aad + bytes(-len(aad) % 16)
    return [int.from_bytes(whole[at : at + 16], "little") for at in range(0, len(whole), 16)]


def _poly_key(key: bytes, nonce: bytes) -> tuple[int, int]:
    start = [*_CONSTANTS, *struct.unpack("<8I", key), *struct.unpack("<4I", nonce[:16])]
    mixed = _rounds(start)
    subkey = mixed[:4] + mixed[12:]
    state = [*_CONSTANTS, *subkey, 0, 0, *struct.unpack("<2I", nonce[16:])]
    stream = [(a + b) % 2**32 for a, b in zip(_rounds(state), state, strict=True)]
    raw = struct.pack("<16I", *stream)
    return int.from_bytes(raw[:16], "little") & CLAMP, int.from_bytes(raw[16:32], "little")


def _rounds(state: list[int]) -> list[int]:
    words = list(state)
    for _ in range(10):
        for a, b, c, d in _ROUND:
            for x, y, z, turn in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
                words[x] = (words[x] + words[y]) % 2**32
                mixed = words[z] ^ words[x]
                words[z] = (mixed << turn | mixed >> (32 - turn)) % 2**32
    return words
