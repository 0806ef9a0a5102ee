"""Somebody who uses a browser with the keyboard alone: Tab, Enter, Space, arrows and letters. No mouse, no script."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.access.house import PATIENCE_MILLISECONDS, WIDE, Visitor

MANY_TABS = 160
KINDS = ("a", "button", "input", "textarea", "select", "summary")
FOCUSED = (Path(__file__).parent / "focused.js").read_text(encoding="utf-8")


class Typist:
    """A person without a mouse."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        self.page: Page = visitor.page
        self.page.set_viewport_size(WIDE)

    def sign_in(self, card: str, passphrase: str) -> None:
        """Open the link on the card, type the passphrase, send it with Enter."""
        self.page.goto(f"/in#{card}")
        self.visitor.see("#passphrase")
        self.tab_to("Your passphrase")
        self.page.keyboard.type(passphrase)
        self.page.keyboard.press("Enter")
        before = self.page.locator("form[data-step=before]")
        self.visitor.wait_until(lambda: self.visitor.is_home() or before.is_visible())
        if before.is_visible():
            assert self.focused()["tag"] == "h1"
            self.press("Go on")
        self.visitor.wait_until(self.visitor.is_home)
        self.visitor.settle()

    def focused(self) -> dict[str, Any]:
        """What has the focus."""
        return self.page.evaluate(FOCUSED)

    def tab_to(self, words: str, kinds: tuple[str, ...] = KINDS) -> None:
        """Press Tab until something with these words has the focus; every stop on the way can be seen."""
        at = self.focused()
        for _ in range(MANY_TABS):
            if at["words"].startswith(words) and at["tag"] in kinds:
                return
            self.page.keyboard.press("Tab")
            at = self.focused()
            assert at["seen"], f"the focus on {at} cannot be seen on {self.page.url}"
            assert at["inside"], f"the focus on {at} is outside the window of {self.page.url}"
        pytest.fail(f"Tab never came to “{words}” on {self.page.url}")

    def press(self, words: str, key: str = "Enter") -> None:
        """Go to a button or a link and press it."""
        self.tab_to(words)
        self.page.keyboard.press(key)

    def follow(self, words: str, path: str) -> None:
        """Follow a link, or press a button, to another page; reading begins at its top or at its heading."""
        self.press(words)
        self.arrive(path)

    def arrive(self, path: str) -> None:
        """Wait for a page. The focus is at its top or on its heading, never lost somewhere below."""
        self.page.wait_for_url(re.compile(rf"//[^/]+{path}([?#]|$)"))
        self.visitor.settle()
        assert self.focused()["tag"] in ("body", "h1")

    def write(self, label: str, text: str) -> None:
        """Type into a field."""
        self.tab_to(label)
        self.page.keyboard.press("ControlOrMeta+End")
        self.page.keyboard.type(text)

    def is_at(self, where: str) -> None:
        """The focus moved to this element by itself."""
        expect(self.page.locator(where)).to_be_focused(timeout=PATIENCE_MILLISECONDS)
