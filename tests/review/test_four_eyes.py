"""A second reader who was asked, an objection, and what a supervisor can do about it, by the law of the record."""

import re
from typing import Any

import pytest
from flask import Flask

from mediator.client.participant import WISHES
from mediator.protocol.entry import Entry
from mediator.record import read
from mediator.record.law import get_law
from mediator.review import queries, queue
from mediator.review.decisions import GATE_WORDS
from tests.conftest import ROOT
from tests.record.casework import Casework, Person, text
from tests.record.refusals import code_of

pytestmark = pytest.mark.rules

HOUR = 3600


def state(case: Casework) -> str:
    folded = get_law().fold(case.case)
    return folded.state_of(next(iter(folded.items.values())), case.now)


def row(case: Casework) -> dict[str, Any]:
    return queries.describe_case(case.sam.account, case.case, case.now)["items"][0]


def objected(case: Casework, offer: Entry) -> Entry:
    return case.decides(case.robin, "object", of=offer.hash, content=text("", reason="Too early."))


def test_p6_who_was_asked_to_read_it_must_approve_before_it_goes(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.decides(case.sam, "ask", of=offer.hash, who=case.robin.fp, content=text(blind=0))
    assert (state(case), row(case)["asked"]) == ("offered", [case.robin.fp])
    assert code_of(lambda: case.passes_on(offer, approvals)) == "state"
    case.approves(case.kim, offer)
    assert state(case) == "offered"
    case.approves(case.robin, offer)
    assert (state(case), row(case)["asked"]) == ("approved", [])
    case.passes_on(offer, case.approvals_of(offer))
    assert state(case) == "released"


def test_p6_nobody_is_asked_who_made_it_approved_it_or_is_not_here(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    case.approves(case.robin, offer)
    for who in (case.sam, case.robin, case.ann):
        asked = {"of": offer.hash, "who": who.fp, "content": text(blind=0)}
        assert code_of(lambda asked=asked: case.decides(case.robin, "ask", **asked)) == "member"


def asks(case: Casework, offer: Entry, who: Person, by: Person | None = None) -> Entry:
    return case.decides(by or case.sam, "ask", of=offer.hash, who=who.fp, content=text(blind=0))


def test_p6_everybody_who_was_asked_is_waited_for_whoever_was_asked_last(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    asks(case, offer, case.robin)
    asks(case, offer, case.kim)
    assert set(row(case)["asked"]) == {case.robin.fp, case.kim.fp}
    assert parts(case) == ["others", "yours", "yours"]
    case.approves(case.kim, offer)
    assert (state(case), parts(case)) == ("offered", ["others", "yours", "others"])
    assert code_of(lambda: case.passes_on(offer, case.approvals_of(offer))) == "state"
    case.approves(case.robin, offer)
    assert state(case) == "approved"


def test_p6_stopping_a_version_and_making_it_again_gets_rid_of_nobody_who_was_asked(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    asks(case, offer, case.robin)
    case.decides(case.sam, "takeback", of=offer.hash)
    assert row(case)["asked"] == []
    again = case.offers(case.ann, submission)
    assert (state(case), row(case)["asked"]) == ("offered", [case.robin.fp])
    case.approves(case.robin, again)
    newest = case.offers(case.ann, submission)
    assert (state(case), row(case)["asked"]) == ("offered", [case.robin.fp]), "the approval was of another offer"
    case.decides(case.sam, "takeback", of=newest.hash)
    back = case.returns(case.ann, submission)
    case.offers(case.ann, case.writes(case.ann, "Shorter.", of=back.hash))
    assert (state(case), row(case)["asked"]) == ("approved", []), "a new round is another version"


def test_p6_an_asking_ends_by_who_was_asked_or_by_a_supervisor_who_did_not_make_it(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    of_robin, of_kim = asks(case, offer, case.robin), asks(case, offer, case.kim)
    for by, of in ((case.sam, of_robin), (case.robin, of_kim)):
        assert code_of(lambda by=by, of=of: case.decides(by, "excuse", of=of.hash, content=text())) == "not-allowed"
    case.decides(case.robin, "excuse", of=of_robin.hash, content=text())
    assert (state(case), row(case)["asked"]) == ("offered", [case.kim.fp])
    assert code_of(lambda: case.decides(case.kim, "excuse", of=of_robin.hash, content=text())) == "state"
    case.decides(case.kim, "excuse", of=of_kim.hash, content=text("Nobody needs to."))
    assert state(case) == "approved"
    assert code_of(lambda: asks_again(case, of_kim)) == "state"
    case.passes_on(offer, approvals)
    assert state(case) == "released"


def asks_again(case: Casework, asking: Entry) -> Entry:
    return case.decides(case.kim, "excuse", of=asking.hash, content=text())


def test_p6_a_supervisor_does_not_choose_the_readers_of_their_own_version(case: Casework) -> None:
    submission = case.writes(case.ann)
    offer = case.offers(case.ann, submission, by=case.kim)
    asking = asks(case, offer, case.robin)
    for by in (case.kim, case.sam):
        words = {"of": asking.hash, "content": text("He is away.")}
        assert code_of(lambda by=by, words=words: case.decides(by, "excuse", **words)) == "not-allowed"
    case.offers(case.ann, submission)
    case.decides(case.kim, "excuse", of=asking.hash, content=text("He is away."))
    assert state(case) == "approved"


def test_p6_whoever_objects_or_leaves_is_waited_for_no_longer(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    asks(case, offer, case.robin)
    objected(case, offer)
    overruled = case.offers(case.ann, submission, by=case.kim)
    assert (state(case), row(case)["asked"]) == ("approved", [])
    asks(case, overruled, case.robin, by=case.kim)
    assert state(case) == "offered"
    draft = case.draft(case.kim)
    draft.new_desk("staff-remove", [case.sam.fp, case.kim.fp], who=case.robin.fp)
    for chain in ("D", case.ann.lane, case.ben.lane):
        draft.add(chain, "sync")
    draft.send()
    assert (state(case), row(case)["asked"]) == ("approved", [])


def test_p6_what_waits_for_its_hour_is_stopped_before_somebody_is_asked(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    asked = {"of": offer.hash, "who": case.robin.fp, "content": text(blind=0)}
    assert code_of(lambda: case.decides(case.sam, "ask", **asked)) == "state"


def test_p6_the_editor_alone_never_approves_where_two_are_asked_for(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now, eyes=2)
        case.consent_all()
        offer = case.offers(case.ann, case.writes(case.ann))
        assert state(case) == "offered"
        assert code_of(lambda: case.approves(case.sam, offer)) == "state"
        assert code_of(lambda: case.passes_on(offer, case.approvals_of(offer))) == "state"


def test_p6_only_a_supervisor_makes_again_what_was_objected_to(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objected(case, offer)
    assert (state(case), row(case)["objected"]) == ("waiting", 1)
    assert code_of(lambda: case.offers(case.ann, submission)) == "not-allowed"
    assert code_of(lambda: case.offers(case.ann, submission, by=case.robin)) == "not-allowed"
    case.offers(case.ann, submission, by=case.kim)
    assert (state(case), row(case)["objected"]) == ("approved", 0)


def test_p6_a_supervisor_does_not_overrule_an_objection_to_their_own_version(case: Casework) -> None:
    submission = case.writes(case.ann)
    objected(case, case.offers(case.ann, submission, by=case.kim))
    assert code_of(lambda: case.offers(case.ann, submission, by=case.kim)) == "not-allowed"


def test_a_supervisor_who_did_not_object_settles_an_objection(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objection = objected(case, offer)
    for who in (case.sam, case.robin):
        settled = {"of": objection.hash, "content": text()}
        assert code_of(lambda who=who, settled=settled: case.decides(who, "settle", **settled)) == "not-allowed"
    case.decides(case.kim, "settle", of=objection.hash, content=text("Write the cover note anew."))
    assert row(case)["objected"] == 0
    case.offers(case.ann, submission)
    assert state(case) == "offered"


def test_p6_after_an_objection_was_upheld_its_maker_alone_never_passes_it_on(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objection = objected(case, offer)
    case.decides(case.kim, "settle", of=objection.hash, content=text("Not like this."))
    again = case.offers(case.ann, submission)
    assert code_of(lambda: case.passes_on(again, case.approvals_of(again))) == "state"
    case.decides(case.sam, "takeback", of=again.hash)
    again = case.offers(case.ann, submission)
    assert state(case) == "offered"
    own = case.approvals_of(again)
    case.approves(case.robin, again)
    assert state(case) == "approved"
    assert code_of(lambda: case.passes_on(again, own)) == "approvals"
    case.passes_on(again, case.approvals_of(again))
    assert state(case) == "released"


def test_p6_an_objection_stands_again_once_the_version_that_overruled_it_is_gone(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objected(case, offer)
    overruled = case.offers(case.ann, submission, by=case.kim)
    assert row(case)["objected"] == 0
    assert code_of(lambda: case.offers(case.ann, submission)) == "not-allowed"
    case.decides(case.sam, "takeback", of=overruled.hash)
    assert row(case)["objected"] == 1
    assert code_of(lambda: case.offers(case.ann, submission)) == "not-allowed"


def test_p6_details_taken_out_under_the_permission_wash_no_objection_away(case: Casework) -> None:
    under = case.consents(case.ann, "remove-details", "yes", peer="")
    submission, offer, _ = case.ready_offer()
    objected(case, offer)
    proof = case.proposes(case.ann, submission, under=under.hash)
    assert (state(case), row(case)["objected"]) == ("agreed", 1)
    assert code_of(lambda: case.offers(case.ann, submission, proof.hash)) == "not-allowed"


def test_p6_nobody_settles_an_objection_to_their_own_version(case: Casework) -> None:
    objection = objected(case, case.offers(case.ann, case.writes(case.ann), by=case.kim))
    settled = {"of": objection.hash, "content": text("Mine stands.")}
    assert code_of(lambda: case.decides(case.kim, "settle", **settled)) == "not-allowed"


def parts(case: Casework) -> list[str]:
    """Where the one message stands for Sam, Robin and Kim."""
    queues = [
        queue.describe_queue(who.account, queue.Asked.read({}), case.now) for who in (case.sam, case.robin, case.kim)
    ]
    return [item["part"] for found in queues for item in found["items"]]


def test_an_objection_is_the_turn_of_whoever_may_settle_it(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    objected(case, offer)
    assert parts(case) == ["others", "others", "yours"]


def test_an_objection_that_nobody_here_may_settle_is_everybodys_turn(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    case.decides(case.kim, "object", of=offer.hash, content=text("", reason="Too early."))
    assert parts(case) == ["yours", "yours", "yours"]


def test_a_new_round_is_another_version_than_the_one_objected_to(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objected(case, offer)
    back = case.returns(case.ann, submission)
    case.offers(case.ann, case.writes(case.ann, "Shorter.", of=back.hash))
    assert state(case) == "approved"


def test_p6_the_letter_bank_keeps_the_approval_and_passes_nothing_on(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    bank = {"lane": case.ann.lane, "msg": offer["msg"], "until": case.now + HOUR, "on": "asked"}
    held = case.decides(case.robin, "hold", **bank, content=text("", why="other", reason="Until she asks."))
    assert state(case) == "held"
    assert code_of(lambda: case.passes_on(offer, approvals)) == "state"
    case.now += 2 * HOUR
    assert (state(case), row(case)["held_on"], row(case)["held_until"]) == ("held", "asked", case.now - HOUR)
    case.decides(case.robin, "reopen", of=held.hash)
    assert state(case) == "approved"
    case.passes_on(offer, approvals)
    assert state(case) == "released"


def test_p6_what_waits_for_its_hour_falls_when_it_goes_into_the_letter_bank(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    bank = {"lane": case.ann.lane, "msg": offer["msg"], "until": 0, "on": "asked"}
    case.decides(case.robin, "hold", **bank, content=text("", why="other", reason=""))
    assert (state(case), read.list_parked(case.case)) == ("held", [])


def test_p7_never_on_days_the_reader_blocked_nor_in_their_quiet_hours(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    wish = text(**WISHES)
    tomorrow = (case.now + 24 * HOUR) // 86_400
    for quiet, blocked in (([], [[tomorrow - 1, tomorrow + 1]]), ([0, 1439], [])):
        case.does(case.ben, "wishes", content=wish, tell="none", quiet=quiet, blocked=blocked)
        assert code_of(lambda: case.parks(offer, approvals, case.now + 24 * HOUR)) == "blocked"
    case.does(case.ben, "wishes", content=wish, tell="none", quiet=[], blocked=[[tomorrow - 2, tomorrow]])
    assert code_of(lambda: case.passes_on(offer, approvals)) == "blocked"


def test_p3_a_concern_changes_nothing_of_how_a_message_stands(case: Casework) -> None:
    submission, _, _ = case.ready_offer()
    worry = text("Rang the unit.", concern="self-harm", told=[{"who": "The unit", "when": case.now}])
    before = row(case)
    concern = case.decides(case.robin, "concern", lane=case.ann.lane, of=submission.hash, content=worry)
    # Only the mark in the desk's queue is new.
    assert (state(case), row(case)) == ("approved", before | {"concern": concern.ts})


def test_a_refusal_names_conditions_in_the_words_of_the_pages() -> None:
    page = (ROOT / "mediator/static/js/desk/gates.js").read_text(encoding="utf-8")
    shown = re.search(r"export const GATES = \{(.*?)\n\};", page, re.DOTALL)
    assert shown
    assert dict(re.findall(r'"?([a-z-]+)"?: "(.*?)"', shown[1])) == GATE_WORDS


def test_what_lies_in_the_letter_bank_comes_up_on_its_review_date_and_stays_there(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    bank = {"lane": case.ann.lane, "msg": offer["msg"], "until": case.now + HOUR, "on": "asked"}
    case.decides(case.robin, "hold", **bank, content=text("", why="other", reason="Until she asks."))

    def place() -> tuple[str, str]:
        [found] = queue.describe_queue(case.sam.account, queue.Asked.read({}), case.now)["items"]
        return found["part"], found["state"]

    assert place() == ("dated", "held")
    case.now += HOUR
    assert (place(), state(case)) == (("yours", "held"), "held")
