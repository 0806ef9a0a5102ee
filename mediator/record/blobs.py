"""The store of sealed texts: a folder per case, a file per text, named by the hash of its content.

The file is there before its row, and goes after it. Rows that no entry refers to go after a day.
"""

from contextlib import suppress
from pathlib import Path

from flask import current_app
from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from mediator.errors import BadRequest, NotFoundHere, TooLarge, TooMany
from mediator.extensions import db
from mediator.protocol.encoding import b64, digest
from mediator.record import at_rest, read
from mediator.record.models import BlobRow

# A sealed text is at most so long; a sealed photograph, which the desk alone brings, may be as large as a request.
MAX_BYTES = 1_048_616
MAX_FILE_BYTES = 1_572_864
MAX_WAITING = 64
WAITING_SECONDS = 24 * 60 * 60


class BlobWrong(BadRequest):
    """The sealed text did not arrive whole. Nothing was changed. Please send it again."""

    code = "blob-wrong"


class TooManyWaiting(TooMany):
    """Too many sealed texts wait that nothing refers to. Please try again later, or ring the service."""

    code = "blobs-waiting"


def put(case: str, blob: str, raw: bytes, account_id: int, now: int, most: int = MAX_BYTES) -> None:
    """Keep sealed bytes under their hash; does not commit. Raises BlobWrong, TooManyWaiting; TooLarge above `most`."""
    if len(raw) > most:
        raise TooLarge
    if not raw or b64(digest("rj1/blob", raw)) != blob:
        raise BlobWrong
    if db.session.get(BlobRow, (case, blob)) is not None:
        return
    if _count_waiting(case, account_id) >= MAX_WAITING:
        raise TooManyWaiting
    at_rest.write_new(_path(case, blob), at_rest.seal(case, raw))
    # Of two requests with the same text at the same moment one writes the row; both have kept it.
    with suppress(IntegrityError), db.session.begin_nested():
        db.session.add(BlobRow(case_id=case, id=blob, size=len(raw), account_id=account_id, stored_at=now))


def get(case: str, blob: str) -> bytes:
    """The bytes kept under a hash. Raises NotFoundHere."""
    if db.session.get(BlobRow, (case, blob)) is None:
        raise NotFoundHere
    return at_rest.unseal(case, _path(case, blob).read_bytes())


def find_row(case: str, blob: str) -> BlobRow | None:
    """The row of a blob."""
    return db.session.get(BlobRow, (case, blob))


def sweep(now: int) -> int:
    """Delete what nothing referred to for a day, then files without a row; commits. Answers the rows gone."""
    old = db.session.execute(
        select(BlobRow.case_id, BlobRow.id).where(~BlobRow.used, BlobRow.stored_at < now - WAITING_SECONDS)
    ).all()
    for case, blob in old:
        db.session.execute(delete(BlobRow).where(BlobRow.case_id == case, BlobRow.id == blob, ~BlobRow.used))
    db.session.commit()
    for case, blob in old:
        if not _is_kept(case, blob):
            _path(case, blob).unlink(missing_ok=True)
    _sweep_files(now)
    return len(old)


def _sweep_files(now: int) -> None:
    """Delete files whose row never came: the web process ended between the two."""
    for path in Path(current_app.config["BLOB_FOLDER"]).glob("*/*"):
        if path.stat().st_mtime < now - WAITING_SECONDS and not _is_kept(path.parent.name, path.name):
            path.unlink(missing_ok=True)
    for folder in Path(current_app.config["BLOB_FOLDER"]).glob("*"):
        if not any(folder.iterdir()) and not read.has_case(folder.name):
            folder.rmdir()
            at_rest.forget(folder.name)


def _is_kept(case: str, blob: str) -> bool:
    found = db.session.scalar(select(BlobRow.id).where(BlobRow.case_id == case, BlobRow.id == blob))
    db.session.rollback()
    return found is not None


def _count_waiting(case: str, account_id: int) -> int:
    waiting = select(func.count()).select_from(BlobRow)
    waiting = waiting.where(BlobRow.case_id == case, BlobRow.account_id == account_id, ~BlobRow.used)
    return db.session.scalar(waiting) or 0


def _path(case: str, blob: str) -> Path:
    return Path(current_app.config["BLOB_FOLDER"]) / case / blob
