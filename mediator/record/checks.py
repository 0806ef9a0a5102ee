"""What every entry must fit, whatever its type: place, clock, sealed texts, slots (protocol section 6)."""

from sqlalchemy import select

from mediator.extensions import db
from mediator.protocol.entry import Entry
from mediator.record.batch import Slots
from mediator.record.errors import BlobMissing, ChainMoved, ClockWrong, Replayed, RosterUnknown, SlotsWrong
from mediator.record.law import Author, Folded, Place
from mediator.record.models import BlobRow, BlobUse, EntryRow, SlotRow

CLOCK_SECONDS = 600
NO_HEAD = (-1, "")


def check_place(state: Folded, entry: Entry) -> None:
    """Check that the entry follows its chain's head and names the newest roster. Raises a Refusal."""
    head = state.heads.get(entry.chain, NO_HEAD)
    if (entry.seq, entry.prev) != (head[0] + 1, head[1]):
        raise ChainMoved(entry.chain, head)
    if entry.ros is not None and entry.ros != state.roster_head:
        if not state.roster_has(*entry.ros):
            raise RosterUnknown
        raise ChainMoved(state.roster_chain, state.roster_head)


def check_place_of_parked(state: Folded, entry: Entry) -> None:
    """As `check_place`, but the roster may have grown since the release was signed."""
    if (entry.seq, entry.prev) != (state.heads[entry.chain][0] + 1, state.heads[entry.chain][1]):
        raise ChainMoved(entry.chain, state.heads[entry.chain])
    if entry.ros is None or not state.roster_has(*entry.ros):
        raise RosterUnknown


def check_clock(entry: Entry, now: int) -> None:
    """Check that the signer's clock is within ten minutes of ours. Raises ClockWrong."""
    if abs(entry.ts - now) > CLOCK_SECONDS:
        raise ClockWrong


def check_slots(slots: Slots, required: set[Place], allowed: set[Place], case: str) -> None:
    """Check that the slots are exactly those required, and no other but allowed ones. Raises SlotsWrong."""
    places = set(slots)
    if not required <= places or not places <= required | allowed:
        raise SlotsWrong
    for chain, seq, reader in places - required:
        if db.session.get(SlotRow, (chain, seq, reader)) is not None:
            raise SlotsWrong
    _require_case(slots, case)


def use_blobs(case: str, entry: Entry, author: Author | None) -> None:
    """Note that an entry refers to its sealed texts, which must be there. Raises BlobMissing, Replayed."""
    for blob, size in blobs_of(entry).items():
        row = db.session.scalar(select(BlobRow).where(BlobRow.case_id == case, BlobRow.id == blob).with_for_update())
        if row is None or (size is not None and row.size != size):
            raise BlobMissing
        if entry.type.signer == "participant" and (author is None or row.account_id != author.account_id):
            raise BlobMissing
        row.used = True
        if db.session.get(BlobUse, (case, blob, entry.chain)) is not None:
            raise Replayed
        db.session.add(BlobUse(case_id=case, id=blob, chain=entry.chain))


def blobs_of(entry: Entry) -> dict[str, int | None]:
    """The blobs that an entry refers to, with the size it states (None: it states none)."""
    bodies = [entry.fields.get(name) for name in ("body", "cover")]
    sized: dict[str, int | None] = {body["ct"]: body["len"] for body in bodies if body}
    return {**dict.fromkeys(entry.fields.get("att", [])), **sized}


def check_new_chain(state: Folded, entry: Entry) -> None:
    """Check that a chain that is opened has an id no other case uses. Raises Replayed."""
    if entry.chain not in state.heads:
        taken = select(EntryRow.hash).where(EntryRow.chain == entry.chain).limit(1)
        if db.session.scalar(taken) is not None:
            raise Replayed


def _require_case(slots: Slots, case: str) -> None:
    """Slots may only stand beside entries of the same case, those of this batch included."""
    chains = {chain for chain, _, _ in slots}
    if chains:
        foreign = select(EntryRow.hash).where(EntryRow.chain.in_(chains), EntryRow.case_id != case).limit(1)
        if db.session.scalar(foreign) is not None:
            raise SlotsWrong
