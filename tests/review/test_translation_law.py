"""An interpreter's translation is of one text, is checked by somebody else, and is asked for at each step."""

import pytest

from mediator.extensions import db
from mediator.messages.states import Item
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.record import audit
from mediator.record.law import get_law
from mediator.review import equal_texts
from mediator.review.models import QueueRow, ReviewItem
from mediator.review.parts import OTHERS, YOURS
from tests.record.casework import Casework, Person, text
from tests.record.refusals import code_of, reasons_of

pytestmark = pytest.mark.rules
TOLD = {"from": "en", "by": "Ewa", "how": "meeting"}


def translates(case: Casework, of: Entry, written: Entry, by: Person | None = None, use: str = "reader") -> Entry:
    told = text("") | TOLD | {"lang": "pl", "parts": ["Chcę wiedzieć dlaczego."] if use != "none" else []}
    fields = {"lane": case.ann.lane, "msg": case.msg(written), "of": of.hash, "use": use}
    return case.decides(by or case.sam, "translation", **fields, content=told)


def checks(case: Casework, who: Person, made: Entry, found: str = "same") -> Entry:
    fields = {"lane": case.ann.lane, "of": made.hash, "found": found}
    return case.decides(who, "compare", **fields, content=text("with Jan"))


def item_of(case: Casework) -> Item:
    (item,) = get_law().fold(case.case).items.values()
    return item


def test_p6_a_translated_text_is_offered_only_once_somebody_else_checked_the_translation(case: Casework) -> None:
    written = case.writes(case.ann)
    made = translates(case, written, written)
    assert reasons_of(lambda: case.offers(case.ann, written)) == {"translation"}
    assert code_of(lambda: checks(case, case.sam, made)) == "own-translation"
    checks(case, case.robin, made)
    assert code_of(lambda: checks(case, case.robin, made)) == "state"
    offer = case.offers(case.ann, written)
    case.passes_on(offer, case.approvals_of(offer))
    assert item_of(case).released is not None
    # The server cannot see that this version carries no translation; whoever has the desk's keys can.
    wrong = equal_texts.verify(case.case, {1: case.desk_keys[0].seed})
    assert any("carries another translation" in one for one in wrong)
    assert audit.verify(case.case) == []
    assert code_of(lambda: translates(case, written, written)) == "state"


def test_p6_a_difference_found_late_stops_approving_and_passing_on_and_drops_what_waits(case: Casework) -> None:
    written = case.writes(case.ann)
    made = translates(case, written, written)
    checks(case, case.robin, made)
    offer = case.offers(case.ann, written)
    approvals = case.approvals_of(offer)
    case.parks(offer, approvals, case.now + 3600)
    checks(case, case.kim, made, "differs")
    assert get_law().fold(case.case).parked == []
    assert reasons_of(lambda: case.passes_on(offer, approvals)) == {"translation"}
    assert reasons_of(lambda: case.approves(case.robin, offer)) == {"translation"}
    assert code_of(lambda: translates(case, written, written)) == "state"  # stop the version first
    case.decides(case.sam, "takeback", of=offer.hash)
    again = translates(case, written, written, by=case.kim)
    assert reasons_of(lambda: case.offers(case.ann, written)) == {"translation"}
    assert code_of(lambda: checks(case, case.robin, made)) == "state"
    checks(case, case.sam, again)
    assert case.offers(case.ann, written)


def test_p5_a_text_that_was_changed_after_it_was_translated_needs_a_translation_of_its_own(case: Casework) -> None:
    written = case.writes(case.ann)
    checks(case, case.robin, translates(case, written, written))
    proof = case.proposes(case.ann, written)
    agreed = case.does(case.ann, "agree", of=proof.hash)
    assert reasons_of(lambda: case.offers(case.ann, written, agree=agreed.hash)) == {"translation"}
    checks(case, case.robin, translates(case, proof, written))
    assert case.offers(case.ann, written, agree=agreed.hash)


def test_a_new_round_begins_without_a_translation(case: Casework) -> None:
    first = case.writes(case.ann)
    translates(case, first, first)
    second = case.writes(case.ann, of=case.returns(case.ann, first).hash)
    assert code_of(lambda: translates(case, first, second)) == "round"
    assert case.offers(case.ann, second)


def test_somebody_may_say_that_none_is_needed_after_all(case: Casework) -> None:
    written = case.writes(case.ann)
    assert code_of(lambda: translates(case, written, written, use="none")) == "state"
    translates(case, written, written, use="desk")
    assert reasons_of(lambda: case.offers(case.ann, written)) == {"translation"}
    translates(case, written, written, use="none")
    assert case.offers(case.ann, written)


def test_what_it_translates_is_a_text_of_that_very_item(case: Casework) -> None:
    written = case.writes(case.ann)
    assert code_of(lambda: translates(case, case.writes(case.ben), written)) == "points"
    fields = {"lane": case.ann.lane, "msg": case.msg(written), "of": b64(bytes(32)), "use": "desk"}
    told = text("") | TOLD | {"lang": "pl", "parts": [""]}
    assert code_of(lambda: case.decides(case.sam, "translation", **fields, content=told)) == "points"


def test_the_queue_gives_it_to_whoever_did_not_enter_the_translation(case: Casework) -> None:
    written = case.writes(case.ann)
    made = translates(case, written, written)

    def rows() -> dict[str, int]:
        db.session.expire_all()
        return {row.fp: row.part for row in db.session.query(QueueRow)}

    assert rows() == {case.sam.fp: OTHERS, case.robin.fp: YOURS, case.kim.fp: YOURS}
    assert db.session.query(ReviewItem).one().blocks == "lang"
    checks(case, case.robin, made)
    assert set(rows().values()) == {YOURS}
    assert db.session.query(ReviewItem).one().blocks == ""
