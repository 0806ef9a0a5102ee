"""The migrations make exactly the tables that the models describe, on both databases."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask

from mediator.cli import make_database
from mediator.extensions import KEYS_BIND, db
from tests.conftest import let_go, make_app


@pytest.fixture(params=["sqlite", "postgresql"])
def migrated(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Flask]:
    """An app whose empty database was brought up by `init-db`."""
    settings: dict[str, Any] = {}
    if request.param == "postgresql":
        settings["DATABASE_URL"] = request.getfixturevalue("empty_postgresql")
    app = make_app(tmp_path / "instance", **settings)
    with app.app_context():
        make_database()
    yield app
    let_go(app)


def test_migrations_and_models_agree(migrated: Flask) -> None:
    with migrated.app_context(), db.engine.connect() as connection:
        apart = set(db.metadatas[KEYS_BIND].tables)
        context = MigrationContext.configure(
            connection,
            opts={"compare_type": True, "include_object": lambda item, name, *_: name not in apart},
        )
        assert compare_metadata(context, db.metadata) == []


def test_init_db_may_run_again(migrated: Flask) -> None:
    with migrated.app_context():
        make_database()
        assert "account" in sa.inspect(db.engine).get_table_names()
        assert "session_key" in sa.inspect(db.engines[KEYS_BIND]).get_table_names()
