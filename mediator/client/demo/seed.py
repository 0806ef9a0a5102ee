"""Fills an empty demo service through the protocol, and writes down who can sign in and how."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import httpx

from mediator.client.demo import cast
from mediator.client.demo.calendar import Calendar
from mediator.client.demo.cast import Person, Staff
from mediator.client.demo.robbery import robbery
from mediator.client.demo.stage import Stage
from mediator.client.demo.stories import assault, bereavement, burglary
from mediator.client.facilitator import Facilitator

LINKS = "demo-links.txt"
STORIES = (
    ("A burglary: five questions, and some answers", burglary, (*cast.BURGLARY, *cast.NEIGHBOUR), 40),
    ("A bereavement, nine years later: little by little", bereavement, cast.BEREAVEMENT, 120),
    ("An assault, and a memory with a gap in it", assault, cast.ASSAULT, 12),
    ("A robbery: in Polish, and in prison on paper", robbery, cast.ROBBERY, 5),
)

Invite = Callable[[str, bool], str]
Certify = Callable[[str], None]


def seed(
    base_url: str,
    invite: Invite,
    certify: Certify,
    folder: Path,
    say: Callable[[str], None] = print,
    transport: httpx.BaseTransport | None = None,
    calendar: Calendar | None = None,
) -> str:
    """Play all four cases against the service at `base_url` and answer the lines to print.

    `invite(name, supervisor)` makes a staff packet and answers the card's text; `certify(fp)` has the root
    sign. The lines also go into `folder/demo-links.txt`, readable by its owner alone. With a `calendar`, each case
    began its number of days ago and goes on with each act that is said.
    """
    calendar = calendar or Calendar()

    def say_act(words: str) -> None:
        calendar.next_act()
        say(words)

    calendar.begin(max(days for *_, days in STORIES) + 1)
    began = time.monotonic()
    lines = ["Facilitators"]
    staff: dict[str, Facilitator] = {}
    for one in cast.STAFF:
        say(f"{one.name} is invited and certified")
        card = invite(one.name, one.supervisor)
        staff[one.key] = Facilitator(base_url, transport)
        staff[one.key].enrol(card, one.passphrase)
        certify(staff[one.key].fp)
        lines.append(_line(base_url, one, card))
    for title, story, people, days in STORIES:
        calendar.begin(days)
        stage = Stage(base_url, staff["sam"], staff["priya"], staff["ruth"], say_act, transport)
        story(stage)
        lines += ["", title]
        lines += [
            _line(base_url, person, stage.cards[person.key].text if person.key in stage.cards else "")
            for person in people
        ]
    text = "\n".join(lines) + "\n"
    write_private(folder / LINKS, text)
    say(f"The demo is ready after {time.monotonic() - began:.0f} s")
    return text


def read_links(folder: Path) -> str | None:
    """The lines that `seed` wrote, or None when there is no demo."""
    path = folder / LINKS
    return path.read_text(encoding="utf-8") if path.exists() else None


def _line(base_url: str, who: Staff | Person, card: str) -> str:
    if not card:
        return f"  {who.name}: {who.see}"
    passphrase = f"passphrase: {who.passphrase}" if who.passphrase else "passphrase: your own"
    return f"  {who.name}: {who.see}\n      {base_url}/in#{card.replace('-', '')}\n      {passphrase}"


def write_private(path: Path, text: str) -> None:
    """Write a file that its owner alone may read; one of that name is replaced."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
