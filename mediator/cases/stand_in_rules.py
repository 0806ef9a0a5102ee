"""What may be written of somebody who is away, in the desk log and to participants. Pure; each check raises Refused."""

from collections.abc import Mapping

from mediator.cases.roster import SUPERVISOR, RosterState
from mediator.cases.stand_ins import read_stand_ins
from mediator.protocol.entry import Entry
from mediator.record.errors import NotAllowed, Refused

# The clock of whoever tells it may be so far behind that of whoever said it (protocol section 6).
CLOCKS_DIFFER = 600


def check_stand_in(roster: RosterState, newest: Mapping[str, Entry], entry: Entry) -> None:
    """Check that somebody who may say so says who stands in, or that somebody is back. Raises Refused."""
    away, who = entry["for"], entry["who"]
    if not any(away in members for members in roster.past):
        raise Refused("Nobody of this desk is meant. Nothing was changed.", code="member")
    before = newest.get(away)
    concerned = {away, who or (before["who"] if before else "")}
    if entry.by not in concerned and roster.role_of(entry.by) != SUPERVISOR:
        raise NotAllowed("Whoever is away, whoever covers, or a supervisor can say this. Nothing was changed.")
    if not who:
        return _check_back(before, entry)
    if who not in roster.members or who == away:
        raise Refused("Only somebody else on the desk can cover. Nothing was changed.", code="member")
    if entry["from"] == 0 or 0 < entry["until"] <= max(entry.ts, entry["from"]):
        raise Refused("The last day lies ahead, and after the first. Nothing was changed.", code="date")
    standing = read_stand_ins(newest, roster.members)
    if who in standing and standing[who].covers(max(entry.ts, entry["from"])):
        raise Refused("This person is away themself. Choose somebody else. Nothing was changed.", code="away")


def check_away(newest: Mapping[str, Entry], entry: Entry) -> None:
    """Check that what a person is told of somebody's absence is so on the desk. Raises Refused."""
    said = newest.get(entry["for"])
    if said is None or (said["who"], said["until"]) != (entry["who"], entry["until"]):
        raise Refused("The desk does not say so: say first who covers. Nothing was changed.", code="away")
    if said["from"] > entry.ts + CLOCKS_DIFFER:
        raise Refused("It has not begun yet: people are asked on the day. Nothing was changed.", code="date")


def _check_back(before: Entry | None, entry: Entry) -> None:
    if before is None or not before["who"]:
        raise Refused("Nobody stands in for this person. Nothing was changed.", code="state")
    if entry["from"] or entry["until"]:
        raise Refused("Whoever is back is back now. Nothing was changed.", code="date")
