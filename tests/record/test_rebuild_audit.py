"""P10: the projections follow from the entries, and the whole record proves itself from its bytes."""

from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from mediator.cases.models import CaseSummary, DateRow, LaneRow, MemberRow
from mediator.extensions import db
from mediator.record import append, audit, read
from mediator.record.models import BlobUse, EntryRow, SlotRow
from mediator.review import equal_texts, services, worker
from mediator.review.models import PlannedCall, QueueRow, ReviewItem
from tests.record.casework import GATE, YEAR, Casework, text
from tests.record.kept import ready_case

PROJECTIONS = (CaseSummary, MemberRow, LaneRow, DateRow, ReviewItem, QueueRow, PlannedCall)


def rows_of(model: Any) -> set[tuple[Any, ...]]:
    columns = model.__table__.columns
    return {tuple(row) for row in db.session.execute(select(*columns))}


def lived_through(now: int) -> Casework:
    """A case in which nearly everything has happened once."""
    made = Casework(now)
    made.consent_all()
    _live_through(made)
    return made


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, lived_through)


def _live_through(case: Casework) -> None:
    case.decides(case.sam, "need", lane=case.ben.lane, gates=["permission"])
    until = case.now + YEAR
    case.decides(
        case.sam,
        "gate",
        lane=case.ben.lane,
        gate="permission",
        state="open",
        until=until,
        content=GATE | {"evidence": ""},
    )
    case.consents(case.ann, "questions", "yes", until=until)
    first = case.writes(case.ann)
    case.looks(case.sam, case.ann, first)
    returned = case.returns(case.ann, first)
    second = case.writes(case.ann, "For the reader.", of=returned.hash)
    proof = case.proposes(case.ann, second, "For the reader.")
    agree = case.does(case.ann, "agree", of=proof.hash)
    offer = case.offers(case.ann, second, agree.hash)
    case.passes_on(offer, case.approvals_of(offer))
    spoken = [e for e in read.list_entries(case.case) if e.t == "call"][-1]
    report = {"how": "spoke", "when": case.now, "of": spoken.hash, "content": text(present=[])}
    case.decides(case.sam, "contact", lane=case.ben.lane, **report)
    waiting, _, _ = case.ready_offer("For the reader.")
    case.declines(case.ann, case.writes(case.ann, "No."))
    case.decides(
        case.sam,
        "hold",
        lane=case.ann.lane,
        msg=case.writes(case.ann, "Later.")["body"]["msg"],
        until=case.now + 9,
        on="date",
        content=text(why="other", reason=""),
    )
    append.halt(case.case, case.ann.lane, case.now)
    db.session.commit()
    case.does(case.ann, "resume")
    case.does(case.ann, "recall", of=waiting.hash)
    arriving = case.offers(case.ann, case.writes(case.ann, "For the reader."))
    case.parks(arriving, case.approvals_of(arriving), case.now + 60)
    assert worker.pass_on_due(case.now + 60) == 1
    parked = case.offers(case.ann, case.writes(case.ann, "For the reader."))
    case.parks(parked, case.approvals_of(parked), case.now + 600)


def test_p10_a_rebuild_makes_the_same_rows(case: Casework) -> None:
    live = {model: rows_of(model) for model in PROJECTIONS}
    assert len(live[DateRow]) == 2
    assert {row[4] for row in live[ReviewItem]} >= {"released", "declined", "held", "recalled", "parked"}
    assert len(live[PlannedCall]) == 1
    for model in PROJECTIONS:
        db.session.execute(delete(model))
    db.session.commit()
    services.rebuild(case.case, case.now)
    assert {model: rows_of(model) for model in PROJECTIONS} == live


def test_p10_a_whole_record_is_proved(case: Casework) -> None:
    assert audit.verify(case.case) == []
    assert equal_texts.verify(case.case, {1: case.desk_keys[0].seed}) == []


def test_p10_a_text_that_is_not_the_authors_is_found_with_a_desk_key(case: Casework) -> None:
    case.offers(case.ann, case.writes(case.ann, "What she really wrote."))
    (wrong,) = equal_texts.verify(case.case, {1: case.desk_keys[0].seed})
    assert "not the text" in wrong
    assert len(equal_texts.verify(case.case, {1: bytes(32)})) > 1


def _change(case: Casework, **values: Any) -> None:
    newest = select(EntryRow.hash).where(EntryRow.case_id == case.case).order_by(EntryRow.place.desc()).limit(1)
    db.session.execute(update(EntryRow).where(EntryRow.hash == db.session.scalar(newest)).values(**values))


def _drop_one(case: Casework, t: bytes) -> None:
    rows = db.session.scalars(select(EntryRow).where(EntryRow.case_id == case.case)).all()
    db.session.delete(next(row for row in rows if b'"t":"' + t + b'"' in row.stmt))


def _swap(case: Casework) -> None:
    """Put a release before the approval that it rests on."""
    rows = db.session.scalars(select(EntryRow).order_by(EntryRow.place)).all()
    release = next(row for row in rows if b'"t":"release"' in row.stmt)
    approve = next(row for row in rows if b'"t":"approve"' in row.stmt)
    for row, place in ((release, -1), (approve, release.place), (release, approve.place)):
        row.place = place
        db.session.flush()


def _empty_blob(case: Casework) -> None:
    from flask import current_app

    folder = Path(current_app.config["BLOB_FOLDER"]) / case.case
    used = db.session.scalars(select(BlobUse.id).where(BlobUse.case_id == case.case)).first()
    (folder / str(used)).unlink()


TAMPER: dict[str, Any] = {
    "a signature changed": lambda c: _change(c, sig=bytes(64)),
    "a statement changed": lambda c: _change(c, stmt=b"{}"),
    "another time of receipt": lambda c: _change(c, seq=99),
    "an entry gone": lambda c: _drop_one(c, b"approve"),
    "the last of the roster gone": lambda c: _drop_one(c, b"staff-add"),
    "the order changed": _swap,
    "a slot for a stranger": lambda c: db.session.add(
        SlotRow(case_id=c.case, chain=c.ann.lane, seq=2, reader=c.ben.fp, sealed=b"x")),
    "a slot gone": lambda c: db.session.execute(delete(SlotRow).where(SlotRow.reader == c.ben.fp)),
    "a sealed text gone": _empty_blob,
}  # fmt: skip


@pytest.mark.parametrize("how", TAMPER)
def test_p10_tampering_is_found(case: Casework, how: str) -> None:
    TAMPER[how](case)
    db.session.flush()
    assert audit.verify(case.case) != []
    db.session.rollback()
    if how != "a sealed text gone":
        assert audit.verify(case.case) == []


def test_the_commands_say_whole_and_rebuild(app: Flask, now: int) -> None:
    from mediator.review import commands

    runner = app.test_cli_runner()
    with app.app_context():
        made = Casework(now)
    answer = runner.invoke(commands.verify)
    assert answer.exit_code == 0, answer.output
    assert f"{made.case}: whole" in answer.output
    assert runner.invoke(commands.rebuild).exit_code == 0
    assert runner.invoke(commands.work, ["--once"]).exit_code == 0
