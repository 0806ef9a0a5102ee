"""XChaCha20-Poly1305, nonce in front: how bytes are sealed under a shared key (section 1)."""

import secrets

from nacl.bindings import (
    crypto_aead_xchacha20poly1305_ietf_decrypt,
    crypto_aead_xchacha20poly1305_ietf_encrypt,
)
from nacl.exceptions import CryptoError

from mediator.protocol.errors import Damaged

NONCE_BYTES = 24
TAG_BYTES = 16


def seal_aead(key: bytes, plain: bytes, aad: str, nonce: bytes | None = None) -> bytes:
    """Answer nonce (24 bytes) and ciphertext; give a nonce only to repeat a published vector."""
    nonce = nonce or secrets.token_bytes(NONCE_BYTES)
    return nonce + crypto_aead_xchacha20poly1305_ietf_encrypt(plain, aad.encode("ascii"), nonce, key)


def open_aead(key: bytes, sealed: bytes, aad: str) -> bytes:
    """Open what `seal_aead` made. Raises Damaged for another key, another label or any changed byte."""
    if len(sealed) < NONCE_BYTES + TAG_BYTES:
        raise Damaged("too short to be sealed")
    nonce, ct = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return crypto_aead_xchacha20poly1305_ietf_decrypt(ct, aad.encode("ascii"), nonce, key)
    except CryptoError as error:
        raise Damaged("the seal does not hold") from error
