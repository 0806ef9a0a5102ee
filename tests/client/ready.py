"""A world that many tests begin from, made once in a process: its people are signed in wherever it is put."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
from flask import Flask

from mediator.client.person import Person
from mediator.protocol.identity import Identity
from tests.client.world import LOCAL, Crossing, World, make_world, make_world_folder, open_crossing
from tests.conftest import let_go, make_app
from tests.kept import Kept


@dataclass
class _Made:
    """What was made: its rows, and its people with their cookies but without a connection."""

    kept: Kept
    root: Identity
    staff: dict[str, tuple[Person, dict[str, str]]]
    staff_cards: dict[str, str]
    crossings: list[tuple[Crossing, dict[str, tuple[Person, dict[str, str]]]]]


# As many as most modules of tests take.
CASES = 5
_made: dict[int, _Made] = {}


def ready_world(
    app: Flask, base_url: str = LOCAL, transport: httpx.BaseTransport | None = None, crossings: int = 0
) -> World:
    """A service with three staff in an empty app, and so many cases that `open_crossing` takes from."""
    if crossings not in _made:
        world = make_world(app, base_url, transport)
        world.ready = [open_crossing(world) for _ in range(crossings)]
        _made[crossings] = _put_away(world)
        return world
    made = _made[crossings]
    with app.app_context():
        made.kept.put()
    world = World(app, base_url, transport, made.root, staff_cards=dict(made.staff_cards))
    world.staff = {name: _come_back(world, *one) for name, one in made.staff.items()}  # type: ignore[misc]
    for crossing, people in made.crossings:
        back = Crossing(world, crossing.case, dict(crossing.lanes), cards=dict(crossing.cards))
        back.people = {name: _come_back(world, *one) for name, one in people.items()}  # type: ignore[misc]
        world.ready.append(back)
    return world


def make_inner_world(template: Path, folder: Path, crossings: int = CASES) -> Iterator[World]:
    """The same on a copy of the empty database, without a network: requests go straight into the app."""
    app = make_app(make_world_folder(template, folder))
    yield ready_world(app, LOCAL, httpx.WSGITransport(app=app), crossings)
    let_go(app)


def ready_crossing(app: Flask, base_url: str, transport: httpx.BaseTransport | None = None) -> Crossing:
    """A service with one case in it."""
    return open_crossing(ready_world(app, base_url, transport, crossings=1))


def _put_away(world: World) -> _Made:
    with world.app.app_context():
        kept = Kept.take()
    people = [(one, {name: _leave(person) for name, person in one.people.items()}) for one in world.ready]
    staff = {name: _leave(person) for name, person in world.staff.items()}
    return _Made(kept, world.root, staff, dict(world.staff_cards), people)


def _leave(person: Person) -> tuple[Person, dict[str, str]]:
    """Who somebody is. What they have open stays behind: it belongs to the connection."""
    return person, person.http.cookies


def _come_back(world: World, left: Person, cookies: dict[str, str]) -> Person:
    back = type(left)(world.base_url, world.transport)
    back._begin(left.identity, dict(left.session))
    back.root_fp = left.root_fp
    back.http._cookies.update(cookies)
    return back
