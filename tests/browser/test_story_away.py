"""Sam falls ill: Ruth covers from today, calls move, Hazel chooses to wait; then Sam is back."""

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.people import Stage

PHONE = {"width": 375, "height": 720}


@pytest.mark.browser
def test_p3_p14_sam_falls_ill_and_ruth_covers_from_today(stage: Stage) -> None:
    case = stage.office.cases["Hazel"]
    stage.letter_passed_on("Kyle")
    ruth = stage.facilitator("Ruth")
    ruth.page.goto("/desk/away")
    ruth.arrives("/desk/away")
    ruth.page.get_by_label("Sam", exact=True).check()
    ruth.page.get_by_label("I do not know yet").check()
    card = ruth.page.locator("#cases section", has_text="Hazel and Kyle")
    expect(card).to_contain_text("Call to Hazel")
    card.get_by_label("Who covers").select_option("You")
    card.get_by_label("Tell Kyle on their page").uncheck()
    ruth.page.locator("#cases section", has_text="Carly").get_by_label("Who covers").select_option("")
    assert findings(ruth.page) == []
    ruth.presses("Continue to the summary")
    expect(ruth.page.locator("#summary")).to_contain_text("1 call moves: Hazel")
    ruth.presses("It counts from now on")
    expect(ruth.page.locator("#done")).to_be_visible()

    hazel = stage.participant("Hazel")
    hazel.page.set_viewport_size(PHONE)
    hazel.sees("Sam is away. Ruth can look after this for now. Would you rather wait, or meet Ruth?")
    assert findings(hazel.page) == []
    hazel.presses("I will wait for Sam")
    hazel.sees("You said: I will wait for Sam.")
    kyle = stage.writer("Kyle")
    assert kyle.told_away() == ""

    ruth.page.goto("/desk")
    ruth.arrives("/desk")
    expect(ruth.page.locator("#planned")).to_contain_text("You, for Sam who is away")
    expect(ruth.page.locator("#away")).to_contain_text("You cover for Sam")
    expect(ruth.page.locator("#away")).to_contain_text("Hazel would rather wait for Sam")
    assert findings(ruth.page) == []

    sam = stage.facilitator("Sam")
    sam.page.goto("/desk/away")
    sam.arrives("/desk/away")
    sam.presses("I am back")
    sam.presses("It counts now")
    expect(sam.page.locator("#done")).to_contain_text("You are back")
    hazel.goes_home()
    hazel.sees("Sam is back and looks after this again.")
    assert stage.desk("Sam").preferences(case) == {}
