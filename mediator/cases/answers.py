"""What people answered, and who opened what: told from states, asked by several rules. Pure."""

from collections.abc import Mapping

from mediator.cases.roster import SUPERVISOR, RosterState
from mediator.cases.states import TAKE_PART, Consent, DeskState, LaneState

RISK_REVIEWED = "risk-reviewed"
TWO_EYES = 2
# What a person answers in their own lane about each other: what would come from them, and the answers that shut it.
WAYS = ("letters", "questions", "spoken", "recordings")
NO = ("never", "no")


def says_never(lanes: Mapping[str, LaneState], desk: DeskState, lane: str, to: str) -> bool:
    """Whether `to` said never to hearing from `lane`, and nothing since in their own lane that opens it again."""
    since = desk.nevers.get((lane, to))
    if since is None:
        return False
    answers = [one for answers in answers_about(lanes[to], desk.ref_of(to, lane)) for one in answers]
    return not any(one.state == "yes" and one.entry.ts > since for one in answers)


def answers_about(asked: LaneState, ref: str) -> list[list[Consent]]:
    """The person's own newest answers: to taking part, and to each way of hearing from `ref`."""
    wanted = [[("", TAKE_PART)], [(ref, way) for way in WAYS]]
    return [[asked.consents[place] for place in places if place in asked.consents] for places in wanted]


def are_shut(answers: list[Consent], now: int) -> bool:
    """Whether there is an answer, and each is a no, or a not-now whose day has not come."""
    shut = [one.state in NO or (one.state == "not-now" and one.until > now) for one in answers]
    return bool(shut) and all(shut)


def lacks_supervisor(roster: RosterState, desk: DeskState, lane: str) -> bool:
    """Whether two approve by now, and the review of risks that a lane needs was opened by no supervisor."""
    gate = desk.gates.get((lane, RISK_REVIEWED))
    if roster.eyes < TWO_EYES or RISK_REVIEWED not in desk.needs.get(lane, ()) or gate is None or gate.entry is None:
        return False
    opener = roster.members_at(gate.entry.ros[0]).get(gate.entry.by) if gate.entry.ros else None
    return gate.open and (opener is None or opener.role != SUPERVISOR)
