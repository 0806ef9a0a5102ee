"""Facilitators read together: notes with a named audience, earlier texts of the same author, care for whoever reads."""

import pytest
from playwright.sync_api import expect

from tests.browser.facilitators import Facilitator
from tests.browser.people import Stage

FIRST = "Hazel, I am sorry for that night. I drank too much."
SECOND = "I walk past the church on my way to work. Ring me on 07700 900123 if you like."
THIRD = "Hazel, dear Hazel, I think of you. We could meet. Ring 07700-900-123. Your Kyle xx"
HARD = ("I want to kill myself.", "I cannot go on. I want to end my life.", "I am going to hang myself tonight.")


def writes_note(person: Facilitator, to: str, text: str) -> None:
    """Write a note on the item on the screen, up to its summary."""
    person.page.get_by_label(to).check()
    person.page.get_by_label("The note", exact=True).fill(text)
    person.presses("Continue to the summary")


def opens_notes(person: Facilitator, what: str) -> None:
    """Open the notes of something in the queue."""
    person.opens(what)
    person.page.locator("#notes-link").click()
    person.arrives("/desk/notes")


@pytest.mark.browser
def test_p2_p3_a_note_is_read_by_whom_it_names_and_by_nobody_else(stage: Stage) -> None:
    stage.writer("Kyle").write(FIRST)
    hazel, kyle, sam = stage.participant("Hazel"), stage.participant("Kyle"), stage.facilitator("Sam")
    nothing = hazel.is_served()
    opens_notes(sam, "Letter from Kyle")
    expect(sam.page.locator("input[name=audience]:checked")).to_have_count(0)
    sam.sees("If somebody may come to harm, do not write it here: nobody else can read this.")
    sam.presses("Continue to the summary")
    sam.sees("Choose who will read it")

    writes_note(sam, "Only you", "He wants to kill himself.")
    sam.sees("A note to yourself is no place for it: write it for the desk, or as a concern")
    writes_note(sam, "Only you", "Ask Ruth how to begin.")
    sam.sees("Only you. No colleague can read it, also when you are away.")
    sam.presses("Write it for me alone")
    writes_note(sam, "All facilitators of this case", "He rang twice this week.")
    sam.presses("Write it for the desk")
    expect(sam.page.locator("#notes li")).to_have_count(2)
    writes_note(sam, "Kyle, who wrote this", "Are you still at Tern Court?")
    sam.sees("“Tern Court” is a protected term: take it out")
    writes_note(sam, "Kyle, who wrote this", "I ring you on Monday.")
    sam.sees("Kyle, and all facilitators of this case. Not Hazel.")
    sam.presses("Write it on Kyle's page: it counts now")
    expect(sam.page.locator("#notes li")).to_have_count(3)
    sam.page.get_by_label("Find words in these notes").fill("TWICE")
    expect(sam.page.locator("#notes li")).to_have_count(1)

    priya = stage.facilitator("Priya")
    opens_notes(priya, "Letter from Kyle")
    priya.sees("He rang twice this week.")
    priya.sees("I ring you on Monday.")
    priya.sees_nothing_of("Ask Ruth how to begin.")
    kyle.goes_home()
    kyle.sees("I ring you on Monday.")
    kyle.sees_nothing_of("twice", "Ruth")
    assert hazel.is_served() == nothing


@pytest.mark.browser
def test_what_adds_up_from_letter_to_letter_is_seen_together(stage: Stage) -> None:
    stage.letter_passed_on("Kyle", FIRST)
    stage.letter_passed_on("Kyle", SECOND)
    stage.writer("Kyle").write(THIRD)
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    sam.follows("Read it together with earlier ones")
    sam.arrives("/desk/series")
    sam.sees("From Kyle to Hazel: 3 texts")
    number = sam.page.get_by_role("row", name="07700 900123 Contact details")
    expect(number).to_contain_text("Letters 2 and 3")
    expect(number.locator("td").last).to_have_text("Letter 2")
    sam.sees("Letter 3 has the name Hazel twice, letter 1 once.")
    sam.sees("Letter 3 has kisses once, letter 1 not at all.")
    third = sam.page.locator("#letters > li").nth(2)
    expect(third).to_contain_text("the one you are looking at")
    expect(third.get_by_text("What was passed on")).to_be_hidden()


@pytest.mark.browser
def test_a_hard_letter_is_marked_for_the_next_reader_and_handed_over_without_a_reason(stage: Stage) -> None:
    stage.writer("Kyle").write(HARD[0])
    sam, priya = stage.facilitator("Sam"), stage.facilitator("Priya")
    sam.opens("Letter from Kyle")
    sam.page.get_by_text("Mark it as hard to read").click()
    sam.page.get_by_label("Despair", exact=True).check()
    sam.presses("Tell the next reader")
    sam.sees("you: despair")
    sam.page.get_by_text("Hand it over, no reason needed").click()
    sam.page.get_by_label("To whom").select_option(label="Priya")
    sam.presses("Hand it over: it leaves your list")
    sam.arrives("/desk")

    priya.goes_home()
    priya.sees("Handed to you")
    priya.page.locator("#handed").get_by_role("link").click()
    priya.arrives("/desk/cover")
    priya.sees("Hard to read, as marked by Sam: despair.")
    expect(priya.page.get_by_role("button", name="Open", exact=True)).to_be_visible()
    priya.sees_nothing_of(HARD[0])

    priya.page.get_by_text("Hand it over, no reason needed").click()
    priya.page.get_by_label("To whom").select_option(label="Sam")
    priya.presses("Hand it over: it leaves your list")
    priya.arrives("/desk")
    case = stage.desk("Sam").load(stage.office.cases["Kyle"])
    assert [entry.t for entry in case.view.log_entries].count("look") == 1, "only Sam opened it"


@pytest.mark.browser
def test_after_three_hard_letters_in_a_day_only_the_reader_sees_a_quiet_word(stage: Stage) -> None:
    case = stage.office.cases["Kyle"]
    letters = [stage.writer("Kyle").write(text) for text in HARD]
    sam = stage.facilitator("Sam")
    before = stage.desk("Priya").load(case).view.log_entries
    for number, msg in enumerate(letters, 1):
        sam.page.goto(f"/desk/review?case={case}&item={msg}")
        sam.arrives("/desk/review")
        expect(sam.page.locator("#pause")).to_be_visible(visible=number == len(letters))
    sam.sees("Only you see this line")
    assert len(stage.desk("Priya").load(case).view.log_entries) == len(before)


@pytest.mark.browser
def test_shortcuts_are_off_until_somebody_switches_them_on_and_skip_links_lead_to_the_parts(stage: Stage) -> None:
    stage.writer("Kyle").write(f"{SECOND} I was at Tern Court.")
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    page = sam.page
    page.locator("#title").click()
    page.keyboard.press("]")
    expect(page.locator("#mark-1")).not_to_be_focused()
    page.get_by_text("Keyboard shortcuts").click()
    expect(page.get_by_label("Use them on this device")).not_to_be_checked()
    page.get_by_label("Use them on this device").check()

    page.locator("#title").click()
    for key, where in (("]", "#mark-1"), ("]", "#mark-2"), ("[", "#mark-1"), ("Alt+1", "#pane-original")):
        page.keyboard.press(key)
        expect(page.locator(where)).to_be_focused()
    field = page.locator("#proposal textarea")
    field.focus()
    field.press("n")
    assert "/desk/review" in page.url
    page.get_by_role("link", name="Skip to the decisions").press("Enter")
    expect(page.locator("#decisions-section")).to_be_focused()
    page.keyboard.press("n")
    sam.arrives("/desk/notes")
