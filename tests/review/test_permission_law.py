"""The standing permission in the record: made under it only while it is in force, and fallen with it."""

import pytest

from mediator.protocol.entry import Entry
from mediator.record import read
from mediator.review import equal_texts
from tests.record.casework import Casework, text
from tests.record.refusals import code_of, reasons_of
from tests.review.test_law import state

pytestmark = pytest.mark.rules

WHAT = "remove-details"
HOUR = 3600
DESK_EPOCH = 1


def permit(case: Casework, answer: str = "yes", until: int = 0) -> Entry:
    return case.consents(case.ann, WHAT, answer, peer="", until=until)


def offered(case: Casework, under: Entry) -> Entry:
    submission = case.writes(case.ann)
    proof = case.proposes(case.ann, submission, under=under.hash)
    return case.offers(case.ann, submission, proof.hash)


def test_p6_a_text_under_the_permission_is_offered_and_passed_on_without_another_answer(case: Casework) -> None:
    offer = offered(case, permit(case))
    assert state(case) == "approved"
    case.passes_on(offer, case.approvals_of(offer))
    assert state(case) == "released"


def test_p6_after_not_like_this_nothing_is_made_under_the_permission_in_that_round(case: Casework) -> None:
    under, submission = permit(case), case.writes(case.ann)
    proof = case.proposes(case.ann, submission, under=under.hash)
    case.does(case.ann, "refuse", of=proof.hash, content=text("Not like this.", other="", answers=[]))
    assert code_of(lambda: case.proposes(case.ann, submission, under=under.hash)) == "asked"
    case.proposes(case.ann, submission)
    assert state(case) == "proposed"


def test_p6_what_waits_for_its_authors_word_is_not_passed_by_under_the_permission(case: Casework) -> None:
    under, submission = permit(case), case.writes(case.ann)
    case.proposes(case.ann, submission)
    assert code_of(lambda: case.proposes(case.ann, submission, under=under.hash)) == "state"


def test_p6_a_text_under_the_permission_is_not_made_twice_and_a_new_round_begins_anew(case: Casework) -> None:
    under, submission = permit(case), case.writes(case.ann)
    case.proposes(case.ann, submission, under=under.hash)
    assert code_of(lambda: case.proposes(case.ann, submission, under=under.hash)) == "state"
    case.proposes(case.ann, submission)
    proof = [entry for entry in read.list_entries(case.case) if entry.t == "proof"][-1]
    case.does(case.ann, "refuse", of=proof.hash, content=text("Anew.", other="", answers=[]))
    back = case.returns(case.ann, submission)
    case.proposes(case.ann, case.writes(case.ann, "Shorter.", of=back.hash), under=under.hash)
    assert state(case) == "agreed"


@pytest.mark.parametrize("answer", ["no", "not-now", "never"])
def test_p6_nothing_is_made_under_a_permission_that_is_not_given(case: Casework, answer: str) -> None:
    refused = permit(case, answer)
    submission = case.writes(case.ann)
    assert reasons_of(lambda: case.proposes(case.ann, submission, under=refused.hash)) == {"permission"}


def test_p6_nothing_is_made_under_another_consent_an_older_permission_or_one_whose_time_is_over(
    case: Casework,
) -> None:
    letters = case.consents(case.ann, "letters", "yes")
    first, submission = permit(case), case.writes(case.ann)
    permit(case)
    for under in (letters, first):
        assert reasons_of(lambda under=under: case.proposes(case.ann, submission, under=under.hash)) == {"permission"}
    short = permit(case, until=case.now + HOUR)
    case.now += 2 * HOUR
    assert reasons_of(lambda: case.proposes(case.ann, submission, under=short.hash)) == {"permission"}


def test_p6_a_proposal_that_waits_for_its_author_cannot_be_offered_as_if_permitted(case: Casework) -> None:
    permit(case)
    submission = case.writes(case.ann)
    proof = case.proposes(case.ann, submission)
    assert code_of(lambda: case.offers(case.ann, submission, proof.hash)) in ("state", "agree")


def test_p6_p7_ending_the_permission_drops_what_waits_for_its_hour(case: Casework) -> None:
    offer = offered(case, permit(case))
    case.parks(offer, case.approvals_of(offer), case.now + HOUR)
    assert state(case) == "parked"
    permit(case, "no")
    assert read.list_parked(case.case) == []
    assert state(case) == "waiting"
    permit(case)
    assert state(case) == "waiting"


def test_p6_a_permission_that_lapsed_stops_it_at_the_release(case: Casework) -> None:
    offer = offered(case, permit(case, until=case.now + HOUR))
    approvals = case.approvals_of(offer)
    case.now += 2 * HOUR
    assert "permission" in reasons_of(lambda: case.passes_on(offer, approvals))


def test_p5_p7_the_author_may_still_say_not_like_this(case: Casework) -> None:
    offered(case, permit(case))
    proof = next(entry for entry in read.list_entries(case.case) if entry.t == "proof")
    case.does(case.ann, "refuse", of=proof.hash, content=text("Not like this.", other="", answers=[]))
    assert state(case) == "waiting"


def test_p6_p7_new_protected_terms_drop_what_waits_for_its_hour(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    case.decides(case.sam, "terms", content=text("", terms=["Mill Lane"]))
    assert read.list_parked(case.case) == []
    assert state(case) == "approved"


def test_p5_p10_a_desk_key_shows_a_text_that_goes_further_than_the_permission(case: Casework) -> None:
    under, submission = permit(case), case.writes(case.ann, "I want to know why.")
    proof = case.proposes(case.ann, submission, "I am sorry.", under=under.hash)
    case.offers(case.ann, submission, proof.hash)
    wrong = equal_texts.verify(case.case, {DESK_EPOCH: case.desk_keys[0].seed})
    assert [line for line in wrong if "more than its author's permission" in line]
