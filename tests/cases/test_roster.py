"""Who is on the desk: what the roster lets happen, and who then has which key."""

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.protocol.identity import Identity
from mediator.record import read
from mediator.record.models import SlotRow
from tests.record.casework import INFO, YEAR, Casework, Draft, text
from tests.record.kept import ready_case
from tests.record.refusals import code_of


def unenrolled(now: int) -> Casework:
    """A case with nobody enrolled yet."""
    return Casework(now, enrolled=False)


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, unenrolled)


def sent(case: Casework, fill: Callable[[Draft], Any], by: Any = None) -> Callable[[], None]:
    draft = case.draft(by or case.sam)
    fill(draft)
    return draft.send


def test_somebody_who_leaves_gets_no_new_key_and_signs_nothing_more(case: Casework) -> None:
    sent(case, lambda d: d.new_desk("staff-remove", [case.robin.fp, case.kim.fp], who=case.sam.fp), case.robin)()
    newest = db.session.query(SlotRow.reader).filter_by(
        chain=case.roster, seq=read.find_head(case.case, case.roster)[0]
    )
    assert {reader for (reader,) in newest} == {case.robin.fp, case.kim.fp}
    assert code_of(sent(case, lambda d: d.add("D", "sync"))) == "not-found"


def test_p11_somebody_who_comes_back_gets_every_desk_key(case: Casework) -> None:
    sent(case, lambda d: d.new_desk("staff-remove", [case.sam.fp, case.kim.fp], who=case.robin.fp))()

    def add(draft: Draft) -> Any:
        return draft.add("R", "staff-add", who=case.robin.fp, cert=case.cert(case.robin), role="facilitator")

    incomplete = case.draft(case.sam)
    add(incomplete)
    incomplete.slots.popitem()
    assert code_of(incomplete.send) == "slots"
    sent(case, add)()
    held = read.list_slots(case.case, [case.roster], case.robin.fp, desk=False)
    assert len(held) == len(case.desk_keys)
    sent(case, lambda d: d.add("D", "sync"), case.robin)()


def test_a_new_desk_key_is_the_one_that_bodies_are_sealed_for(case: Casework) -> None:
    everyone = [case.sam.fp, case.robin.fp, case.kim.fp]
    sent(case, lambda d: d.new_desk("desk", everyone))()
    old = case.draft(case.sam)
    old.add("D", "terms", content=text("", terms=[]), readers=["desk/1"])
    assert code_of(old.send) == "slots"
    sent(case, lambda d: d.add("D", "terms", content=text("", terms=[])))()


REFUSED: dict[str, tuple[Callable[[Casework, Draft], Any], str]] = {
    "the same person twice": (
        lambda c, d: d.add("R", "staff-add", who=c.robin.fp, cert=c.cert(c.robin), role="facilitator"), "member"),
    "a certificate of another root": (
        lambda c, d: d.add("R", "staff-add", who=c.ann.fp, cert=_other_root(c), role="facilitator"), "certificate"),
    "a certificate that ended": (
        lambda c, d: d.add("R", "staff-add", who=c.ann.fp, cert=c.cert(c.ann, c.now - 1), role="facilitator"),
        "certificate"),
    "somebody else's certificate": (
        lambda c, d: d.add("R", "staff-add", who=c.ann.fp, cert=c.cert(c.sam), role="facilitator"), "certificate"),
    "a supervisor who may not be one": (
        lambda c, d: d.add("R", "staff-add", who=c.ann.fp, cert=c.cert(c.ann), role="supervisor"), "certificate"),
    "a stranger removed": (lambda c, d: d.new_desk("staff-remove", [c.sam.fp], who=c.ann.fp), "member"),
    "oneself removed": (lambda c, d: d.new_desk("staff-remove", [c.robin.fp, c.kim.fp], who=c.sam.fp), "member"),
    "fewer approvals": (lambda c, d: d.add("R", "policy", eyes=1), "eyes"),
    "a key with a number left out": (
        lambda c, d: d.add("R", "desk", desk={"n": 3, "box": b64(bytes(32))}), "epoch"),
    "an old key again": (
        lambda c, d: d.add("R", "desk", desk={"n": 2, "box": b64(c.desk_keys[0].box_pk)}), "epoch"),
    "a takeover by a member": (
        lambda c, d: d.new_desk("takeover", [c.sam.fp], who=c.sam.fp, cert=c.cert(c.sam), role="facilitator"),
        "not-allowed"),
}  # fmt: skip


def _other_root(case: Casework) -> dict[str, str]:
    from mediator.protocol.certificate import certify

    return certify(Identity.from_seed(bytes(32)), case.ann.identity.public(), case.now + YEAR, False)


@pytest.mark.parametrize("name", REFUSED)
def test_p13_the_roster_refuses(case: Casework, name: str) -> None:
    fill, code = REFUSED[name]
    before = read.list_roster(case.case)
    assert code_of(sent(case, lambda draft: fill(case, draft))) == code
    assert read.list_roster(case.case) == before


@pytest.mark.parametrize("gone", ["robin", "kim"])
def test_the_first_card_needs_two_facilitators_and_a_supervisor(case: Casework, gone: str) -> None:
    leaving = getattr(case, gone)
    stay = [person.fp for person in (case.sam, case.robin, case.kim) if person is not leaving]
    sent(case, lambda d: d.new_desk("staff-remove", stay, who=leaving.fp))()
    assert code_of(lambda: case.invite(case.ann)) == "roster-incomplete"


def test_a_card_is_given_out_once(case: Casework) -> None:
    case.invite(case.ann)
    find = next(e["find"] for e in read.list_entries(case.case) if e.t == "invite")

    def again(draft: Draft) -> None:
        draft.packets[find] = b"sealed"
        draft.add("D", "invite", lane=case.ann.lane, find=find, content=text("", mac=b64(bytes(32))))

    assert code_of(sent(case, again)) == "card-used"


def test_p11_a_new_card_gives_the_lane_to_a_new_key_with_its_earlier_texts(case: Casework) -> None:
    case.enrol(case.ann)
    case.writes(case.ann, "Before the card was lost.")
    old, case.ann.identity = case.ann.fp, Identity.from_seed(b"n" * 32)
    case.invite(case.ann)
    from mediator.record import append

    account = case._make_account(case.ann, "participant")
    account.case, account.lane = case.case, case.ann.lane
    enrol = case.sign(case.ann, case.ann.lane, "enrol", me=case.ann.identity.public(), mac=b64(bytes(32)))
    append.append_enrol(case.case, case.ann.lane, enrol, case.now)
    db.session.commit()
    draft = case.draft(case.sam)
    accept = draft.add(case.ann.lane, "accept", who=case.ann.fp, old=old)
    draft.add(case.ann.lane, "info", content=INFO)
    regrant = draft.add(case.ann.lane, "regrant", of=accept.hash, to=case.ann.fp)
    bodies = [e for e in read.list_entries(case.case) if e.chain == case.ann.lane and e.body]
    draft.slots |= {(e.chain, e.seq, case.ann.fp): bytes(80) for e in bodies}
    draft.send()
    mine = read.list_slots(case.case, [case.ann.lane], case.ann.fp, desk=False)
    assert {row[1] for row in mine} == {e.seq for e in bodies} | {regrant.seq - 1}
    from mediator.accounts.queries import find_by_fp

    assert find_by_fp(old) is None
    case.does(case.ann, "pause")
