"""What must be refused, with the error that says why (N1, N2, N3, N5, N7, N9, N10)."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import mediator.protocol.errors
from mediator.protocol import account
from mediator.protocol.aead import open_aead
from mediator.protocol.body import open_body, open_slot
from mediator.protocol.card import CardKeys, open_packet
from mediator.protocol.certificate import check_certificate
from mediator.protocol.encoding import canon, parse, unb64
from mediator.protocol.entry import parse_entry
from mediator.protocol.errors import Damaged, DerivationUnsafe, EncodingInvalid, PassphraseWrong
from mediator.protocol.identity import Identity, verify
from tests.protocol.vectors import load, names

NEGATIVE = load("negative")
CARD = CardKeys.from_secret(bytes(15))


def read_body(row: dict[str, Any]) -> Any:
    """Open a slot and then the body, as a reader does."""
    reader = Identity.from_seed(unb64(row["seed"]))
    key = open_slot(unb64(row["slot"]), reader.box_pk, reader.box_sk, row["descriptor"])
    return open_body(row["descriptor"], unb64(row["ct"]), key, row["case"], row["chain"], row["t"])


JUDGES: dict[str, Callable[[dict[str, Any]], Any]] = {
    "parse": lambda row: parse(unb64(row["in"])),
    "unb64": lambda row: unb64(row["text"], row["length"]),
    "parse_entry": lambda row: parse_entry(unb64(row["stmt"]), bytes(64)),
    "verify": lambda row: verify(unb64(row["sign"]), row["context"], unb64(row["message"]), unb64(row["sig"])),
    "open_body": read_body,
    "unwrap_seed": lambda row: account.unwrap_seed(unb64(row["wrap"]), unb64(row["blob"])),
    "open_packet": lambda row: open_packet(unb64(row["key"]), unb64(row["sealed"]), row["now"]),
    "check_certificate": lambda row: check_certificate(row["cert"], row["root"], row["now"]),
}
ROWS = [pytest.param(judge, row, id=f"{judge}: {names(row)}") for judge in JUDGES for row in NEGATIVE[judge]]


@pytest.mark.parametrize(("judge", "row"), ROWS)
def test_bad_input_is_refused(judge: str, row: dict[str, Any]) -> None:
    """With exactly the error named, not with a lucky other one."""
    with pytest.raises(getattr(mediator.protocol.errors, row["error"])) as refused:
        JUDGES[judge](row)
    assert type(refused.value).__name__ == row["error"]


@pytest.mark.parametrize(
    "value",
    [{"a": -1}, {"a": 2**53}, {"a": True}, {"a": None}, {"a": 1.0}, {"a": (1,)}, {"a": "ä"}, {1: "a"}, [], "a"],
    ids=repr,
)
def test_nothing_outside_the_profile_is_written(value: Any) -> None:
    """N1 from the writing side."""
    with pytest.raises(EncodingInvalid):
        canon(value)


def test_base64_that_is_no_text_is_refused() -> None:
    """N2: a field may hold a number or nothing."""
    for value in (None, 1, b"AAAA", ["AAAA"]):
        with pytest.raises(EncodingInvalid):
            unb64(value)  # type: ignore[arg-type]


def test_a_ciphertext_for_two_keys_opens_for_one() -> None:
    """N9: the cipher itself accepts both keys; the signed commitment accepts the first alone."""
    row = NEGATIVE["two_keys"]
    ct, reader = unb64(row["ct"]), Identity.from_seed(unb64(row["seed"]))
    first, second = (open_aead(unb64(key), ct, row["label"]) for key in row["sealing_keys"])
    assert first != second
    slots = [unb64(slot) for slot in row["slots"]]
    opened = open_slot(slots[0], reader.box_pk, reader.box_sk, row["descriptor"])
    assert opened == unb64(row["keys"][0])
    with pytest.raises(Damaged, match="another key"):
        open_slot(slots[1], reader.box_pk, reader.box_sk, row["descriptor"])
    with pytest.raises(Damaged, match="the key is not the one"):
        open_body(row["descriptor"], ct, unb64(row["keys"][1]), row["case"], row["chain"])


def test_a_wrong_passphrase_does_not_open_the_page() -> None:
    """N10."""
    right = account.AccountKeys.derive("plain river seven", CARD)
    wrong = account.AccountKeys.derive("plain river eight", CARD)
    blob = account.wrap_seed(right.wrap, bytes(32))
    assert right.auth != wrong.auth
    with pytest.raises(PassphraseWrong):
        account.unwrap_seed(wrong.wrap, blob)


def test_a_device_that_derives_zeros_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """N10."""
    monkeypatch.setattr(account, "_stretch", lambda passphrase, salt: bytes(32))
    with pytest.raises(DerivationUnsafe):
        account.AccountKeys.derive("plain river seven", CARD)


def test_a_device_that_derives_two_answers_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """N10."""
    answers = iter((b"\1" * 32, b"\2" * 32))
    monkeypatch.setattr(account, "_stretch", lambda passphrase, salt: next(answers))
    with pytest.raises(DerivationUnsafe):
        account.AccountKeys.derive_twice("plain river seven", CARD)


def test_the_cost_of_the_derivation_is_read_from_nowhere() -> None:
    """N10: no code path takes it from a server."""
    source = Path(account.__file__).read_text(encoding="utf-8")
    assert source.count("ARGON_OPS") == source.count("ARGON_MEMORY") == 2
    assert (account.ARGON_OPS, account.ARGON_MEMORY) == (3, 64 * 1024 * 1024)
