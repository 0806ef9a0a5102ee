"""The queue in pages: every open item once, in one order, whatever changes meanwhile; and at the same price."""

from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediator.cases.models import MemberRow
from mediator.cases.paging import CursorInvalid, write_cursor
from mediator.errors import BadRequest
from mediator.extensions import db
from mediator.record.models import Case
from mediator.review import queue
from mediator.review.models import Lease, QueueRow, ReviewItem
from mediator.review.parts import AFTER_ALL_DATES, BEFORE_ALL_DATES, DATED, NAMES, RESTING, YOURS
from tests.record.casework import Casework, new_id, text

ME, NOW = "M" * 43, 1_790_000_000
PARTS = range(len(NAMES))


class Reader:
    """Somebody with a fingerprint, as far as a queue asks."""

    fp = ME


def add(part: int, at: int, *, fp: str = ME, case: str = "C", **more: Any) -> str:
    """One row of the queue with its item, as a projection would leave them."""
    msg = new_id()
    common = {"case_id": case, "lane": "L" * 22, "msg": msg, "kind": "letter", "state": "waiting", "clear_until": -1}
    common |= {name: value for name, value in more.items() if name in common}
    window = {"begins": BEFORE_ALL_DATES, "ends": AFTER_ALL_DATES, "undecided": False}
    window |= {name: value for name, value in more.items() if name in window}
    db.session.add(QueueRow(fp=fp, part=part, at=at, **common, **window))
    others = {"round": 1, "approvals": 0, "eyes": 1, "offer": "", "parked": 0, "held_until": 0, "held_on": ""}
    others |= {"objected": False, "asked": "", "dropped": 0, "looked": False, "blocks": "", "lapses": "", "since": at}
    db.session.add(ReviewItem(**common, **others, state_when_free="waiting"))
    return msg


def page(now: int = NOW, **asked: Any) -> dict[str, Any]:
    """One page, asked for as an address asks."""
    words = {name: str(value) for name, value in asked.items()}
    return queue.describe_queue(Reader(), queue.Asked.read(words), now)  # type: ignore[arg-type]


def all_pages(limit: int, **asked: Any) -> list[str]:
    """The messages of every page, in order."""
    found, after = [], ""
    while True:
        answer = page(limit=limit, after=after, **asked)
        assert len(answer["items"]) <= limit
        found += [item["msg"] for item in answer["items"]]
        after = answer["next"]
        if not after:
            return found


@pytest.fixture
def desk(app: Flask):
    """A database with one case and nothing in it."""
    with app.app_context():
        db.session.add(Case(id="C", opened_at=NOW))
        db.session.flush()
        db.session.add(MemberRow(case_id="C", fp=ME, role="facilitator"))
        db.session.commit()
        yield
        db.session.rollback()


ROWS = st.lists(st.tuples(st.sampled_from(PARTS), st.integers(0, 4)), max_size=25)
CHANGE = st.tuples(st.integers(0, 24), st.sampled_from(["gone", "new", "move"]), st.integers(0, 4))
WRONG_MARKS = [
    "x", "!!", write_cursor(1), write_cursor("1", 2, "m"), write_cursor(1, 2, "m", 3), "A" * 999,
    write_cursor(len(NAMES), 2, "m"), write_cursor(10**7, 2, "m"),
]  # fmt: skip
WRONG_FILTERS = [
    {"limit": 0}, {"limit": 101}, {"limit": "0100" + "9" * 30}, {"limit": "010099999"}, {"limit": "ten"},
    {"turn": "mine"}, {"state": "released"}, {"kind": "note"}, {"claim": "all"}, {"blocked": 1}, {"part": "0"},
]  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, moves=st.lists(CHANGE, max_size=12), limit=st.integers(1, 7))
def test_what_was_there_all_along_is_on_exactly_one_page(desk: None, rows: Any, moves: Any, limit: int) -> None:
    """Between two pages others appear, go, and change their place; what nobody touched is seen once, in order."""
    msgs = [add(part, (NOW + 10 if part == DATED else NOW - 60) + at) for part, at in rows]
    db.session.flush()
    touched: set[str] = set()
    found: list[str] = []
    after, left = "", list(moves)
    while True:
        answer = page(limit=limit, after=after)
        found += [item["msg"] for item in answer["items"]]
        after = answer["next"]
        if not after:
            break
        if left:
            touched |= change(msgs, *left.pop())
    still = [msg for msg in msgs if msg not in touched]
    assert [msg for msg in found if msg in still] == sorted(still, key=place_of)
    db.session.rollback()


