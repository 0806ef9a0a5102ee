"""Asking a person whether they want to hear from another: what may follow what (protocol section 6). Pure.

An approach stands in the desk log alone. Nothing of it is in anybody's lane, whatever the answer is (P3).
"""

from collections.abc import Mapping

from mediator.cases.answers import NO, answers_about, are_shut, says_never
from mediator.cases.states import ABUSE_ASKED, Approach, DeskState, LaneState
from mediator.protocol.entry import Entry
from mediator.record.errors import NotAllowed, Refused

WISH, ASKED, NEVER, REST, ENDED = "wish", "asked", "never", "rest", "ended"
ANSWERS = ("yes", "not-now", NEVER, "no-answer")
# Steps that may name a day: when it may be asked again, or when somebody looks again.
WITH_A_DAY = ("not-now", REST)


class ApproachRefused(Refused):
    """This step does not follow from what was written before. Nothing was changed."""

    code = "approach"


def check_approach(lanes: Mapping[str, LaneState], desk: DeskState, entry: Entry) -> None:
    """Check one step of asking. Raises ApproachRefused, NotAllowed, Refused."""
    pair = entry["lane"], entry["to"]
    if not desk.ref_of(pair[1], pair[0]):
        raise ApproachRefused("These two are not paired. Nothing was changed.")
    _check_day(entry)
    before = desk.approaches.get(pair)
    if entry["step"] == WISH:
        _check_wish(before, entry)
        return
    if before is None or before.is_over or before.wish.hash != entry["of"]:
        raise ApproachRefused("There is no such wish, or it has ended. Nothing was changed.")
    if entry["step"] in ANSWERS and not before.was_asked:
        raise ApproachRefused("Nobody was asked yet. Nothing was changed.")
    if entry["step"] == ASKED:
        _check_asked(lanes, desk, entry)


def _check_day(entry: Entry) -> None:
    until = entry["until"]
    if until and (entry["step"] not in WITH_A_DAY or until <= entry.ts):
        raise Refused("That day is over, or this step has none. Nothing was changed.", code="date")
    if entry["step"] == REST and not until:
        raise Refused("What rests has a day on which somebody looks again. Nothing was changed.", code="date")


def _check_wish(before: Approach | None, entry: Entry) -> None:
    if entry["of"]:
        raise ApproachRefused("A wish begins an approach. Nothing was changed.")
    if before is not None and not before.is_over:
        raise ApproachRefused("This wish is written down already. Nothing was changed.")


def _check_asked(lanes: Mapping[str, LaneState], desk: DeskState, entry: Entry) -> None:
    pair, asked = (entry["lane"], entry["to"]), lanes[entry["to"]]
    ref = desk.ref_of(entry["to"], entry["lane"])
    if desk.suspension or asked.stopped or lanes[entry["lane"]].stopped:
        raise ApproachRefused("One of them paused or stopped, or the case is stopped. Nothing was changed.")
    for lane in (entry["lane"], entry["to"]):
        gate = desk.gates.get((lane, ABUSE_ASKED))
        if gate is None or not gate.is_open(entry.ts):
            raise ApproachRefused(
                "Partner abuse and control are asked about with both first. Until then nobody is approached. "
                "Nothing was changed."
            )
    if says_never(lanes, desk, *pair):
        raise NotAllowed("They said never: only they themselves can open this again. Nothing was changed.")
    shut = [consent for answers in answers_about(asked, ref) if are_shut(answers, entry.ts) for consent in answers]
    if any(consent.state in NO for consent in shut):
        raise NotAllowed("They said no themselves: only they can open this again. Nothing was changed.")
    if shut or desk.not_before.get(pair, 0) > entry.ts:
        raise ApproachRefused("They said not before that day. Nothing was changed.")
