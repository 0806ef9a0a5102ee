"""Sheets for people without a screen: what comes out of the printer, and that it was handed over (P12, P14)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.browser.printer import A4, A5, printed_on_each
from tests.client.ready import ready_crossing
from tests.client.world import PASSPHRASE, Crossing
from tests.conftest import Served

LETTER = "\n\n".join(f"Paragraph {n}. " + "I think of it each day, and of you. " * 12 for n in range(1, 9))
QUESTIONS = ["Why our house?", "Were you alone?"]


@pytest.fixture
def crossing(live_server: Served) -> Crossing:
    """A case at a served service, in which Ben's letter reached Ann."""
    made = ready_crossing(live_server.app, live_server.url)
    made.pass_on(made.ben.write(LETTER))
    return made


@pytest.fixture
def page(crossing: Crossing, profile: Callable[..., Page]) -> Page:
    """Sam, on the page that prints for Ann."""
    sam = Facilitator(profile(), "Sam", crossing.world.staff_cards["Sam"], PASSPHRASE)
    sam.comes_signed_in(crossing.world.base_url)
    sam.page.goto(f"/desk/person?case={crossing.case}&lane={crossing.lanes['Ann']}")
    sam.page.get_by_role("link", name="Print something for them").click()
    expect(sam.page.locator("#title")).to_have_text("Print for Ann")
    return sam.page


@pytest.mark.browser
def test_p12_p14_a_letter_is_printed_whole_on_a4_and_on_a5(crossing: Crossing, page: Page) -> None:
    page.get_by_label("with its cover sheet").check()
    expect(page.locator(".sheet").first).to_contain_text("Before you read")
    for stack in printed_on_each(page).values():
        words = re.sub(r"\S.*Page\s\d+\sof\s\d+", "", stack.words)
        assert " ".join(LETTER.split()) in " ".join(words.split()), "the letter is there, word for word"
    expect(page.locator("#too-many")).to_contain_text("more than the 4 that most prisons take")
    assert findings(page) == []


@pytest.mark.browser
def test_p14_sheets_to_answer_on_and_the_note_that_they_were_handed_over(crossing: Crossing, page: Page) -> None:
    crossing.pass_on(crossing.ben.write("Two things.", kind="questions", questions=QUESTIONS))
    page.reload()
    for label in (
        "Sheet to answer the questions",
        "A reply sheet",
        "What they agree to, to sign",
        "A slip that they took part",
    ):
        page.get_by_label(label).check()
    page.get_by_label("A5, for prisons", exact=True).check()
    page.get_by_label("In prison: say how to ask for a Listener").check()
    sheets = page.locator("#paper-sheets")
    for words in (*QUESTIONS, "I do not remember", "Ann took part on", "I want to stop", "Signed"):
        expect(sheets).to_contain_text(words, ignore_case=True)
    for number in (1, 2):
        whole = page.locator(".sheet", has_text=f"Question {number}")
        expect(whole.locator(".sheet__box")).to_have_count(4)
        expect(whole.locator(".sheet__line")).to_have_count(4)
    page.get_by_label("On the slip: the day").fill("2025-03-14")
    page.get_by_label("On the slip: how").select_option("In a meeting")
    expect(sheets).to_contain_text("Ann took part in a meeting with us on Friday 14 March 2025.")
    expect(page.locator("#unshared")).to_have_text(
        "Ann has not said that others may be told: give the slip to them alone."
    )
    expect(page.locator(".sheet__text", has_text="press your cell bell")).to_have_count(3)
    expect(page.locator(".sheet", has_text="To whom it may concern")).not_to_contain_text("cell bell")
    expect(page.locator(".sheet__foot").last).to_contain_text(f"Reference {crossing.lanes['Ann'][:8]}")
    page.get_by_label("On the slip: the day").fill("2090-03-14")
    page.get_by_role("button", name="Print these sheets").click()
    expect(page.locator("#problems")).to_contain_text("not one ahead")
    page.get_by_label("On the slip: the day").fill("2025-03-14")
    stacks = printed_on_each(page)
    assert (stacks[A4].pages, stacks[A5].pages) == (7, 8)
    assert "I will not answer this" in stacks[A4].words.split("Your name")[0].split("Page")[-1], (
        "signed where it says what"
    )
    expect(page.locator(".sheet", has_text="A last day for a yes").locator(".sheet__text")).not_to_have_count(0)

    page.get_by_role("button", name="Print these sheets").click()
    expect(page.locator("#problems")).to_contain_text("Say who it is handed to")
    page.evaluate("() => { window.print = () => { window.printedTimes = (window.printedTimes ?? 0) + 1; }; }")
    page.get_by_label("Who is it handed to?").fill("Ann herself, in her kitchen")
    page.get_by_role("button", name="Print these sheets").click()
    expect(page.locator("#sent")).to_be_visible()
    assert page.evaluate("window.printedTimes") == 1
    page.get_by_role("button", name="These were handed over: write it down").click()
    expect(page.locator("#logged")).to_be_visible()
    crossing.ann.consent("sharing")
    # The letter was not among them: the next visit needs it, and the questions no more.
    page.reload()
    page.get_by_role("button", name="Tick what one visit needs").click()
    expect(page.get_by_label("with its cover sheet").last).to_be_checked()
    expect(page.get_by_label("Sheet to answer the questions")).not_to_be_checked()
    slip = page.get_by_label("A slip that they took part")
    expect(slip).not_to_be_checked()
    slip.check()
    expect(page.locator("#slip-part")).to_be_visible()
    expect(page.locator("#unshared")).to_be_hidden()

    page.goto(f"/desk/timeline?case={crossing.case}")
    expect(page.locator("main")).to_contain_text("handed a text over on paper")
    page.goto(f"/desk/case?case={crossing.case}")
    expect(page.locator("main")).to_contain_text("Handed to: Ann herself, in her kitchen.")
    expect(page.locator("main")).to_contain_text(f"Went to the printer for Ann ({crossing.lanes['Ann'][:8]})")
