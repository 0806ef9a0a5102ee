"""On paper there is the letter and its reference; in forced colours what can be pressed has an edge."""

import pytest

from tests.access.findings import NARROW
from tests.access.house import Visits

pytestmark = pytest.mark.browser

WORDS_ON_PAPER = """() => [...document.body.querySelectorAll("*")]
  .filter((el) => el.checkVisibility() && [...el.childNodes].some((one) => one.nodeType === 3 && one.data.trim()))
  .filter((el) => !el.closest("#text, #reference")).map((el) => el.textContent.trim())"""
WITHOUT_EDGE = """() => [...document.querySelectorAll("button, .govuk-button, .card, .exit")]
  .filter((el) => el.checkVisibility() && !el.matches(".link-button, .choices__button, .page-nav__link"))
  .filter((el) => parseFloat(getComputedStyle(el).borderTopWidth) === 0).map((el) => el.outerHTML.slice(0, 80))"""


def test_p14_only_the_letter_and_its_reference_are_printed(visit: Visits) -> None:
    visitor = visit("hazel")
    visitor.go("/home")
    page = visitor.go(visitor.link("/read#"))
    whole = page.locator("#text").evaluate("text => text.textContent.length")
    page.emulate_media(media="print")
    assert page.evaluate(WORDS_ON_PAPER) == []
    assert "Reference" in page.locator("#reference").inner_text()
    assert len(page.locator("#text").inner_text()) >= whole * 0.95, "every part, not only the one on the screen"
    page.emulate_media(media="screen")


@pytest.mark.parametrize("path", ["/home", "/stop", "/settings", "/choose"])
def test_p14_edges_in_forced_colours(visit: Visits, path: str) -> None:
    page = visit("hazel").go(path)
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.emulate_media(forced_colors="active")
    assert page.evaluate(WITHOUT_EDGE) == []
    page.emulate_media(forced_colors="none")
