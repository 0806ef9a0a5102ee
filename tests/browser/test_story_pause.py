"""Either person can pause or stop, at any time, whatever else is going on (P7)."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Route, expect

from mediator.client.errors import Refused
from tests.access.findings import findings
from tests.browser.people import COVER, LETTER, Stage

LONDON = ZoneInfo("Europe/London")
DAYS_LATER = 3
FATES_OF_A_STOP = (
    "You asked for this back. That stays so.",
    "It stays with us. If it was not passed on before, it is not passed on any more.",
    "It stays with you, if you want it. You do not have to open it.",
    "None of it counts any more.",
    "Your facilitator still rings you, if you asked for that.",
    "We tell them nothing about this.",
)


@pytest.mark.browser
def test_p7_she_pauses_while_a_letter_waits_for_its_hour_and_nothing_arrives(stage: Stage) -> None:
    msg = stage.letter_ready("Kyle")
    hour = datetime.now(LONDON).replace(minute=0) + timedelta(days=DAYS_LATER)
    sam, hazel = stage.facilitator("Sam"), stage.participant("Hazel")
    sam.passes_on("Letter from Kyle", at=hour)
    assert stage.state("Kyle", msg) == "parked"
    assert not hazel.has_something_ready()

    hazel.pauses()
    assert stage.let_hours_pass(int(hour.timestamp()) + 60) == 0
    assert stage.state("Kyle", msg) == "approved"
    assert not hazel.has_something_ready()
    hazel.sees_nothing_of(LETTER)

    sam.opens_cover("Letter from Kyle")
    assert "Hazel paused everything" in sam.what_stands_in_the_way()
    sam.opens("Letter from Kyle")
    assert "Hazel paused everything" in sam.cannot("Pass this on to Hazel")

    hazel.goes_on()
    assert stage.let_hours_pass(int(hour.timestamp()) + 120) == 0
    assert not hazel.has_something_ready()
    sam.passes_on("Letter from Kyle")
    assert LETTER in hazel.reads()


@pytest.mark.browser
def test_p1_p7_a_letter_that_waits_comes_at_its_hour_and_in_prison_reading_it_together_stands_first(
    stage: Stage,
) -> None:
    msg = stage.letter_ready("Hazel")
    hour = datetime.now(LONDON).replace(minute=0) + timedelta(days=DAYS_LATER)
    sam, kyle = stage.facilitator("Sam"), stage.participant("Kyle")
    sam.passes_on("Letter from Hazel", at=hour)
    at = int(hour.replace(second=0, microsecond=0).timestamp())
    assert stage.let_hours_pass(at - 1) == 0
    assert not kyle.has_something_ready()
    assert stage.let_hours_pass(at) == 1
    stage.desk("Sam").set_custody(stage.office.cases["Kyle"], stage.office.lanes["Kyle"], True)
    assert "most people read it with their facilitator" in kyle.looks_what_it_is()
    expect(kyle.page.locator("#choices-list button").first).to_have_text("Read it with Sam")
    assert LETTER in kyle.reads()
    expect(kyle.page.locator("#keep button").first).to_have_text("You keep it for me")
    assert stage.state("Hazel", msg) == "released"


@pytest.mark.browser
def test_p4_p7_she_can_stop_when_her_page_cannot_be_shown_safely(stage: Stage) -> None:
    msg = stage.letter_ready("Kyle")
    hazel = stage.participant("Hazel")

    def tamper(route: Route) -> None:
        served = route.fetch().json()
        served["lanes"][stage.office.lanes["Hazel"]][-1]["sig"] = "A" * 86
        route.fulfill(json=served)

    hazel.page.route("**/api/cases/*", tamper)
    hazel.page.goto("/home")
    hazel.sees("We cannot show this safely")
    expect(hazel.page.get_by_text("Talk to us")).to_have_count(0)
    hazel.sees("Use the number on your card, not one from this page.")
    hazel.sees_nothing_of("What you wrote", "Sam and Priya")
    hazel.follows("pause or stop everything")
    hazel.presses("Stop taking part")
    hazel.presses("Yes, stop")
    hazel.sees("Everything is stopped for now")

    sam = stage.facilitator("Sam")
    sam.opens_cover("Letter from Kyle")
    assert "Hazel pressed Stop everything." in sam.what_stands_in_the_way()
    sam.opens("Letter from Kyle")
    assert "Hazel pressed Stop everything." in sam.cannot("Pass this on to Hazel")
    assert stage.state("Kyle", msg) == "approved"


@pytest.mark.browser
def test_p7_he_stops_for_good_and_asks_back_what_he_sent(stage: Stage) -> None:
    msg = stage.letter_ready("Kyle")
    kyle = stage.participant("Kyle")
    kyle.asks_back("Your letter")
    kyle.sees_state("Your letter", "Taken back")
    stage.writer("Kyle").write("Another letter.")
    stage.letter_passed_on("Hazel")
    kyle.stops()
    rows = kyle.page.locator("#after-fates > li")
    expect(rows).to_have_count(len(FATES_OF_A_STOP))
    for number, words in enumerate(FATES_OF_A_STOP):
        expect(rows.nth(number)).to_contain_text(words)
    kyle.goes_home()
    kyle.sees("You have stopped.")
    assert stage.state("Kyle", msg) == "recalled"


@pytest.mark.browser
def test_p7_he_withdraws_while_his_letter_is_being_reviewed_and_nothing_of_it_goes_on(stage: Stage) -> None:
    case, msg = stage.office.cases["Kyle"], stage.writer("Kyle").write("I am sorry for that night.")
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    stage.writer("Kyle").write("One more word.")
    stage.participant("Kyle").stops()
    sam.follows("Get this, as written, ready for Hazel")
    sam.sees("Kyle stopped taking part")
    sam.page.goto(f"/desk/review?case={case}&item={msg}")
    sam.arrives("/desk/review")
    assert "Only Kyle can begin again." in sam.cannot("Get this")
    with pytest.raises(Refused):
        stage.desk("Sam").offer(case, msg, COVER)
    assert stage.state("Kyle", msg) == "waiting"
    assert not stage.writer("Hazel").received()
    # Sam has read it: nothing is left to do with it. What he wrote that nobody has read says what is.
    sam.goes_home()
    turn = sam.page.locator("#turn > li")
    expect(turn).to_have_count(1)
    expect(turn).to_contain_text("Its author stopped taking part: read it once for signs of danger, it goes no further")
    assert findings(sam.page) == []
    rows = sam.opens_queue()
    assert any("Nobody: its author stopped taking part" in row for row in rows)
