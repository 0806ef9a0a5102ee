"""The conditions of a case: which hold only for a time, and who may open each (protocol section 6). Pure.

Evidence is sealed; these rules stand on the names, dates and signers that stand open.
"""

from mediator.cases.answers import RISK_REVIEWED, TWO_EYES
from mediator.cases.roster import SUPERVISOR, RosterState
from mediator.cases.states import ABUSE_ASKED, DeskState
from mediator.protocol.entry import Entry
from mediator.record.errors import NotAllowed, Refused

# Nobody can say of these that they hold for ever: each is opened up to a day on which somebody looks again.
MUST_END = frozenset({"no-order-against", RISK_REVIEWED, "permission"})

ONLY_SUPERVISOR = {
    RISK_REVIEWED: "Where two people approve, a supervisor opens the review of risks. Nothing was changed.",
    ABUSE_ASKED: "Partner abuse was found here: the way is shut. Only a supervisor who did not shut it may open it. "
    "Nothing was changed.",
}


def check_gate(roster: RosterState, desk: DeskState, entry: Entry) -> None:
    """Check that a condition is opened by somebody who may, and up to a day that lies ahead."""
    if 0 < entry["until"] <= entry.ts:
        raise Refused("That day is over. Choose one that lies ahead. Nothing was changed.", code="date")
    if entry["state"] != "open":
        return
    _check_may_open(roster, desk, entry, entry["gate"])
    if entry["gate"] in MUST_END and not entry["until"]:
        raise Refused(
            "This condition holds only until somebody looks again: give its last day. Nothing was changed.", code="date"
        )


def check_need(roster: RosterState, desk: DeskState, entry: Entry) -> None:
    """Check that nobody takes a condition off the list which they may not open."""
    for gate in set(desk.needs.get(entry["lane"], ())) - set(entry["gates"]):
        _check_may_open(roster, desk, entry, gate)


def _check_may_open(roster: RosterState, desk: DeskState, entry: Entry, gate: str) -> None:
    shut_by = desk.shut_by.get((entry["lane"], gate), set())
    found = gate == ABUSE_ASKED and bool(shut_by)
    if not found and not (gate == RISK_REVIEWED and roster.eyes >= TWO_EYES):
        return
    if roster.role_of(entry.by) != SUPERVISOR or (found and entry.by in shut_by):
        raise NotAllowed(ONLY_SUPERVISOR[gate])
