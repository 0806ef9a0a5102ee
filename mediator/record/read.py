"""Reading the record: stored entries, slots, heads. Nothing here changes anything.

What is stored was checked when it came, so reading decodes without checking again; `audit` checks again.
"""

import json
from collections.abc import Iterable

from sqlalchemy import select

from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.record import at_rest
from mediator.record.models import BlobUse, Case, EntryRow, HaltRow, ParkedRow, SlotRow

Wire = dict[str, str]
DESK = "desk/"


def list_rows(case: str) -> list[EntryRow]:
    """Every stored entry of a case in the order in which they came."""
    return list(db.session.scalars(select(EntryRow).where(EntryRow.case_id == case).order_by(EntryRow.place)))


def list_entries(case: str) -> list[Entry]:
    """Every entry of a case in the order in which they came."""
    columns = (EntryRow.stmt, EntryRow.sig, EntryRow.hash)
    rows = db.session.execute(select(*columns).where(EntryRow.case_id == case).order_by(EntryRow.place))
    return [stored_entry(stmt, sig, entry_hash) for stmt, sig, entry_hash in rows]


def list_since(case: str, chain: str, seq: int) -> list[Entry]:
    """The entries of one chain from number `seq` on, oldest first."""
    rows = db.session.execute(
        select(EntryRow.stmt, EntryRow.sig, EntryRow.hash)
        .where(EntryRow.case_id == case, EntryRow.chain == chain, EntryRow.seq >= seq)
        .order_by(EntryRow.seq)
    )
    return [stored_entry(*row) for row in rows]


def stored_entry(stmt: bytes, sig: bytes, entry_hash: str) -> Entry:
    """An entry that was checked before it was stored."""
    return Entry(stmt, sig, entry_hash, json.loads(stmt))


def list_wires(case: str, chain: str) -> list[Wire]:
    """One chain of a case as it travels, oldest first; empty when the case has no such chain."""
    rows = db.session.execute(
        select(EntryRow.stmt, EntryRow.sig)
        .where(EntryRow.case_id == case, EntryRow.chain == chain)
        .order_by(EntryRow.seq)
    )
    return [to_wire(stmt, sig) for stmt, sig in rows]


def to_wire(stmt: bytes, sig: bytes) -> Wire:
    """A stored entry as it travels."""
    return {"stmt": b64(stmt), "sig": b64(sig)}


def roster_chain(case: str) -> str:
    """The id of a case's chain R, "" when there is no such case."""
    return db.session.scalar(select(EntryRow.chain).where(EntryRow.hash == case)) or ""


def list_roster(case: str) -> list[Wire]:
    """Chain R of a case as it travels; empty when there is no such case."""
    return list_wires(case, roster_chain(case))


def find_head(case: str, chain: str) -> tuple[int, str] | None:
    """(seq, hash) of a chain's newest entry."""
    row = db.session.execute(
        select(EntryRow.seq, EntryRow.hash)
        .where(EntryRow.case_id == case, EntryRow.chain == chain)
        .order_by(EntryRow.seq.desc())
        .limit(1)
    ).first()
    return (row[0], row[1]) if row else None


def list_slots(case: str, chains: Iterable[str], reader: str, *, desk: bool) -> list[list[object]]:
    """[[chain, seq, reader, sealed]…] for one reader in these chains, with the desk's own where `desk`."""
    wanted = SlotRow.reader == reader
    if desk:
        wanted = wanted | SlotRow.reader.startswith(DESK)
    rows = db.session.scalars(
        select(SlotRow)
        .where(SlotRow.case_id == case, SlotRow.chain.in_(list(chains)), wanted)
        .order_by(SlotRow.chain, SlotRow.seq, SlotRow.reader)
    )
    found = list(rows)
    keys = at_rest.unseal_all(case, [row.sealed for row in found]) if found else []
    return [[row.chain, row.seq, row.reader, b64(key)] for row, key in zip(found, keys, strict=True)]


def has_case(case: str) -> bool:
    """Whether there is such a case."""
    return db.session.get(Case, case) is not None


def list_parked(case: str) -> list[ParkedRow]:
    """The releases that wait for their hour, lane by lane in the order of the queue."""
    return list(
        db.session.scalars(
            select(ParkedRow)
            .where(ParkedRow.case_id == case)
            .order_by(ParkedRow.lane, ParkedRow.seq)
            .execution_options(populate_existing=True)
        )
    )


def list_halts(case: str, lane: str = "") -> list[HaltRow]:
    """Every time that *Stop everything* was pressed in a case, or by the person of one lane."""
    wanted = [HaltRow.case_id == case, *([HaltRow.lane == lane] if lane else [])]
    return list(db.session.scalars(select(HaltRow).where(*wanted).order_by(HaltRow.id)))


def is_used_in(case: str, blob: str, chains: Iterable[str] | None) -> bool:
    """Whether an entry in one of these chains (any chain for None) refers to a blob."""
    query = select(BlobUse.id).where(BlobUse.case_id == case, BlobUse.id == blob)
    if chains is not None:
        query = query.where(BlobUse.chain.in_(list(chains)))
    return db.session.scalar(query.limit(1)) is not None