def change(msgs: list[str], which: int, what: str, at: int) -> set[str]:
    """One thing that somebody else does meanwhile; the message it happened to."""
    if what == "new" or which >= len(msgs):
        add(YOURS, NOW - 60 + at)
        db.session.flush()
        return set()
    where = QueueRow.msg == msgs[which]
    if what == "gone":
        db.session.execute(sa.delete(QueueRow).where(where))
    else:
        db.session.execute(sa.update(QueueRow).where(where).values(at=NOW - 60 + at, part=RESTING))
    return {msgs[which]}


def place_of(msg: str) -> tuple[int, int, str]:
    part, at = db.session.execute(sa.select(QueueRow.part, QueueRow.at).where(QueueRow.msg == msg)).one()
    return part, at, msg


def test_a_page_says_when_something_moved_above_it(desk: None) -> None:
    msgs = [add(YOURS, NOW - 100 + at) for at in range(6)]
    first = page(limit=2)
    assert page(limit=2, after=first["next"])["before"] == 2
    db.session.execute(sa.update(QueueRow).where(QueueRow.msg == msgs[5]).values(at=NOW - 200))
    assert page(limit=2, after=first["next"])["before"] == 3


def test_a_hold_comes_back_to_its_place_on_its_date(desk: None) -> None:
    """Neither before nor after is it in the queue twice, and nobody has to do anything."""
    old, young = add(YOURS, NOW - 50), add(YOURS, NOW + 50)
    held = add(DATED, NOW, ends=NOW)
    row = db.session.scalars(sa.select(QueueRow).where(QueueRow.msg == held)).one()
    back = {"part": YOURS, "at": NOW, "begins": NOW, "ends": AFTER_ALL_DATES, "undecided": False, "state": "waiting"}
    same = {"case_id": "C", "fp": ME, "lane": row.lane, "msg": held, "kind": "letter", "clear_until": -1}
    db.session.add(QueueRow(**back, **same))
    seen = {now: [item["msg"] for item in page(now=now)["items"]] for now in (NOW - 1, NOW)}
    assert seen == {NOW - 1: [old, young, held], NOW: [old, held, young]}


@pytest.mark.parametrize("after", WRONG_MARKS)
def test_a_mark_that_stands_for_no_place_is_refused(desk: None, after: str) -> None:
    with pytest.raises(CursorInvalid):
        page(after=after)


@pytest.mark.parametrize("asked", WRONG_FILTERS)
def test_a_filter_that_means_nothing_is_refused(desk: None, asked: dict[str, Any]) -> None:
    with pytest.raises(BadRequest):
        page(**asked)


def test_filters_show_what_they_say(desk: None) -> None:
    mine, taken, free = add(YOURS, 1), add(YOURS, 2), add(YOURS, 3, clear_until=NOW)
    second = add(YOURS, 4, state="offered", kind="questions", clear_until=NOW - 1)
    held = add(RESTING, 5, state="held", kind="answers")
    db.session.add(Lease(case_id="C", msg=mine, fp=ME, until=NOW + 1, page=""))
    db.session.add(Lease(case_id="C", msg=taken, fp="O" * 43, until=NOW + 1, page=""))
    db.session.add(Lease(case_id="C", msg=free, fp="O" * 43, until=NOW, page=""))
    assert all_pages(2, claim="mine") == [mine]
    assert all_pages(2, claim="free") == [free, second, held]
    assert all_pages(2, turn="second") == [second]
    assert all_pages(2, turn="date") == all_pages(2, state="held") == all_pages(2, part="resting") == [held]
    assert all_pages(2, kind="answers") == [held]
    assert all_pages(2, blocked="no") == [free]
    assert all_pages(2, blocked="yes", part="yours") == [mine, taken, second]


