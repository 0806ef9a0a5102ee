"""An author changes their mind and an older version can be made again: what was said of it still counts."""

import pytest

from mediator.protocol.entry import Entry
from mediator.record.law import get_law
from mediator.review import queries
from tests.record.casework import Casework, Person, text
from tests.record.refusals import code_of

pytestmark = pytest.mark.rules


def stands(case: Casework) -> tuple[str, int, list[str]]:
    """The one message's state, whether an objection waits for a supervisor, and who is waited for."""
    folded = get_law().fold(case.case)
    row = queries.describe_case(case.sam.account, case.case, case.now)["items"][0]
    return folded.state_of(next(iter(folded.items.values())), case.now), row["objected"], row["asked"]


def objects(case: Casework, offer: Entry) -> Entry:
    return case.decides(case.robin, "object", of=offer.hash, content=text("", reason="Too early."))


def asks(case: Casework, offer: Entry, who: Person) -> None:
    case.decides(case.sam, "ask", of=offer.hash, who=who.fp, content=text(blind=0))
    case.decides(case.sam, "takeback", of=offer.hash)


def refuses(case: Casework, proof: Entry) -> Entry:
    return case.does(case.ann, "refuse", of=proof.hash, content=text(other="", answers=[]))


def another_version(case: Casework, submission: Entry) -> tuple[Entry, Entry]:
    """A text is suggested and agreed to: (what was suggested, the version made of it)."""
    proof = case.proposes(case.ann, submission)
    agree = case.does(case.ann, "agree", of=proof.hash)
    return proof, case.offers(case.ann, submission, agree.hash)


def test_p6_an_objection_is_there_again_when_its_author_goes_back_to_what_they_wrote(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objects(case, offer)
    proof, second = another_version(case, submission)
    objects(case, second)
    refuses(case, proof)
    assert stands(case) == ("waiting", 1, [])
    assert code_of(lambda: case.offers(case.ann, submission)) == "not-allowed"
    case.offers(case.ann, submission, by=case.kim)
    assert stands(case) == ("approved", 0, [])


def test_p6_what_a_supervisor_upheld_is_upheld_after_a_change_of_mind(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    objection = objects(case, offer)
    case.decides(case.kim, "settle", of=objection.hash, content=text("Write the cover note anew."))
    proof, second = another_version(case, submission)
    objects(case, second)
    refuses(case, proof)
    assert stands(case) == ("waiting", 0, [])
    again = case.offers(case.ann, submission)
    assert code_of(lambda: case.passes_on(again, case.approvals_of(again))) == "state"
    case.approves(case.robin, again)
    assert stands(case)[0] == "approved"


def test_p6_who_was_asked_is_waited_for_when_the_author_goes_back_to_what_they_wrote(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    asks(case, offer, case.robin)
    proof, second = another_version(case, submission)
    asks(case, second, case.kim)
    refuses(case, proof)
    again = case.offers(case.ann, submission)
    assert stands(case) == ("offered", 0, [case.robin.fp])
    assert code_of(lambda: case.passes_on(again, case.approvals_of(again))) == "state"
    case.approves(case.robin, again)
    assert stands(case)[0] == "approved"


def test_p6_an_objection_to_one_version_is_no_reading_of_another(case: Casework) -> None:
    submission, offer, _ = case.ready_offer()
    asks(case, offer, case.robin)
    proof, second = another_version(case, submission)
    objects(case, second)
    refuses(case, proof)
    case.offers(case.ann, submission)
    assert stands(case) == ("offered", 0, [case.robin.fp])
