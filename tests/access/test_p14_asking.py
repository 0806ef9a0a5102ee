"""The page on which a person is asked first, in each of its states: nothing for axe-core to find."""

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.access.house import House, Visits

pytestmark = pytest.mark.browser


def test_p14_asking_first_before_and_after_a_step(visit: Visits, house: House) -> None:
    """A wish that rests: nothing is said, then that nobody answered."""
    case = house.participant("graham").session["case"]
    page = visit("sam").go(f"/desk/approach?case={case}")
    page.get_by_label("Mr Pike would like to be in touch with Mrs Arden").check()
    expect(page.locator("#asked-part")).to_be_visible()
    page.get_by_label("There was no answer").check()
    page.locator("#continue").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("What was said, and by whom").fill("Two visits, and nobody came to the door.")
    page.locator("#continue").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []
    page.locator("#act").click()
    expect(page.locator("#wishes")).to_contain_text("nobody came to the door")
    assert findings(page) == []
