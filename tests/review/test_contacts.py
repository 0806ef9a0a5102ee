"""Planned calls and contacts: nothing is passed on without a call, and it waits until somebody reports it."""

from typing import Any

import pytest

from mediator.cases.queries import list_lanes
from mediator.extensions import db
from mediator.protocol.entry import Entry
from mediator.record import law
from mediator.record.models import ParkedRow
from mediator.review import queue, worker
from mediator.review.to_ring import describe_calls
from tests.record.casework import Casework, Draft, Person, text
from tests.record.refusals import code_of

pytestmark = pytest.mark.rules

DAY = 86_400


def calls(case: Casework, person: Person | None = None) -> list[dict[str, Any]]:
    return list(describe_calls((person or case.sam).account, 14, case.now)["planned"])


def contact(case: Casework, how: str, of: str = "", person: Person | None = None, **more: Any) -> Entry:
    fields = {"lane": (person or case.ben).lane, "how": how, "of": of, "when": case.now, **more}
    return case.decides(case.sam, "contact", content=text(present=[]), **fields)


def plan(case: Casework, by: Person, to: Person, *, when: int = 0, of: str = "", who: str = "") -> Entry:
    fields = {"lane": to.lane, "who": who or by.fp, "when": when or case.now + DAY, "of": of}
    return case.decides(by, "call", content=text(), **fields)


def decide(draft: Draft, offer: Entry, when: int = 0) -> None:
    draft.add("D", "decide", lane=offer["lane"], msg=offer["msg"], outcome="release", offer=offer.hash, when=when)


def test_p6_nothing_is_passed_on_without_a_call_planned_for_afterwards(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    without = case.draft(case.sam)
    decide(without, offer)
    assert code_of(without.send) == "not-yet"
    hour = case.now + 7200
    early = case.draft(case.sam)
    early.call(offer, hour - 60)
    decide(early, offer, hour)
    assert code_of(early.send) == "not-yet"
    to_author = case.draft(case.sam)
    to_author.add("D", "call", lane=case.ann.lane, who=case.sam.fp, when=hour, of=offer.hash, content=text())
    assert code_of(to_author.send) == "lane"
    case.passes_on(offer, approvals)


def test_p6_a_parked_text_whose_call_is_over_does_not_go(case: Casework) -> None:
    """Nobody was at work for days: the call that was to come after it lies behind, so a person plans anew."""
    submission, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + 3600)
    assert worker.pass_on_due(case.now + 3600 + 3 * DAY) == 0
    assert db.session.query(ParkedRow).count() == 0
    item = law.get_law().fold(case.case).items[case.ann.lane, case.msg(submission)]
    assert item.released is None
    draft = case.draft(case.sam)
    (before,) = law.get_law().fold(case.case).desk.contacts.open_calls(offer.hash)
    draft.call(offer, case.now + 5 * DAY, of=before.entry.hash)
    draft.send()
    assert case.now + 5 * DAY in {call.entry["when"] for call in _open(case, offer)}


def _open(case: Casework, offer: Entry) -> list[Any]:
    return law.get_law().fold(case.case).desk.contacts.open_calls(offer.hash)


