"""Worlds that the attacks share, on each database."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tests.attacks.ground import Ground, everything_once
from tests.attacks.recorded import record
from tests.attacks.worlds import digest_tables, make_inside
from tests.browser.conftest import clock, made_office, sqlite_settings, stage
from tests.client.world import World
from tests.conftest import TEMPLATE, let_go, make_app

# The office of the browser stories, so that attacks on browsers begin where those begin.
__all__ = ["clock", "made_office", "sqlite_settings", "stage"]


@pytest.fixture(scope="session")
def sqlite_world(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """A service with three staff on SQLite."""
    folder = tmp_path_factory.mktemp("attacked") / "instance"
    shutil.copytree(sqlite_template, folder)
    app = make_app(folder)
    yield make_inside(app)
    let_go(app)


@pytest.fixture(scope="session")
def postgresql_world(postgresql_server: sa.Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The same on PostgreSQL."""
    name = f"attacked_{os.urandom(6).hex()}"
    with postgresql_server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    address = postgresql_server.url.set(database=name).render_as_string(hide_password=False)
    app = make_app(tmp_path_factory.mktemp("attacked"), DATABASE_URL=address)
    yield make_inside(app)
    let_go(app)
    with postgresql_server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def world(request: pytest.FixtureRequest) -> Any:
    """A service with three staff: on one database after the other."""
    return request.getfixturevalue(f"{request.param}_world")


@pytest.fixture(scope="session")
def ground(world: World) -> Ground:
    """A service in full use, on one database after the other."""
    recorder = record(world.app)
    ground = everything_once(world, recorder)
    world.app.wsgi_app = recorder.inner  # type: ignore[method-assign]
    return ground


@pytest.fixture
def nothing_changed(ground: Ground) -> Iterator[None]:
    """Whatever the test does, every table is afterwards as it was."""
    before = digest_tables(ground.app)
    yield
    after = digest_tables(ground.app)
    assert {name for name in before if before[name] != after[name]} == set()
