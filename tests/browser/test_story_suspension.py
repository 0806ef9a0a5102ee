"""A case is stopped for everybody from the page of the letter that says why, and let go on by somebody else."""

import time

import pytest
from playwright.sync_api import expect

from tests.browser.facilitators import Facilitator
from tests.browser.people import Participant, Stage

DAY = 86_400
AFRAID = "He found out where I work. He waited for me at the gate and I am afraid he will hurt me."
MORE = "I am at my sister's now."


def everything_seen(*people: Participant) -> list[str]:
    """What each person's first page says, and all that the service told it."""
    for who in people:
        who.goes_home()
    return [part for who in people for part in (who.page.locator("main").inner_text(), who.is_served())]


def stops_the_case(who: Facilitator, why: str) -> None:
    """From the review page, beside the letter that gives the reason."""
    who.page.get_by_label("Why the case must stop").fill(why)
    who.presses("Stop this case for everybody")
    who.sees("This case is stopped for everybody.")


@pytest.mark.browser
def test_p3_p7_a_case_is_stopped_from_a_letter_and_what_waited_is_decided_on_again(stage: Stage) -> None:
    case, waiting = stage.office.cases["Kyle"], stage.letter_ready("Kyle")
    hour = int(time.time()) + 3 * DAY
    stage.desk("Sam").pass_on(case, waiting, hour)
    stage.writer("Hazel").write(AFRAID)
    hazel, kyle, sam = stage.participant("Hazel"), stage.participant("Kyle"), stage.facilitator("Sam")
    sam.opens("Letter from Hazel")
    sam.sees("Is somebody in danger now? Ring 999.")
    before = everything_seen(hazel, kyle)

    stops_the_case(sam, "She is not safe. Rang her; the police know.")
    assert stage.let_hours_pass(hour + 60) == 0
    assert everything_seen(hazel, kyle) == before

    hazel.writes_letter(MORE)
    sam.page.goto(f"/desk/cover?case={case}&item={newest(stage, 'Hazel')}")
    sam.page.get_by_role("button", name="Open").click()
    sam.arrives("/desk/review")
    sam.sees(MORE)
    sam.page.goto(f"/desk/case?case={case}")
    sam.sees("Ruth can let it go on: a supervisor who did not stop it.")
    assert not sam.page.get_by_role("button", name="Let this case go on").is_visible()

    ruth = stage.facilitator("Ruth")
    ruth.page.goto("/desk")
    halted = ruth.page.locator("#halted-part")
    expect(halted).to_contain_text("You can let it go on: a supervisor who did not stop it.")
    halted.get_by_role("link").click()
    ruth.page.get_by_label("Why it is safe to go on").fill("She moved. He was told not to write about it.")
    ruth.presses("Let this case go on")
    ruth.sees("Stop this case for everybody")
    assert stage.let_hours_pass(hour + 120) == 0
    assert stage.state("Kyle", waiting) == "offered"
    ruth.opens("Letter from Kyle")
    ruth.prepares_to_approve()
    ruth.confirms()
    assert not hazel.has_something_ready()
    ruth.passes_on("Letter from Kyle")
    assert hazel.has_something_ready()


def newest(stage: Stage, author: str) -> str:
    """The message that somebody sent last."""
    return list(stage.writer(author).letters())[-1]
