"""The root on paper: its seed in groups of hexadecimal digits, its public form in one line."""

import re

from mediator.protocol.encoding import b64, unb64
from mediator.protocol.errors import EncodingInvalid
from mediator.protocol.identity import Identity

_SEED_LINE = re.compile(r"^\s*((?:[0-9a-f]{4}[ -]?){16})\s*$", re.IGNORECASE | re.MULTILINE)


def write_seed(seed: bytes) -> str:
    """A 32-byte seed as sixteen groups of four hexadecimal digits."""
    digits = seed.hex()
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def read_root(text: str) -> Identity:
    """The root of a text with a line of sixteen groups. Raises EncodingInvalid when there is no such line."""
    found = _SEED_LINE.search(text)
    if not found:
        raise EncodingInvalid("there is no line with the sixteen groups of a root seed")
    return Identity.from_seed(bytes.fromhex(re.sub(r"[ -]", "", found[1])))


def write_public(public: dict[str, str]) -> str:
    """The public form {box, sign} as one line of 86 signs."""
    return b64(unb64(public["box"], 32) + unb64(public["sign"], 32))


def read_public(line: str) -> dict[str, str]:
    """The public form of such a line. Raises EncodingInvalid."""
    keys = unb64(line.strip(), 64)
    return {"box": b64(keys[:32]), "sign": b64(keys[32:])}
