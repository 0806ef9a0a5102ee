"""One house with the demo's people for the whole run, and everybody's browser, signed in once."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from werkzeug.serving import make_server

from tests.access.house import House, Visitor, Visits, seed_house
from tests.conftest import let_go, make_app


@pytest.fixture(scope="session")
def house(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo's service on SQLite, served by threads on a free port."""
    folder = tmp_path_factory.mktemp("house")
    for file in sqlite_template.glob("*.sqlite"):
        shutil.copy(file, folder)
    app = make_app(folder)
    cards = seed_house(app, folder)
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield House(f"http://localhost:{server.port}", app, cards)
    server.shutdown()
    thread.join()
    server.server_close()
    let_go(app)


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
