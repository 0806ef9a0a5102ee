"""From card and passphrase to an account's keys; what is sealed to its seed (sections 4, 9 and 16)."""

import re
import secrets
import unicodedata
from dataclasses import dataclass
from typing import Any

from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13

from mediator.protocol.aead import open_aead, seal_aead
from mediator.protocol.card import CardKeys
from mediator.protocol.contents import read_json, write_json
from mediator.protocol.encoding import b64, derive, keyed, pad, unpad
from mediator.protocol.errors import Damaged, DerivationUnsafe, EntryInvalid, PassphraseWrong
from mediator.protocol.fields import check_kind

ARGON_OPS = 3
ARGON_MEMORY = 64 * 1024 * 1024
SEED_BYTES = 32

# The characters of Unicode's White_Space property; Python's own idea of a space has four more.
_SPACES = "\t\n\v\f\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
_RUN_OF_SPACES = re.compile(f"[{_SPACES}]+")


@dataclass(frozen=True, repr=False)
class AccountKeys:
    """`auth` (base64) is shown to the server; `wrap` (32 bytes) seals the seed and is never sent."""

    auth: str
    wrap: bytes

    @classmethod
    def derive(cls, passphrase: str, card_keys: CardKeys) -> "AccountKeys":
        """Derive once. Raises DerivationUnsafe when the memory-hard step answers zeros."""
        stretched = _stretch(normalise(passphrase), card_keys.salt)
        if len(stretched) != 32 or not any(stretched):
            raise DerivationUnsafe("the derivation answered nothing")
        master = keyed(stretched, b"rj1/acct/master\x00" + card_keys.C)
        return cls(b64(derive(master, "rj1/acct/auth")), derive(master, "rj1/acct/wrap"))

    @classmethod
    def derive_twice(cls, passphrase: str, card_keys: CardKeys) -> "AccountKeys":
        """Derive twice and compare, as enrolment and a change of passphrase must. Raises DerivationUnsafe."""
        first, second = (cls.derive(passphrase, card_keys) for _ in range(2))
        if first != second:
            raise DerivationUnsafe("two derivations differ")
        return first


def normalise(passphrase: str) -> bytes:
    """The passphrase as it is derived from: NFKC, trimmed, single spaces, UTF-8."""
    return _RUN_OF_SPACES.sub(" ", unicodedata.normalize("NFKC", passphrase)).strip(" ").encode("utf-8")


def wrap_seed(wrap: bytes, seed: bytes, nonce: bytes | None = None) -> bytes:
    """Seal a seed for the server to keep (72 bytes)."""
    return seal_aead(wrap, seed, "rj1/acct/seed", nonce)


def unwrap_seed(wrap: bytes, blob: bytes) -> bytes:
    """Open a sealed seed. Raises PassphraseWrong for another passphrase, card or account."""
    try:
        return _open_seed(wrap, blob, "rj1/acct/seed")
    except Damaged as error:
        raise PassphraseWrong("the sealed seed does not open") from error


def session_half(hk: bytes, seed: bytes, nonce: bytes | None = None) -> bytes:
    """Seal the seed for the next page, under the 32 bytes that the server's session keeps."""
    return seal_aead(derive(hk, "rj1/session"), seed, "rj1/session", nonce)


def open_session_half(hk: bytes, half: bytes) -> bytes:
    """Open the half that the browser kept. Raises Damaged."""
    return _open_seed(derive(hk, "rj1/session"), half, "rj1/session")


def seal_state(seed: bytes, state: dict[str, Any], nonce: bytes | None = None) -> bytes:
    """Seal an account's state of one case: {"v":1, "case", "heads":[[chain, seq, hash]…], "label"}."""
    _check_state(state)
    return seal_aead(derive(seed, "rj1/id/state"), pad(write_json(state)), "rj1/state", nonce)


def open_state(seed: bytes, sealed: bytes) -> dict[str, Any]:
    """Open a sealed state. Raises Damaged."""
    state = read_json(unpad(open_aead(derive(seed, "rj1/id/state"), sealed, "rj1/state")))
    _check_state(state)
    return state


def seal_draft(seed: bytes, draft: str, version: int, content: dict[str, Any], nonce: bytes | None = None) -> bytes:
    """Seal one version of a draft to its author; `draft` is its id."""
    return seal_aead(derive(seed, "rj1/id/draft"), pad(write_json(content)), _draft_label(draft, version), nonce)


def open_draft(seed: bytes, draft: str, version: int, sealed: bytes) -> dict[str, Any]:
    """Open one version of a draft. Raises Damaged, also for another draft's or another version's bytes."""
    return read_json(unpad(open_aead(derive(seed, "rj1/id/draft"), sealed, _draft_label(draft, version))))


def make_seed() -> bytes:
    """A fresh seed of 32 bytes."""
    return secrets.token_bytes(SEED_BYTES)


def _stretch(passphrase: bytes, salt: bytes) -> bytes:
    # The cost is part of rj1: nothing that a server says can change it.
    return crypto_pwhash_alg(32, passphrase, salt, ARGON_OPS, ARGON_MEMORY, crypto_pwhash_ALG_ARGON2ID13)


def _open_seed(key: bytes, sealed: bytes, label: str) -> bytes:
    seed = open_aead(key, sealed, label)
    if len(seed) != SEED_BYTES:
        raise Damaged("a seed has 32 bytes")
    return seed


def _draft_label(draft: str, version: int) -> str:
    return f"rj1/draft\n{draft}\n{version}"


def _check_state(state: dict[str, Any]) -> None:
    try:
        whole = set(state) == {"v", "case", "heads", "label"} and state["v"] == 1 and isinstance(state["label"], str)
        check_kind("hash", state.get("case"))
        check_kind("heads", state.get("heads"))
    except EntryInvalid as error:
        raise Damaged("the state has another form") from error
    if not whole:
        raise Damaged("the state has other fields")
