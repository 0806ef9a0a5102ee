"""Appending to a case: one batch, under the case's lock, all or nothing (protocol section 6).

Nothing here commits: the verb that calls does, once. Order: lock, fold; for each entry place, clock, signer,
rules, sealed texts, with the batch's earlier entries applied; then slots, queue, rows, projections.
"""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.protocol.entry import Entry
from mediator.record import at_rest, checks, parking, read
from mediator.record.batch import Batch, Slots
from mediator.record.errors import EntryMalformed, Replayed
from mediator.record.law import Author, Folded, Law, Place, get_law
from mediator.record.models import Case, EntryRow, HaltRow, SlotRow

OPENING = "roster-open"


@dataclass(frozen=True)
class Appended:
    """The new head (seq, hash) of each chain that a batch changed."""

    heads: dict[str, tuple[int, str]]

    def to_json(self) -> dict[str, list[Any]]:
        """The heads as they travel."""
        return {chain: list(head) for chain, head in self.heads.items()}


def append(case: str, batch: Batch, author: Author | None, now: int) -> Appended:
    """Append a batch to a case. Raises a Refusal, after which nothing may be committed.

    `author` is None only for commands run on the server itself.
    """
    law = get_law()
    row = lock_case(case, batch, now)
    state = law.fold(case)
    readers: set[Place] = set()
    allowed: set[Place] = set()
    for entry in batch.entries:
        check_entry(law, state, entry, case, now, author)
        law.check(state, entry, batch, now)
        checks.use_blobs(case, entry, author)
        state.apply(entry)
        wanted = law.readers(state, entry)
        readers |= wanted.required
        allowed |= wanted.allowed
    law.check_whole(state, batch, now)
    checks.check_slots(batch.slots, readers, allowed, case)
    parking.replace_queue(law, state, case, batch, author, now)
    _store(row, batch, now)
    law.project(state, case, batch, now)
    return Appended({entry.chain: (entry.seq, entry.hash) for entry in batch.entries})


def lock_case(case: str, batch: Batch | None, now: int) -> Case:
    """Take the case's lock until the transaction ends; `roster-open` makes the case. Raises NotFoundHere."""
    row: Case | None = db.session.scalar(
        select(Case).where(Case.id == case).with_for_update().execution_options(populate_existing=True)
    )
    if row is not None:
        return row
    if batch is None or batch.entries[0].t != OPENING or batch.entries[0].hash != case:
        raise NotFoundHere
    try:
        with db.session.begin_nested():
            row = Case(id=case, opened_at=now, length=0)
            db.session.add(row)
    except IntegrityError:
        return lock_case(case, None, now)
    return row


def check_entry(law: Law, state: Folded, entry: Entry, case: str, now: int, author: Author | None) -> None:
    """Check what every entry must fit: case, chain, roster, clock, signer. Raises a Refusal."""
    if entry.case != case:
        raise EntryMalformed("The entry belongs to another case. Nothing was changed.")
    checks.check_place(state, entry)
    checks.check_new_chain(state, entry)
    checks.check_clock(entry, now)
    law.check_signer(state, entry, author)


def append_parked(case: str, entry: Entry, when: int, slots: Slots, now: int) -> Appended:
    """Append a parked release at its hour; the case is locked already. Raises a Refusal when a rule fails."""
    law = get_law()
    row = lock_case(case, None, now)
    state = law.fold(case)
    checks.check_place_of_parked(state, entry)
    law.check_signer(state, entry, None)
    law.check_arrival(state, entry, when, now)
    checks.use_blobs(case, entry, None)
    state.apply(entry)
    batch = Batch((entry,), slots)
    parking.shift_queue(state, case, entry)
    _store(row, batch, now)
    law.project(state, case, batch, now)
    return Appended({entry.chain: (entry.seq, entry.hash)})


def halt(case: str, lane: str, now: int) -> None:
    """*Stop everything* for one lane, without a signature; does not commit. Pressed again it adds nothing.

    Raises NotFoundHere.
    """
    law = get_law()
    row = lock_case(case, None, now)
    state = law.fold(case)
    if lane not in state.heads:
        raise NotFoundHere
    seq = state.heads[lane][0] + 1
    if any((row.lane, row.seq) == (lane, seq) for row in read.list_halts(case)):
        return  # Pressed again before anything else happened: it is stopped already.
    db.session.add(HaltRow(case_id=case, lane=lane, seq=seq, place=row.length, at=now))
    state.halt(lane, seq)
    parking.replace_queue(law, state, case, Batch(()), None, now)
    law.project(state, case, Batch(()), now)
    db.session.flush()


def append_enrol(case: str, lane: str, entry: Entry, now: int) -> Appended:
    """Append the `enrol` of somebody who has no account yet; does not commit. Raises a Refusal."""
    if (entry.t, entry.chain) != ("enrol", lane):
        raise NotFoundHere
    return append(case, Batch((entry,)), Author(entry.by, lane=lane), now)


def _store(row: Case, batch: Batch, now: int) -> None:
    first = row.length
    for place, entry in enumerate(batch.entries, first):
        db.session.add(
            EntryRow(
                hash=entry.hash,
                case_id=row.id,
                chain=entry.chain,
                seq=entry.seq,
                place=place,
                batch=first,
                stmt=entry.stmt,
                sig=entry.sig,
                received_at=now,
            )
        )
    row.length = first + len(batch.entries)
    for (chain, seq, reader), key in batch.slots.items():
        # Somebody who left and comes back gets the old desk keys anew, where their old slots still stand.
        db.session.merge(SlotRow(case_id=row.id, chain=chain, seq=seq, reader=reader, sealed=at_rest.seal(row.id, key)))
    try:
        db.session.flush()
    except IntegrityError as error:
        # Two cases that open a chain of the same id at the same moment: the one place that no lock covers.
        raise Replayed from error
