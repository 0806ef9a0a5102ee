"""Who does what waits for somebody who is away, told from the desk log. Pure.

A call is whoever's it would be at the hour at which it is made: planned for a day after somebody is back, it is theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from mediator.cases.roster import Members
from mediator.protocol.entry import Entry


@dataclass(frozen=True)
class StandIn:
    """That `who` does what waits for somebody, from the second `since` until the second `until` (0: no end)."""

    who: str
    since: int
    until: int

    def covers(self, at: int) -> bool:
        """Whether it counts at a second."""
        return self.since <= at and (self.until == 0 or at <= self.until)


StandIns = Mapping[str, StandIn]


def read_stand_ins(newest: Mapping[str, Entry], members: Members) -> dict[str, StandIn]:
    """Who stands in for whom, by who is away; one who has left the desk stands in for nobody."""
    return {
        away: StandIn(entry["who"], entry["from"], entry["until"])
        for away, entry in newest.items()
        if entry["who"] in members
    }


def whose(stand_ins: StandIns, fp: str, at: int) -> str:
    """Who does at a second what was planned with `fp`: they themself, or who stands in, and for them in turn."""
    passed, now = {fp}, fp
    while now in stand_ins and stand_ins[now].covers(at):
        now = stand_ins[now].who
        if now in passed:
            # Two who are away for each other: it stays with whoever it was planned with.
            return fp
        passed.add(now)
    return now


def caller_of(stand_ins: StandIns, fp: str, when: int, now: int) -> str:
    """Who makes a call planned with `fp` for `when`: at its hour, or now where that is over."""
    return whose(stand_ins, fp, max(when, now))
