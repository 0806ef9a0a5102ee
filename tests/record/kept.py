"""A case that many tests begin from: made once in a process, its rows then put into each test's own database."""

import copy
from collections.abc import Callable
from typing import Any

import sqlalchemy as sa

from mediator.extensions import db
from tests.record.casework import Casework

Rows = list[tuple[str | None, sa.Table, list[dict[str, Any]]]]
_kept: dict[tuple[str, int], tuple[Casework, Rows]] = {}


def ready_case(now: int, make: Callable[[int], Casework]) -> Casework:
    """What `make` makes in an empty database; the second time its rows are written instead of signed and judged."""
    name = (f"{make.__module__}.{make.__qualname__}", now)
    if name not in _kept:
        case = make(now)
        db.session.commit()
        _kept[name] = copy.deepcopy(case), _read()
        return case
    case, rows = _kept[name]
    _write(rows)
    return copy.deepcopy(case)


def _read() -> Rows:
    rows: Rows = []
    for bind, metadata in db.metadatas.items():
        with db.engines[bind].connect() as connection:
            for table in metadata.sorted_tables:
                found = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
                if found:
                    rows.append((bind, table, found))
    return rows


def _write(rows: Rows) -> None:
    for bind, table, found in rows:
        with db.engines[bind].begin() as connection:
            connection.execute(sa.insert(table), found)
            counted = table.autoincrement_column
            if connection.dialect.name == "postgresql" and counted is not None:
                highest = max(row[counted.name] for row in found)
                place = sa.func.pg_get_serial_sequence(table.name, counted.name)
                connection.execute(sa.select(sa.func.setval(place, highest)))
