"""The queue of signed releases that wait for their hour (protocol section 6, *Parked release*).

Each lane has one queue in the order of `due`; every release in it is signed on the one before, the first on
the lane's head. A row whose place is taken, or whose conditions fell, goes, and all behind it go with it.
"""

import json
from typing import Any

from sqlalchemy import delete

from mediator.extensions import db
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.entry import Entry
from mediator.record import at_rest, read
from mediator.record.batch import Batch, Park, Slots
from mediator.record.checks import blobs_of, check_clock
from mediator.record.errors import Refused, SlotsWrong
from mediator.record.law import Author, Law
from mediator.record.models import BlobRow, ParkedRow


class QueueBroken(Refused):
    """Releases that wait are signed one on the other, in the order of their hours. Nothing was changed."""

    code = "queue"


def replace_queue(law: Law, state: Any, case: str, batch: Batch, author: Author | None, now: int) -> None:
    """Drop what the applied batch drops, add what it parks. Raises a Refusal."""
    tails = dict(state.heads)
    due: dict[str, int] = {}
    carried = {park.entry.chain: park for park in reversed(batch.park)}
    kept = []
    for row in read.list_parked(case):
        first = carried.get(row.lane)
        moved = first is not None and first.entry.seq <= row.seq
        if moved or _prev(row) != tails.get(row.lane) or law.drops(state, to_parked(state, row), batch):
            db.session.delete(row)
            continue
        tails[row.lane], due[row.lane] = (row.seq, row.hash), row.due
        kept.append(row)
    # A row that is carried again has the same hash as the one that goes.
    db.session.flush()
    state.parked = [to_parked(state, row) for row in kept]
    for park in batch.park:
        if (park.entry.seq - 1, park.entry.prev) != tails.get(park.entry.chain):
            raise QueueBroken
        if park.when < due.get(park.entry.chain, 0):
            raise QueueBroken
        row = _park(law, state, case, park, author, now)
        tails[row.lane], due[row.lane] = (row.seq, row.hash), row.due
        state.parked.append(to_parked(state, row))


def shift_queue(state: Any, case: str, entry: Entry) -> None:
    """Take out the release that has just been appended; those behind it were signed on it and stay."""
    db.session.execute(delete(ParkedRow).where(ParkedRow.hash == entry.hash))
    state.parked = [row for row in state.parked if row.entry.hash != entry.hash]


def to_parked(state: Any, row: ParkedRow) -> Any:
    """The row as the fold knows it."""
    return state.make_parked(row.lane, row.due, row.offer, parked_entry(row))


def parked_entry(row: ParkedRow) -> Entry:
    """The signed release of a row."""
    return read.stored_entry(row.stmt, row.sig, row.hash)


def parked_slots(row: ParkedRow) -> Slots:
    """The slots that go with the release of a row."""
    rows = json.loads(at_rest.unseal(row.case_id, row.slots))
    return {(chain, seq, reader): unb64(key) for chain, seq, reader, key in rows}


def _park(law: Law, state: Any, case: str, park: Park, author: Author | None, now: int) -> ParkedRow:
    entry = park.entry
    check_clock(entry, now)
    law.check_signer(state, entry, author)
    offer = law.check_parked(state, park, now)
    if set(park.slots) != set(law.readers(state, entry).required):
        raise SlotsWrong
    for blob in blobs_of(entry):
        if db.session.get(BlobRow, (case, blob)) is None:
            raise QueueBroken
    slots = json.dumps([[*place, b64(key)] for place, key in park.slots.items()])
    row = ParkedRow(
        hash=entry.hash,
        case_id=case,
        lane=entry.chain,
        seq=entry.seq,
        due=park.when,
        offer=offer,
        stmt=entry.stmt,
        sig=entry.sig,
        slots=at_rest.seal(case, slots.encode()),
        parked_at=now,
    )
    db.session.add(row)
    return row


def _prev(row: ParkedRow) -> tuple[int, str]:
    return row.seq - 1, parked_entry(row).prev
