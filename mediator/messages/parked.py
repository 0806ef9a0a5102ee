"""A signed release on its way: it waits on the server until its hour."""

from dataclasses import dataclass

from mediator.protocol.entry import Entry


@dataclass(frozen=True)
class ParkedRelease:
    """A signed release that waits for its hour; `offer` is the hash of the offer it passes on."""

    lane: str
    when: int
    offer: str
    entry: Entry
