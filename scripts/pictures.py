"""Takes the pictures of the README from a demo of its own: `make pictures`. Needs what tests need (a Chromium).

A fresh demo is made in a temporary folder and served on a free port; nothing of another demo is touched.
"""

import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from mediator.client.demo import cast
from mediator.client.demo.seed import read_links
from scripts.png import shrink

ROOT = Path(__file__).parent.parent
PICTURES = ROOT / "docs" / "pictures"
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
SERVE = (
    "import pathlib, sys; from mediator import demo; demo.FOLDER = pathlib.Path(sys.argv[1]);"
    "demo.show(reset=False, port=int(sys.argv[2]), serve=True)"
)
SWITCHES = ["--no-sandbox", "--disable-gpu"]
READY_SECONDS = 120
PHONE = {"viewport": {"width": 375, "height": 800}, "device_scale_factor": 2}
DESK = {"viewport": {"width": 1280, "height": 900}}
PEOPLE = {one.key: one for one in (*cast.STAFF, *cast.BURGLARY, *cast.BEREAVEMENT, *cast.ASSAULT)}
MOST_BYTES = 150_000


@contextmanager
def fresh_demo(folder: Path) -> Iterator[str]:
    """The address of a demo that was just made and is served while this lasts."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    demo = subprocess.Popen([sys.executable, "-c", SERVE, str(folder), str(port)], cwd=ROOT)
    try:
        until = time.monotonic() + READY_SECONDS
        while not answers(port):
            if demo.poll() is not None or time.monotonic() > until:
                raise SystemExit("The demo did not start; what went wrong stands above.")
            time.sleep(0.2)
        yield f"http://localhost:{port}"
    finally:
        demo.terminate()
        demo.wait(timeout=20)


def answers(port: int) -> bool:
    """Whether the demo is served."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


class Visitor:
    """Somebody of the demo, signed in, in a browser of their own."""

    def __init__(self, browser: Browser, base_url: str, card: str, passphrase: str, size: Any) -> None:
        self.page = browser.new_context(base_url=base_url, reduced_motion="reduce", **size).new_page()
        self.page.goto(f"/in#{card}")
        self.page.locator("#passphrase").fill(passphrase)
        self.page.get_by_role("button", name="Open my page").click()
        before = self.page.locator("form[data-step=before] button[type=submit]")
        before.or_(self.page.locator(".page-nav")).locator("visible=true").first.wait_for()
        if before.is_visible():
            before.click()
        self.page.wait_for_url(re.compile(r"/(home|desk)$"))

    def go(self, path: str) -> None:
        """Open a page and wait until it is filled."""
        self.page.goto("about:blank")
        self.page.goto(path)
        self.page.locator("#page").wait_for()
        self.page.wait_for_load_state("networkidle")

    def follow(self, part: str, within: str | re.Pattern[str] = "") -> None:
        """Open the first link to `part`, in a row with the words `within`."""
        rows = self.page.locator("main :is(li, tr)", has_text=within) if within else self.page.locator("main")
        self.go(str(rows.locator(f'a[href*="{part}"]').first.get_attribute("href")))

    def take(self, name: str, height: int) -> None:
        """Keep the upper part of the page. Raises SystemExit for a picture that is too large for a README."""
        path = PICTURES / f"{name}.png"
        width = self.page.viewport_size["width"] if self.page.viewport_size else 0
        whole = self.page.evaluate("document.documentElement.scrollHeight")
        clip = {"x": 0, "y": 0, "width": width, "height": min(height, whole)}
        path.write_bytes(shrink(self.page.screenshot(full_page=True, clip=clip)))
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1000} kB")
        if path.stat().st_size > MOST_BYTES:
            raise SystemExit("This picture is too large.")


def take_participants(visit: Callable[[str, Any], Visitor]) -> None:
    """Home, something that is ready, writing; suggested changes."""
    hazel = visit("hazel", PHONE)
    hazel.go("/home")
    hazel.take("home", 958)
    hazel.follow("/ready#")
    hazel.take("ready", 1290)
    hazel.go("/home")
    hazel.follow("/write#")
    hazel.take("write", 1090)
    carly = visit("carly", PHONE)
    carly.go("/home")
    carly.follow("/changes#")
    carly.take("changes", 2110)


def take_desk(visit: Callable[[str, Any], Visitor]) -> None:
    """A facilitator's home, the review of a letter with signs of danger, and a case."""
    sam = visit("sam", DESK)
    sam.go("/desk")
    sam.page.get_by_text("Ring Carly").wait_for()
    sam.take("desk", 1010)
    sam.go("/desk/cases")
    sam.follow("/desk/case?", "Whitcombe")
    sam.take("case", 1010)
    sam.go("/desk")
    sam.page.get_by_text("Ring Kyle").wait_for()
    sam.follow("/desk/cover?", re.compile("Signs of danger.*from Kyle", re.DOTALL))
    sam.page.get_by_role("button", name="Open", exact=True).click()
    sam.page.locator("#marks li").first.wait_for()
    sam.page.wait_for_load_state("networkidle")
    sam.take("review", 1720)


def main() -> None:
    """Take all seven."""
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        raise SystemExit("There is no Chromium on this machine. `make test` says what to install.")
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        with fresh_demo(folder) as base_url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=SWITCHES)
            cards = dict(re.findall(r"  ([^:\n]+): .*\n *\S*#(\w{28})", read_links(folder) or ""))

            def visit(key: str, size: Any) -> Visitor:
                return Visitor(browser, base_url, cards[PEOPLE[key].name], PEOPLE[key].passphrase, size)

            take_participants(visit)
            take_desk(visit)
            browser.close()


if __name__ == "__main__":
    main()
