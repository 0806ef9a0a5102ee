"""Twenty writers at once, on a file of SQLite and on PostgreSQL: one winner for each place, never an error."""

import threading
from collections import Counter

import pytest
from flask import Flask
from sqlalchemy import select

from mediator.errors import Refusal
from mediator.extensions import db
from mediator.record import audit
from mediator.record.models import EntryRow, ParkedRow
from mediator.review import worker
from tests.record.casework import Casework, text

WRITERS = 20


def at_once(app: Flask, acts: list) -> list[str]:  # type: ignore[type-arg]
    """Run every act in a thread of its own with its own session; the code of each refusal, or "done"."""
    gate = threading.Barrier(len(acts))
    ends: list[str] = []

    def run(act) -> None:  # type: ignore[no-untyped-def]
        with app.app_context():
            gate.wait()
            try:
                act()
                ends.append("done")
            except Refusal as refusal:
                ends.append(refusal.code)

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def test_p13_twenty_writers_for_one_place_leave_one_winner(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now)
        drafts = []
        for number in range(WRITERS):
            draft = case.draft(case.sam if number % 2 else case.robin)
            draft.add(case.ann.lane, "say", of="", content=text(f"Word {number}."))
            draft.upload()
            drafts.append(draft)
        seq = drafts[0].entries[0].seq
    ends = at_once(app, [draft.send for draft in drafts])
    assert Counter(ends) == {"done": 1, "moved": WRITERS - 1}
    with app.app_context():
        rows = db.session.scalars(select(EntryRow).where(EntryRow.chain == case.ann.lane, EntryRow.seq >= seq)).all()
        assert len(rows) == 1


def test_p7_a_pause_and_a_release_at_once_never_both_count(app: Flask, now: int) -> None:
    for _ in range(3):
        with app.app_context():
            db.drop_all()
            db.create_all()
            case = Casework(now)
            case.consent_all()
            _, offer, approvals = case.ready_offer()
            release = case.draft(case.sam)
            passed = release.pass_on(offer, approvals)
            release.upload()
            pause = case.draft(case.ann)
            pause.add(case.ann.lane, "pause")
        ends = at_once(app, [release.send, pause.send])
        with app.app_context():
            order = [e.t for e in _entries(case) if e.hash in (passed.hash, pause.entries[0].hash)]
        assert order in (["release", "pause"], ["pause"]), ends


@pytest.mark.parametrize("who", ["ann", "ben"])
def test_p7_a_pause_in_the_very_second_of_the_hour_wins_or_loses_whole(app: Flask, now: int, who: str) -> None:
    """Either it came before the pause, or it never comes; nothing is left that waits, and the record is whole."""
    for _ in range(2):
        with app.app_context():
            db.drop_all()
            db.create_all()
            case = Casework(now)
            case.consent_all()
            _, offer, approvals = case.ready_offer()
            release = case.parks(offer, approvals, now + 60)
            person = getattr(case, who)
            pause = case.draft(person)
            pause.add(person.lane, "pause")
        passed: list[int] = []
        ends = at_once(app, [lambda passed=passed: passed.append(worker.pass_on_due(now + 60)), pause.send])
        with app.app_context():
            told = pause.entries[0]
            if "moved" in ends:  # the release took the place in the reader's lane: the page signs again by itself
                told = case.does(person, "pause")
            order = [entry.t for entry in _entries(case) if entry.hash in (release.hash, told.hash)]
            assert order == (["release", "pause"] if passed == [1] else ["pause"]), (ends, passed)
            assert worker.pass_on_due(now + 120) == 0
            assert db.session.scalars(select(ParkedRow)).all() == []
            assert audit.verify(case.case) == []


def test_several_workers_pass_on_once(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now)
        case.consent_all()
        _, offer, approvals = case.ready_offer()
        release = case.parks(offer, approvals, now + 60)
    counts: list[int] = []
    at_once(app, [lambda: counts.append(worker.pass_on_due(now + 60))] * 4)
    assert sorted(counts) == [0, 0, 0, 1]
    with app.app_context():
        assert [e.hash for e in _entries(case) if e.t == "release"] == [release.hash]


@pytest.mark.parametrize("chain", ["lane", "log"])
def test_two_cases_cannot_share_a_chain(app: Flask, now: int, chain: str) -> None:
    with app.app_context():
        case = Casework(now)
        other = Casework.__new__(Casework)
        other.__dict__.update(case.__dict__)
        other.roster, other.log = "A" * 22, "B" * 21 + "A"
        other.ann = type(case.ann)("Ann", case.ann.identity, lane="C" * 21 + "A", peer=case.ann.peer)
        other.ben = type(case.ben)("Ben", case.ben.identity, lane="D" * 21 + "A", peer=case.ben.peer)
        if chain == "lane":
            other.ann.lane = case.ann.lane
        else:
            other.log = case.log
        other.head = lambda name: (-1, "")  # type: ignore[method-assign]  # nothing of the new case is there yet
        with pytest.raises(Refusal) as caught:
            other._open(1)
        assert caught.value.code == "replayed"
        db.session.rollback()


def _entries(case: Casework):  # type: ignore[no-untyped-def]
    from mediator.record import read

    return read.list_entries(case.case)