def test_an_item_stays_on_the_desk_until_its_call_was_reported(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    assert calls(case) == []
    case.passes_on(offer, approvals)
    (row,) = calls(case)
    assert (row["who"], row["lane"], row["msg"], row["kind"]) == (case.sam.fp, case.ben.lane, offer["msg"], "letter")
    for person in (case.sam, case.robin):
        asked = queue.Asked.read({"part": "calls"})
        (item,) = queue.describe_queue(person.account, asked, case.now)["items"]
        assert (item["state"], item["turn"], item["call"]["who"]) == ("released", "call", case.sam.fp)
    contact(case, "tried", row["call"])
    assert [one["tried"] for one in calls(case)] == [case.now]
    contact(case, "spoke", row["call"])
    assert calls(case) == []
    assert queue.describe_queue(case.sam.account, queue.Asked.read({}), case.now)["items"] == []
    contact(case, "tried", row["call"])
    assert [one["call"] for one in calls(case)] == [row["call"]], "a slip is put right by another contact"


def test_a_call_is_moved_to_another_day_or_colleague_and_stays_the_one_after_its_text(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.passes_on(offer, approvals)
    (first,) = calls(case)
    second = plan(case, case.robin, case.ben, when=case.now + 3 * DAY, of=first["call"], who=case.kim.fp)
    (row,) = calls(case)
    assert (row["call"], row["who"], row["msg"]) == (second.hash, case.kim.fp, offer["msg"])
    assert code_of(lambda: plan(case, case.sam, case.ben, of=first["call"])) == "state"
    assert code_of(lambda: contact(case, "spoke", first["call"])) == "state"
    assert code_of(lambda: plan(case, case.sam, case.ann, of=second.hash)) == "lane"


def test_what_a_call_or_contact_cannot_be(case: Casework) -> None:
    """Backdated, by a stranger, ahead of its time, or of what was not passed on yet."""
    _, offer, approvals = case.ready_offer()
    assert code_of(lambda: plan(case, case.sam, case.ben, when=case.now)) == "date"
    assert code_of(lambda: plan(case, case.sam, case.ben, who=case.ann.fp)) == "member"
    assert code_of(lambda: contact(case, "spoke", when=case.now + 3600)) == "date"
    assert code_of(lambda: contact(case, "met", when=0)) == "date"
    assert code_of(lambda: contact(case, "booked", when=case.now)) == "date"
    case.parks(offer, approvals, case.now + 3600)
    (planned,) = _open(case, offer)
    assert code_of(lambda: contact(case, "spoke", planned.entry.hash)) == "early"
    assert code_of(lambda: plan(case, case.sam, case.ben, when=case.now + 60, of=planned.entry.hash)) == "date"
    assert calls(case) == []
    assert db.session.query(ParkedRow).count() == 1, "a planned call lets what waits wait"


def asked(case: Casework) -> list[str]:
    return [row["lane"] for row in describe_calls(case.sam.account, 14, case.now)["asked"]]


@pytest.mark.parametrize("how", ["with-support", "short"])
def test_what_a_reader_asks_for_is_on_the_desk_until_somebody_spoke_with_them(case: Casework, how: str) -> None:
    _, offer, approvals = case.ready_offer()
    release = case.passes_on(offer, approvals)
    case.does(case.ben, "ready", of=release.hash, how=how)
    assert asked(case) == [case.ben.lane]
    contact(case, "tried")
    assert asked(case) == [case.ben.lane]
    contact(case, "met")
    assert asked(case) == []
    case.does(case.ben, "tell", content=text("I need help now"))
    assert asked(case) == [case.ben.lane], "what is asked after the conversation waits again"


def test_a_planned_call_says_how_its_reader_chose_to_receive_it(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    release = case.passes_on(offer, approvals)
    said = [calls(case)[0]["answer"]]
    for how in ("short", "with-support", "not-now", "never", "now"):
        case.does(case.ben, "ready", of=release.hash, how=how)
        said.append(calls(case)[0]["answer"])
    case.does(case.ben, "opened", of=release.hash)
    said.append(calls(case)[0]["answer"])
    assert said == ["", "short", "with-support", "not-now", "never", "now", "opened"]


def test_a_report_put_right_opens_again_what_it_had_answered(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.passes_on(offer, approvals)
    (row,) = calls(case)
    case.does(case.ben, "tell", content=text("Please ring me"))
    contact(case, "spoke", row["call"])
    assert asked(case) == []
    contact(case, "tried", row["call"])
    assert asked(case) == [case.ben.lane]


def test_people_without_contact_are_listed_longest_first_and_who_paused_is_left_alone(case: Casework) -> None:
    late = case.now + 30 * DAY

    def quiet() -> list[str]:
        rows = describe_calls(case.sam.account, 14, late)["quiet"]
        return [row["lane"] for row in rows]

    assert set(quiet()) == {case.ann.lane, case.ben.lane}
    case.now = late
    contact(case, "tried")
    assert case.ben.lane in quiet(), "trying is no contact"
    contact(case, "spoke")
    assert quiet() == [case.ann.lane]
    case.does(case.ann, "pause")
    assert quiet() == []
    assert {row.contact_at for row in list_lanes(case.case)} == {late}


def test_p6_a_conversation_noted_late_answers_nothing_that_was_asked_since(case: Casework) -> None:
    case.does(case.ben, "tell", content=text("I need help now"))
    contact(case, "spoke", when=case.now - 3 * DAY)
    assert asked(case) == [case.ben.lane]
    contact(case, "spoke", when=case.now - 300)
    assert asked(case) == [], "clocks differ a little"


def test_p6_a_conversation_before_a_text_was_passed_on_is_not_the_call_after_it(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.passes_on(offer, approvals)
    (row,) = calls(case)
    for when in (1, case.now - 3600):
        assert code_of(lambda when=when: contact(case, "spoke", row["call"], when=when)) == "early"
    contact(case, "tried", row["call"], when=case.now - 3600)
    assert len(calls(case)) == 1
    contact(case, "spoke", row["call"])
    assert calls(case) == []


def test_p6_what_waits_falls_when_whoever_was_to_ring_leaves_the_desk(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + 3600)
    (planned,) = _open(case, offer)
    plan(case, case.sam, case.ben, when=case.now + DAY, of=planned.entry.hash, who=case.robin.fp)
    assert db.session.query(ParkedRow).count() == 1
    draft = case.draft(case.sam)
    draft.new_desk("staff-remove", [case.sam.fp, case.kim.fp], who=case.robin.fp)
    draft.send()
    assert db.session.query(ParkedRow).count() == 0
    without = case.draft(case.sam)
    decide(without, offer)
    assert code_of(without.send) == "not-yet"
