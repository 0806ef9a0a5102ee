"""Bodies: texts sealed under a random key, and slots that give the key to one reader (section 5)."""

import secrets
from dataclasses import dataclass
from typing import Any

from nacl.bindings import crypto_box_seal, crypto_box_seal_open
from nacl.exceptions import CryptoError

from mediator.protocol.aead import open_aead, seal_aead
from mediator.protocol.contents import read_content, write_content
from mediator.protocol.encoding import b64, derive, digest, pad, unpad
from mediator.protocol.errors import Damaged, NotForMe

KEY_BYTES = 32
MSG_BYTES = 16
SLOT_BYTES = 80


@dataclass(frozen=True, repr=False)
class SealedBody:
    """A sealed body: `ct` to upload, `key` for the slots, `descriptor` for the signed entry."""

    ct: bytes
    key: bytes
    descriptor: dict[str, Any]


def seal_body(
    content: dict[str, Any],
    case: str,
    chain: str,
    kind: str,
    *,
    t: str = "",
    msg: str | None = None,
    key: bytes | None = None,
    nonce: bytes | None = None,
) -> SealedBody:
    """Seal a content for an entry of type `t` in `chain` (for an offer: the reader's lane).

    A cover takes the `msg` and `key` of its body; everything else gets fresh ones. Raises Damaged or
    EncodingInvalid when the content does not have the shape of its kind.
    """
    key = key or secrets.token_bytes(KEY_BYTES)
    msg = msg or b64(secrets.token_bytes(MSG_BYTES))
    padded = pad(write_content(content, kind, t))
    ct = seal_aead(derive(key, "rj1/body/key"), padded, body_label(case, chain, msg, kind), nonce)
    descriptor = {"ct": blob_id(ct), "kc": commitment(key), "kind": kind, "len": len(ct), "msg": msg}
    return SealedBody(ct, key, descriptor)


def open_body(descriptor: dict[str, Any], ct: bytes, key: bytes, case: str, chain: str, t: str = "") -> dict[str, Any]:
    """Check a ciphertext against its signed descriptor and open it. Raises Damaged (V8)."""
    if len(ct) != descriptor["len"] or blob_id(ct) != descriptor["ct"]:
        raise Damaged("the sealed text is not the one that was signed for")
    if commitment(key) != descriptor["kc"]:
        raise Damaged("the key is not the one that was signed for")
    label = body_label(case, chain, descriptor["msg"], descriptor["kind"])
    return read_content(unpad(open_aead(derive(key, "rj1/body/key"), ct, label)), descriptor["kind"], t)


def make_slot(key: bytes, box_pk: bytes) -> bytes:
    """Seal a 32-byte key (of a body, or a desk seed) for one reader: 80 bytes."""
    return crypto_box_seal(key, box_pk)


def open_slot(slot: bytes, box_pk: bytes, box_sk: bytes, descriptor: dict[str, Any] | None = None) -> bytes:
    """Open a slot. Raises NotForMe if sealed for another key, Damaged if size or content are wrong."""
    if len(slot) != SLOT_BYTES:
        raise Damaged("a slot has 80 bytes")
    try:
        key = crypto_box_seal_open(slot, box_pk, box_sk)
    except CryptoError as error:
        raise NotForMe("the slot does not open with this key") from error
    if descriptor is not None and commitment(key) != descriptor["kc"]:
        raise Damaged("the slot holds another key than was signed for")
    return key


def commitment(key: bytes) -> str:
    """What the signed entry says of a body's key, base64: a ciphertext alone may open under two."""
    return b64(derive(key, "rj1/body/commit"))


def blob_id(ct: bytes) -> str:
    """The id of stored sealed bytes, base64."""
    return b64(digest("rj1/blob", ct))


def body_label(case: str, chain: str, msg: str, kind: str) -> str:
    """The associated data that ties a ciphertext to its place."""
    return f"rj1/body\n{case}\n{chain}\n{msg}\n{kind}"