def test_what_waits_without_a_decision_is_listed_newest_first(desk: None) -> None:
    msgs = [add(YOURS, NOW - at, undecided=True) for at in range(5)]
    add(YOURS, NOW)
    first = queue.describe_undecided(Reader(), {"limit": "3"}, NOW)  # type: ignore[arg-type]
    second = queue.describe_undecided(Reader(), {"limit": "3", "after": first["next"]}, NOW)  # type: ignore[arg-type]
    assert [item["msg"] for item in first["items"] + second["items"]] == msgs
    assert (first["count"], second["next"]) == (5, "")


def questions(run: Any) -> int:
    """How many questions the database was asked while something ran."""
    asked = 0

    def count(connection: Any, cursor: Any, statement: str, *_: Any) -> None:
        nonlocal asked
        asked += statement.lstrip().upper().startswith("SELECT")

    sa.event.listen(db.engine, "after_cursor_execute", count)
    try:
        run()
    finally:
        sa.event.remove(db.engine, "after_cursor_execute", count)
    return asked


def test_a_first_page_asks_as_much_of_a_long_queue_as_of_a_short_one(desk: None) -> None:
    """The same number of questions, and each part is walked along its index, without sorting."""
    for at in range(120):
        add(at % 2, at)
    db.session.flush()
    short = questions(page)
    for at in range(600):
        add(at % 2, at)
        add(YOURS, at, fp="O" * 43)
    db.session.flush()
    assert questions(page) == short
    if db.engine.dialect.name == "sqlite":
        for plan in plans_of(page):
            assert "USE TEMP B-TREE" not in plan
            assert "SCAN queue_row" not in plan
            assert "SCAN review_item" not in plan


def plans_of(run: Any) -> list[str]:
    """How SQLite walks for each question about the queue's rows."""
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if "queue_row" in statement and statement.lstrip().upper().startswith("SELECT"):
            asked.append((statement, parameters))

    sa.event.listen(db.engine, "after_cursor_execute", note)
    run()
    sa.event.remove(db.engine, "after_cursor_execute", note)
    connection = db.session.connection()
    return [
        "\n".join(str(row[-1]) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters))
        for statement, parameters in asked
    ]


def test_the_queue_of_a_lived_case_is_what_its_items_say(app: Flask, now: int) -> None:
    """Every open item is in the queue of each member once, at the state that the case itself shows."""
    from mediator.review import queries

    with app.app_context():
        case = Casework(now)
        case.consent_all()
        waiting = case.writes(case.ann)
        case.returns(case.ann, case.writes(case.ann, "Once more."))
        offer = case.offers(case.ann, case.writes(case.ann, "For him."))
        case.declines(case.ann, case.writes(case.ann, "No."))
        held = {"lane": case.ann.lane, "msg": case.writes(case.ann, "Later.")["body"]["msg"]}
        case.decides(case.sam, "hold", **held, until=0, on="event", content=text(why="other", reason=""))
        items = queries.describe_case(case.sam.account, case.case, now)["items"]
        wanted = {item["msg"]: item["state"] for item in items if item["state"] != "declined"}
        for person in (case.sam, case.robin, case.kim):
            answer = queue.describe_queue(person.account, queue.Asked.read({}), now)
            assert {item["msg"]: item["state"] for item in answer["items"]} == wanted
            assert answer["counts"] == {"yours": 2, "others": 1, "parked": 0, "dated": 0, "resting": 1, "calls": 0}
        assert waiting["body"]["msg"] in wanted
        assert offer["msg"] in wanted
