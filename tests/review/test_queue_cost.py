"""The first page of the queue costs what it costs, however many items wait: counted in work done, not in time.

`python -m bench.queue` measures the same in milliseconds, with 100,000 items.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from flask import Flask

from bench import queue as bench
from mediator.cases.models import CaseSummary
from mediator.extensions import db
from mediator.record.models import SlotRow
from mediator.review import queue

FEW, MORE = 1_000, 3_000
# In the log of each case, behind its names.
TEXTS, FIRST = 10, 10
# So little for three thousand more items that a hundred thousand cost less than 1.3 times as much.
DEARER = 1.005


def test_the_first_page_of_the_queue_costs_the_same_however_long_it_is(app: Flask) -> None:
    with app.app_context():
        fill(FEW, before=bench.NOW - MORE, with_names=bench.WITH_NAMES)
        few = work()
        fill(MORE, before=bench.NOW, with_names=0)
        many = work()
    assert many <= few * DEARER, f"{few} steps or rows with {FEW} items, {many} with {MORE} more"


def fill(items: int, **more: int) -> None:
    """So many items more, and a key for each text of their cases, where the keys of names lie too."""
    known = set(db.session.scalars(sa.select(CaseSummary.case_id)))
    bench.fill(items, items, **more)
    new = [case for case in db.session.scalars(sa.select(CaseSummary)) if case.case_id not in known]
    places = [
        {"case_id": case.case_id, "chain": case.log_chain, "seq": FIRST + n} for case in new for n in range(TEXTS)
    ]
    bench.insert(SlotRow, (place | {"reader": "desk/1", "sealed": bytes(80)} for place in places))
    db.session.execute(sa.text("ANALYZE"))


def work() -> int:
    """What a first page makes the database do."""
    db.session.remove()
    counting = steps_of_sqlite if db.engine.name == "sqlite" else rows_of_postgresql
    with counting() as done:
        page = queue.describe_queue(bench.Reader(), queue.Asked.read({}), bench.NOW)  # type: ignore[arg-type]
    assert len(page["items"]) == len(page["labels"]) == 50
    db.session.remove()
    return sum(done)


@contextmanager
def steps_of_sqlite() -> Iterator[list[int]]:
    """The steps of its machine: each row that is looked at takes some."""
    done: list[int] = []
    connection: Any = db.session.connection().connection.driver_connection
    connection.set_progress_handler(lambda: done.append(1), 1)
    yield done
    connection.set_progress_handler(None, 0)


@contextmanager
def rows_of_postgresql() -> Iterator[list[int]]:
    """The rows that are looked at, whether they are wanted or not, as its own account of each question has them.

    A small table it would rather read whole; here it is to show what its indexes spare it when there are more.
    """
    done: list[int] = []
    asked: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((statement, parameters))

    sa.event.listen(db.engine, "before_cursor_execute", note)
    yield done
    sa.event.remove(db.engine, "before_cursor_execute", note)
    db.session.execute(sa.text("SET LOCAL enable_seqscan = off"))
    for statement, parameters in asked:
        account = db.session.connection().exec_driver_sql(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}", parameters)
        done.append(rows_in(account.scalar()[0]["Plan"]))


def rows_in(plan: dict[str, Any]) -> int:
    """The rows that a plan and all its parts looked at."""
    seen = plan["Actual Rows"] + plan.get("Rows Removed by Filter", 0) + plan.get("Rows Removed by Index Recheck", 0)
    return int(seen * plan["Actual Loops"]) + sum(rows_in(part) for part in plan.get("Plans", []))
