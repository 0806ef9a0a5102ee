"""A batch as it arrives: the strict form of POST …/entries (protocol section 6). Pure."""

from dataclasses import dataclass, field
from typing import Any

from mediator.protocol.encoding import unb64
from mediator.protocol.entry import Entry, from_wire
from mediator.protocol.errors import ProtocolError
from mediator.record.errors import BatchInvalid, EntryMalformed

MAX_ENTRIES = 8
MAX_SLOTS = 4096
MAX_PARKED = 32
MAX_PACKETS = 8
MAX_PACKET_BYTES = 4096
SLOT_BYTES = 80
# The year 6325: a moment that every calendar here can name.
MAX_WHEN = 2**37

Slots = dict[tuple[str, int, str], bytes]


@dataclass(frozen=True)
class Park:
    """A signed release to keep until `when`, with the slots of its body."""

    when: int
    entry: Entry
    slots: Slots


@dataclass(frozen=True)
class Batch:
    """1 to 8 entries of one case, the slots of their bodies, releases to park, invitations by card handle.

    `complete` is false for one read back from the record, where what was parked and the invitations are gone.
    """

    entries: tuple[Entry, ...]
    slots: Slots = field(default_factory=dict)
    park: tuple[Park, ...] = ()
    packets: dict[str, bytes] = field(default_factory=dict)
    complete: bool = True

    def has(self, *types: str) -> bool:
        """Whether an entry of one of these types is in the batch."""
        return any(entry.t in types for entry in self.entries)

    def of_type(self, t: str) -> list[Entry]:
        """The batch's entries of a type, in order."""
        return [entry for entry in self.entries if entry.t == t]


def read_batch(body: Any) -> Batch:
    """Read the JSON of a batch; `park` and `packets` may be left out. Raises BatchInvalid, EntryMalformed."""
    if not isinstance(body, dict) or not {"entries", "slots"} <= set(body) <= {
        "entries",
        "slots",
        "park",
        "packets",
    }:
        raise BatchInvalid
    entries = tuple(read_entry(wire) for wire in _list(body["entries"], MAX_ENTRIES))
    if not entries:
        raise BatchInvalid
    park = tuple(_read_park(row) for row in _list(body.get("park", []), MAX_PARKED))
    return Batch(entries, read_slots(body["slots"]), park, _read_packets(body.get("packets", [])))


def read_entry(wire: Any) -> Entry:
    """Read {"stmt", "sig"}. Raises EntryMalformed."""
    if not isinstance(wire, dict) or not all(isinstance(text, str) for text in wire.values()):
        raise EntryMalformed
    try:
        return from_wire(wire)
    except ProtocolError as error:
        raise EntryMalformed from error


def read_slots(rows: Any) -> Slots:
    """Read [[chain, seq, reader, sealed]…], each sealed key 80 bytes, no place twice. Raises BatchInvalid."""
    slots: Slots = {}
    for row in _list(rows, MAX_SLOTS):
        chain, seq, reader, sealed = _row(row, str, int, str, str)
        if (chain, seq, reader) in slots:
            raise BatchInvalid
        slots[chain, seq, reader] = _bytes(sealed, SLOT_BYTES)
    return slots


def _read_park(row: Any) -> Park:
    if not isinstance(row, dict) or set(row) != {"when", "entry", "slots"}:
        raise BatchInvalid
    if type(row["when"]) is not int or not 0 < row["when"] < MAX_WHEN:
        raise BatchInvalid
    return Park(row["when"], read_entry(row["entry"]), read_slots(row["slots"]))


def _read_packets(rows: Any) -> dict[str, bytes]:
    packets: dict[str, bytes] = {}
    for row in _list(rows, MAX_PACKETS):
        find, sealed = _row(row, str, str)
        _bytes(find, 32)
        packets[find] = _bytes(sealed)
        if not 0 < len(packets[find]) <= MAX_PACKET_BYTES:
            raise BatchInvalid
    return packets


def _list(value: Any, limit: int) -> list[Any]:
    if not isinstance(value, list) or len(value) > limit:
        raise BatchInvalid
    return value


def _row(value: Any, *types: type) -> list[Any]:
    if not isinstance(value, list) or [type(item) for item in value] != list(types):
        raise BatchInvalid
    return value


def _bytes(text: str, length: int | None = None) -> bytes:
    try:
        return unb64(text, length)
    except ProtocolError as error:
        raise BatchInvalid from error
