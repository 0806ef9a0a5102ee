"""Proving a case's whole record again, from the stored bytes alone (P10).

Every chain is verified as a client verifies it; then all batches are put through the law once more, in the order
and at the times at which they came. Slots must be exactly those that the entries ask for, and every sealed text
that is referred to must be there, unchanged.
"""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from sqlalchemy import select

from mediator.errors import Refusal
from mediator.extensions import db
from mediator.protocol.case import verify_case
from mediator.protocol.encoding import b64, digest
from mediator.protocol.entry import Entry, parse_entry
from mediator.protocol.errors import ChainInvalid, ProtocolError
from mediator.record import blobs, read
from mediator.record.at_rest import AtRestKeyMissing
from mediator.record.batch import Batch
from mediator.record.checks import blobs_of, check_place, check_place_of_parked
from mediator.record.law import Place, get_law
from mediator.record.models import Case, EntryRow, HaltRow, SlotRow


def list_cases() -> list[str]:
    """Every case of the service, oldest first."""
    return list(db.session.scalars(select(Case.id).order_by(Case.opened_at, Case.id)))


def verify(case: str) -> list[str]:
    """Everything that is wrong with a case's record, in sentences; empty when it is whole."""
    rows = read.list_rows(case)
    try:
        entries = [_read_row(row, place) for place, row in enumerate(rows)]
    except ProtocolError as error:
        return [f"A stored entry is not what was signed: {error}"]
    return [*_verify_chains(case, entries), *_replay(case, rows, entries), *_verify_blobs(case, entries)]


def _read_row(row: EntryRow, place: int) -> Entry:
    entry = parse_entry(row.stmt, row.sig)
    named = (entry.hash, entry.case, entry.chain, entry.seq, place)
    if named != (row.hash, row.case_id, row.chain, row.seq, row.place):
        raise ChainInvalid("V4", f"row {row.place} says other things than its entry")
    return entry


def _verify_chains(case: str, entries: list[Entry]) -> list[str]:
    chains: dict[str, list[Entry]] = {}
    for entry in entries:
        chains.setdefault(entry.chain, []).append(entry)
    opened = {chain[0].t: name for name, chain in chains.items()}
    roster, log = opened.get("roster-open", ""), opened.get("log-open")
    lanes = {name: chain for name, chain in chains.items() if name not in (roster, log)}
    try:
        verify_case(case, chains.get(roster, []), lanes, chains[log] if log else None)
    except ChainInvalid as error:
        return [str(error)]
    return []


def _replay(case: str, rows: list[EntryRow], entries: list[Entry]) -> list[str]:
    law = get_law()
    state = law.empty()
    halts = read.list_halts(case)
    required: set[Place] = set()
    allowed: set[Place] = set()
    for first, received_at, batch in _batches(rows, entries):
        halts = _apply_halts(state, halts, first)
        try:
            for readers in _replay_batch(law, state, batch, received_at):
                required |= readers.required
                allowed |= readers.allowed
        except Refusal as refusal:
            return [f"The batch at place {first} breaks a rule: {refusal.code}. {refusal.sentence}"]
    return _verify_slots(case, required, allowed)


def _batches(rows: list[EntryRow], entries: list[Entry]) -> Iterator[tuple[int, int, Batch]]:
    pairs = zip(rows, entries, strict=True)
    for first, group in groupby(pairs, key=lambda pair: pair[0].batch):
        together = list(group)
        yield first, together[0][0].received_at, Batch(tuple(entry for _, entry in together), complete=False)


def _apply_halts(state: Any, halts: list[HaltRow], place: int) -> list[HaltRow]:
    for row in halts:
        if row.place <= place:
            state.halt(row.lane, row.seq)
    return [row for row in halts if row.place > place]


def _replay_batch(law: Any, state: Any, batch: Batch, now: int) -> Iterator[Any]:
    if [entry.t for entry in batch.entries] == ["release"]:
        # A release alone is one that waited for its hour; others come with the decision they carry out.
        (entry,) = batch.entries
        check_place_of_parked(state, entry)
        law.check_signer(state, entry, None)
        law.check_arrival(state, entry, now, now)
        state.apply(entry)
        yield law.readers(state, entry)
        return
    for entry in batch.entries:
        check_place(state, entry)
        law.check_signer(state, entry, None)
        law.check(state, entry, batch, now)
        state.apply(entry)
        yield law.readers(state, entry)
    law.check_whole(state, batch, now)


def _verify_slots(case: str, required: set[Place], allowed: set[Place]) -> list[str]:
    stored = db.session.execute(select(SlotRow.chain, SlotRow.seq, SlotRow.reader).where(SlotRow.case_id == case))
    places = {(chain, seq, reader) for chain, seq, reader in stored}
    wrong = [
        f"There is a slot at {chain} {seq} for {reader} that nobody asked for."
        for chain, seq, reader in sorted(places - required - allowed)
    ]
    missing = [
        f"The slot at {chain} {seq} for {reader} is missing." for chain, seq, reader in sorted(required - places)
    ]
    return wrong + missing


def _verify_blobs(case: str, entries: list[Entry]) -> list[str]:
    wanted: dict[str, int | None] = {}
    for entry in entries:
        wanted.update(blobs_of(entry))
    return [
        f"The sealed text {blob} is missing or damaged."
        for blob, size in wanted.items()
        if not _is_whole(case, blob, size)
    ]


def _is_whole(case: str, blob: str, size: int | None) -> bool:
    try:
        raw = blobs.get(case, blob)
    except (Refusal, OSError, AtRestKeyMissing):
        return False
    return b64(digest("rj1/blob", raw)) == blob and size in (None, len(raw))
