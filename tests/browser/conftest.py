"""Each story gets a service of its own: a copy of one office, served on a free port, and browsers to sit at."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.clock import Clock
from tests.browser.office import Office, copy_office, make_office
from tests.browser.people import Stage
from tests.conftest import Served, copy_tables
from tests.once import made_once


@pytest.fixture(scope="session")
def made_office(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Office]:
    """The folder of an office, and the cards of its people."""

    def make(folder: Path) -> Office:
        copy_tables(sqlite_template, folder)
        return make_office(folder)

    return made_once(tmp_path_factory, "office", make)


@pytest.fixture
def sqlite_settings(made_office: tuple[Path, Office], tmp_path: Path) -> dict[str, Any]:
    """In this folder of tests the served service begins as a copy of the office."""
    folder = tmp_path / "instance"
    copy_office(made_office[0], folder)
    return {"INSTANCE": folder}


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """What everybody in a story takes for the time."""
    moved = Clock()
    monkeypatch.setattr(time, "time", moved.now)
    return moved


@pytest.fixture
def stage(live_server: Served, made_office: tuple[Path, Office], profile: Callable[..., Page], clock: Clock) -> Stage:
    """Where the people of a story come on."""
    return Stage(live_server.url, live_server.app, made_office[1], profile, clock)
