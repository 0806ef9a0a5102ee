"""Who signs and who reads: identities, desk keys, signatures, check words (protocol section 3)."""

from dataclasses import dataclass

from nacl.bindings import crypto_box_seed_keypair, crypto_sign, crypto_sign_open, crypto_sign_seed_keypair
from nacl.exceptions import CryptoError

from mediator.protocol.encoding import b64, derive, digest, unb64
from mediator.protocol.errors import SignatureWrong
from mediator.protocol.words import get_words

CONTEXTS = ("rj1/stmt", "rj1/ok", "rj1/staff")
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493
FIELD_PRIME = 2**255 - 19
CHECK_WORDS = 4

# The y coordinates of the points of order 1, 2, 4 and 8 on edwards25519: anybody can sign for such a key.
_ORDER_8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
SMALL_ORDER_Y = frozenset({0, 1, FIELD_PRIME - 1, _ORDER_8, FIELD_PRIME - _ORDER_8})


@dataclass(frozen=True, repr=False)
class Identity:
    """A box and a signing key pair from one 32-byte seed; `fp` (43 characters) is its id. Never printed."""

    seed: bytes
    box_pk: bytes
    box_sk: bytes
    sign_pk: bytes
    sign_sk: bytes
    fp: str

    @classmethod
    def from_seed(cls, seed: bytes) -> "Identity":
        """Work out both key pairs of a 32-byte seed."""
        box_pk, box_sk = crypto_box_seed_keypair(derive(seed, "rj1/id/box"))
        sign_pk, sign_sk = crypto_sign_seed_keypair(derive(seed, "rj1/id/sign"))
        return cls(seed, box_pk, box_sk, sign_pk, sign_sk, b64(digest("rj1/id/fp", box_pk, sign_pk)))

    def public(self) -> dict[str, str]:
        """The public form {"box", "sign"}, base64."""
        return {"box": b64(self.box_pk), "sign": b64(self.sign_pk)}

    def sign(self, context: str, message: bytes) -> bytes:
        """A 64-byte signature over the context, a zero byte, and the message."""
        return crypto_sign(_signed(context, message), self.sign_sk)[:64]


@dataclass(frozen=True, repr=False)
class DeskKey:
    """The box key pair that the members of a desk share for one epoch. It cannot sign."""

    seed: bytes
    box_pk: bytes
    box_sk: bytes

    @classmethod
    def from_seed(cls, seed: bytes) -> "DeskKey":
        """Work out the key pair of a 32-byte seed."""
        return cls(seed, *crypto_box_seed_keypair(derive(seed, "rj1/desk/box")))


def fingerprint(public: dict[str, str]) -> str:
    """The id of a public form. Raises EncodingInvalid when a key is not 32 bytes."""
    return b64(digest("rj1/id/fp", unb64(public["box"], 32), unb64(public["sign"], 32)))


def verify(sign_pk: bytes, context: str, message: bytes, signature: bytes) -> None:
    """Check a 64-byte signature. Raises SignatureWrong, for small-order keys and S too large as well."""
    if len(sign_pk) != 32 or len(signature) != 64:
        raise SignatureWrong("a key has 32 bytes and a signature 64")
    if _small_order(sign_pk) or _small_order(signature[:32]):
        raise SignatureWrong("a key of small order")
    if int.from_bytes(signature[32:], "little") >= GROUP_ORDER:
        raise SignatureWrong("S is not below the group order")
    try:
        crypto_sign_open(signature + _signed(context, message), sign_pk)
    except CryptoError as error:
        raise SignatureWrong("the signature does not fit") from error


def check_words(lang: str, *fps: str) -> list[str]:
    """Four words over one or more 32-byte ids (base64), for two people to compare by voice."""
    bits = int.from_bytes(digest("rj1/words", *(unb64(fp, 32) for fp in fps))[:6], "big") >> 4
    words = get_words(lang)
    return [words[bits >> (11 * place) & 2047] for place in reversed(range(CHECK_WORDS))]


def _signed(context: str, message: bytes) -> bytes:
    if context not in CONTEXTS:
        raise ValueError(f"no such signature context: {context}")
    return context.encode("ascii") + b"\x00" + message


def _small_order(point: bytes) -> bool:
    return (int.from_bytes(point, "little") & (2**255 - 1)) % FIELD_PRIME in SMALL_ORDER_Y
