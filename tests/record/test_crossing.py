"""One letter from Ann to Ben through the record, and what stands where on the way."""

from flask import Flask
from sqlalchemy import select

from mediator.extensions import db
from mediator.messages import queries
from mediator.record.models import SlotRow
from mediator.review import queries as review_queries
from tests.record.casework import Casework


def readers_in(lane: str) -> set[str]:
    return {row.reader for row in db.session.scalars(select(SlotRow).where(SlotRow.chain == lane))}


def test_p1_before_a_release_there_is_no_slot_for_the_other_party_anywhere(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now)
        case.consent_all()
        _, offer, approvals = case.ready_offer()
        slots = db.session.scalars(select(SlotRow).where(SlotRow.reader == case.ben.fp)).all()
        assert {(row.chain, row.seq) for row in slots} == {(case.ben.lane, 3)}  # what the desk told Ben himself
        release = case.passes_on(offer, approvals)
        row = db.session.get(SlotRow, (case.ben.lane, release.seq, case.ben.fp))
        assert row is not None
        served = queries.describe_own_case(case.ben.account, now)
        assert len(served["lanes"][case.ben.lane]) == release.seq + 1
        (item,) = review_queries.describe_case(case.sam.account, case.case, now)["items"]
        assert item["state"] == "released"
