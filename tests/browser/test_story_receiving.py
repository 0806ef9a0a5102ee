"""A letter is received: with a call that somebody makes, and in a sensitive case with somebody there when it opens."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.people import COVER, Facilitator, Participant, Stage
from tests.client.world import meet_conditions

LONDON = ZoneInfo("Europe/London")
SORRY = "I have thought about that night every day since."
LAST = "You need not answer this."
LONG = "\n\n".join((SORRY, "I was there, and I did it. " * 25, LAST))


def notes(sam: Facilitator, where: str, how: str, words: str, *, day: str = "") -> None:
    """One tap beside a name on the first page, a word, and it counts; `day`: of one that is noted late."""
    row = sam.page.locator(f"{where} > li").first
    row.get_by_role("button", name=how).click()
    sam.page.get_by_label("A word for the desk").fill(words)
    if day:
        sam.page.get_by_role("group", name="When it was").get_by_label("Day").fill(day)
    assert findings(sam.page) == []
    sam.presses("Save")
    expect(sam.page.locator("#contact")).to_be_hidden()


@pytest.mark.browser
def test_p6_from_the_first_gate_to_the_first_letter_read_and_the_call_that_closes_it(stage: Stage) -> None:
    sam = stage.facilitator("Sam")
    case = sam.opens_case("Hazel Whitcombe", "Kyle Marsden", with_=["Priya", "Ruth"], terms="Sexton Row")
    hazel, kyle = (stage.comes_in(name, sam) for name in ("Hazel Whitcombe", "Kyle Marsden"))
    kyle.writes_letter(SORRY)

    sam.opens_cover("Letter from Kyle Marsden")
    assert "“Accepts responsibility” for Kyle Marsden" in sam.what_stands_in_the_way()
    sam.page.goto(f"/desk/people?case={case}")
    sam.opens_condition("Kyle Marsden", "Accepts responsibility", "Does not remember, and accepts it from the evidence")
    sam.page.goto(f"/desk/case?case={case}")
    sam.arrives("/desk/case")
    expect(sam.page.locator("#items")).not_to_contain_text("Accepts responsibility")
    expect(sam.page.locator("#items")).to_contain_text("“Risks and strengths reviewed” for Kyle Marsden")
    meet_conditions(stage.desk("Ruth"), case)

    sam.opens("Letter from Kyle Marsden")
    sam.makes_ready("that night")
    sam.opens("Letter from Kyle Marsden")
    sam.prepares_to_pass_on()
    assert "Call afterwards" in sam.page.locator("#rows").inner_text()
    sam.confirms()
    assert any("Passed on" in row for row in sam.opens_queue())

    hazel.looks_what_it_is()
    hazel.chooses("Read it with Sam", hears="Sam will ring you to find a time.")
    sam.goes_home()
    expect(sam.page.locator("#ring")).to_contain_text("Wants to read what is ready with one of you.")
    sam.opens_queue()
    assert SORRY in hazel.reads()
    hazel.presses("Please ring me")
    hazel.sees("will ring you.")
    # Sam comes back to a page that was open all the while: it says so without being loaded again.
    sam.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    sam.sees("Somebody has asked for a word since this page opened.")
    assert findings(sam.page) == []
    sam.follows("See who")
    sam.arrives("/desk")
    expect(sam.page.locator("#pressing")).to_contain_text("Please ring me")
    yesterday = (datetime.now(LONDON) - timedelta(days=1)).strftime("%Y-%m-%d")
    notes(sam, "#pressing", "Tried", "Nobody picked up.", day=yesterday)
    expect(sam.page.locator("#pressing")).to_contain_text("Please ring me")
    expect(sam.page.locator("#planned > li")).to_have_count(1)
    notes(sam, "#planned", "Spoke", "She wants to write back.")
    expect(sam.page.locator("#planned-none")).to_be_visible()
    expect(sam.page.locator("#pressing-part")).to_be_hidden()
    assert not any("Passed on" in row for row in sam.opens_queue())
    desk = stage.desk("Sam")
    (letter,) = desk.fold(desk.load(case)).items.values()
    assert letter.call is None
    (tried, *_) = [entry for entry in desk.load(case).view.log_entries if entry.t == "contact"]
    assert tried["when"] < tried.ts - 3600, "noted today, of yesterday"


# Each way to receive something otherwise than by reading it now, what its reader hears, and where the desk sees it.
CHOICES = (
    (
        "No, please ring me",
        "Sam will ring you to find a time.",
        "#ring",
        "Wants to read what is ready with one of you.",
    ),
    ("Tell me in short", "Sam will ring you and tell you in short", "#ring", "Wants to be told in short what is in"),
    ("Not today", "It waits here.", "#planned", "Not today, they said."),
    ("I do not want to read it", "It is put away.", "#planned", "They do not want to read it."),
)


def fails_and_is_tried_again(reader: Participant) -> None:
    """Without a connection nothing was chosen, it says so where one pressed, and the same press does it later."""
    reader.page.context.set_offline(True)
    reader.presses("Tell me in short")
    reader.sees("That did not work. Try again.")
    reader.sees("There is no connection just now.")
    assert findings(reader.page) == []
    reader.page.context.set_offline(False)
    reader.chooses("Tell me in short", "Sam will ring you and tell you in short")
    expect(reader.page.locator("#failed")).to_be_hidden()


def presses_quickly(reader: Participant, *names: str) -> None:
    """Press one after the other before the first is done: only the last one counts, once."""
    reader.page.evaluate(
        """names => names.forEach((name) => [...document.querySelectorAll("[data-how]")]
          .find((button) => button.textContent.trim() === name).click())""",
        names,
    )


def how_carly_answered(stage: Stage) -> list[str]:
    """All that the record holds of it, in order."""
    entries = stage.desk("Sam").load(stage.office.cases["Carly"]).view.lanes[stage.office.lanes["Carly"]].entries
    return [entry["how"] for entry in entries if entry.t == "ready"]


def reads_part_by_part(reader: Participant) -> None:
    """Forward, back, and all of it; what becomes of it is asked once the end was on the screen."""
    end, afterwards = reader.page.get_by_text(LAST), reader.page.locator("#afterwards")
    reader.sees("Part 1 of 2")
    assert findings(reader.page) == []
    expect(end.or_(afterwards).locator("visible=true")).to_have_count(0)
    reader.presses("Go on")
    reader.sees("Part 2 of 2")
    expect(reader.page.locator("#part")).to_be_focused()
    expect(end).to_be_visible()
    expect(afterwards).to_be_visible()
    reader.presses("Back")
    reader.sees("Part 1 of 2")
    expect(end).to_be_hidden()
    reader.presses("Show all of it")
    for words in (SORRY, LAST):
        reader.sees(words)


def covers_it(reader: Participant) -> None:
    """Somebody comes in: no word of it stays on the screen until its reader says so."""
    text = reader.page.locator("#text")
    reader.presses("Cover it")
    reader.sees("Covered. It is still here when you want it.")
    expect(text).to_be_hidden()
    assert findings(reader.page) == []
    reader.presses("Show it again")
    expect(text).to_be_visible()


def asks_for_help(reader: Participant, sam: Facilitator) -> None:
    """All right is no reason to ring; help is: at once, on top of the first page that Sam has open."""
    sam.goes_home()
    reader.presses("All right")
    reader.sees("Thank you for saying. Only your facilitators see this.")
    reader.presses("I need help now")
    reader.sees("If you are in danger, ring 999.")
    assert findings(reader.page) == []
    sam.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(sam.page.locator("#pressing > li")).to_have_count(1)
    for words in ("Asks for help", "I need help now"):
        expect(sam.page.locator("#pressing")).to_contain_text(words)
    expect(sam.page.locator("#planned")).to_contain_text("They opened it.")
    assert findings(sam.page) == []


def leaves_it_with_us(reader: Participant) -> None:
    """What the service keeps shows no word of itself, and is back when its reader says so."""
    reader.presses("You keep it for me")
    reader.sees("We keep it for you. Ask for it when you like.")
    expect(reader.page.locator("#text")).to_be_hidden()
    reader.page.reload()
    reader.sees("We keep this for you. It is not shown here.")
    reader.sees_nothing_of(SORRY)
    assert findings(reader.page) == []
    reader.presses("I changed my mind: show it here")
    reader.sees(SORRY)
    reader.presses("Show all of it")


@pytest.mark.browser
def test_a_first_text_in_a_sensitive_case_opens_with_somebody_there_and_what_is_removed_comes_back(
    stage: Stage,
) -> None:
    msg, case, desk = stage.writer("Lewis").write(LONG), stage.office.cases["Lewis"], stage.desk("Sam")
    desk.look(case, msg)
    desk.offer(case, msg, {**COVER, "who": "Priya"})
    stage.desk("Priya").approve(case, msg)
    sam, carly = stage.facilitator("Sam"), stage.participant("Carly")
    sam.opens("Letter from Lewis")
    sam.prepares_to_pass_on()
    assert "Priya, in person" in sam.page.locator("#rows").inner_text()
    sam.confirms()

    carly.looks_what_it_is()
    carly.sees("Priya is with you when you open this.")
    carly.sees("Is Priya with you now?")
    for choice, hears, where, desk_sees in CHOICES:
        carly.chooses(choice, hears)
        sam.goes_home()
        expect(sam.page.locator(where)).to_contain_text(desk_sees)
    carly.sees_nothing_of(SORRY)
    assert findings(carly.page) == []
    fails_and_is_tried_again(carly)
    (choice, *_) = CHOICES[0]
    presses_quickly(carly, "Not today", "Yes, read it now", choice, choice)
    expect(carly.page.locator(".choices__mark").locator("visible=true")).to_have_text([f"You chose: {choice}"])
    assert how_carly_answered(stage) == [
        "with-support",
        "short",
        "not-now",
        "never",
        "short",
        "not-now",
        "with-support",
    ]

    carly.presses("Yes, read it now")
    carly.arrives("/read")
    reads_part_by_part(carly)
    covers_it(carly)
    asks_for_help(carly, sam)
    leaves_it_with_us(carly)
    carly.presses("Remove it from my page")
    carly.sees("You can have it back until")
    assert not carly.page.locator("#text").is_visible()
    carly.goes_home()
    carly.sees_nothing_of("Have it back", "removed")
    carly.page.goto("/settings")
    carly.arrives("/settings")
    carly.follows("See what you removed")
    carly.arrives("/removed")
    assert findings(carly.page) == []
    carly.page.get_by_role("button", name="Have it back").click()
    carly.sees("It is back on your page.")
    carly.goes_home()
    carly.follows("Letter")
    carly.arrives("/read")
    carly.sees(SORRY)

    # Half an hour later, in the same sitting: a letter asks once for the passphrase, and the next page does not.
    carly.page.evaluate("sessionStorage.removeItem('shown'), sessionStorage.setItem('typed', '1')")
    carly.page.reload()
    carly.sees("Before you open it")
    assert findings(carly.page) == []
    carly.sees_nothing_of(SORRY)
    for words, answer in (("not the words", "Please check the card and the passphrase"), (carly.passphrase, SORRY)):
        carly.page.get_by_label("Your passphrase", exact=True).fill(words)
        carly.page.get_by_role("button", name="Open it", exact=True).click()
        carly.sees(answer)
    carly.page.reload()
    carly.sees(SORRY)
