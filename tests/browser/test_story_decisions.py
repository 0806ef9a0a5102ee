"""Decisions that nobody regrets: danger first, comments by paragraph, second eyes, the hour, the letter bank."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.browser.people import COVER, Stage, starting

TWO_PARTS = "I think about it every day.\n\nThe back window was open and I went in."
WORRY = "I think about it every day.\n\nI want to kill myself. I have saved up my tablets."
COMMENT = "Could you say what you did next?"
MENDED = "I think about it every day.\n\nI broke in by the back window."
REASON = "She is not ready before the anniversary."
LATER = "2040-05-06"


def in_three_days() -> datetime:
    """Ten in the morning, three days from now, as the machine's clock has it."""
    return (datetime.now(UTC).astimezone() + timedelta(days=3)).replace(hour=10, minute=0, second=0, microsecond=0)


def writes_down_the_concern(who: Facilitator, stop: str) -> None:
    who.page.locator("#danger").get_by_role("button", name="Write down the concern").click()
    who.arrives("/desk/concern")
    who.page.get_by_label("Suicide or self-harm").check()
    who.page.get_by_label("What you know").fill("Rang him. The unit knows.")
    who.page.get_by_label("Who was told", exact=True).fill("Ruth")
    who.page.get_by_label(starting(stop)).check()
    who.presses("Continue to the summary")
    who.confirms()


@pytest.mark.browser
def test_p6_what_speaks_of_danger_goes_back_to_nobody_before_somebody_was_told(stage: Stage) -> None:
    msg = stage.writer("Kyle").write(WORRY)
    hazel, kyle, sam = stage.participant("Hazel"), stage.participant("Kyle"), stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    sam.sees("Is somebody in danger now? Ring 999.")
    assert "It never goes to its author first." in sam.cannot("Give it back")
    assert "may tell of danger" in sam.cannot("Do not pass it on")
    served = hazel.is_served(), kyle.is_served()

    writes_down_the_concern(sam, "Yes, at once")
    assert (hazel.is_served(), kyle.is_served()) == served
    kyle.writes_letter("And another thing.")
    sam.opens("Letter from Kyle")
    sam.sees("Written down by you")
    sam.sends_back("I ring you today. Please leave that part out.")
    assert stage.state("Kyle", msg) == "returned"
    sam.page.goto(f"/desk/case?case={stage.office.cases['Kyle']}")
    sam.sees("Ruth can let it go on: a supervisor who did not stop it.")

    ruth = stage.facilitator("Ruth")
    ruth.page.goto(f"/desk/case?case={stage.office.cases['Kyle']}")
    ruth.page.get_by_label("Why it is safe to go on").fill("He is with the nurse.")
    ruth.presses("Let this case go on")
    ruth.sees("Stop this case for everybody")


@pytest.mark.browser
def test_p5_comments_stand_beside_the_authors_own_paragraphs(stage: Stage) -> None:
    msg = stage.writer("Kyle").write(TWO_PARTS)
    sam, kyle = stage.facilitator("Sam"), stage.participant("Kyle")
    sam.opens("Letter from Kyle")
    sam.finds_the_rest_fine()

    def explain() -> None:
        sam.page.get_by_label("It is hard to follow").check()
        sam.page.get_by_label("Sentences kept ready").select_option(value="good")
        sam.presses("Add it to the text")
        sam.sees("What you wrote: Reading grade")
        sam.page.get_by_label("Comment beside paragraph 2").fill(COMMENT)
        assert findings(sam.page) == []

    sam._prepares("Give it back", explain)
    sam.sees("Beside paragraph 2")
    assert findings(sam.page) == []
    sam.confirms()
    back = stage.writer("Kyle").returned(msg)
    assert back["comments"] == [{"paragraph": 2, "text": COMMENT}]
    assert back["templates"] == ["good/1"]

    kyle.opens_sent("Your letter")
    card = kyle.page.locator(".comment")
    assert TWO_PARTS.split("\n\n")[1] in card.inner_text()
    kyle.follows("Change it and send it again")
    kyle.arrives("/write")
    kyle.sees(COMMENT)
    kyle.types(MENDED)
    kyle.checks_and_sends()
    assert stage.state("Kyle", msg) == "waiting"


@pytest.mark.browser
def test_p6_an_objection_is_settled_by_the_supervisor_and_four_eyes_stay(stage: Stage) -> None:
    msg, case = stage.writer("Lewis").write(TWO_PARTS), stage.office.cases["Lewis"]
    stage.desk("Priya").look(case, msg)
    stage.desk("Priya").offer(case, msg, COVER)
    sam, ruth = stage.facilitator("Sam"), stage.facilitator("Ruth")
    sam.objects("Letter from Lewis", "It is too early.")
    ruth.goes_home()
    ruth.sees("Objected: the supervisor decides")
    sam.opens("Letter from Lewis")
    sam.sees("It is too early. A supervisor decides.")
    sam.sees("Approved version 1 by Priya")
    assert "a supervisor decides" in sam.cannot("Ask a second reader")

    ruth.opens("Letter from Lewis")
    ruth.finds_the_rest_fine()
    ruth._prepares("Make it for Carly in spite of the objection", lambda: ruth._covers("that night", "Ruth"))
    ruth.confirms()
    assert stage.state("Lewis", msg) == "offered"
    stage.desk("Sam").approve(case, msg)
    assert stage.state("Lewis", msg) == "approved"


