"""T9 and N8: files have the known ids and lengths, open again, and are refused when anything about them is changed."""

from typing import Any

import pytest

from mediator.protocol.encoding import padme, unb64
from mediator.protocol.errors import Damaged, EncodingInvalid
from mediator.protocol.file import open_file, seal_file, sealed_length
from tests.protocol.vectors import load, names
from tests.vectors.files import plain, spoilt

KNOWN = load("file")
EMPTY = {"mime": "image/jpeg", "name": "page 1"}


@pytest.mark.parametrize("row", KNOWN["good"], ids=lambda row: str(row["size"]))
def test_t9_files_have_the_known_id_and_open(row: dict[str, Any]) -> None:
    raw = plain(row["size"])
    sealed = seal_file(raw, key=unb64(KNOWN["key"]), header=unb64(KNOWN["header"]))
    assert (sealed.blob, len(sealed.ct), sealed_length(row["size"])) == (row["blob"], row["len"], row["len"])
    assert open_file(sealed.row(**EMPTY), sealed.ct) == raw


def test_t10_lengths_of_files_are_padded_to_few() -> None:
    assert [[size, padme(size)] for size, _ in KNOWN["padme"]] == KNOWN["padme"]
    assert all(size <= padded <= size * 1.125 for size, padded in KNOWN["padme"])


@pytest.mark.parametrize("row", KNOWN["bad"], ids=names)
def test_n8_a_file_that_was_changed_is_refused(row: dict[str, Any]) -> None:
    told, ct = spoilt(row, KNOWN["key"], KNOWN["header"])
    with pytest.raises((Damaged, EncodingInvalid)):
        open_file(told, ct)


def test_each_file_has_a_key_of_its_own() -> None:
    one, other = seal_file(b"the same"), seal_file(b"the same")
    assert one.key != other.key
    assert one.ct != other.ct
    with pytest.raises(Damaged):
        open_file({**one.row(**EMPTY), "key": other.row(**EMPTY)["key"]}, one.ct)
