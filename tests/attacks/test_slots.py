"""P1: what one wrote can be opened by the other only after a facilitator signed a release. Seen in the database."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from mediator.review import worker
from tests.attacks.worlds import count_slots, read_tables
from tests.client.world import COVER, LETTER, Crossing, World, open_crossing

Step = Callable[[Crossing, str], object]

CHANGES = [{"n": 1, "kind": "privacy", "why": "A name."}]
BEFORE: list[tuple[str, str, Step]] = [
    ("waiting", "opened by a facilitator", lambda c, m: c.world.sam.look(c.case, m)),
    ("returned", "returned", lambda c, m: c.world.sam.send_back(c.case, m, "Shorter, please.", ["names"])),
    ("waiting", "revised", lambda c, m: c.ann.revise(m, "A shorter one.")),
    ("proposed", "proposed", lambda c, m: c.world.sam.propose(c.case, m, {"text": "The shortest."}, CHANGES)),
    ("waiting", "refused", lambda c, m: c.ann.refuse(m, "No.", other="Or like this.")),
    ("proposed", "proposed again", lambda c, m: c.world.sam.propose(c.case, m, {"text": "Shortest."}, CHANGES)),
    ("agreed", "agreed", lambda c, m: c.ann.agree(m)),
    ("held", "held", lambda c, m: c.world.sam.hold(c.case, m, "Later.")),
    ("agreed", "reopened", lambda c, m: c.world.sam.reopen(c.case, m)),
    ("offered", "offered", lambda c, m: c.world.sam.offer(c.case, m, COVER)),
    ("agreed", "objected to", lambda c, m: c.world.priya.object(c.case, m, "Too early.")),
    ("agreed", "settled", lambda c, m: c.world.ruth.settle(c.case, m, "Wait for the call, then make it anew.")),
    ("offered", "offered again", lambda c, m: c.world.sam.offer(c.case, m, COVER)),
    ("offered", "somebody asked", lambda c, m: c.world.sam.ask(c.case, m, c.world.ruth.fp, blind=True)),
    ("offered", "and excused", lambda c, m: c.world.ruth.excuse(c.case, m, c.world.ruth.fp)),
    ("approved", "approved", lambda c, m: c.world.priya.approve(c.case, m)),
]


def all_places(app: Flask, fingerprint: str) -> set[str]:
    """The tables in which a fingerprint stands anywhere, sealed columns aside."""
    return {name for name, rows in read_tables(app).items() if fingerprint in repr(rows)}


@pytest.fixture
def crossing(world: World) -> Crossing:
    """A case in which two approvals are asked for, on each database."""
    return open_crossing(world, eyes=2)


@pytest.fixture
def app(crossing: Crossing) -> Flask:
    """The service of that case."""
    return crossing.world.app


def test_p1_no_slot_for_the_other_before_a_release_and_exactly_one_after_it(app: Flask, crossing: Crossing) -> None:
    ben = crossing.ben.fp
    before = count_slots(app, ben)
    tables = all_places(app, ben)
    msg = crossing.ann.write(LETTER)
    assert count_slots(app, ben) == before
    for state, what, step in BEFORE:
        step(crossing, msg)
        assert crossing.state(msg) == state, what
        assert count_slots(app, ben) == before, what
        assert all_places(app, ben) == tables, what
    crossing.world.sam.pass_on(crossing.case, msg)
    assert count_slots(app, ben) == before + 1
    assert crossing.ben.read(next(iter(crossing.ben.received()))).content["text"] == "Shortest."
    assert count_slots(app, ben) == before + 1


def test_p1_what_waits_for_its_hour_is_signed_and_its_slot_lies_apart(app: Flask, crossing: Crossing) -> None:
    """Until its hour the service is relied upon to wait: the slot is there, but in no table that anybody is served."""
    ben, sam, case = crossing.ben, crossing.world.sam, crossing.case
    before, served = count_slots(app, ben.fp), ben.http.get(f"/api/cases/{case}")["slots"]
    msg = crossing.ann.write(LETTER)
    when = sam.now() + 3600
    crossing.pass_on(msg, when)
    assert crossing.state(msg) == "parked"
    assert count_slots(app, ben.fp) == before
    assert ben.http.get(f"/api/cases/{case}")["slots"] == served
    (row,) = read_tables(app)["main.parked"]
    assert ben.fp not in repr(row), "sealed at rest, so a copy of the database alone does not hold it"
    for person in (sam, crossing.world.priya, crossing.ann):
        assert ben.fp not in {slot[2] for slot in person.http.get(f"/api/cases/{case}")["slots"]}
    with app.app_context():
        assert worker.pass_on_due(when) == 1
    assert count_slots(app, ben.fp) == before + 1


DROPS: list[tuple[str, Callable[[Crossing, str], object]]] = [
    ("the desk stops it", lambda c, m: c.world.sam.stop(c.case, m)),
    ("its author asks for it back", lambda c, m: c.ann.recall(m)),
    ("its author pauses", lambda c, m: c.ann.pause()),
    ("its reader pauses", lambda c, m: c.ben.pause()),
    ("its author stops everything without a signature", lambda c, m: c.ann.halt()),
    ("its reader stops everything without a signature", lambda c, m: c.ben.halt()),
    ("its author takes a consent back", lambda c, m: c.ann.consent("letters", "no", peer=next(iter(c.ann.peers())))),
    ("its reader withdraws", lambda c, m: c.ben.withdraw()),
]


def test_p3_stopping_before_the_hour_leaves_no_trace_with_the_reader(crossing: Crossing) -> None:
    sam, case = crossing.world.sam, crossing.case

    def served() -> dict[str, object]:
        return {**crossing.ben.http.get(f"/api/cases/{case}"), "now": 0}

    before = served()
    msg = crossing.ann.write(LETTER)
    crossing.pass_on(msg, sam.now() + 3600)
    assert served() == before
    sam.stop(case, msg)
    assert served() == before


def test_p1_a_release_that_was_dropped_leaves_nothing_behind(app: Flask, crossing: Crossing) -> None:
    ben, sam = crossing.ben, crossing.world.sam
    before = count_slots(app, ben.fp)
    for what, drop in DROPS:
        msg = crossing.ann.write(LETTER)
        crossing.pass_on(msg, sam.now() + 3600)
        assert len(read_tables(app)["main.parked"]) == 1
        drop(crossing, msg)
        assert read_tables(app)["main.parked"] == [], what
        with app.app_context():
            assert worker.pass_on_due(sam.now() + 7200) == 0
        assert count_slots(app, ben.fp) == before, what
        assert ben.received() == {}, what
        for person in (crossing.ann, ben):
            person.resume()
        crossing.ann.consent("letters", peer=next(iter(crossing.ann.peers())))
