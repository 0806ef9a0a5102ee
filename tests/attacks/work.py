"""What an answer costs the service, counted instead of timed: the same work takes the same time, on any machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType
from typing import Any

from flask import Flask
from sqlalchemy import event

from mediator.extensions import db

OURS = "mediator"


@dataclass
class Work:
    """Statements in their order, steps of SQLite's machine for them, and calls of the service's own functions."""

    statements: list[str] = field(default_factory=list)
    steps: int = 0
    calls: int = 0


@contextmanager
def measured(app: Flask) -> Iterator[Work]:
    """Count what is done for requests to one copy of the service in this thread."""
    work = Work()
    touched: list[Any] = []

    def stepped() -> None:
        work.steps += 1

    def before(connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        work.statements.append(statement)
        touched.append(connection.connection.dbapi_connection)
        touched[-1].set_progress_handler(stepped, 1)

    def called(frame: FrameType, kind: str, _argument: Any) -> None:
        if kind == "call" and frame.f_globals.get("__name__", "").partition(".")[0] == OURS:
            work.calls += 1

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", before)
    sys.setprofile(called)
    try:
        yield work
    finally:
        sys.setprofile(None)
        event.remove(engine, "before_cursor_execute", before)
        for connection in touched:
            connection.set_progress_handler(None, 0)
