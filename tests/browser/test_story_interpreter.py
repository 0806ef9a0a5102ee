"""Nora writes in Polish: an interpreter puts it into English, a second one checks it, and both texts are read."""

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.browser.people import Stage

POLISH = "Co noc słyszę drzwi.\n\nChcę, żebyś o tym wiedział."
ENGLISH = "Every night I hear the door.\n\nI want you to know this."
SOFTER = "Some nights I hear the door.\n\nI want you to know this."
PHONE = {"width": 375, "height": 720}


def enters(who: Facilitator, words: str) -> None:
    """Enter what the interpreter said, up to where it counts."""
    page = who.page
    page.get_by_label("The reader: it goes with the text").check()
    page.get_by_label("The text is in", exact=True).select_option("pl")
    page.get_by_label("The translation is in", exact=True).select_option("en")
    page.get_by_label("The interpreter’s name").fill("Ewa")
    page.get_by_label("By telephone or video").check()
    page.get_by_label("Letter, translated").fill(words)
    page.get_by_label("The interpreter heard or read").check()
    who.presses("Continue to the summary")
    who.presses("Enter this translation, and have it checked")
    who.sees("It is entered.")


def checks(who: Facilitator, case: str, msg: str) -> None:
    """Find that it says the same, with another interpreter."""
    page = who.page
    page.goto(f"/desk/check-translation?case={case}&item={msg}")
    who.arrives("/desk/check-translation")
    page.get_by_label("It says the same").check()
    page.get_by_label("Who read both languages").fill("Jan, by telephone")
    assert findings(page) == []
    who.presses("Continue to the summary")
    page.locator("#act").click()
    who.sees("It is signed")


@pytest.mark.browser
def test_p5_p6_a_letter_in_polish_is_translated_checked_and_read_in_both_languages(stage: Stage) -> None:
    case, msg = stage.office.cases["Hazel"], stage.writer("Hazel").write(POLISH)
    sam, priya = stage.facilitator("Sam"), stage.facilitator("Priya")
    sam.opens("Letter from Hazel")
    sam.follows("Put it into another language, with an interpreter")
    sam.arrives("/desk/translate")
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#problems")).to_contain_text("Write the interpreter’s name")
    assert findings(sam.page) == []
    enters(sam, SOFTER)
    sam.page.goto(f"/desk/review?case={case}&item={msg}")
    sam.arrives("/desk/review")
    sam.sees("Not yet checked by a second person. Ask Priya")
    assert "No second person has found yet" in sam.cannot("Get this")

    stage.desk("Priya").compare_translation(case, msg, "differs", "The first line says every night, not some.")
    sam.page.goto(f"/desk/translate?case={case}&item={msg}")
    sam.arrives("/desk/translate")
    expect(sam.page.get_by_label("Letter, translated")).to_have_value(SOFTER)
    enters(sam, ENGLISH)
    checks(priya, case, msg)

    sam.opens("Letter from Hazel")
    sam.sees("Priya found that it says the same.")
    sam.makes_ready("that night")

    kyle = stage.participant("Kyle")
    kyle.page.set_viewport_size(PHONE)
    kyle.page.goto(f"/ready#{stage.desk('Sam').pass_on(case, msg)}")
    kyle.arrives("/ready")
    kyle.sees("Ewa, an interpreter, put it into English.")
    kyle.presses("Read it now")
    kyle.arrives("/read")
    kyle.sees("Ewa, an interpreter, put this into English. Sam and Priya checked it.")
    expect(kyle.page.locator("#text")).to_have_attribute("lang", "en")
    expect(kyle.page.locator("#text")).to_contain_text("Every night I hear the door.")
    kyle.page.get_by_text("As it was written, in Polish").click()
    expect(kyle.page.locator("#original-text")).to_contain_text("Co noc słyszę drzwi.")
    expect(kyle.page.locator("#original-text")).to_have_attribute("lang", "pl")
    assert findings(kyle.page) == []
