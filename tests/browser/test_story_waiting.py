"""What waits for its hour or its day: stopped without a trace, and back on the desk by itself."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.browser.people import Stage

LETTER = "I was there on Friday. I hit you. I am sorry."
DAYS = 12


@pytest.mark.browser
def test_p3_what_waits_for_its_hour_is_stopped_and_leaves_no_trace_with_its_reader(stage: Stage) -> None:
    msg = stage.letter_ready("Kyle", LETTER)
    hazel, sam = stage.participant("Hazel"), stage.facilitator("Sam")
    when = (datetime.now(UTC) + timedelta(days=3)).replace(hour=11, minute=0)

    def shown() -> tuple[str, str]:
        hazel.goes_home()
        hazel.sees("There is nothing you need to do.")
        return hazel.is_served(), hazel.page.locator("main").inner_html()

    nothing = shown()
    sam.passes_on("Letter from Kyle", at=when)
    assert stage.state("Kyle", msg) == "parked"
    assert shown() == nothing
    sam.stops_it("Letter from Kyle")
    assert stage.state("Kyle", msg) == "waiting"
    assert stage.let_hours_pass(int(when.timestamp()) + 60) == 0
    assert shown() == nothing


@pytest.mark.browser
def test_p3_a_letter_on_hold_tells_its_author_the_day_and_is_back_on_it(stage: Stage) -> None:
    msg = stage.writer("Kyle").write(LETTER)
    hazel, sam, day = stage.participant("Hazel"), stage.facilitator("Sam"), stage.clock.day(DAYS)
    nothing = hazel.is_served()
    sam.opens("Letter from Kyle")
    sam.holds_until(day, "Her birthday is near.")
    assert stage.state("Kyle", msg) == "held"
    assert hazel.is_served() == nothing
    (row,) = [row for row in sam.opens_queue() if "Kyle" in row]
    assert "On hold until" in row
    sam.opens_cover("Letter from Kyle")
    sam.sees("A day is near that it should not fall on: an anniversary, a birthday, a hearing. Her birthday is near.")
    kyle = stage.participant("Kyle")
    kyle.opens_sent("Your letter")
    kyle.sees(f"We are waiting for the right time. We look again on {day.day} {day:%B}")
    kyle.sees_nothing_of("birthday", "hold")

    stage.let_years_pass(DAYS)
    sam = stage.facilitator("Sam")
    (row,) = [row for row in sam.opens_queue() if "Kyle" in row]
    assert "You or a colleague" in row
    assert "On hold" not in row
    kyle = stage.participant("Kyle")
    kyle.opens_sent("Your letter")
    kyle.sees("It may or may not be passed on.")
    kyle.sees_nothing_of("right time")
