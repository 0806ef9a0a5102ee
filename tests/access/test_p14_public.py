"""Pages that anybody can open, the way in, and a new person's first visit: nothing for axe-core to find."""

import pytest

from tests.access.findings import findings
from tests.access.house import House, Visitor

pytestmark = pytest.mark.browser
LATER = "velvet harbour biscuit"


@pytest.mark.parametrize("path", ["/", "/help", "/cannot", "/nothing-here"])
def test_p14_public_pages(stranger: Visitor, path: str) -> None:
    page = stranger.page
    page.goto(path)
    assert findings(page) == []


def test_p14_the_way_in_with_what_can_go_wrong(stranger: Visitor, house: House) -> None:
    page = stranger.go("/in")
    assert findings(page) == []
    stranger.press("Go on")
    stranger.see("#problems")
    assert findings(page) == []
    page.goto("about:blank")
    page.goto(f"/in#{house.cards['hazel']}")
    stranger.see("#passphrase")
    assert findings(page) == []
    page.locator("#passphrase").fill("not the one at all")
    stranger.press("Open my page")
    stranger.see("#problems")
    assert findings(page) == []


def test_p14_a_first_visit_from_card_to_four_words(stranger: Visitor, house: House) -> None:
    page = stranger.page
    page.goto(f"/in#{house.cards['imran']}")
    for step in ("new", "before"):
        stranger.see(f"form[data-step={step}]")
        assert findings(page) == []
        page.locator(f"form[data-step={step}] button[type=submit]").click()
    stranger.see("#chosen").fill("short")
    page.locator("form[data-step=choose] button[type=submit]").click()
    stranger.see("#problems")
    assert findings(page) == []
    page.locator("#chosen").fill(LATER)
    page.locator("form[data-step=choose] button[type=submit]").click()
    stranger.see("#practised").fill(LATER)
    assert findings(page) == []
    page.locator("form[data-step=practise] button[type=submit]").click()
    stranger.see("#device-shared")
    assert findings(page) == []
    page.locator("form[data-step=device] button[type=submit]").click()
    stranger.see("form[data-step=words]")
    assert findings(page) == []
    stranger.press("Go to my page")
    stranger.wait_until(stranger.is_home)
    stranger.settle()
    assert findings(page) == []
    for path in ("/choose", "/consents"):
        assert findings(stranger.go(path)) == []
