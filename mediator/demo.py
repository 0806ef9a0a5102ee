"""The demo: a service of invented people on this machine, made through the protocol by the Python client.

It lives in var/demo and in MODE demo. The database's one service row says that it is a demo; where the row says
otherwise, nothing is made, changed or thrown away.
"""

import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import timedelta

import click
import httpx
import sqlalchemy as sa
from flask import Flask

import config
from mediator import create_app
from mediator.accounts import queries, roots, staff
from mediator.cli import make_database
from mediator.client.demo import seed
from mediator.client.demo.calendar import Calendar
from mediator.client.demo.seed import read_links, write_private
from mediator.extensions import db
from mediator.protocol.account import make_seed
from mediator.protocol.identity import Identity

FOLDER = config.ROOT / "var" / "demo"
ROOT_SEED = "root-seed.txt"
START_SECONDS = 30
STARTED_DAYS = 200
ADDRESS = "4 Example Street, Northfield"
# England's, for a while; a real service sets its own.
BANK_HOLIDAYS = (
    "2026-01-01 2026-04-03 2026-04-06 2026-05-04 2026-05-25 2026-08-31 2026-12-25 2026-12-28 "
    "2027-01-01 2027-03-26 2027-03-29 2027-05-03 2027-05-31 2027-08-30 2027-12-27 2027-12-28"
)


def show(reset: bool, port: int, serve: bool) -> None:
    """Make what is missing, print how to sign in as everybody, and serve until interrupted."""
    # Ended from outside, the processes below must end as well.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.environ.update(_settings(port))
    if reset:
        throw_away()
        os.environ.update(_settings(port))
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = create_app()
    with app.app_context():
        refuse_real_service()
        make_database()
    base_url = f"http://localhost:{port}"
    if serve:
        refuse_taken(port)
    # Before the worker runs: its clock is today's, and it would sweep what the stories left weeks ago.
    links = read_links(FOLDER) or make_people(app, base_url)
    with _server(port) if serve else contextlib.nullcontext():
        links = re.sub(r"http://localhost:\d+", base_url, links)  # an earlier start may have had another port
        click.echo(
            f"\n{links}\nThe service: {base_url}\n"
            "(from another device the sign-in does not work: browsers keep it to localhost without TLS)"
        )
        if serve:
            click.echo("Stop with Ctrl-C. The same people are there next time; `make demo-reset` makes new ones.")
            with contextlib.suppress(KeyboardInterrupt):
                while True:
                    time.sleep(3600)


def refuse_real_service() -> None:
    """Raise ClickException where the database holds a service that is not a demo. Looks, and changes nothing."""
    if not sa.inspect(db.engine).has_table("service"):
        return
    if db.session.scalars(sa.text("SELECT demo FROM service")).all() not in ([], [True]):
        raise click.ClickException("This database holds a real service. The demo keeps its hands off it.")
    db.session.rollback()


def throw_away() -> None:
    """Delete the demo's folder; a demo in another database is emptied. Raises ClickException for a real service."""
    if os.environ.get(f"{config.PREFIX}DATABASE_URL"):
        with create_app().app_context():
            refuse_real_service()
            db.drop_all()
            db.session.execute(sa.text("DROP TABLE IF EXISTS alembic_version"))
            db.session.commit()
    shutil.rmtree(FOLDER, ignore_errors=True)


def make_people(app: Flask, base_url: str) -> str:
    """Seed an empty service and answer how to sign in. Raises ClickException when an earlier try was cut short."""
    with Calendar() as calendar:
        calendar.begin(STARTED_DAYS)
        # Nobody signs in again while weeks pass in seconds.
        app.config.update(SESSION_HOURS=24 * STARTED_DAYS, PERMANENT_SESSION_LIFETIME=timedelta(days=STARTED_DAYS))
        return _make_people(app, base_url, calendar)


def _make_people(app: Flask, base_url: str, calendar: Calendar) -> str:
    root = Identity.from_seed(make_seed())
    with app.app_context():
        if queries.find_service():
            raise click.ClickException("An earlier start was cut short. Please use `make demo-reset`.")
        staff.make_service(root.public(), demo=True, now=_now())
    write_private(FOLDER / ROOT_SEED, roots.write_seed(root.seed) + "\n")
    click.echo("Making invented people and their letters, through the protocol …")

    def invite(name: str, supervisor: bool) -> str:
        with app.app_context():
            return staff.invite(name, supervisor, _now())

    def certify(fp: str) -> None:
        with app.app_context():
            staff.certify(fp, root, _now())

    return seed(
        base_url,
        invite,
        certify,
        FOLDER,
        say=lambda words: click.echo(f"  {words}"),
        transport=httpx.WSGITransport(app=app),
        calendar=calendar,
    )


def _settings(port: int) -> dict[str, str]:
    kept = FOLDER / "secret-key.json"
    if not kept.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        kept.write_text(json.dumps(secrets.token_urlsafe(32)))
    return {
        f"{config.PREFIX}MODE": "demo",
        f"{config.PREFIX}INSTANCE": str(FOLDER),
        f"{config.PREFIX}PUBLIC_URL": f"http://localhost:{port}",
        f"{config.PREFIX}SECRET_KEY": json.loads(kept.read_text()),
        f"{config.PREFIX}SERVICE_ADDRESS": os.environ.get(f"{config.PREFIX}SERVICE_ADDRESS") or ADDRESS,
        f"{config.PREFIX}DAYS_OFF": os.environ.get(f"{config.PREFIX}DAYS_OFF") or BANK_HOLIDAYS,
    }


def refuse_taken(port: int) -> None:
    """Raise ClickException where something else answers on this port."""
    with socket.socket() as probe:
        if probe.connect_ex(("127.0.0.1", port)) == 0:
            raise click.ClickException(f"Port {port} is taken. Try: .venv/bin/python -m mediator demo --port 8010")


@contextlib.contextmanager
def _server(port: int) -> Iterator[None]:
    """The web process and the worker, started, answering, and ended at the end."""
    web = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--threads",
        "8",
        "--log-level",
        "warning",
        "wsgi:app",
    ]
    worker = [sys.executable, "-m", "mediator", "work"]
    running = [subprocess.Popen(command, cwd=config.ROOT) for command in (web, worker)]  # noqa: S603
    try:
        _wait_for(f"http://localhost:{port}", running[0])
        yield
    finally:
        for process in running:
            process.terminate()
        for process in running:
            process.wait(timeout=10)


def _wait_for(base_url: str, web: subprocess.Popen) -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and web.poll() is None:
        with contextlib.suppress(httpx.HTTPError):
            if httpx.get(base_url, trust_env=False).is_success:
                return
        time.sleep(0.1)
    raise click.ClickException("The service did not start; what went wrong stands above.")


def _now() -> int:
    return int(time.time())
