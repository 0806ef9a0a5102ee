"""What the desk may write about the case and its lanes, messages apart (protocol section 6). Pure.

Each check is given the roster, the lanes by id and the desk log's conditions; it raises Refused.
"""

from collections.abc import Callable, Mapping

from mediator.cases.approach_rules import check_approach
from mediator.cases.gate_rules import check_gate, check_need
from mediator.cases.roster import SUPERVISOR, RosterState
from mediator.cases.roster_rules import check_complete
from mediator.cases.stand_in_rules import check_away, check_stand_in
from mediator.cases.states import DeskState, LaneState
from mediator.protocol.entry import Entry
from mediator.record.errors import NotAllowed, Refused

Lanes = Mapping[str, LaneState]
Check = Callable[[RosterState, Lanes, DeskState, Entry], None]


class NoSuchLane(Refused):
    """There is no such person's page in this case, or it is closed. Nothing was changed."""

    code = "no-lane"


def check_case_entry(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    """Check an entry of the log or of a lane that is about the case rather than a message."""
    for lane in _lanes_named(entry):
        if lane not in lanes or lanes[lane].closed:
            raise NoSuchLane
    check = _RULES.get(entry.t)
    if check:
        check(roster, lanes, desk, entry)


def _lanes_named(entry: Entry) -> list[str]:
    named = [entry[name] for name in ("lane", "dst") if name in entry.fields]
    named += [entry["to"]] if entry.t == "approach" else []
    return named + [entry[name][0] for name in ("a", "b") if entry.t == "pair"]


def _check_pair(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    near, far = tuple(entry["a"]), tuple(entry["b"])
    between = {(lane, other[0]) for (lane, _), other in desk.pairs.items()}
    if near[0] == far[0] or near in desk.pairs or far in desk.pairs or (near[0], far[0]) in between:
        raise Refused("A pair joins two people once, under new references. Nothing was changed.", code="pair")


def _check_invite(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    check_complete(roster)
    if entry["find"] in desk.finds:
        raise Refused("This card was given out before. Nothing was changed.", code="card-used")


def _check_enrol(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    lane = lanes[entry.chain]
    if lane.enrol_count >= desk.invites.get(entry.chain, 0) or entry.by in lane.enrolled:
        raise Refused("This card no longer works. Please ring the number on the card.", code="card-used")


def _check_accept(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    lane = lanes[entry.chain]
    known = entry["who"] in lane.enrolled and entry["who"] not in (lane.accepted, *lane.ended)
    if not known or entry["old"] != lane.accepted:
        raise Refused("This key cannot be accepted here. Nothing was changed.", code="accept")


def _check_on_paper(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    lane = lanes[entry.chain]
    if not lane.accepted or entry["of"] != lane.accepted_by:
        raise Refused("They have no page that this could end. Nothing was changed.", code="accept")
    if roster.role_of(entry.by) != SUPERVISOR or lane.confirmed_by == entry.by:
        raise NotAllowed("A supervisor who did not confirm their words does this. Nothing was changed.")


def _check_regrant(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    lane = lanes[entry.chain]
    if (entry["of"], entry["to"]) != (lane.accepted_by, lane.accepted):
        raise Refused("Only the key accepted last gets earlier texts. Nothing was changed.", code="accept")


def _check_note(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    if entry["for"] != "desk" and entry["for"] not in roster.members:
        raise Refused("A note is for the desk, or for somebody on it. Nothing was changed.", code="member")


def _check_suspend(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    if desk.suspension:
        raise Refused("The case is stopped already. Nothing was changed.", code="suspended")


def _check_lift(roster: RosterState, lanes: Lanes, desk: DeskState, entry: Entry) -> None:
    if desk.suspension is None or desk.suspension.hash != entry["of"]:
        raise Refused("The case is not stopped by this. Nothing was changed.", code="not-suspended")
    if roster.role_of(entry.by) != SUPERVISOR or desk.suspension.by == entry.by:
        raise NotAllowed("A supervisor who did not stop the case lets it go on. Nothing was changed.")


_RULES: dict[str, Check] = {
    "need": lambda roster, lanes, desk, entry: check_need(roster, desk, entry),
    "gate": lambda roster, lanes, desk, entry: check_gate(roster, desk, entry),
    "approach": lambda roster, lanes, desk, entry: check_approach(lanes, desk, entry),
    "stand-in": lambda roster, lanes, desk, entry: check_stand_in(roster, desk.stand_ins, entry),
    "away": lambda roster, lanes, desk, entry: check_away(desk.stand_ins, entry),
    "pair": _check_pair,
    "invite": _check_invite,
    "enrol": _check_enrol,
    "accept": _check_accept,
    "on-paper": _check_on_paper,
    "regrant": _check_regrant,
    "note": _check_note,
    "suspend": _check_suspend,
    "lift": _check_lift,
}
