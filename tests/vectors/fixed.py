"""Bytes that look random and are always the same, and slots made from them."""

import hashlib

from nacl.bindings import crypto_box, crypto_box_seed_keypair


def fixed(name: str, length: int) -> bytes:
    """`length` bytes for a name."""
    return hashlib.shake_256(f"vector {name}".encode()).digest(length)


def fixed_slot(key: bytes, box_pk: bytes) -> bytes:
    """A slot as libsodium's sealed box makes it, but from a key pair that follows from key and reader."""
    ephemeral_pk, ephemeral_sk = crypto_box_seed_keypair(hashlib.blake2b(key + box_pk, digest_size=32).digest())
    nonce = hashlib.blake2b(ephemeral_pk + box_pk, digest_size=24).digest()
    return ephemeral_pk + crypto_box(key, nonce, box_pk, ephemeral_sk)
