"""What holds for every chain: links, rosters named, and heads remembered (protocol section 9, V2 to V7)."""

from collections.abc import Iterable
from typing import Any

from mediator.protocol.entry import Entry, check_signature, from_wire
from mediator.protocol.errors import ChainInvalid, ProtocolError

Head = tuple[str, int, str]


class Chain:
    """The checked entries of one chain, oldest first. It grows by `link` alone."""

    letter = ""

    def __init__(self, case: str) -> None:
        """An empty chain of a case."""
        self.case = case
        self.chain = ""
        self.entries: list[Entry] = []
        self._by_hash: dict[str, Entry] = {}

    @property
    def head(self) -> tuple[int, str]:
        """The newest entry's (seq, hash)."""
        return self.entries[-1].seq, self.entries[-1].hash

    def find(self, hash_: str) -> Entry | None:
        """The entry with this hash in this chain."""
        return self._by_hash.get(hash_)

    def check_link(self, entry: Entry) -> None:
        """Check that the entry is the next one here. Raises ChainInvalid V4."""
        require(self.letter in entry.type.chains, "V4", f"{entry.t} does not belong in this kind of chain")
        require(entry.case == self.case, "V4", "an entry of another case")
        require(entry.seq == len(self.entries), "V4", "an entry is missing, repeated or out of order")
        if self.entries:
            require(entry.chain == self.chain, "V4", "an entry of another chain")
            require(entry.prev == self.entries[-1].hash, "V4", "the entry does not follow the one before it")

    def check_points(self, entry: Entry) -> None:
        """Check that the fields which mean an entry mean one of the right type. Raises ChainInvalid V2."""
        for field, types in (entry.type.points or {}).items():
            meant = self.entry_meant(entry, entry[field]) if entry[field] else None
            if entry[field]:
                fits = meant is not None and ("*" in types or meant.t in types)
                require(fits, "V2", f"{entry.t}.{field} does not mean an entry that it may mean")

    def entry_meant(self, entry: Entry, hash_: str) -> Entry | None:
        """The entry that a field of `entry` means."""
        return self.find(hash_)

    def link(self, entry: Entry) -> None:
        """Take in a checked entry."""
        self.chain = entry.chain
        self.entries.append(entry)
        self._by_hash[entry.hash] = entry


def require(truth: bool, code: str, sentence: str) -> None:
    """Raise ChainInvalid unless true."""
    if not truth:
        raise ChainInvalid(code, sentence)


def read_entries(served: Iterable[Any]) -> list[Entry]:
    """Read {"stmt", "sig"} objects (entries pass through). Raises ChainInvalid V2."""
    try:
        return [one if isinstance(one, Entry) else from_wire(one) for one in served]
    except ProtocolError as error:
        raise ChainInvalid("V2", f"an entry does not have the form of its type: {error}") from error


def check_signed(entry: Entry, public: dict[str, str] | None, sentence: str) -> None:
    """Check the signer (V5: nobody of that standing) and the signature (V3). Raises ChainInvalid."""
    if public is None:
        raise ChainInvalid("V5", sentence)
    try:
        check_signature(entry, public)
    except ProtocolError as error:
        raise ChainInvalid("V3", f"the signature of {entry.t} {entry.seq} does not hold") from error


def merge_pins(*sets: Iterable[Iterable[Any]]) -> list[Head]:
    """Unite sets of pins: the larger seq of each chain. Raises ChainInvalid V7 when two conflict."""
    furthest: dict[str, tuple[int, str]] = {}
    for chain, seq, hash_ in (pin for pins in sets for pin in pins):
        known = furthest.get(chain)
        conflict = known is not None and known[0] == seq and known[1] != hash_
        require(not conflict, "V7", "two records of what was seen last conflict")
        if known is None or seq > known[0]:
            furthest[chain] = (seq, hash_)
    return sorted((chain, seq, hash_) for chain, (seq, hash_) in furthest.items())


def check_pins(pins: Iterable[Iterable[Any]], chains: Iterable[Chain]) -> None:
    """Check that everything seen before is still there (V7). Raises ChainInvalid."""
    served = {chain.chain: chain.entries for chain in chains}
    for chain, seq, hash_ in pins:
        entries = served.get(chain)
        require(entries is not None, "V7", "a chain that was there before is missing")
        kept = entries is not None and seq < len(entries) and entries[seq].hash == hash_
        require(kept, "V7", "what was seen before is not there any more, or was changed")
