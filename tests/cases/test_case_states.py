"""Consents, stops, gates and rosters as the folds tell them."""

import pytest

from mediator.cases.states import DeskState, LaneState
from mediator.protocol.entry import Entry
from tests.messages.entries import ANN, BEN, LOG, Story


def lane_of(story: Story) -> LaneState:
    return story.case.lanes[ANN]


def consent(story: Story, what: str, state: str = "yes", until: int = 0) -> None:
    peer = "" if what == "take-part" else "to-ben"
    story.tell(ANN, "consent", "ann", peer=peer, what=what, state=state, until=until)


@pytest.mark.parametrize(
    ("answers", "now", "in_force"),
    [
        ([("take-part", "yes", 0), ("letters", "yes", 0)], 10, True),
        ([("letters", "yes", 0)], 10, False),
        ([("take-part", "yes", 0)], 10, False),
        ([("take-part", "yes", 0), ("letters", "yes", 10)], 10, True),
        ([("take-part", "yes", 0), ("letters", "yes", 9)], 10, False),
        ([("take-part", "yes", 9), ("letters", "yes", 0)], 10, False),
        ([("take-part", "yes", 0), ("letters", "yes", 0), ("letters", "not-now", 0)], 10, False),
        ([("take-part", "yes", 0), ("letters", "never", 0), ("letters", "yes", 0)], 10, True),
        ([("take-part", "no", 0), ("letters", "yes", 0)], 10, False),
        ([("take-part", "yes", 0), ("questions", "yes", 0)], 10, False),
    ],
)
def test_p6_a_consent_is_in_force_when_the_newest_answer_is_a_yes_in_time(
    answers: list[tuple[str, str, int]], now: int, in_force: bool
) -> None:
    story = Story()
    for what, state, until in answers:
        consent(story, what, state, until)
    assert lane_of(story).consents_to("to-ben", "letters", now) is in_force


@pytest.mark.parametrize(
    ("acts", "stopped"),
    [
        ([], False),
        (["pause"], True),
        (["pause", "resume"], False),
        (["withdraw"], True),
        (["withdraw", "resume"], True),
        (["withdraw", "consent"], False),
        (["pause", "withdraw", "consent"], False),
        (["halt"], True),
        (["halt", "resume"], False),
        (["halt", "pause"], True),
        (["halt", "pause", "resume"], False),
        (["resume", "halt"], True),
        (["halt", "consent"], True),
    ],
)
def test_p7_pause_withdrawal_and_halt_end_only_as_they_may(acts: list[str], stopped: bool) -> None:
    story = Story()
    for act in acts:
        if act == "halt":
            story.case.halt(ANN, lane_of(story).head[0] + 1)
        elif act == "consent":
            consent(story, "take-part")
        else:
            story.tell(ANN, act, "ann")
    assert lane_of(story).stopped is stopped


def test_p7_what_was_said_on_the_telephone_stops_as_well() -> None:
    story = Story()
    story.tell(ANN, "said", act="pause", **{"as": {}})
    assert lane_of(story).paused


def test_a_scribe_lane_ends_when_a_key_is_accepted() -> None:
    lane = LaneState("l", "scribe", "en", (0, "h"))
    assert lane.is_scribe
    lane.accepted = "ann"
    assert not lane.is_scribe


@pytest.mark.parametrize(
    ("gates", "now", "shut"),
    [
        ([], 10, ["prison", "probation"]),
        ([("prison", "open", 0), ("probation", "open", 0)], 10, []),
        ([("prison", "open", 9), ("probation", "open", 10)], 10, ["prison"]),
        ([("prison", "open", 0), ("prison", "shut", 0), ("probation", "open", 0)], 10, ["prison"]),
    ],
)
def test_p6_a_gate_that_is_needed_counts_as_shut_until_it_is_open_in_time(
    gates: list[tuple[str, str, int]], now: int, shut: list[str]
) -> None:
    desk = DeskState()
    desk.apply(_log("need", lane=ANN, gates=["prison", "probation"]))
    for gate, state, until in gates:
        desk.apply(_log("gate", lane=ANN, gate=gate, state=state, until=until))
    assert desk.shut_gates(ANN, now) == shut
    assert desk.shut_gates(BEN, now) == []


def test_a_pair_is_known_from_both_sides() -> None:
    desk = Story().case.desk
    assert desk.other_side(ANN, "to-ben") == (BEN, "to-ann")
    assert desk.other_side(BEN, "to-ann") == (ANN, "to-ben")
    assert desk.other_side(ANN, "to-ann") is None


def test_the_desk_of_an_earlier_entry_stays_what_it_was() -> None:
    story = Story()
    roster = story.case.roster
    before = roster.members_at(0)
    roster.members = roster.without_member("robin")
    assert set(before) == {"sam"}
    assert roster.members_at(9) == {}


def _log(t: str, **fields: object) -> Entry:
    return Entry(b"", b"", "h", {"t": t, "chain": LOG, "by": "sam", **fields})
