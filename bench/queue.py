"""What the first page of the queue costs the server, in a small service and in a large one.

    python -m bench.queue [--database postgresql://…]

Three services are filled and asked: 1,000 items waiting, all in one facilitator's cases; 100,000, all theirs; 100,000,
of which 1,000 are theirs. Every case has three members and five items. Printed is how long the answer of GET
/api/queue takes without the network: the fastest of 100, which other work on the machine disturbed least, and the
median. The database must be empty; without one SQLite in a temporary folder is used.
"""

import argparse
import json
import secrets
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import Flask

from mediator import create_app
from mediator.cases.models import CaseSummary, MemberRow
from mediator.extensions import db
from mediator.protocol.encoding import b64, digest
from mediator.record import at_rest, blobs
from mediator.record.models import BlobRow, Case, EntryRow, SlotRow
from mediator.review import queue
from mediator.review.models import QueueRow, ReviewItem
from mediator.review.parts import AFTER_ALL_DATES, YOURS

ME, NOW = "M" * 43, 1_790_000_000
ITEMS_IN_A_CASE = 5
SEALED_BYTES = 4096
TIMES = 100
AT_ONCE = 5000
# Cases of items that can be on the first page have names that can be opened; nobody asks for those of others.
WITH_NAMES = 100
SHORT, LONG = 1_000, 100_000


@dataclass(frozen=True)
class Reader:
    """Somebody who asks for their queue."""

    fp: str = ME


def main() -> None:
    """Fill three services, ask each, and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", default="", help="an empty PostgreSQL; without it SQLite")
    database = parser.parse_args().database
    short = measure(database, f"{SHORT:,} items, all theirs", SHORT, SHORT)
    for words, mine in ((f"{LONG:,} items, all theirs", LONG), (f"{LONG:,} items, {SHORT:,} theirs", SHORT)):
        took = measure(database, words, LONG, mine)
        print(f"{'':34} {took / short:.2f} times as much")


def measure(database: str, words: str, items: int, mine: int) -> float:
    """Fill a service, and answer the milliseconds of a first page."""
    with tempfile.TemporaryDirectory() as folder:
        app = make_app(Path(folder), database)
        with app.app_context():
            db.create_all()
            fill(items, mine)
            took = [first_page() for _ in range(TIMES + 3)][3:]
            print(f"{words:34} {min(took):6.1f} ms (median {statistics.median(took):.1f})", flush=True)
            db.session.remove()
            db.drop_all()
    return min(took)


def make_app(folder: Path, database: str) -> Flask:
    """The service in test mode, with all it keeps in one folder."""
    return create_app(MODE="test", INSTANCE=folder, SECRET_KEY="k" * 32, DATABASE_URL=database, PUBLIC_URL="")


def first_page() -> float:
    """The milliseconds of one first page, with a fresh session, as a request has it."""
    db.session.remove()
    began = time.perf_counter()
    answer = json.dumps(queue.describe_queue(Reader(), queue.Asked.read({}), NOW))  # type: ignore[arg-type]
    took = (time.perf_counter() - began) * 1000
    assert len(json.loads(answer)["labels"]) == len(json.loads(answer)["items"]) == 50
    return took


def fill(items: int, mine: int, *, before: int = NOW, with_names: int = WITH_NAMES) -> None:
    """Write rows as the projections would, the newest at `before`: the oldest items lie in cases of their own."""
    cases = [b64(secrets.token_bytes(32)) for _ in range(items // ITEMS_IN_A_CASE)]
    own = mine // ITEMS_IN_A_CASE
    insert(Case, ({"id": case, "opened_at": NOW, "length": 0} for case in cases))
    desks = {case: desk_of(place < own) for place, case in enumerate(cases)}
    insert(MemberRow, ({"case_id": case, "fp": fp, "role": "facilitator"} for case in cases for fp in desks[case]))
    insert(CaseSummary, (name(case, place < with_names) for place, case in enumerate(cases)))
    waiting = [item(cases[place % len(cases)], before - items + place) for place in range(items)]
    insert(ReviewItem, waiting)
    insert(QueueRow, (row for one in waiting for row in places(one, desks[one["case_id"]])))
    db.session.execute(sa.text("ANALYZE"))
    db.session.commit()


def desk_of(mine: bool) -> list[str]:
    others = [f"{secrets.randbelow(40):02}" * 21 + "x" for _ in range(3)]
    return list(dict.fromkeys([ME, *others[1:]] if mine else others))


def insert(model: Any, rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        db.session.execute(sa.insert(model), some)
    db.session.commit()


def item(case: str, since: int) -> dict[str, Any]:
    """A letter that waits to be looked at."""
    words = {"kind": "letter", "state": "waiting", "state_when_free": "waiting"}
    empty = dict.fromkeys(("offer", "held_on", "blocks", "lapses", "asked"), "")
    zero = dict.fromkeys(("approvals", "parked", "held_until", "dropped"), 0)
    ids = {"case_id": case, "lane": "L" * 22, "msg": b64(secrets.token_bytes(16)), "since": since}
    more = {"round": 1, "eyes": 1, "clear_until": AFTER_ALL_DATES, "objected": False, "looked": True}
    return ids | words | empty | zero | more


def places(one: dict[str, Any], desk: list[str]) -> Iterator[dict[str, Any]]:
    """Its row in the queue of each member."""
    same = {name: one[name] for name in ("case_id", "lane", "msg", "kind", "state", "clear_until")}
    same |= {"part": YOURS, "at": one["since"], "begins": 0, "ends": AFTER_ALL_DATES, "undecided": False}
    for fp in desk:
        yield same | {"fp": fp}


def name(case: str, opens: bool) -> dict[str, Any]:
    """The summary of a case; where `opens`, its names stand in the record, sealed bytes and keys included."""
    roster, log, people = b64(secrets.token_bytes(16)), b64(secrets.token_bytes(16)), b64(secrets.token_bytes(32))
    if opens:
        seal_names(case, roster, log, people)
    keys = {"people": people, "people_reader": "desk/1", "people_key": 0}
    stands = {"eyes": 1, "closed": False, "suspended": False}
    return {"case_id": case, "roster_chain": roster, "log_chain": log} | stands | keys


def seal_names(case: str, roster: str, log: str, people: str) -> None:
    """An entry with its sealed text and the two slots that lead to it; random bytes, of the size that names have."""
    raw = secrets.token_bytes(SEALED_BYTES)
    ct = b64(digest("rj1/blob", raw))
    at_rest.write_new(blobs._path(case, ct), at_rest.seal(case, raw))
    stmt = json.dumps({"seq": 1, "by": ME, "ts": NOW, "chain": log, "t": "people", "body": {"ct": ct}}).encode()
    place = {"chain": log, "seq": 1, "place": 1, "batch": 1, "received_at": NOW}
    db.session.add(BlobRow(case_id=case, id=ct, size=len(raw), account_id=1, stored_at=NOW, used=True))
    db.session.add(EntryRow(hash=people, case_id=case, stmt=stmt, sig=bytes(64), **place))
    for chain, seq, reader in ((log, 1, "desk/1"), (roster, 0, ME)):
        sealed = at_rest.seal(case, secrets.token_bytes(80))
        db.session.add(SlotRow(chain=chain, seq=seq, reader=reader, case_id=case, sealed=sealed))


if __name__ == "__main__":
    main()
