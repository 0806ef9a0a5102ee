"""Letters that could break a page: whoever writes or reads them still gets an answer within a second."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pace import works
from tests.browser.people import Stage

CHARACTERS = 200_000
MOST_MILLISECONDS = 1000
HIGHLIGHTS = 5000
FIRST, MORE = 200, 400

LETTERS = {
    "long": "I think of that evening often. I was at home.\n\n" * (CHARACTERS // 47),
    "emoji": "😀🙏🏽👩‍👧‍👦 " * (CHARACTERS // 9),
    "right to left": "אני חושב על אותו ערב. مرحبا بك يا صديقي.\n\n" * (CHARACTERS // 44),
}

# Does something, and waits until the browser could paint again: all work of the page is in it.
ANSWERED = """async (text) => {
  %s
  await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted)));
}"""


def takes(page: Page, act: str) -> float:
    """Milliseconds that the page works until it has answered what somebody did."""
    return works(page, ANSWERED % act)


def pastes(page: Page, text: str) -> float:
    """Put a whole text into the field, and say how long the page worked; a driver's own typing takes minutes."""
    put = "const field = document.querySelector('#text'); field.value = text;"
    return works(page, ANSWERED % f"{put} field.dispatchEvent(new Event('input', {{ bubbles: true }}));", text)


def types_into(selector: str) -> str:
    """Somebody types one letter at the end of a field."""
    return (
        f"const field = document.querySelector({selector!r}); field.focus(); field.setRangeText('x', 9, 9, 'end');"
        "field.dispatchEvent(new Event('input', { bubbles: true }));"
    )


@pytest.mark.browser
@pytest.mark.parametrize("letter", LETTERS)
def test_p9_a_very_long_letter_is_written_sent_and_reviewed(stage: Stage, letter: str) -> None:
    kyle, sam = stage.participant("Kyle"), stage.facilitator("Sam")
    kyle.begins("A letter")
    assert pastes(kyle.page, LETTERS[letter]) < MOST_MILLISECONDS
    assert takes(kyle.page, types_into("#text")) < MOST_MILLISECONDS
    kyle.finds_it_saved()
    kyle.checks_and_sends()

    sam.opens("Letter from Kyle")
    assert takes(sam.page, types_into("#proposal textarea")) < MOST_MILLISECONDS
    expect(sam.page.locator("#changes .desk-change")).to_have_count(1)
    sam.sees("Give it back to Kyle")


@pytest.mark.browser
def test_p9_a_letter_that_is_too_long_says_by_how_much_and_keeps_what_was_written(stage: Stage) -> None:
    kyle = stage.participant("Kyle")
    kyle.begins("A letter")
    assert pastes(kyle.page, "😀" * 260_000) < MOST_MILLISECONDS
    kyle.presses("Check before you send")
    kyle.sees("This is too long. Take out 10")
    assert kyle.page.evaluate("document.querySelector('#text').value.length") == 2 * 260_000
    pastes(kyle.page, "😀" * 240_000)
    kyle.finds_it_saved()
    kyle.presses("Check before you send")
    kyle.arrives("/check")


@pytest.mark.browser
def test_a_letter_with_thousands_of_highlights_shows_the_gravest_first_and_the_rest_on_demand(stage: Stage) -> None:
    numbers = "\n\n".join(f"Ring me on 07700 900{number % 1000:03}." for number in range(HIGHLIGHTS))
    stage.writer("Kyle").write(f"{numbers}\n\nI want to end my life.")
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    expect(sam.highlights).to_have_count(FIRST)
    expect(sam.highlights.first).to_contain_text("Danger or self-harm")
    sam.sees("Only the first 200 are shown here and in the original")
    sam.sees("There are more than 1,000 highlights, and not all are listed. A text with so many cannot be offered")
    expect(sam.page.locator("#marks-again")).to_be_hidden()

    assert takes(sam.page, "document.querySelector('#answer-2-out').click()") < MOST_MILLISECONDS
    expect(sam.highlights.nth(1)).to_contain_text("taken out")
    assert takes(sam.page, "document.querySelector('#marks-more').click()") < MOST_MILLISECONDS
    expect(sam.highlights).to_have_count(MORE)
    expect(sam.page.locator(f"#mark-{FIRST + 1}")).to_be_focused()
    assert takes(sam.page, types_into("#proposal textarea")) < MOST_MILLISECONDS
