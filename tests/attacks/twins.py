"""One service in two copies: the same keys, ids, sessions, until something happens in one of them alone.

Both are asked the same at a clock that stands still, and every byte is compared, headers too: nothing is normalised.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from flask import Flask
from werkzeug.test import Client

from mediator.client import Participant
from tests.attacks.ground import ABSENT, api_rules
from tests.attacks.work import Work, measured
from tests.attacks.worlds import copied, moved
from tests.client.world import Crossing, World

Answer = tuple[int, tuple[tuple[str, str], ...], bytes]


@dataclass
class Twin:
    """One copy of the service, and what Ann's browser sends to it."""

    app: Flask
    cookie: str

    def ask(self, method: str, path: str, data: bytes = b"", kind: str = "application/json") -> Answer:
        """The whole answer."""
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin"}
        answer = Client(self.app, use_cookies=False).open(
            path, method=method, data=data, content_type=kind, headers=headers
        )
        return answer.status_code, tuple(answer.headers), answer.data


@dataclass
class Worlds:
    """The same service twice: `quiet`, and `busy`, where more has happened. `hidden` are ids of what happened."""

    quiet: Twin
    busy: Twin
    crossing: Crossing
    hidden: list[str]

    def both(self, method: str, path: str, data: bytes = b"", kind: str = "application/json") -> Answer:
        """Ask both; their answers are the same bytes."""
        answers = [twin.ask(method, path, data, kind) for twin in (self.quiet, self.busy)]
        assert answers[0] == answers[1], (method, path)
        return answers[0]

    def work_for(self, path: str) -> Work:
        """Ask both; it costs both the same statements, steps and calls: no clock tells them apart."""
        costs = []
        for twin in (self.quiet, self.busy):
            twin.ask("GET", path)  # what is looked up once in a process is there now
            with measured(twin.app) as work:
                twin.ask("GET", path)
            costs.append(work)
        assert costs[0] == costs[1], path
        return costs[0]


def in_copy(crossing: Crossing, app: Flask) -> Crossing:
    """The same people before another copy of their service."""
    world, staff, people = crossing.world, {}, {}
    copy = World(app, world.base_url, httpx.WSGITransport(app=app), world.root, staff)
    for known, kept in ((world.staff, staff), (crossing.people, people)):
        for name, person in known.items():
            person = type(person)(world.base_url, copy.transport)
            person.__dict__ |= {**known[name].__dict__, "http": moved(known[name].http, app), "_pins": None}
            person.__dict__ |= {"_open": None} if isinstance(person, Participant) else {"_cases": {}}
            kept[name] = person
    return replace(crossing, world=copy, people=people)


@contextmanager
def twins(crossing: Crossing, folder: Path, change: Callable[[Crossing], object]) -> Iterator[Worlds]:
    """Two copies of the service of a case; `change` happens in one. Ann is who asks."""
    cookie = "; ".join(f"{name}={value}" for name, value in crossing.ann.http._cookies.items())
    with copied(crossing.world.app, folder / "quiet") as quiet, copied(crossing.world.app, folder / "busy") as busy:
        before = set(_hidden(in_copy(crossing, quiet)))
        changed = in_copy(crossing, busy)
        change(changed)
        after = _hidden(changed)
        hidden = [crossing.lanes["Ben"], *after]
        assert set(after) - before, "something has happened"
        yield Worlds(Twin(quiet, cookie), Twin(busy, cookie), crossing, hidden)


def _hidden(crossing: Crossing) -> list[str]:
    """Ids of what the other side and the desk did: sealed texts, entries, messages."""
    served = crossing.world.sam.load(crossing.case)
    entries = [*served.view.lanes[crossing.lanes["Ben"]].entries, *served.view.log_entries]
    bodies = [entry["body"] for entry in entries if entry.body]
    own = {entry.hash for entry in served.view.lanes[crossing.lanes["Ann"]].entries}
    assert not own & {entry.hash for entry in entries}
    return [*(e.hash for e in entries), *(b["ct"] for b in bodies), *(b["msg"] for b in bodies)]


def every_get(worlds: Worlds) -> list[str]:
    """Every address that can be asked, with every id that Ann knows, and every id of the other side that exists."""
    app, crossing = worlds.quiet.app, worlds.crossing
    own = [row["id"] for row in crossing.ann.http.get("/api/drafts")]
    view = crossing.ann.load().view
    known = [entry["body"]["ct"] for entry in view.lanes[crossing.lanes["Ann"]].entries if entry.body]
    paths = [rule.rule for rule in app.url_map.iter_rules() if not rule.arguments and "GET" in (rule.methods or set())]
    for rule, method in api_rules(app):
        if method == "GET" and rule.arguments:
            for value in (*own, *known, *worlds.hidden, ABSENT[43], ABSENT[22]):
                path = rule.rule.replace("<case>", crossing.case)
                paths.append(path.replace("<blob>", value).replace("<draft_id>", value).replace("<name>", value))
            paths.append(rule.rule.replace("<case>", ABSENT[43]).replace("<blob>", ABSENT[43]))
    return sorted(set(paths))
