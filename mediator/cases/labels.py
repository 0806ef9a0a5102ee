"""What a member's browser needs to show who is in a case before it opens the case: its newest body of names.

It checks less than opening a case does; docs/decisions/0012 says what that means.
"""

from collections.abc import Collection
from typing import Any

from sqlalchemy import select, tuple_

from mediator.accounts import queries as accounts_queries
from mediator.accounts.models import Account
from mediator.cases.models import CaseSummary
from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.record import at_rest, blobs, read
from mediator.record.models import EntryRow, SlotRow


def list_labels(account: Account, cases: Collection[str]) -> list[dict[str, Any]]:
    """For each case with names: the entry, its sealed bytes, and the two keys that lead to them, all sealed."""
    summaries = db.session.scalars(
        select(CaseSummary).where(CaseSummary.case_id.in_(sorted(cases)), CaseSummary.people != "")
    ).all()
    entries = _find_entries([row.people for row in summaries])
    slots = _find_slots(account, summaries, entries)
    labels = (_describe(row, account.fp, entries[row.people], slots) for row in summaries)
    return [label for label in labels if label]


def list_signers(labels: Collection[dict[str, Any]]) -> list[dict[str, Any]]:
    """The staff who signed these, with their certificates, also those who have left since."""
    found = (accounts_queries.find_staff(fp) for fp in sorted({label["by"] for label in labels}))
    return [accounts_queries.describe_staff(account) for account in found if account]


def _find_entries(hashes: list[str]) -> dict[str, Entry]:
    columns = (EntryRow.stmt, EntryRow.sig, EntryRow.hash)
    rows = db.session.execute(select(*columns).where(EntryRow.hash.in_(hashes)))
    return {row.hash: read.stored_entry(*row) for row in rows}


def _find_slots(
    account: Account, summaries: Collection[CaseSummary], entries: dict[str, Entry]
) -> dict[tuple[str, int, str], bytes]:
    places = [(row.log_chain, entries[row.people].seq, row.people_reader) for row in summaries]
    places += [(row.roster_chain, row.people_key, account.fp) for row in summaries]
    # For the three together alone SQLite walks the whole table.
    near = SlotRow.chain.in_({chain for chain, _, _ in places}), SlotRow.seq.in_({seq for _, seq, _ in places})
    exact = tuple_(SlotRow.chain, SlotRow.seq, SlotRow.reader).in_(places)
    rows = db.session.scalars(select(SlotRow).where(*near, exact))
    return {(row.chain, row.seq, row.reader): row.sealed for row in rows}


def _describe(
    row: CaseSummary, fp: str, entry: Entry, slots: dict[tuple[str, int, str], bytes]
) -> dict[str, Any] | None:
    """One label; None where this member has no key, or where the keys of the case were destroyed."""
    body = slots.get((row.log_chain, entry.seq, row.people_reader))
    desk = slots.get((row.roster_chain, row.people_key, fp))
    if body is None or desk is None:
        return None
    try:
        key, desk_seed = at_rest.unseal_all(row.case_id, [body, desk])
        sealed = blobs.get(row.case_id, entry["body"]["ct"])
    except (at_rest.AtRestKeyMissing, NotFoundHere, FileNotFoundError):
        return None
    return {
        "case": row.case_id,
        "by": entry.by,
        "entry": read.to_wire(entry.stmt, entry.sig),
        "desk": b64(desk_seed),
        "slot": b64(key),
        "ct": b64(sealed),
    }
