"""The table of a message's life, its copies, and that the fold never leaves it."""

import re
from collections.abc import Callable

import pytest

from mediator.messages import export
from mediator.messages.table import ACTIONS, ROWS, STATES, TRANSITIONS, as_markdown, may_follow
from tests.conftest import ROOT
from tests.messages.entries import ANN, LOG, Story

Step = Callable[[Story], object]


def _first(story: Story):
    return story.item.message.newest


def _waiting(story: Story) -> None:
    story.submit()


def _returned(story: Story) -> None:
    _waiting(story)
    story.decide("return")
    story.tell(ANN, "return", of=_first(story).hash)


def _proposed(story: Story) -> None:
    _waiting(story)
    story.propose(_first(story))


def _agreed(story: Story) -> None:
    if story.permitted:
        _waiting(story)
        story.propose(_first(story), story.permit().hash)
        return
    _proposed(story)
    story.tell(ANN, "agree", "ann", of=story.item.message.proof.hash)


def _offered(story: Story) -> None:
    _agreed(story)
    story.offer(_first(story), story.item.message.agreement)


def _approved(story: Story) -> None:
    _offered(story)
    story.approve(story.item.offer)


def _parked(story: Story) -> None:
    _approved(story)
    story.park(story.item.offer)


def _released(story: Story) -> None:
    _approved(story)
    story.release(story.item.offer)


def _held(story: Story) -> None:
    (_agreed if story.permitted else _waiting)(story)
    story.tell(LOG, "hold", lane=ANN, msg="m1", until=50, on="date")


def _declined(story: Story) -> None:
    _waiting(story)
    story.decide("decline")
    story.tell(ANN, "status", of=_first(story).hash, st="declined")


def _recalled(story: Story) -> None:
    _waiting(story)
    story.tell(ANN, "recall", "ann", of=_first(story).hash)


REACH: dict[str, Step] = {
    "waiting": _waiting, "returned": _returned, "proposed": _proposed, "agreed": _agreed, "offered": _offered,
    "approved": _approved, "parked": _parked, "released": _released, "held": _held, "declined": _declined,
    "recalled": _recalled,
}  # fmt: skip

DO: dict[str, Step] = {
    "look": lambda s: s.tell(LOG, "look", lane=ANN, of=_first(s).hash),
    "keep-as-is": lambda s: s.tell(ANN, "status", of=_first(s).hash, st="kept"),
    "return": lambda s: (s.decide("return"), s.tell(ANN, "return", of=_first(s).hash)),
    "revise": lambda s: s.submit(of=s.item.message.returned.hash, msg="m2"),
    "take-one-back": lambda s: s.submit(of=_first(s).hash, msg="m3"),
    "propose": lambda s: s.propose(_first(s)),
    "take-out": lambda s: s.propose(_first(s), s.permit().hash),
    "end-permission": lambda s: s.permit("no"),
    "agree": lambda s: s.tell(ANN, "agree", "ann", of=s.item.message.proof.hash),
    "refuse": lambda s: s.tell(ANN, "refuse", "ann", of=_proof(s)),
    "offer": lambda s: s.offer(_first(s), s.item.message.agreement),
    "approve": lambda s: s.approve(s.item.offer, "robin"),
    "ask": lambda s: s.tell(LOG, "ask", of=s.item.offer.hash, who="robin"),
    "excuse": lambda s: s.tell(LOG, "excuse", "robin", of=s.tell(LOG, "ask", of=s.item.offer.hash, who="robin").hash),
    "settle": lambda s: s.tell(LOG, "settle", "kim", of=_objection(s)),
    "object": lambda s: s.tell(LOG, "object", "robin", of=s.item.offer.hash),
    "release": lambda s: (s.decide("release", s.item.offer.hash), s.release(s.item.offer)),
    "park": lambda s: s.park(s.item.offer, 200),
    "arrive": lambda s: s.release(s.item.offer),
    "drop": lambda s: s.case.parked.clear(),
    "void": lambda s: (s.tell(LOG, "suspend"), s.case.parked.clear()),
    "takeback": lambda s: s.tell(LOG, "takeback", of=s.item.offer.hash),
    "hold": lambda s: s.tell(LOG, "hold", lane=ANN, msg="m1", until=50, on="event"),
    "lapse": lambda s: None,
    "reopen": lambda s: s.tell(LOG, "reopen", of=s.item.hold.hash),
    "decline": lambda s: (s.decide("decline"), s.tell(ANN, "status", of=_first(s).hash, st="declined")),
    "recall": lambda s: s.tell(ANN, "recall", "ann", of=_first(s).hash),
}


def _proof(story: Story) -> str:
    """A proposal to refuse; where none was made, one is there all the same, to see that nothing else changes."""
    return story.item.message.proof.hash if story.item.message.proof else _first(story).hash


def _objection(story: Story) -> str:
    offer = story.offer(_first(story), story.item.message.agreement)
    return story.tell(LOG, "object", "robin", of=offer.hash).hash


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_reached(state: str) -> None:
    story = Story()
    REACH[state](story)
    assert story.state() == state


@pytest.mark.parametrize(("state", "action"), [key for key in TRANSITIONS if key[0]])
def test_an_action_of_the_table_leads_where_the_table_says(state: str, action: str) -> None:
    story = Story(permitted=action == "end-permission")
    REACH[state](story)
    DO[action](story)
    assert story.state(now=60 if action == "lapse" else 0) in TRANSITIONS[state, action]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("action", ACTIONS)
def test_the_table_knows_each_pair_or_refuses_it(state: str, action: str) -> None:
    in_a_row = any(state in row.sources and row.action == action for row in ROWS)
    assert may_follow(state, action) == in_a_row


def test_every_target_is_a_state() -> None:
    assert {target for targets in TRANSITIONS.values() for target in targets} <= set(STATES)


def test_p6_without_its_permission_a_text_made_under_it_waits_and_one_agreed_to_stays() -> None:
    under, agreed = Story(permitted=True), Story()
    for story in (under, agreed):
        _approved(story)
        story.permit("not-now")
    assert (under.state(), agreed.state()) == ("waiting", "approved")
    assert under.item.standing_offer() is None


def test_p8_to_its_author_the_end_of_the_permission_reads_the_same_whether_it_was_passed_on() -> None:
    waiting, passed_on = Story(permitted=True), Story(permitted=True)
    _approved(waiting)
    _released(passed_on)
    for story in (waiting, passed_on):
        story.permit("no")
    assert waiting.item.message.state == passed_on.item.message.state == "waiting"


def test_p7_asking_back_is_possible_in_every_state() -> None:
    assert all(may_follow(state, "recall") for state in STATES)


def test_the_table_in_the_docs_is_the_table_in_the_code() -> None:
    document = (ROOT / "docs" / "lifecycle.md").read_text(encoding="utf-8")
    shown = re.search(r"<!-- table -->\n(.*?)\n<!-- /table -->", document, re.DOTALL)
    assert shown is not None
    assert shown[1] == as_markdown()


def test_the_browser_has_the_same_table() -> None:
    assert export.PATH.read_text(encoding="utf-8") == export.table_js()
