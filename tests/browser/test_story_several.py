"""Two were harmed by one night. One reads; the other does not want to know, and nobody sees that she was asked."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import Facilitator, Stage
from tests.client.world import CARA

SORRY = "I have thought about that night every day since."


def brings_in(sam: Facilitator, name: str, *, with_: str, called: str) -> None:
    """Bring somebody without a device into the case on the screen."""
    sam.follows("Bring in another person")
    sam.arrives("/desk/add-person")
    sam.page.get_by_label("Person harmed", exact=True).check()
    sam.page.get_by_label("Name", exact=True).fill(name)
    sam.page.get_by_label("On paper, by telephone or in person").check()
    sam.page.get_by_label(with_, exact=True).check()
    sam.page.get_by_label(f"What their page calls {with_}").fill(called)
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#rows")).to_contain_text(f"{with_}, called “{called}” on their page")
    sam.presses("Bring them in")
    sam.sees(f"{name} is in the case")


def writes_down_no(sam: Facilitator, words: str) -> None:
    """Write down that somebody does not want to take part."""
    sam.arrives("/desk/said")
    sam.page.get_by_label("Say yes or no to a kind of contact").check()
    sam.page.get_by_label("No", exact=True).check()
    sam.page.get_by_label("In a meeting").check()
    sam.page.get_by_label("Their words, as nearly as you can").fill(words)
    sam.presses("Continue to the summary")
    sam.presses("Write it down: it counts now")
    sam.sees("It is written down and counts")


@pytest.mark.browser
def test_p3_two_were_harmed_and_one_does_not_want_to_know(stage: Stage) -> None:
    hazel, sam = stage.participant("Hazel"), stage.facilitator("Sam")
    before = hazel.text()
    sam.opens_people("Hazel")
    brings_in(sam, "Winnie", with_="Kyle", called="the man who came that night")
    sam.follows("Write down what Winnie agreed to")
    writes_down_no(sam, "No. I do not want to know.")

    hazel.goes_home()
    assert hazel.text() == before, "nobody sees that somebody else is there"
    assert list(stage.writer("Kyle").peers().values()) == ["the other person"]
    msg = stage.writer("Kyle").write(SORRY)
    stage.desk("Sam").look(stage.office.cases["Kyle"], msg)

    # A second facilitator sees the three, and from whom to whom each text goes.
    priya = stage.facilitator("Priya")
    priya.opens("Letter from Kyle to Hazel")
    priya.prepares_to_make_ready("that night")
    expect(priya.page.locator("#rows")).to_contain_text("Letter from Kyle to Hazel")
    priya.confirms()
    stage.desk("Sam").pass_on(stage.office.cases["Kyle"], msg)
    assert SORRY in hazel.reads(), "who takes no part changes nothing for the others"

    # A third comes with a card. Nothing of what went before is on her page, and it has her four words.
    desk, case = stage.desk("Sam"), stage.office.cases["Kyle"]
    lane = desk.add_person(case, CARA, {stage.office.lanes["Kyle"]: "the man who came that night"})
    cara = stage.visitor("Cara", desk.make_card(case, lane).text)
    assert cara.enrols().split(" · ") == desk.words_for(case, lane)
    cara.sees("You have not sent anything yet.")
