"""What was written down from paper is compared by somebody else before it goes on; its photographs are the desk's."""

import pytest
from flask import Flask

from mediator.cases import services
from mediator.errors import NotFoundHere
from mediator.extensions import db
from mediator.messages.states import Item
from mediator.protocol.entry import Entry
from mediator.protocol.file import SealedFile, seal_file
from mediator.record import audit, blobs
from mediator.record.law import get_law
from mediator.review.models import QueueRow, ReviewItem
from mediator.review.parts import OTHERS, YOURS
from tests.record.casework import Casework, Person, text
from tests.record.kept import ready_case
from tests.record.refusals import code_of, reasons_of
from tests.review.test_law import _said


def on_paper(now: int) -> Casework:
    """Two people without a page, who said yes to letters; one approval asked for."""
    made = Casework(now, enrolled=False, modes=("scribe", "scribe"))
    told = {"state": "yes", "until": 0, "text": "A" * 43}
    for person in (made.ann, made.ben):
        _said(made, person, "consent", {"peer": "", "what": "take-part", **told})
        _said(made, person, "consent", {"peer": person.peer, "what": "letters", **told})
    return made


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, on_paper)


def photograph(case: Casework) -> SealedFile:
    """A photograph, sealed and brought by Sam."""
    sealed = seal_file(b"\xff\xd8\xff a page")
    services.put_blob(case.sam.account, case.case, sealed.blob, sealed.ct, case.now)
    return sealed


def written_down(
    case: Casework, *, pages: int = 1, of: str = "", by: Person | None = None, kind: str = "letter"
) -> Entry:
    """A letter of Ann's that Sam, or somebody else, wrote down; from paper unless there are no pages."""
    photos = [photograph(case) for _ in range(pages)]
    draft = case.draft(by or case.sam)
    rows = [photo.row("image/jpeg", f"page-{n}") for n, photo in enumerate(photos, 1)]
    att = [photo.blob for photo in photos]
    words = text("I read it twice.") | {"att": rows}
    entry = draft.add(case.ann.lane, "transcript", peer=case.ann.peer, att=att, of=of, kind=kind, content=words)
    draft.send()
    return entry


def compares(case: Casework, who: Person, written: Entry, found: str = "same") -> Entry:
    return case.decides(who, "compare", lane=case.ann.lane, of=written.hash, found=found, content=text(""))


def item_of(case: Casework) -> Item:
    (item,) = get_law().fold(case.case).items.values()
    return item


def test_p6_what_was_written_down_from_paper_is_offered_only_once_somebody_else_found_it_the_same(
    case: Casework,
) -> None:
    written = written_down(case)
    assert reasons_of(lambda: case.offers(case.ann, written)) == {"paper"}
    assert code_of(lambda: compares(case, case.sam, written)) == "own-transcript"
    assert reasons_of(lambda: case.proposes(case.ann, written)) == {"paper"}
    compares(case, case.robin, written)
    offer = case.offers(case.ann, written)
    case.passes_on(offer, case.approvals_of(offer))
    assert item_of(case).released is not None
    assert audit.verify(case.case) == []


def test_p6_what_somebody_finds_different_stops_what_was_approved_until_they_say_otherwise(case: Casework) -> None:
    written = written_down(case)
    compares(case, case.robin, written)
    offer = case.offers(case.ann, written)
    approvals = case.approvals_of(offer)
    case.parks(offer, approvals, case.now + 3600)
    compares(case, case.kim, written, "differs")
    assert get_law().fold(case.case).parked == []
    assert reasons_of(lambda: case.passes_on(offer, approvals)) == {"paper"}
    assert code_of(lambda: compares(case, case.kim, written, "differs")) == "state"
    compares(case, case.kim, written)
    case.passes_on(offer, approvals)


def test_p6_a_correction_is_a_new_round_and_is_compared_again(case: Casework) -> None:
    first = written_down(case)
    compares(case, case.robin, first)
    back = case.returns(case.ann, first)
    second = written_down(case, of=back.hash, by=case.robin)
    assert reasons_of(lambda: case.offers(case.ann, second)) == {"paper"}
    assert code_of(lambda: compares(case, case.kim, first)) == "state"
    assert code_of(lambda: compares(case, case.robin, second)) == "own-transcript"
    compares(case, case.sam, second)
    assert case.offers(case.ann, second)


def test_what_was_dictated_has_no_paper_and_is_read_back_instead(case: Casework) -> None:
    dictated = written_down(case, pages=0)
    assert code_of(lambda: compares(case, case.robin, dictated)) == "paper"
    assert case.offers(case.ann, dictated)


def test_what_is_spoken_has_no_photograph(case: Casework) -> None:
    assert code_of(lambda: written_down(case, kind="spoken")) == "spoken"


def test_the_queue_says_who_wrote_it_down_and_gives_it_to_the_others(case: Casework) -> None:
    written = written_down(case)

    def rows() -> dict[str, int]:
        db.session.expire_all()
        return {row.fp: row.part for row in db.session.query(QueueRow)}

    parts = rows()
    assert parts == {case.sam.fp: OTHERS, case.robin.fp: YOURS, case.kim.fp: YOURS}
    assert db.session.query(ReviewItem).one().written_by == case.sam.fp
    assert "paper" in db.session.query(ReviewItem).one().blocks
    compares(case, case.kim, written)
    assert set(rows().values()) == {YOURS}
    assert db.session.query(ReviewItem).one().written_by == ""


def test_p3_photographs_are_the_desks_and_are_fetched_by_nobody_before_an_entry_names_them(case: Casework) -> None:
    waiting = photograph(case)
    for person in (case.sam, case.robin):
        with pytest.raises(NotFoundHere):
            services.get_blob(person.account, case.case, waiting.blob)
    written = written_down(case, pages=2)
    for blob in written["att"]:
        assert services.get_blob(case.kim.account, case.case, blob)
    assert blobs.sweep(case.now + 90_000) == 1
    assert blobs.get(case.case, written["att"][0])


def test_p13_photographs_that_did_not_arrive_or_are_too_many(case: Casework) -> None:
    sealed = seal_file(b"never brought")
    draft = case.draft(case.sam)
    fields = {"peer": case.ann.peer, "of": "", "kind": "letter", "content": text()}
    draft.add(case.ann.lane, "transcript", att=[sealed.blob], **fields)
    assert code_of(draft.send) == "blob-missing"
    # Used once: the same photograph is not named again.
    written = written_down(case)
    again = case.draft(case.sam)
    again.add(case.ann.lane, "transcript", att=written["att"], **fields)
    assert code_of(again.send) == "replayed"


def test_every_block_at_once_fits_its_column() -> None:
    codes = (
        "closed suspended author-paused reader-paused paper author-consent author-gate reader-consent reader-gate "
        "no-reader never"
    ).split()
    assert len(" ".join(codes)) <= ReviewItem.__table__.c.blocks.type.length
