"""Files: photographs of paper, sealed under a key of their own in pieces of one MiB (section 5).

The key and the true size stand in the `att` row of a sealed content, and nowhere else.
"""

import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_ABYTES as TAG_BYTES,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_HEADERBYTES as HEADER_BYTES,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_init_pull,
    crypto_secretstream_xchacha20poly1305_pull,
    crypto_secretstream_xchacha20poly1305_push,
    crypto_secretstream_xchacha20poly1305_state,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_FINAL as FINAL,
)
from nacl.bindings import (
    crypto_secretstream_xchacha20poly1305_TAG_MESSAGE as MORE,
)

from mediator.protocol.body import KEY_BYTES, blob_id
from mediator.protocol.encoding import b64, padme, unb64
from mediator.protocol.errors import Damaged

LABEL = b"rj1/file"
CHUNK_BYTES = 1_048_576
SMALLEST_FILE = 4096


@dataclass(frozen=True, repr=False)
class SealedFile:
    """A sealed file: `ct` to upload under `blob`; `key` and `size` for the `att` row of a content."""

    ct: bytes
    blob: str
    key: bytes
    size: int

    def row(self, mime: str, name: str) -> dict[str, Any]:
        """The `att` row by which whoever opens the content finds, opens and shows the file."""
        return {"blob": self.blob, "key": b64(self.key), "size": self.size, "mime": mime, "name": name}


def seal_file(raw: bytes, *, key: bytes | None = None, header: bytes | None = None) -> SealedFile:
    """Seal a file under a fresh key. Give a key and a header (24 bytes) only to repeat a published vector."""
    key, header = key or secrets.token_bytes(KEY_BYTES), header or secrets.token_bytes(HEADER_BYTES)
    state = crypto_secretstream_xchacha20poly1305_state()
    # Both directions begin in the same state; this one takes the header instead of choosing it.
    crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    padded = raw + bytes(padded_length(len(raw)) - len(raw))
    pieces = [padded[at : at + CHUNK_BYTES] for at in range(0, len(padded), CHUNK_BYTES)]
    tags = [MORE] * (len(pieces) - 1) + [FINAL]
    sealed = [
        crypto_secretstream_xchacha20poly1305_push(state, piece, LABEL, tag)
        for piece, tag in zip(pieces, tags, strict=True)
    ]
    ct = header + b"".join(sealed)
    return SealedFile(ct, blob_id(ct), key, len(raw))


def open_file(row: dict[str, Any], ct: bytes) -> bytes:
    """Open a file by the `att` row that names it. Raises Damaged (V8).

    Refused: another file or key, pieces that are missing, swapped or added, no end or one too early, a size larger
    than what was sealed, padding that `seal_file` would not have made.
    """
    if blob_id(ct) != row["blob"]:
        raise Damaged("the file is not the one that is named")
    padded = b"".join(_pieces(ct, unb64(row["key"], KEY_BYTES)))
    size = row["size"]
    if size > len(padded) or len(padded) != padded_length(size) or padded[size:].strip(b"\x00"):
        raise Damaged("the file is not as long as it says")
    return padded[:size]


def padded_length(size: int) -> int:
    """How long a file of `size` bytes is when it is sealed."""
    return padme(max(size, SMALLEST_FILE))


def sealed_length(size: int) -> int:
    """How many bytes a sealed file of `size` bytes takes."""
    padded = padded_length(size)
    return HEADER_BYTES + padded + TAG_BYTES * -(-padded // CHUNK_BYTES)


def _pieces(ct: bytes, key: bytes) -> Iterator[bytes]:
    header, rest = ct[:HEADER_BYTES], ct[HEADER_BYTES:]
    if len(rest) <= TAG_BYTES:
        raise Damaged("the file was cut short")
    state = crypto_secretstream_xchacha20poly1305_state()
    crypto_secretstream_xchacha20poly1305_init_pull(state, header, key)
    step = CHUNK_BYTES + TAG_BYTES
    for at in range(0, len(rest), step):
        wanted = FINAL if at + step >= len(rest) else MORE
        try:
            piece, tag = crypto_secretstream_xchacha20poly1305_pull(state, rest[at : at + step], LABEL)
        except (RuntimeError, ValueError) as error:
            raise Damaged("a piece of the file was changed, or stands in another place") from error
        if tag != wanted or not piece:
            raise Damaged("the file ends where it should not, or does not end")
        yield piece
