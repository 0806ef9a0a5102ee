"""The printed card: its text, its keys, and the invitation packet (protocol sections 4 and 8)."""

import re
import secrets
from dataclasses import dataclass
from typing import Any

from mediator.protocol.aead import open_aead, seal_aead
from mediator.protocol.encoding import b64, canon, derive, digest, keyed, parse, unb64
from mediator.protocol.errors import CardInvalid, Damaged, EncodingInvalid, EntryInvalid, PacketInvalid
from mediator.protocol.fields import check_members

SECRET_BYTES = 15
CARD_CHARACTERS = 28
GROUP = 4
CHECK_BITS = 20

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SEPARATORS = re.compile(r"[\s\-\u2010-\u2015]")
_LOOK_ALIKES = str.maketrans("OIL", "011")

PARTICIPANT_PACKET = {
    "by": "fp",
    "case": "hash",
    "chain": "id16",
    "exp": "int",
    "head": "ros",
    "root": "fp",
    "ros": "ros",
}
STAFF_PACKET = {"by": "fp", "exp": "int", "root": "fp"}


@dataclass(frozen=True, repr=False)
class CardKeys:
    """From a card: `C` (32 bytes), `find` (base64), `packet`, `mackey` (32 bytes), `salt` (16 bytes)."""

    C: bytes
    find: str
    packet: bytes
    mackey: bytes
    salt: bytes

    @classmethod
    def from_secret(cls, secret: bytes) -> "CardKeys":
        """Work out the keys of a 15-byte card secret."""
        return cls.from_value(digest("rj1/card", secret))

    @classmethod
    def from_value(cls, value: bytes) -> "CardKeys":
        """Work out the keys from C, which a device may remember."""
        return cls(
            value,
            b64(derive(value, "rj1/card/find")),
            derive(value, "rj1/card/packet"),
            derive(value, "rj1/card/enrol"),
            derive(value, "rj1/card/salt")[:16],
        )


def make_card() -> bytes:
    """A fresh card secret of 15 bytes."""
    return secrets.token_bytes(SECRET_BYTES)


def card_text(secret: bytes) -> str:
    """Write a card secret as seven groups of four characters: 120 bits and a check of 20."""
    number = int.from_bytes(secret, "big") << CHECK_BITS | _check_bits(secret)
    signs = [_ALPHABET[number >> (5 * place) & 31] for place in reversed(range(CARD_CHARACTERS))]
    return "-".join("".join(signs[at : at + GROUP]) for at in range(0, CARD_CHARACTERS, GROUP))


def read_card(text: str) -> bytes:
    """Read a card as typed or pasted: spaces, dashes, small letters are welcome. Raises CardInvalid."""
    plain = _SEPARATORS.sub("", text)
    # Some letters outside ASCII become ASCII letters when upper-cased, so they must go first.
    if not plain.isascii():
        raise CardInvalid("a character that no card has")
    plain = plain.upper().translate(_LOOK_ALIKES)
    if len(plain) != CARD_CHARACTERS or not set(plain) <= set(_ALPHABET):
        raise CardInvalid("a card has 28 letters and digits")
    number = 0
    for sign in plain:
        number = number << 5 | _ALPHABET.index(sign)
    secret = (number >> CHECK_BITS).to_bytes(SECRET_BYTES, "big")
    if number & (2**CHECK_BITS - 1) != _check_bits(secret):
        raise CardInvalid("the check at the end does not fit")
    return secret


def seal_packet(key: bytes, packet: dict[str, Any], nonce: bytes | None = None) -> bytes:
    """Seal an invitation packet (participant or staff form) under a card's packet key."""
    _check_packet(packet)
    return seal_aead(key, canon(packet), "rj1/card/packet", nonce)


def open_packet(key: bytes, sealed: bytes, now: int) -> dict[str, Any]:
    """Open an invitation packet and check its form and `exp`. Raises PacketInvalid."""
    try:
        packet = parse(open_aead(key, sealed, "rj1/card/packet"))
    except (Damaged, EncodingInvalid) as error:
        raise PacketInvalid("the packet does not open with this card") from error
    _check_packet(packet)
    if packet["exp"] < now:
        raise PacketInvalid("the card's time is over")
    return packet


def enrol_mac(mackey: bytes, lane: str, public: dict[str, str]) -> str:
    """The proof that an enrolment came from a card: base64 of a MAC over lane id (as text) and keys."""
    keys = unb64(public["box"], 32) + unb64(public["sign"], 32)
    return b64(keyed(mackey, b"rj1/enrol\x00" + lane.encode("ascii") + b"\x00" + keys))


def _check_bits(secret: bytes) -> int:
    if len(secret) != SECRET_BYTES:
        raise CardInvalid("a card secret has 15 bytes")
    return int.from_bytes(digest("rj1/card/check", secret)[:3], "big") >> 4


def _check_packet(packet: dict[str, Any]) -> None:
    try:
        check_members(packet, STAFF_PACKET if set(packet) == set(STAFF_PACKET) else PARTICIPANT_PACKET)
    except EntryInvalid as error:
        raise PacketInvalid("the packet has other fields") from error
