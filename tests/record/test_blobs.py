"""Sealed texts at rest: sealed once more, found by their hash, swept when nothing refers to them."""

from pathlib import Path

import pytest
from flask import Flask, current_app

from mediator.cases import services
from mediator.errors import NotFoundHere, Refusal
from mediator.extensions import db
from mediator.protocol.encoding import b64, digest
from mediator.record import at_rest, blobs
from mediator.record.models import BlobRow, SlotRow
from tests.record.casework import Casework, text
from tests.record.kept import ready_case

DAY = 86_400


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, Casework)


def bring(case: Casework, raw: bytes, now: int | None = None) -> str:
    blob = b64(digest("rj1/blob", raw))
    services.put_blob(case.sam.account, case.case, blob, raw, now or case.now)
    return blob


def files() -> list[Path]:
    return [path for path in Path(current_app.config["BLOB_FOLDER"]).glob("*/*") if path.is_file()]


def test_p2_a_file_holds_neither_the_bytes_nor_a_key(case: Casework) -> None:
    raw = b"already sealed once" * 100
    blob = bring(case, raw)
    stored = next(path for path in files() if path.name == blob).read_bytes()
    assert b"already sealed" not in stored
    assert blobs.get(case.case, blob) == raw


def test_p2_a_stored_slot_is_not_the_slot(case: Casework) -> None:
    rows = db.session.query(SlotRow).all()
    assert {len(row.sealed) for row in rows} == {80 + 24 + 16}


def test_without_the_cases_key_nothing_stored_opens(case: Casework) -> None:
    blob = bring(case, b"text")
    at_rest.forget(case.case)
    with pytest.raises(at_rest.AtRestKeyMissing):
        blobs.get(case.case, blob)


def test_what_nothing_refers_to_goes_after_a_day_and_the_rest_stays(case: Casework) -> None:
    stray = bring(case, b"stray")
    draft = case.draft(case.sam)
    entry = draft.add(case.ann.lane, "say", of="", content=text())
    draft.send()
    assert blobs.sweep(case.now + DAY) == 0
    assert blobs.sweep(case.now + DAY + 1) == 1
    assert db.session.get(BlobRow, (case.case, stray)) is None
    assert stray not in {path.name for path in files()}
    assert blobs.get(case.case, entry["body"]["ct"])


def test_a_file_whose_row_never_came_goes_too(case: Casework) -> None:
    import os

    lost = Path(current_app.config["BLOB_FOLDER"]) / case.case / "lost"
    lost.write_bytes(b"x")
    os.utime(lost, (case.now, case.now))
    blobs.sweep(case.now + DAY + 1)
    assert not lost.exists()


def test_nobody_can_fill_the_disk_with_texts_that_wait(case: Casework) -> None:
    for number in range(blobs.MAX_WAITING):
        bring(case, f"text {number}".encode())
    with pytest.raises(Refusal) as caught:
        bring(case, b"one too many")
    assert caught.value.code == "blobs-waiting"


def test_p1_a_sealed_text_is_fetched_only_by_who_may_read_the_entry(case: Casework) -> None:
    entry = case.writes(case.ann)
    blob = entry["body"]["ct"]
    assert services.get_blob(case.ann.account, case.case, blob)
    assert services.get_blob(case.robin.account, case.case, blob)
    with pytest.raises(NotFoundHere):
        services.get_blob(case.ben.account, case.case, blob)


def test_a_text_that_waits_is_nobodys_to_fetch(case: Casework) -> None:
    blob = bring(case, b"waits")
    with pytest.raises(NotFoundHere):
        services.get_blob(case.sam.account, case.case, blob)
