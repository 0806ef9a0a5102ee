"""P13 from the other side: what a tired operator leaves out breaks one thing, says so, and nothing else with it."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from mediator.extensions import db
from mediator.record import at_rest
from mediator.record.models import ParkedRow
from mediator.review.commands import do_due
from tests.client.world import LETTER, World, open_crossing


def test_p13_a_case_whose_key_is_lost_holds_up_no_other(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """Two releases wait for the same hour; the key of the first case is not there."""
    crossings = [open_crossing(world), open_crossing(world)]
    when = world.sam.now() + 3600
    for crossing in crossings:
        crossing.pass_on(crossing.ann.write(LETTER), when)
    with world.app.app_context():
        lost = db.session.query(ParkedRow.case_id).order_by(ParkedRow.due, ParkedRow.seq).first()[0]
    key = Path(f"{world.app.config['AT_REST_KEY_FILE']}.cases") / lost
    kept = key.read_bytes()
    key.unlink()
    with caplog.at_level(logging.WARNING), world.app.app_context():
        do_due(when, sweep=False)
    assert "AtRestKeyMissing" in caplog.text
    key.write_bytes(kept)
    arrived = {crossing.case: len(crossing.ben.received()) for crossing in crossings}
    assert arrived == {crossing.case: int(crossing.case != lost) for crossing in crossings}
    with world.app.app_context():
        do_due(when, sweep=False)
    assert all(len(crossing.ben.received()) == 1 for crossing in crossings)


def test_p13_a_lost_service_key_is_not_replaced_without_a_word(sqlite_world: World) -> None:
    """With the database restored and the key forgotten, nothing new is sealed under another key."""
    crossing = open_crossing(sqlite_world)
    path = Path(sqlite_world.app.config["AT_REST_KEY_FILE"])
    kept = path.read_bytes()
    path.unlink()
    try:
        with sqlite_world.app.app_context(), pytest.raises(at_rest.AtRestKeyMissing):
            at_rest.seal("A" * 43, b"anything")
        assert not path.exists()
    finally:
        path.write_bytes(kept)
    assert crossing.ann.write(LETTER)
