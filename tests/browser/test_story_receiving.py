"""A letter is received: with a call that somebody makes, and in a sensitive case with somebody there when it opens."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.people import COVER, Facilitator, Stage
from tests.client.world import meet_conditions

LONDON = ZoneInfo("Europe/London")
SORRY = "I have thought about that night every day since."


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


@pytest.mark.browser
def test_a_first_text_in_a_sensitive_case_opens_with_somebody_there_and_what_is_removed_comes_back(
    stage: Stage,
) -> None:
    msg, case, desk = stage.writer("Lewis").write(SORRY), stage.office.cases["Lewis"], stage.desk("Sam")
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
    carly.presses("Read it now")
    carly.sees("Is Priya with you now?")
    assert findings(carly.page) == []
    carly.sees_nothing_of(SORRY)
    carly.presses("No, please ring me")
    carly.sees("will ring you to find a time.")
    sam.goes_home()
    expect(sam.page.locator("#ring")).to_contain_text("Wants to read what is ready with one of you.")

    carly.presses("I changed my mind")
    carly.presses("Read it now")
    carly.presses("Yes, read it now")
    carly.arrives("/read")
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
