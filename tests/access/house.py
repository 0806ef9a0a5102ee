"""One service with the demo's people for all tests of this folder, and browsers in which they are signed in."""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from mediator.accounts import staff
from mediator.client import Facilitator, Participant
from mediator.client.demo import cast, seed
from mediator.protocol.account import make_seed
from mediator.protocol.identity import Identity

CAST = (*cast.STAFF, *cast.BURGLARY, *cast.BEREAVEMENT, *cast.ASSAULT, *cast.ROBBERY)
PEOPLE = {one.key: one for one in CAST}
HOMES = ("/home", "/desk")
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)
WIDE = {"width": 1280, "height": 900}
# A page that is left alone locks after a quarter of an hour, and tests of other folders may come in between.
AWAY_SECONDS = 300

# A page is ready when its module has filled it, or has said that it could not.
FILLED = """() => {
  const [page, waiting] = ["page", "waiting"].map((id) => document.getElementById(id));
  if (!page) return true;
  if (waiting && !waiting.hidden) return waiting.classList.contains("warning");
  return [...document.querySelectorAll("#page, #conflict")].some((part) => !part.hidden);
}"""


@dataclass
class House:
    """The served service: its address, its app, and the cards of everybody by the keys of the demo's cast."""

    url: str
    app: Flask
    cards: dict[str, str]
    blocked: list[str] = field(default_factory=list)

    @property
    def transport(self) -> httpx.BaseTransport:
        """Requests without a network, for people who act beside the browser."""
        return httpx.WSGITransport(app=self.app)

    def participant(self, key: str) -> Participant:
        """A participant on another device of theirs."""
        who = Participant("http://localhost", self.transport)
        who.sign_in(self.cards[key], PEOPLE[key].passphrase)
        return who

    def facilitator(self, key: str) -> Facilitator:
        """A facilitator on another device of theirs."""
        who = Facilitator("http://localhost", self.transport)
        who.sign_in(self.cards[key], PEOPLE[key].passphrase)
        return who


class Visitor:
    """Somebody in front of a browser of their own."""

    def __init__(self, page: Page) -> None:
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        self.page = page

    def sign_in(self, card: str, passphrase: str) -> None:
        """Open the link on the card, give the passphrase, and read about Exit on the first visit."""
        self.page.goto(f"/in#{card}")
        self.page.locator("#passphrase").fill(passphrase)
        self.page.get_by_role("button", name="Open my page").click()
        before = self.page.locator("form[data-step=before] button[type=submit]")
        self.wait_until(lambda: self.is_home() or before.is_visible())
        if before.is_visible():
            before.click()
        self.wait_until(self.is_home)
        self.settle()

    def is_home(self) -> bool:
        """Whether the first page after signing in stands there."""
        return any(self.page.url.endswith(home) for home in HOMES)

    def go(self, path: str) -> Page:
        """Open a page and wait until it is filled."""
        self.page.goto("about:blank")  # another item is another address behind the same page
        self.page.goto(path)
        self.settle()
        return self.page

    def settle(self) -> None:
        """Wait until the page is filled and asks the server nothing more."""
        self.page.wait_for_load_state()
        self.wait_until(lambda: self.page.evaluate(FILLED))
        if "/desk" in self.page.url:  # the desk opens case after case behind its rows
            self.page.wait_for_load_state("networkidle")

    def press(self, words: str) -> None:
        """Press the button with these words, and wait for what follows."""
        self.page.get_by_role("button", name=words, exact=True).locator("visible=true").first.click()
        self.settle()

    def link(self, part: str, within: str = "") -> str:
        """The address of the first link on the page that goes to `part`, in a row with the words `within`."""
        rows = self.page.locator("main li", has_text=within) if within else self.page.locator("main")
        return str(rows.locator(f'a[href*="{part}"]').first.get_attribute("href"))

    def see(self, where: str) -> Locator:
        """Wait for an element."""
        found = self.page.locator(where).locator("visible=true").first
        found.wait_for()
        return found

    def wait_until(self, true: Callable[[], bool]) -> None:
        """Wait until something is so; the page's own policy forbids Playwright's shorter way."""
        until = time.monotonic() + PATIENCE_MILLISECONDS / 1000
        while time.monotonic() < until:
            if true():
                return
            self.page.wait_for_timeout(50)
        pytest.fail(f"this never came true on {self.page.url}")


def seed_house(app: Flask, folder: Path) -> dict[str, str]:
    """Make the demo's people in an empty service; their cards by key."""
    root, now = Identity.from_seed(make_seed()), int(time.time())
    with app.app_context():
        staff.make_service(root.public(), demo=True, now=now)

    def invite(name: str, supervisor: bool) -> str:
        with app.app_context():
            return staff.invite(name, supervisor, now)

    def certify(fp: str) -> None:
        with app.app_context():
            staff.certify(fp, root, now)

    lines = seed("http://localhost", invite, certify, folder, lambda _: None, httpx.WSGITransport(app=app))
    found = dict(re.findall(r"  ([^:\n]+): .*\n *\S*#(\w{28})", lines))
    return {key: found[one.name] for key, one in PEOPLE.items() if one.name in found}


class Visits:
    """Everybody's browser, opened and signed in once, and again for somebody who was away for long."""

    def __init__(self, browser: Browser, house: House) -> None:
        self._browser = browser
        self._house = house
        self._visitors: dict[str, Visitor] = {}
        self._seen: dict[str, float] = {}
        self._contexts: list[BrowserContext] = []

    def __call__(self, key: str) -> Visitor:
        """The visitor of this name, signed in."""
        last, self._seen[key] = self._seen.get(key, float("-inf")), time.monotonic()
        if self._seen[key] - last > AWAY_SECONDS:
            visitor = self.stranger()
            visitor.sign_in(self._house.cards[key], PEOPLE[key].passphrase)
            self._visitors[key] = visitor
        return self._visitors[key]

    def stranger(self) -> Visitor:
        """Somebody who is not signed in."""
        context = self._browser.new_context(base_url=self._house.url, viewport=WIDE, reduced_motion="reduce")
        context.on("console", lambda said: self._note(said.text))
        self._contexts.append(context)
        return Visitor(context.new_page())

    def close(self) -> None:
        """Close every browser."""
        for context in self._contexts:
            context.close()

    def _note(self, said: str) -> None:
        if "Content Security Policy" in said:
            self._house.blocked.append(said)
