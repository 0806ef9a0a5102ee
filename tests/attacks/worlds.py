"""Worlds to attack: a service with people in it, everything that it keeps, and copies of it that can differ.

A copy of the folder is the same service with the same keys and sessions: what two copies answer to the same
request can be compared byte for byte.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import httpx
import sqlalchemy as sa
from flask import Flask

from mediator.client.http import Http
from mediator.extensions import KEYS_BIND, db
from tests.client.world import COVER, LOCAL, Crossing, World, make_world
from tests.conftest import let_go, make_app

# A sign-in that fails is counted, and a request by somebody who is signed in changes nothing.
COUNTERS = frozenset({"failure"})


def make_inside(app: Flask) -> World:
    """A service with three staff; requests go straight into the app."""
    return make_world(app, LOCAL, httpx.WSGITransport(app=app))


def read_tables(app: Flask) -> dict[str, list[tuple[Any, ...]]]:
    """Every row of every table of both databases, in a steady order; `main.` or `keys.` stands before its name."""
    found = {}
    with app.app_context():
        for bind, metadata in db.metadatas.items():
            with db.engines[bind].connect() as connection:
                for table in metadata.sorted_tables:
                    rows = [tuple(row) for row in connection.execute(sa.select(table))]
                    found[f"{bind or 'main'}.{table.name}"] = sorted(rows, key=repr)
    return found


def digest_tables(app: Flask) -> dict[str, str]:
    """A hash of each table, but for the counters of failed sign-ins."""
    tables = read_tables(app)
    return {
        name: hashlib.sha256(repr(rows).encode()).hexdigest()
        for name, rows in tables.items()
        if name.rpartition(".")[2] not in COUNTERS
    }


def count_slots(app: Flask, reader: str) -> int:
    """How many slots a reader has in the whole database."""
    with app.app_context(), db.engine.connect() as connection:
        counted = sa.text("SELECT count(*) FROM slot WHERE reader = :reader")
        return int(connection.execute(counted, {"reader": reader}).scalar_one())


@contextmanager
def copied(app: Flask, folder: Path) -> Iterator[Flask]:
    """The same service once more, with all that it keeps (SQLite only)."""
    with app.app_context():
        for engine in (db.engine, db.engines[KEYS_BIND]):
            with closing(engine.raw_connection()) as raw:
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    shutil.copytree(app.config["INSTANCE"], folder)
    twin = make_app(folder)
    yield twin
    let_go(twin)


def moved(http: Http, app: Flask) -> Http:
    """The same browser, cookie and all, before another copy of the service."""
    other = Http(http.base_url, httpx.WSGITransport(app=app))
    other._cookies = dict(http._cookies)
    return other


def ask_first(crossing: Crossing, author: str) -> None:
    """Each side wishes to be in touch, and the other is asked: not now, no answer, and it rests."""
    sam, case = crossing.world.sam, crossing.case
    own, (other,) = crossing.lanes[author], [lane for name, lane in crossing.lanes.items() if name != author][:1]
    for wishes, asked in ((own, other), (other, own)):
        sam.wish(case, wishes, asked, "I would like to hear more.", about="Tell me if they ever ask.")
        sam.approach(case, wishes, asked, "asked", "At the kitchen table.")
        sam.approach(case, wishes, asked, "not-now", "Not before the winter.", until=sam.now() + 86_400)
        sam.approach(case, wishes, asked, "no-answer", "Two letters, and nothing came.")
        sam.approach(case, wishes, asked, "rest", "Somebody looks again.", until=sam.now() + 86_400)


def make_busy(crossing: Crossing, author: str, *, parked: bool = True) -> None:
    """Let one side write much that is never passed on, and the desk do all that it can with it."""
    sam, priya, case = crossing.world.sam, crossing.world.priya, crossing.case
    person = crossing.people[author]
    returned = person.write("One, which comes back.")
    sam.look(case, returned)
    sam.send_back(case, returned, "Please leave the names out.", ["names"])
    person.write("Two, which waits.")
    proposed = person.write("Three, to which a text is suggested.")
    sam.propose(case, proposed, {"text": "Three."}, [{"n": 1, "kind": "privacy", "why": "A name."}])
    held = person.write("Four, which is held.")
    sam.hold(case, held, "Not before the hearing.")
    declined = person.write("Five, which is declined.")
    sam.decline(case, declined, "We cannot offer this.")
    recalled = person.write("Six, which is asked back.")
    person.recall(recalled)
    offered = person.write("Seven, which is offered and stopped.")
    sam.offer(case, offered, COVER)
    sam.stop(case, offered)
    said = sam.hear(case, crossing.lanes[author], "Nine, which is to be said.", peer=next(iter(person.peers())))
    sam.play_back(case, said)
    sam.said_agree(case, said, "Yes.")
    sam.clear(case, said)
    sam.hear(case, crossing.lanes[author], "Ten, which was only heard.", peer=next(iter(person.peers())))
    banked = person.write("Eleven, which waits until the other side asks.")
    sam.offer(case, banked, COVER)
    if crossing.state(banked) == "offered":
        priya.approve(case, banked)
    sam.hold(case, banked, "Until they ask.", on="asked", until=sam.now() + 86_400)
    sam.open_gate(case, crossing.lanes[author], "preparation-done", "We met twice.", sam.now() + 86_400)
    sam.raise_concern(case, held, "This says that she is watched.", told={"the police": sam.now()})
    ask_first(crossing, author)
    # They pause and go on, and press Stop without a signature and go on.
    for stop in (person.pause, person.halt):
        stop()
        person.resume()
    if parked:
        waits = person.write("Eight, which waits for its hour.")
        sam.offer(case, waits, COVER)
        if crossing.state(waits) == "offered":
            priya.approve(case, waits)
        sam.pass_on(case, waits, sam.now() + 86_400)
