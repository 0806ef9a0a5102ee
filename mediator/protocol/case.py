"""A whole case as one reader may see it, checked in one go (protocol section 9)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from mediator.protocol.chain import Chain, Head, check_pins, require
from mediator.protocol.lane import Lane, verify_lane
from mediator.protocol.log import Log, verify_log
from mediator.protocol.roster import Roster, verify_roster


@dataclass(frozen=True)
class View:
    """The checked chains: a participant has one lane and no log."""

    roster: Roster
    lanes: Mapping[str, Lane]
    log: Log | None

    @property
    def chains(self) -> list[Chain]:
        """All chains of the view."""
        return [self.roster, *self.lanes.values(), *([self.log] if self.log else [])]

    @property
    def heads(self) -> list[Head]:
        """The newest (chain, seq, hash) of each chain: the pins to keep."""
        return sorted((chain.chain, *chain.head) for chain in self.chains)


def verify_case(
    case: str,
    roster: Iterable[Any],
    lanes: Mapping[str, Iterable[Any]],
    log: Iterable[Any] | None = None,
    pins: Iterable[Iterable[Any]] = (),
) -> View:
    """Check all that was served of a case, and that nothing seen before is missing. Raises ChainInvalid.

    `lanes` maps chain ids to entries; `log` is None for a participant.
    """
    checked = verify_roster(roster, case)
    each = {chain: verify_lane(checked, served, chain) for chain, served in lanes.items()}
    whole = verify_log(checked, log, each) if log is not None else None
    view = View(checked, each, whole)
    require(len({chain.chain for chain in view.chains}) == len(view.chains), "V4", "two chains have one id")
    if whole:
        _check_between(whole, each)
    check_pins(pins, view.chains)
    return view


def _check_between(log: Log, lanes: Mapping[str, Lane]) -> None:
    """What only somebody who reads all chains can check: invites (V5), and releases against offers (V9)."""
    for lane in lanes.values():
        invites = [entry for entry in log.entries if entry.t == "invite" and entry["lane"] == lane.chain]
        require(len(lane.enrolled) <= len(invites), "V5", "more keys enrolled than cards were given out")
        for entry in lane.entries:
            offered = entry.t != "release" or log.offer_of(entry) is not None
            require(offered, "V9", "a text was released that was never offered")