@pytest.mark.browser
def test_p6_colleagues_are_asked_by_name_where_one_approval_is_enough_and_one_need_not(stage: Stage) -> None:
    msg = stage.letter_ready("Kyle", TWO_PARTS)
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")

    def ask_priya() -> None:
        sam.page.get_by_label(starting("Priya")).check()
        sam.page.get_by_label("Blind", exact=True).check()

    sam._prepares("Ask a colleague", ask_priya)
    sam.confirms()
    stage.desk("Sam").ask(stage.office.cases["Kyle"], msg, stage.desk("Ruth").fp)
    assert stage.state("Kyle", msg) == "offered"
    priya = stage.facilitator("Priya")
    priya.goes_home()
    priya.sees("You were asked to read it")
    priya.opens("Letter from Kyle")
    priya.sees("Sam asked you to read this.")
    priya.sees("You read this blind.")
    shown = priya.page.locator("main").inner_text()
    assert all(words not in shown for words in ("Answered", "answered:", "Not answered yet", "No kind"))
    for what in ("Somebody may come to harm", "Mark it as hard to read", "Read it together with earlier ones"):
        expect(priya.page.get_by_text(what)).to_be_visible()
    expect(priya.page.locator("#notes-none")).to_be_visible()
    priya.prepares_to_approve()
    stage.writer("Hazel").write("Thank you for the last one.")
    priya.page.locator("#act-next").click()
    priya.arrives("/desk/cover")
    priya.sees("Letter from Hazel")
    assert stage.state("Kyle", msg) == "offered"

    ruth = stage.facilitator("Ruth")
    ruth.page.goto(f"/desk/excuse?case={stage.office.cases['Kyle']}&item={msg}")
    ruth.sees("You were asked to read it, and are waited for.")
    ruth._fills(lambda: expect(ruth.page.get_by_label("I do not read this one")).to_be_checked())
    ruth.confirms()
    assert stage.state("Kyle", msg) == "approved"


@pytest.mark.browser
def test_p7_a_reader_who_blocks_the_day_stops_what_waits_and_the_desk_is_told_why(stage: Stage) -> None:
    msg, when = stage.letter_ready("Kyle", TWO_PARTS), in_three_days()
    sam, hazel = stage.facilitator("Sam"), stage.participant("Hazel")
    sam.passes_on("Letter from Kyle", at=when)
    assert stage.state("Kyle", msg) == "parked"
    day = int(when.timestamp()) // 86_400
    hazel.keeps_days_free(when.astimezone(UTC), when.astimezone(UTC) + timedelta(days=30))
    assert stage.state("Kyle", msg) == "approved"
    sam.opens("Letter from Kyle")
    sam.sees("Hazel changed how they want to be told.")
    sam.page.locator("#decisions").get_by_role("link", name=starting("Pass this on")).click()
    sam.arrives("/desk/pass-on")
    sam.page.get_by_label("At an hour you choose").check()
    sam.page.get_by_role("group", name="Day and hour").get_by_label("Day").fill(when.strftime("%Y-%m-%d"))
    sam.sees("The reader asked not to be reached on that day.")
    offered = [int(value) // 86_400 for value in usual_hours(sam)]
    assert len(offered) == 3
    assert all(not day <= one <= day + 30 for one in offered)


def usual_hours(who: Facilitator) -> list[str]:
    """The values of the hours that the page offers by itself."""
    found = who.page.locator("input[name=when]").evaluate_all("boxes => boxes.map((box) => box.value)")
    return [value for value in found if value.isdigit()]


@pytest.mark.browser
def test_p3_p8_the_letter_bank_waits_until_its_reader_asks(stage: Stage) -> None:
    hazel = stage.participant("Hazel")
    hazel.goes_home()
    hazel.presses("Is there anything for me?")
    hazel.sees("Sam will answer you.")
    without = hazel.page.locator("#anything").inner_text()
    stage.desk("Sam").say(stage.office.cases["Hazel"], stage.office.lanes["Hazel"], "Not today. I ring you.")
    msg = stage.letter_ready("Kyle", TWO_PARTS)
    served = hazel.is_served()
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")

    def explain() -> None:
        sam.page.get_by_label("Until the other person asks").check()
        sam.page.get_by_role("group", name="When do you look at it again?").get_by_label("Day").fill(LATER)
        sam.says_why_it_is_held(REASON)

    sam._prepares("Put it on hold", explain)
    sam.confirms()
    assert hazel.is_served() == served
    hazel.goes_home()
    hazel.presses("Is there anything for me?")
    hazel.sees("Sam will answer you.")
    assert hazel.page.locator("#anything").inner_text() == without

    sam.goes_home()
    sam.sees("Answer Hazel: is there anything for them?")
    sam.page.goto(f"/desk/case?case={stage.office.cases['Kyle']}")
    sam.sees(REASON)
    sam.sees("Hazel asked on")
    sam.opens("Letter from Kyle")
    sam.ends_the_hold()
    assert stage.state("Kyle", msg) == "approved"
