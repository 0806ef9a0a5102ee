"""Transactions begin so that nothing read can change before it is written, on both databases."""

import threading
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask

from mediator.extensions import KEYS_BIND, db
from tests.conftest import make_app


@pytest.fixture
def counting(app: Flask) -> Flask:
    """The app with one small table of its own, holding one number."""
    with app.app_context():
        db.session.execute(sa.text("CREATE TABLE counted (n INTEGER NOT NULL)"))
        db.session.execute(sa.text("INSERT INTO counted VALUES (0)"))
        db.session.commit()
    return app


def count_up(app: Flask) -> None:
    """Read, then write what follows from it; PostgreSQL locks the row, SQLite is locked already."""
    with app.app_context():
        lock = " FOR UPDATE" if db.engine.dialect.name == "postgresql" else ""
        number = db.session.scalar(sa.text(f"SELECT n FROM counted{lock}"))
        db.session.execute(sa.text("UPDATE counted SET n = :n"), {"n": number + 1})
        db.session.commit()


def test_read_then_write_loses_nothing_with_four_threads(counting: Flask) -> None:
    threads = [threading.Thread(target=lambda: [count_up(counting) for _ in range(25)]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with counting.app_context():
        assert db.session.scalar(sa.text("SELECT n FROM counted")) == 100


def _begun(app: Flask, **request: Any) -> str:
    said: list[str] = []
    with app.app_context():
        sa.event.listen(db.engine, "before_cursor_execute", lambda *call: said.append(call[2]))
    with app.test_request_context("/", **request):
        db.session.execute(sa.text("SELECT 1"))
        db.session.rollback()
    return said[0]


def test_sqlite_takes_its_write_lock_before_the_first_read(sqlite_settings: dict[str, Any]) -> None:
    app = make_app(sqlite_settings["INSTANCE"])
    assert _begun(app, method="POST") == "BEGIN IMMEDIATE"
    with app.app_context():
        for engine in db.engines.values():
            engine.dispose()


def test_sqlite_lets_safe_requests_read_beside_a_writer(sqlite_settings: dict[str, Any]) -> None:
    app = make_app(sqlite_settings["INSTANCE"])
    assert _begun(app, method="GET") == "BEGIN DEFERRED"
    with app.app_context():
        assert db.session.scalar(sa.text("PRAGMA journal_mode")) == "wal"
        assert db.session.scalar(sa.text("PRAGMA foreign_keys")) == 1
        assert db.session.scalar(sa.text("PRAGMA synchronous")) == 2
        assert db.session.scalar(sa.text("PRAGMA busy_timeout")) == 10_000
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


def test_session_keys_live_apart(app: Flask) -> None:
    """On SQLite in a file of their own; on PostgreSQL in tables that are in no write-ahead log."""
    with app.app_context():
        tables = list(db.metadatas[KEYS_BIND].tables)
        assert tables
        assert not set(tables) & set(db.metadata.tables)
        if db.engine.dialect.name == "sqlite":
            assert db.engines[KEYS_BIND].url.database != db.engine.url.database
            return
        kinds = db.session.scalars(
            sa.text("SELECT relpersistence FROM pg_class WHERE relname = ANY(:names)"), {"names": tables}
        ).all()
        assert set(kinds) == {"u"}
