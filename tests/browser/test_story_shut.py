"""What must not happen yet cannot be begun, and the page says why (P6); what was typed does not go by a slip (P9)."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Stage

LETTER = "I was at Tern Court that night. I am sorry."
LONG = "I hear the door every night. I want you to know that."


@pytest.mark.browser
def test_p6_nothing_goes_on_with_an_unanswered_highlight_or_without_a_consent(stage: Stage) -> None:
    kyle = stage.writer("Kyle")
    msg = kyle.write(LETTER)
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    assert "not answered" in sam.cannot("Get this")
    sam.page.goto(f"/desk/offer?case={stage.office.cases['Kyle']}&item={msg}")
    sam.arrives("/desk/offer")
    sam.sees("This cannot be done now")
    expect(sam.page.get_by_role("button", name="Continue to the summary")).to_be_hidden()

    sam.opens("Letter from Kyle")
    sam.finds_the_rest_fine()
    expect(sam.page.locator("#decisions").get_by_role("link", name="Get this")).to_be_visible()
    kyle.consent("letters", "no", peer=next(iter(kyle.peers())))
    sam.opens("Letter from Kyle")
    assert "Kyle has not said yes to letters" in sam.cannot("Get this")


@pytest.mark.browser
def test_p9_a_field_that_was_emptied_by_a_slip_gives_the_text_back(stage: Stage) -> None:
    hazel = stage.participant("Hazel")
    hazel.begins("A letter")
    with hazel.page.expect_response(lambda answer: "/api/drafts/" in answer.url and answer.request.method == "PUT"):
        hazel.field.fill(LONG)
    hazel.field.fill("")
    hazel.finds_it_saved("Your longer text")
    hazel.page.reload()
    hazel.arrives("/write")
    expect(hazel.field).to_have_value("")
    hazel.page.get_by_text("Earlier versions of this draft").click()
    hazel.page.locator("#older-list").get_by_role("button").first.click()
    expect(hazel.field).to_have_value(LONG)
