"""A spoken message: heard in prison, put right when it is read back, checked, told by telephone, answered."""

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.browser.people import Stage

HEARD = "Tell her I think of it every day. And I still have the photographs."
WRONG = "He thinks of it every day."
NOT_YET = "Not every day. Say often. And the photographs."
RIGHT = "He thinks of it often. The photographs are safe."
IN_OTHER_WORDS = "He often thinks of it, and kept the photographs."
REPLY = "Tell him I heard it. I do not want more."
PHONE = {"width": 375, "height": 720}


def plays_back(sam: Facilitator, words: str) -> None:
    sam.page.get_by_label("The words as you would say them").fill(words)
    sam.presses("These are the words to read back")
    expect(sam.page.locator("#answer")).to_be_visible()


def is_answered(sam: Facilitator, what: str, words: str) -> None:
    sam.page.get_by_label(what).check()
    sam.page.locator("#answer-words").fill(words)
    sam.page.locator("#answer").get_by_label("In a meeting").check()
    sam.presses("Keep their answer")


@pytest.mark.browser
def test_p5_p6_p8_a_spoken_message_is_put_right_when_it_is_read_back_and_then_told(stage: Stage) -> None:
    for name in ("Hazel", "Kyle"):
        who = stage.writer(name)
        who.consent("spoken", peer=next(iter(who.peers())))
    sam, case = stage.facilitator("Sam"), stage.office.cases["Kyle"]
    sam.page.set_viewport_size(PHONE)
    sam.page.goto(f"/desk/relay?case={case}&lane={stage.office.lanes['Kyle']}")
    sam.arrives("/desk/relay")
    sam.page.get_by_label("In their words").fill(HEARD)
    expect(sam.page.locator("#saved")).to_contain_text("Saved")
    sam.page.reload()
    sam.arrives("/desk/relay")
    expect(sam.page.get_by_label("In their words")).to_have_value(HEARD)
    sam.presses("Keep what I heard")

    plays_back(sam, WRONG)
    assert findings(sam.page) == []
    is_answered(sam, "Not yet: something has to change", NOT_YET)
    sam.sees(NOT_YET)
    plays_back(sam, RIGHT)
    is_answered(sam, "It is right", "Yes. Like that.")
    sam.follows("Check it and clear it")
    sam.arrives("/desk/offer")
    sam.finds_the_rest_fine()
    sam.presses("Continue to the summary")
    sam.confirms()
    hazel, kyle = stage.participant("Hazel"), stage.participant("Kyle")
    before = hazel.is_served()
    kyle.sees_state("What you asked us to say", "Agreed")
    known = kyle.is_served()

    [msg] = stage.desk("Sam").letters(case)
    sam.page.goto(f"/desk/relay?case={case}&item={msg}")
    sam.arrives("/desk/relay")
    sam.page.locator("#tell").get_by_label("By telephone").check()
    sam.page.get_by_label("What you said, if it was in other words").fill(IN_OTHER_WORDS)
    assert hazel.is_served() == before
    sam.presses("I have told it")
    sam.sees("told it to Hazel by telephone")
    assert kyle.is_served() == known, "whether it was carried is the hearer's to tell"

    hazel.goes_home()
    assert not hazel.has_something_ready()
    hazel.page.locator("#kept-list").get_by_role("link", name="Words told to you").click()
    hazel.arrives("/read")
    hazel.sees("Sam told you this on")
    hazel.sees(RIGHT)
    hazel.sees("and kept the photographs")

    sam.follows("Write down what Hazel")
    sam.arrives("/desk/relay")
    expect(sam.page.get_by_label("Does this answer something that they were told?")).not_to_have_value("")
    sam.page.get_by_label("In their words").fill(REPLY)
    sam.presses("Keep what I heard")
    sam.sees("Play it back to Hazel")
    assert findings(sam.page) == []
    assert {item.state for item in stage.desk("Sam").letters(case).values()} == {"released", "waiting"}
    kyle.opens_sent("What you asked us to say")
    kyle.sees("Written down by Sam on")
    kyle.sees(RIGHT)
    assert findings(kyle.page) == []
