"""What anybody does who has a card: open it, sign in, look, press, lock, leave."""

import re
from typing import Self

from playwright.sync_api import Locator, Page, expect

from tests.browser.tab import open_signed_in

PASSPHRASE = "copper sparrow meadow"
ELSEWHERE = "https://www.bbc.co.uk/weather"

# The machine may be busy; a story waits for words, and this long at most.
PATIENCE_MILLISECONDS = 30_000
expect.set_options(timeout=PATIENCE_MILLISECONDS)


class Person:
    """Somebody in front of a browser. `card` is the code printed on theirs."""

    home = "/home"

    def __init__(self, page: Page, name: str, card: str = "", passphrase: str = PASSPHRASE) -> None:
        page.set_default_timeout(PATIENCE_MILLISECONDS)
        self.page = page
        self.name = name
        self.card = card
        self.passphrase = passphrase

    # --- the way in and out ---

    def opens_card(self) -> None:
        """Follow the link that the code on the card holds."""
        self.page.goto(f"/in#{self.card.replace('-', '')}")

    def tries(self, passphrase: str) -> None:
        """Type a passphrase and press the button."""
        field = self.page.get_by_label("Your passphrase", exact=True).locator("visible=true")
        field.fill(passphrase)
        self.presses("Open my page")

    def signs_in(self, back_to: str = "") -> None:
        """Open the own page with card and passphrase; `back_to` is where this tab was before, if anywhere."""
        self.opens_card()
        self.tries(self.passphrase)
        self._reads_what_exit_does()
        self.arrives(back_to or self.home)

    def comes_signed_in(self, url: str) -> None:
        """Be on the own first page, signed in a moment ago at the service at `url`."""
        open_signed_in(self.page, url, self.card, self.passphrase)
        self.goes_home()

    def hears_no(self) -> str:
        """What the page says to a card or passphrase that does not open it."""
        said = self.page.get_by_role("alert")
        expect(said).to_be_visible()
        return said.inner_text()

    def in_another_tab(self) -> Self:
        """The same person, in a second tab of the same browser, not signed in there yet."""
        return type(self)(self.page.context.new_page(), self.name, self.card, self.passphrase)

    def goes_home(self) -> None:
        """Open the own first page anew."""
        self.page.goto(self.home)
        self.arrives(self.home)

    def arrives(self, path: str) -> None:
        """Wait until a page stands there, filled."""
        self.page.wait_for_url(re.compile(rf"//[^/]+{path}([?#]|$)"))
        expect(self.page.locator("#page")).to_be_visible()

    def unlocks(self) -> None:
        """Open a locked page again where it was."""
        self.sees("Your page is locked")
        self.tries(self.passphrase)
        expect(self.page.get_by_role("heading", name="Your page is locked")).to_have_count(0)

    # --- eyes and hands ---

    def sees(self, words: str) -> None:
        """Wait until these words are on the screen."""
        expect(self.page.get_by_text(words).locator("visible=true").first).to_be_visible()

    def sees_nothing_of(self, *words: str) -> None:
        """None of these words is anywhere in the page."""
        whole = self.page.content()
        assert [one for one in words if one in whole] == []

    def presses(self, words: str) -> None:
        """Press the button with exactly these words."""
        self.page.get_by_role("button", name=words, exact=True).locator("visible=true").click()

    def follows(self, words: str) -> None:
        """Follow the link that begins with these words; some look like buttons, and say that they are."""
        name = starting(words)
        link = self.page.get_by_role("link", name=name).or_(self.page.get_by_role("button", name=name))
        link.locator("visible=true").first.click()

    def text(self) -> str:
        """All that can be read on the page."""
        return self.page.locator("main").inner_text()

    def _reads_what_exit_does(self) -> None:
        """Staff are not told about Exit: their pages have none."""


def starting(words: str) -> re.Pattern[str]:
    """Fits a name that begins with these words."""
    return re.compile(f"^{re.escape(words)}")


def words_of(found: Locator) -> list[str]:
    """The words of each element found, without space around them."""
    return [words.strip() for words in found.all_inner_texts()]
