"""One house with the demo's people for the whole run, and everybody's browser, signed in once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.access.house import House, Visitor, Visits, seed_house
from tests.conftest import copy_tables, let_go, make_app, serving
from tests.once import made_once


@pytest.fixture(scope="session")
def house(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo's service on SQLite, served by threads on a free port."""

    def make(folder: Path) -> dict[str, str]:
        copy_tables(sqlite_template, folder)
        app = make_app(folder)
        cards = seed_house(app, folder)
        let_go(app)
        return cards

    made, cards = made_once(tmp_path_factory, "house", make)
    folder = tmp_path_factory.mktemp("house")
    shutil.copytree(made, folder, dirs_exist_ok=True)
    app = make_app(folder)
    with serving(app) as served:
        yield House(served.url, app, cards)


@pytest.fixture(scope="session")
def visit(browser: Browser, house: House) -> Iterator[Visits]:
    """`visit("hazel")` is Hazel in her browser, signed in; the same one each time."""
    visits = Visits(browser, house)
    yield visits
    visits.close()
    assert house.blocked == []


@pytest.fixture
def stranger(visit: Visits) -> Visitor:
    """Somebody without a session."""
    return visit.stranger()
