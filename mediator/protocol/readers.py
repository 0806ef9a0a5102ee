"""Who must have a slot at an entry: exactly these readers, else it is refused (protocol section 6)."""

from collections.abc import Sequence

from mediator.protocol.entry import Entry
from mediator.protocol.roster import Roster

ROOT = "root"
FOR_DESK = "desk"


def desk_reader(n: int) -> str:
    """The reader's name of desk epoch n."""
    return f"desk/{n}"


def slot_readers(entry: Entry, roster: Roster, accepted: str = "") -> frozenset[str]:
    """The readers whose slots come with an entry, as fingerprints, `desk/n` and `root`.

    `roster` holds the entry itself (if of R) or at least the one it names; `accepted` is the lane's key when
    the entry was signed. For staff-add and regrant the slots stand at earlier entries: see `backfill`.
    """
    rule = entry.type.slots
    if rule == "epoch":
        members = roster.members_at(entry.seq)
        return frozenset(members) | ({ROOT} if roster.recover else set())
    if rule not in ("desk", "note", "author", "lane"):
        return frozenset()
    if rule == "note" and entry["for"] != FOR_DESK:
        return frozenset({entry["for"]})
    assert entry.ros is not None
    desk = {desk_reader(roster.epoch_at(entry.ros[0]).n)}
    beside = {"author": entry.by, "lane": accepted}.get(rule, "")
    return frozenset(desk | {beside} if beside else desk)


def backfill(entry: Entry, earlier: Sequence[Entry]) -> list[tuple[str, int, str]]:
    """Slots (chain, seq, reader) at the chain's earlier entries: all for staff-add, any for regrant."""
    marked = {"epochs": ("desk", "who"), "regrant": ("body", "to")}.get(entry.type.slots)
    if marked is None:
        return []
    field, reader = marked
    before = [old for old in earlier if old.seq < entry.seq and field in old.fields]
    return [(entry.chain, old.seq, entry[reader]) for old in before]
