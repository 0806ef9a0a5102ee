"""Everything sealed opens again, and not after one byte of it has changed."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.protocol import account, body, card
from mediator.protocol.contents import CONTENT, letter_part, read_content, read_json, write_content, write_json
from mediator.protocol.encoding import b64
from mediator.protocol.errors import Damaged, EncodingInvalid, ProtocolError
from mediator.protocol.identity import Identity
from tests.vectors.samples import HASH, ID16

SEED, KEY = b"\5" * 32, b"\7" * 32
READER = Identity.from_seed(SEED)
STATE = {"v": 1, "case": HASH, "heads": [[ID16, 2, HASH]], "label": "Ann and Ben"}
PACKET = {"by": HASH, "exp": 9, "root": HASH}
LETTER = {"v": 1, "text": "Dear 🦔,\n“quotes”", "lang": "en", "att": []}
SEALED = body.seal_body(LETTER, HASH, ID16, "letter")

OPENERS: dict[str, tuple[bytes, Callable[[bytes], Any], Any]] = {
    "seed": (account.wrap_seed(KEY, SEED), lambda raw: account.unwrap_seed(KEY, raw), SEED),
    "session half": (account.session_half(KEY, SEED), lambda raw: account.open_session_half(KEY, raw), SEED),
    "state": (account.seal_state(SEED, STATE), lambda raw: account.open_state(SEED, raw), STATE),
    "draft": (
        account.seal_draft(SEED, "d", 3, LETTER),
        lambda raw: account.open_draft(SEED, "d", 3, raw),
        LETTER,
    ),
    "packet": (card.seal_packet(KEY, PACKET), lambda raw: card.open_packet(KEY, raw, 0), PACKET),
    "body": (
        SEALED.ct,
        lambda raw: body.open_body(SEALED.descriptor, raw, SEALED.key, HASH, ID16),
        LETTER,
    ),
    "slot": (
        body.make_slot(KEY, READER.box_pk),
        lambda raw: body.open_slot(raw, READER.box_pk, READER.box_sk),
        KEY,
    ),
}


@pytest.mark.parametrize("name", OPENERS)
def test_what_was_sealed_opens(name: str) -> None:
    """And is what it was."""
    sealed, opened, content = OPENERS[name]
    assert opened(sealed) == content


@pytest.mark.parametrize("name", OPENERS)
def test_one_changed_byte_is_refused(name: str) -> None:
    """At every place of the short ones, at a hundred places of the long ones."""
    sealed, opened, _ = OPENERS[name]
    for place in range(0, len(sealed), max(1, len(sealed) // 100)):
        damaged = sealed[:place] + bytes([sealed[place] ^ 1 << place % 8]) + sealed[place + 1 :]
        with pytest.raises(ProtocolError):
            opened(damaged)


@pytest.mark.parametrize("name", OPENERS)
@pytest.mark.parametrize("cut", [0, 1, 39, -1])
def test_a_piece_is_refused(name: str, cut: int) -> None:
    """A truncated answer of a server is no crash."""
    sealed, opened, _ = OPENERS[name]
    with pytest.raises(ProtocolError):
        opened(sealed[:cut])


def test_a_draft_opens_in_its_place_alone() -> None:
    """Another draft's or another version's bytes are refused."""
    sealed = account.seal_draft(SEED, "d", 3, LETTER)
    for draft, version, seed in (("d", 4, SEED), ("e", 3, SEED), ("d", 3, KEY)):
        with pytest.raises(Damaged):
            account.open_draft(seed, draft, version, sealed)


def test_a_cover_shares_the_slot_of_its_body() -> None:
    """One key, one msg, two ciphertexts."""
    content = {"kind": "letter", "pages": 1, "minutes": 2, "about": [], "removed": 0, "from": "", "who": ""}
    msg = SEALED.descriptor["msg"]
    cover = body.seal_body({**LETTER, **content}, HASH, ID16, "cover", msg=msg, key=SEALED.key)
    assert cover.descriptor["kc"] == SEALED.descriptor["kc"]
    assert cover.ct[:24] != SEALED.ct[:24]
    assert body.open_body(cover.descriptor, cover.ct, SEALED.key, HASH, ID16)["minutes"] == 2


def test_fresh_bodies_share_nothing() -> None:
    """Neither key, nonce nor msg."""
    other = body.seal_body(LETTER, HASH, ID16, "letter")
    assert other.key != SEALED.key
    assert other.ct[:24] != SEALED.ct[:24]
    assert other.descriptor["msg"] != SEALED.descriptor["msg"]


def test_the_largest_content_and_one_byte_more() -> None:
    """1,048,575 bytes are sealed, 1,048,576 are not."""
    empty = {**LETTER, "text": ""}
    room = 1_048_575 - len(write_content(empty, "letter"))
    sealed = body.seal_body({**empty, "text": "x" * room}, HASH, ID16, "letter")
    assert len(sealed.ct) == 1_048_616
    with pytest.raises(EncodingInvalid):
        body.seal_body({**empty, "text": "x" * (room + 1)}, HASH, ID16, "letter")


def test_half_a_character_is_not_sealed() -> None:
    """A lone surrogate cannot be written as UTF-8."""
    with pytest.raises(EncodingInvalid):
        write_content({**LETTER, "text": "\ud800"}, "letter")


def test_equal_texts_are_equal_without_files_and_reasons() -> None:
    """An offer is compared with source or proof by its letter part."""
    proposal = {**LETTER, "changes": [], "note": "Is this right?"}
    assert letter_part(proposal) == letter_part(LETTER)
    assert letter_part({**LETTER, "text": "Dear 🦔"}) != letter_part(LETTER)
    assert letter_part({**LETTER, "questions": []}) != letter_part(LETTER)


@pytest.mark.parametrize("kind", CONTENT)
def test_no_kind_of_content_takes_another_member(kind: str) -> None:
    """Nor an empty object."""
    for content in ({}, {**LETTER, "secret": ""}):
        with pytest.raises(Damaged):
            write_content(content, kind)


@given(st.text())
def test_any_text_comes_back(text: str) -> None:
    """Every Unicode text that UTF-8 can write."""
    content = {**LETTER, "text": text}
    assert read_content(write_content(content, "letter"), "letter") == content


@given(st.binary(max_size=200))
def test_random_bytes_are_json_or_damaged(raw: bytes) -> None:
    """Never another error."""
    try:
        assert write_json(read_json(raw)) == raw
    except Damaged:
        pass


@given(st.binary(max_size=120), st.sampled_from(sorted(OPENERS)))
def test_random_bytes_open_nothing(raw: bytes, name: str) -> None:
    """Never another error."""
    with pytest.raises(ProtocolError):
        OPENERS[name][1](raw)


def test_no_secret_is_printed() -> None:
    """Objects that hold keys show none in a log or a traceback."""
    keys = card.CardKeys.from_secret(bytes(15))
    shown = f"{READER!r}{keys!r}{SEALED!r}{account.AccountKeys('a', KEY)!r}"
    assert b64(SEED) not in shown
    assert "\\x" not in shown
