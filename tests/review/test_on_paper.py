"""A person for whom we write gets a page of their own, and gives it back: who writes, who reads, whose key counts."""

import pytest
from flask import Flask

from mediator.accounts.models import Account
from mediator.cases.queries import list_lanes
from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.record import law, read
from tests.record.casework import INFO, Casework, Person, text
from tests.record.kept import ready_case
from tests.record.people import new_identity
from tests.record.refusals import code_of

HOW = {"how": "meeting", "present": []}


def one_on_paper(now: int) -> Casework:
    """Ann takes part on paper; Ben has a page."""
    made = Casework(now, modes=("scribe", "self"), enrolled=False)
    made.enrol(made.ben)
    return made


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, one_on_paper)


def hears(case: Casework, act: str, by: Person | None = None, **fields: object) -> Entry:
    draft = case.draft(by or case.sam)
    told = text("She said so.", when=case.now, **HOW)
    entry = draft.add(case.ann.lane, "said", act=act, **{"as": fields}, content=told)
    draft.send()
    return entry


def agrees_to_take_part(case: Casework) -> Entry:
    return hears(case, "consent", peer="", what="take-part", state="yes", until=0, text=b64(bytes(32)))


def writes_down(case: Casework, by: Person | None = None) -> Entry:
    draft = case.draft(by or case.sam)
    entry = draft.add(
        case.ann.lane, "transcript", peer=case.ann.peer, att=[], of="", content=text("I sleep badly."), kind="letter"
    )
    draft.send()
    return entry


def ends(case: Casework, by: Person) -> Entry:
    draft = case.draft(by)
    told = text("She lost her telephone.", when=case.now, **HOW)
    of = law.get_law().fold(case.case).lanes[case.ann.lane].accepted_by or b64(bytes(32))
    entry = draft.add(case.ann.lane, "on-paper", of=of, content=told)
    draft.send()
    return entry


def accounts(case: Casework) -> int:
    return db.session.query(Account).filter_by(case=case.case, lane=case.ann.lane).count()


def test_p5_with_a_card_they_decide_themselves_and_can_be_given_what_was_there_before(case: Casework) -> None:
    agrees_to_take_part(case)
    letter = writes_down(case)
    case.enrol(case.ann)
    assert code_of(lambda: writes_down(case)) == "not-allowed"
    assert code_of(lambda: agrees_to_take_part(case)) == "not-allowed"
    case.consents(case.ann, "take-part", "yes")
    lane = law.get_law().fold(case.case).lanes[case.ann.lane]
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "regrant", of=lane.accepted_by, to=case.ann.fp)
    draft.slots[case.ann.lane, letter.seq, case.ann.fp] = bytes(80)
    draft.send()
    mine = read.list_slots(case.case, [case.ann.lane], case.ann.fp, desk=False)
    assert letter.seq in {row[1] for row in mine}
    case.does(case.ann, "recall", of=letter.hash)


def test_p10_only_a_supervisor_who_did_not_confirm_their_words_ends_a_page(case: Casework) -> None:
    assert code_of(lambda: ends(case, case.kim)) in ("points", "accept")
    case.enrol(case.ann)
    for by in (case.sam, case.robin):
        assert code_of(lambda by=by: ends(case, by)) == "not-allowed"
    ends(case, case.kim)
    assert code_of(lambda: ends(case, case.kim)) in ("points", "accept")


def test_p1_an_ended_key_gets_nothing_more_signs_nothing_more_and_is_never_accepted_again(case: Casework) -> None:
    case.enrol(case.ann)
    case.consents(case.ann, "take-part", "yes")
    ends(case, case.kim)
    assert accounts(case) == 0, "card and passphrase stop working"
    assert next(row for row in list_lanes(case.case) if row.lane == case.ann.lane).waiting_key == ""
    to_her = case.draft(case.sam)
    to_her.add(case.ann.lane, "say", of="", content=text("A word."), readers=["desk/1", case.ann.fp])
    assert code_of(to_her.send) == "slots"
    again = case.draft(case.sam)
    again.add(case.ann.lane, "accept", who=case.ann.fp, old="")
    again.add(case.ann.lane, "info", content=INFO)
    assert code_of(again.send) == "accept"
    letter = writes_down(case)
    assert law.get_law().fold(case.case).lanes[case.ann.lane].is_scribe
    assert letter.by == case.sam.fp
    case.ann = Person("Ann", new_identity(), case.ann.lane, case.ann.peer)
    case.enrol(case.ann)
    lane = law.get_law().fold(case.case).lanes[case.ann.lane]
    assert (lane.accepted, lane.is_scribe) == (case.ann.fp, False), "a new card makes it theirs again"
    case.consents(case.ann, "take-part", "yes")
