"""What the record lets happen to a message and what it refuses, on a real case with real keys."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.record import append
from mediator.record.law import get_law
from tests.record.casework import CHECKS, GATE, INFO, Casework, new_id, text
from tests.record.refusals import code_of, reasons_of


def state(case: Casework) -> str:
    folded = get_law().fold(case.case)
    (item,) = folded.items.values()
    return folded.state_of(item, case.now)


# --- the whole way ---


def test_a_letter_is_returned_revised_proposed_agreed_and_passed_on(case: Casework) -> None:
    first = case.writes(case.ann)
    case.looks(case.sam, case.ann, first)
    returned = case.returns(case.ann, first)
    assert state(case) == "returned"
    second = case.writes(case.ann, "Without names.", of=returned.hash)
    assert state(case) == "waiting"
    proof = case.proposes(case.ann, second)
    agree = case.does(case.ann, "agree", of=proof.hash)
    assert state(case) == "agreed"
    offer = case.offers(case.ann, second, agree.hash)
    assert state(case) == "approved"
    case.passes_on(offer, case.approvals_of(offer))
    assert state(case) == "released"


def test_p6_two_approvals_by_two_people_are_needed_where_two_are_asked(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now, eyes=2)
        case.consent_all()
        _, offer, approvals = case.ready_offer()
        assert state(case) == "offered"
        assert code_of(lambda: case.passes_on(offer, approvals)) == "state"
        case.approves(case.robin, offer)
        assert state(case) == "approved"
        assert code_of(lambda: case.passes_on(offer, approvals)) == "approvals"
        case.passes_on(offer, case.approvals_of(offer))
        assert state(case) == "released"


# --- conditions of a release (P6), each on its own ---


def _gate(case: Casework, shut: str = "open", until: int = 0) -> None:
    case.decides(case.sam, "need", lane=case.ben.lane, gates=["prison"])
    case.decides(
        case.sam,
        "gate",
        lane=case.ben.lane,
        gate="prison",
        state=shut,
        until=until,
        content=GATE | {"evidence": "seen"},
    )


UNSETTLING: dict[str, tuple[Callable[[Casework], Any], str]] = {
    "the author pauses": (lambda c: c.does(c.ann, "pause"), "author-paused"),
    "the reader pauses": (lambda c: c.does(c.ben, "pause"), "reader-paused"),
    "the author stops": (lambda c: c.does(c.ann, "withdraw"), "author-stops"),
    "the reader stops": (lambda c: c.does(c.ben, "withdraw"), "reader-stops"),
    "the author says not now to letters": (lambda c: c.consents(c.ann, "letters", "not-now"), "author-consent"),
    "the reader says never to letters": (lambda c: c.consents(c.ben, "letters", "never"), "reader-consent"),
    "the reader no longer takes part": (lambda c: c.consents(c.ben, "take-part", "no"), "reader-consent"),
    "a gate is needed and shut": (lambda c: _gate(c, "shut"), "gate"),
    "the case is suspended": (lambda c: c.decides(c.robin, "suspend", content=text()), "suspended"),
    "the author halts": (lambda c: _halt(c, c.ann), "author-paused"),
    "the reader halts": (lambda c: _halt(c, c.ben), "reader-paused"),
    "told on the telephone to pause": (
        lambda c: _said(c, c.ann, "pause", {}), "author-paused"),
    "told on the telephone to stop letters": (
        lambda c: _said(c, c.ben, "consent", {"peer": c.ben.peer, "what": "letters", "state": "no", "until": 0,
                                              "text": b64(bytes(32))}), "reader-consent"),
}  # fmt: skip


def _halt(case: Casework, person: Any) -> None:
    append.halt(case.case, person.lane, case.now)
    db.session.commit()


def _said(case: Casework, person: Any, act: str, fields: dict[str, Any]) -> Any:
    draft = case.draft(case.sam)
    entry = draft.add(
        person.lane, "said", act=act, content=text(how="telephone", when=case.now, present=[]), **{"as": fields}
    )
    draft.send()
    return entry


@pytest.mark.parametrize("name", UNSETTLING)
def test_p6_nothing_is_passed_on_while_a_condition_fails(case: Casework, name: str) -> None:
    unsettle, reason = UNSETTLING[name]
    _, offer, approvals = case.ready_offer()
    unsettle(case)
    if name == "the case is suspended":
        assert code_of(lambda: case.passes_on(offer, approvals)) == "state"
        assert reasons_of(lambda: case.approves(case.robin, offer)) == {reason}
    else:
        assert reasons_of(lambda: case.passes_on(offer, approvals)) == {reason}
    assert state(case) in ("approved", "offered")


@pytest.mark.parametrize("name", UNSETTLING)
def test_p7_a_release_that_waits_falls_when_a_condition_fails(case: Casework, name: str) -> None:
    unsettle, _ = UNSETTLING[name]
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + 3600)
    assert state(case) == "parked"
    unsettle(case)
    assert state(case) in ("approved", "offered")


def test_p6_an_open_gate_lets_it_pass_and_an_expired_one_does_not(case: Casework) -> None:
    _gate(case, until=case.now + 5)
    _, offer, approvals = case.ready_offer()
    case.now += 10
    assert reasons_of(lambda: case.passes_on(offer, approvals)) == {"gate"}
    case.now -= 10
    case.passes_on(offer, approvals)


def test_p6_a_consent_that_ended_by_its_date_counts_no_more(case: Casework) -> None:
    case.consents(case.ben, "letters", "yes", until=case.now + 5)
    _, offer, approvals = case.ready_offer()
    case.now += 10
    assert reasons_of(lambda: case.passes_on(offer, approvals)) == {"reader-consent"}


def test_p6_questions_need_the_consent_to_questions(case: Casework) -> None:
    case.consents(case.ben, "questions", "not-now")
    draft = case.draft(case.ann)
    submission = draft.add(
        case.ann.lane, "submit", peer=case.ann.peer, att=[], of="", kind="questions", content=text(questions=["Why?"])
    )
    draft.send()
    sealed = case.draft(case.sam)
    checks = sealed.add("D", "checks", lane=case.ann.lane, msg=submission["body"]["msg"], content=CHECKS)
    offer = sealed.add(
        "D",
        "offer",
        lane=case.ann.lane,
        msg=submission["body"]["msg"],
        src=submission.hash,
        agree="",
        dst=case.ben.lane,
        cover="",
        att=[],
        mode="as-written",
        checks=checks.hash,
        kind="questions",
        content=text(questions=["Why?"]),
    )
    sealed.approve(offer)
    sealed.send()
    assert reasons_of(lambda: case.passes_on(offer, case.approvals_of(offer))) == {"reader-consent"}


# --- the exact version (P5, P6) ---


def test_p5_a_release_that_differs_from_its_offer_is_refused(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    for changed in ({"mode": "edited"}, {"body": offer["body"] | {"kc": b64(bytes(32))}}, {"att": [b64(bytes(32))]}):
        draft = case.draft(case.sam)
        draft.pass_on(offer, approvals, **changed)
        assert code_of(draft.send) == "version"


def test_p6_an_approval_of_another_version_is_refused(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    case.decides(case.sam, "takeback", of=offer.hash)
    other = case.offers(case.ann, submission, approve=False)
    draft = case.draft(case.robin)
    draft.add("D", "approve", of=other.hash, sig=case.approvals_of(offer)[0]["sig"])
    assert code_of(draft.send) == "approvals"
    assert code_of(lambda: case.passes_on(other, case.approvals_of(offer))) == "state"


def test_p6_an_old_offer_cannot_be_passed_on_after_a_newer_one(case: Casework) -> None:
    submission, offer, approvals = case.ready_offer()
    case.offers(case.ann, submission)
    assert code_of(lambda: case.passes_on(offer, approvals)) == "state"


def test_p5_a_new_round_must_be_offered_anew(case: Casework) -> None:
    first = case.writes(case.ann)
    returned = case.returns(case.ann, first)
    case.writes(case.ann, "Again.", of=returned.hash)
    assert code_of(lambda: case.offers(case.ann, first)) == "agree"


def test_p5_an_edited_version_needs_the_authors_agreement_to_the_newest_proposal(case: Casework) -> None:
    first = case.writes(case.ann)
    proof = case.proposes(case.ann, first)
    assert code_of(lambda: case.offers(case.ann, first, proof.hash)) in ("state", "points")
    agree = case.does(case.ann, "agree", of=proof.hash)
    case.proposes(case.ann, first, "Another.")
    assert code_of(lambda: case.offers(case.ann, first, agree.hash)) == "state"


def test_p5_the_editor_cannot_agree_for_the_author(case: Casework) -> None:
    first = case.writes(case.ann)
    proof = case.proposes(case.ann, first)
    assert code_of(lambda: _said(case, case.ann, "agree", {"of": proof.hash})) == "not-allowed"


# --- who may, and what belongs together ---


def test_whoever_made_a_version_cannot_object_to_it_but_somebody_else_can(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    objecting = {"of": offer.hash, "content": text(reason="a name")}
    assert code_of(lambda: case.decides(case.sam, "object", **objecting)) == "not-allowed"
    case.decides(case.robin, "object", **objecting)
    assert state(case) == "waiting"


def test_nobody_approves_twice(case: Casework) -> None:
    _, offer, _ = case.ready_offer()
    assert code_of(lambda: case.approves(case.sam, offer)) == "state"


def test_only_a_supervisor_who_did_not_suspend_lets_the_case_go_on(case: Casework) -> None:
    suspend = case.decides(case.kim, "suspend", content=text())
    lift = {"of": suspend.hash, "content": text()}
    assert code_of(lambda: case.decides(case.robin, "lift", **lift)) == "not-allowed"
    assert code_of(lambda: case.decides(case.kim, "lift", **lift)) == "not-allowed"


def test_a_facilitator_cannot_sign_for_a_participant_nor_the_reverse(case: Casework) -> None:
    first = case.writes(case.ann)
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "recall", of=first.hash)
    assert code_of(draft.send) == "not-allowed"
    own = case.draft(case.ann)
    own.add(case.ann.lane, "status", of=first.hash, st="kept")
    assert code_of(own.send) == "not-allowed"


def test_a_participant_cannot_write_into_another_lane_or_a_batch_of_two(case: Casework) -> None:
    draft = case.draft(case.ann)
    draft.add(case.ben.lane, "pause")
    assert code_of(draft.send) == "not-found"
    two = case.draft(case.ann)
    two.add(case.ann.lane, "pause")
    two.add(case.ann.lane, "resume")
    assert code_of(two.send) == "batch-invalid"


def test_what_belongs_together_must_come_together(case: Casework) -> None:
    first = case.writes(case.ann)
    lane, msg = case.ann.lane, first["body"]["msg"]
    alone: list[tuple[str, str, dict[str, Any]]] = [
        ("D", "look", {"lane": lane, "of": first.hash}),
        (lane, "status", {"of": first.hash, "st": "reading"}),
        ("D", "decide", {"lane": lane, "msg": msg, "outcome": "return", "offer": "", "when": 0}),
        ("D", "decide", {"lane": lane, "msg": msg, "outcome": "decline", "offer": "", "when": 0}),
        (lane, "return", {"of": first.hash, "content": text(reasons=[], comments=[], templates=[])}),
        (lane, "status", {"of": first.hash, "st": "declined"}),
    ]
    for chain, t, fields in alone:
        draft = case.draft(case.sam)
        draft.add(chain, t, **fields)
        assert code_of(draft.send) == "not-together", t


def test_kept_as_it_is_never_comes_with_an_offer(case: Casework) -> None:
    """Else the author would learn from it that something is on its way."""
    first = case.writes(case.ann)
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "status", of=first.hash, st="kept")
    draft.offer(case.ann, first)
    assert code_of(draft.send) == "not-together"


def test_a_second_facilitator_looks_without_telling_the_author_again(case: Casework) -> None:
    first = case.writes(case.ann)
    case.looks(case.sam, case.ann, first)
    assert code_of(lambda: case.looks(case.sam, case.ann, first, first=False)) == "state"
    case.looks(case.robin, case.ann, first, first=False)


def test_a_decision_to_release_comes_with_its_release(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    fields = {"lane": offer["lane"], "msg": offer["msg"], "outcome": "release", "offer": offer.hash}
    called = case.draft(case.sam)
    called.call(offer)
    called.send()
    for when in (0, case.now + 60):
        assert code_of(lambda when=when: case.decides(case.sam, "decide", **fields, when=when)) == "not-together"
    draft = case.draft(case.sam)
    release = draft.release(offer, approvals)
    draft.entries.append(release)
    assert code_of(draft.send) == "decision"


def test_told_read_needs_the_readers_word(case: Casework) -> None:
    submission, offer, approvals = case.ready_offer()
    release = case.passes_on(offer, approvals)
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "status", of=submission.hash, st="told-read")
    assert code_of(draft.send) == "told-read"
    case.consents(case.ben, "told-read", "yes")
    unread = case.draft(case.sam)
    unread.add(case.ann.lane, "status", of=submission.hash, st="told-read")
    assert code_of(unread.send) == "told-read", "nobody is told of what was not opened"
    case.does(case.ben, "opened", of=release.hash)
    again = case.draft(case.sam)
    again.add(case.ann.lane, "status", of=submission.hash, st="told-read")
    again.send()


def test_a_scribe_lane_is_written_for_and_read_on_paper(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now, enrolled=False, modes=("scribe", "scribe"))
        told = {"state": "yes", "until": 0, "text": b64(bytes(32))}
        for person in (case.ann, case.ben):
            _said(case, person, "consent", {"peer": "", "what": "take-part", **told})
            _said(case, person, "consent", {"peer": person.peer, "what": "letters", **told})
        draft = case.draft(case.sam)
        letter = draft.add(
            case.ann.lane, "transcript", peer=case.ann.peer, att=[], of="", kind="letter", content=text()
        )
        draft.send()
        proof = case.proposes(case.ann, letter)
        agree = _said(case, case.ann, "agree", {"of": proof.hash})
        offer = case.offers(case.ann, letter, agree.hash)
        release = case.passes_on(offer, case.approvals_of(offer))
        handed = case.draft(case.sam)
        handed.add(case.ben.lane, "printed", of=release.hash)
        handed.send()
        assert state(case) == "released"


def test_accept_comes_with_its_info_and_only_for_a_key_that_enrolled(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now, enrolled=False)
        stranger = case.draft(case.sam)
        stranger.add(case.ann.lane, "accept", who=case.ann.fp, old="")
        stranger.add(case.ann.lane, "info", content=INFO)
        assert code_of(stranger.send) == "accept"
        case.enrol(case.ann)
        second = case.sign(case.ben, case.ann.lane, "enrol", me=case.ben.identity.public(), mac=b64(bytes(32)))
        assert code_of(lambda: append.append_enrol(case.case, case.ann.lane, second, now)) == "card-used"


def test_offers_need_a_pair_and_their_checks(case: Casework) -> None:
    draft = case.draft(case.ann)
    stray = draft.add(case.ann.lane, "submit", peer=new_id(), att=[], of="", kind="letter", content=text())
    draft.send()
    assert code_of(lambda: case.offers(case.ann, stray)) == "pair"


def test_a_closed_case_lets_nothing_follow_but_the_end_of_its_lanes(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    close = case.draft(case.sam)
    close.add("R", "close")
    close.send()
    assert code_of(lambda: case.passes_on(offer, approvals)) == "closed"
    assert code_of(lambda: case.does(case.ann, "pause")) == "closed"
    end = case.draft(case.sam)
    end.add(case.ann.lane, "closed")
    end.send()
