"""Facilitators among themselves: two decide at once, two must read, an approval holds for one text only."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Route, expect

from mediator.client import Refused
from tests.access.findings import findings
from tests.browser.people import Stage
from tests.browser.person import Person

LETTER = "I was there on Friday at Tern Court. I hit you. I am sorry."
WITH_NUMBER = "I was there on Friday. I hit you. I am sorry. My number is 07700 900123."
SAFER = "I was there on Friday. I hit you. I am sorry."
SAMS_WORDS = "Please leave the street out."
SAMS_NO = "We cannot pass this on now. I ring you on Monday, and we talk about it."
READERS_PARTS = ("#checked", "#mode", "#text")
PRIYAS_WORDS = "It is a strong letter. Could the first line be shorter?"


def is_fine(someone: Person) -> None:
    """Nothing on the page as it stands is found by axe."""
    assert findings(someone.page) == []


@pytest.mark.browser
def test_p9_p13_two_facilitators_decide_at_once_and_the_second_keeps_her_text(stage: Stage) -> None:
    msg = stage.writer("Kyle").write(LETTER)
    sam, priya = stage.facilitator("Sam"), stage.facilitator("Priya")
    sam.opens("Letter from Kyle")
    sam.finds_the_rest_fine()
    sam.prepares_to_send_back(SAMS_WORDS)
    priya.opens_cover("Letter from Kyle")
    priya.sees("Sam has this open")
    priya.opens("Letter from Kyle")
    priya.sees("You took it over from Sam")
    priya.finds_the_rest_fine()
    priya.prepares_to_send_back(PRIYAS_WORDS)

    # Sam is told before it counts, and decides all the same.
    sam.is_told_that_it_was_taken_over_by("Priya")
    sam.confirms()
    said = priya.confirms_too_late()
    assert "Sam decided to give it back." in said
    assert PRIYAS_WORDS in said
    priya.presses("Save it as a note for the desk")
    priya.sees("It is a note for all facilitators of this case now.")
    assert stage.state("Kyle", msg) == "returned"
    assert stage.writer("Kyle").returned(msg)["text"] == SAMS_WORDS

    priya.follows("Look at the item as it is now")
    priya.arrives("/desk/cover")
    priya.presses("Open")
    priya.arrives("/desk/review")
    priya.sees(PRIYAS_WORDS)


@pytest.mark.browser
def test_p3_the_author_hears_in_plain_words_and_the_other_person_hears_nothing(stage: Stage) -> None:
    kyle, hazel, sam = stage.participant("Kyle"), stage.participant("Hazel"), stage.facilitator("Sam")
    nothing = hazel.is_served()
    kyle.writes_letter(SAFER)
    assert hazel.is_served() == nothing
    sam.opens("Letter from Kyle")
    sam.finds_the_rest_fine()
    sam._prepares("Tell ", lambda: is_fine(sam))
    is_fine(sam)
    sam.confirms()
    kyle.sees_state("Your letter", "Kept safe")

    sam.opens("Letter from Kyle")
    sam.holds("Not before the anniversary.")
    kyle.sees_state("Your letter", "Kept safe")
    sam.opens("Letter from Kyle")
    sam.ends_the_hold()
    sam.opens("Letter from Kyle")
    sam.declines(SAMS_NO, look=lambda: is_fine(sam))
    sam.opens_queue()
    sam.sees("not passed on by you")
    kyle.sees_state("Your letter", "Not passed on")
    kyle.opens_sent("Your letter")
    kyle.sees(SAMS_NO)
    kyle.sees("Sam will ring you on Sunday 6 May 2040, to talk about it.")
    kyle.sees_nothing_of("anniversary")
    (call,) = stage.desk("Sam").planned(stage.office.cases["Kyle"])
    assert call.entry["lane"] == stage.office.lanes["Kyle"]
    assert hazel.is_served() == nothing
    hazel.goes_home()
    hazel.sees("There is nothing you need to do.")


@pytest.mark.browser
def test_p6_who_made_the_version_cannot_be_the_only_one_to_approve_it(stage: Stage) -> None:
    msg = stage.writer("Lewis").write(SAFER)
    sam, carly = stage.facilitator("Sam"), stage.participant("Carly")
    sam.opens("Letter from Lewis")
    sam.finds_the_rest_fine()
    sam.makes_ready("that Friday\nan apology")
    assert stage.state("Lewis", msg) == "offered"

    sam.opens("Letter from Lewis")
    assert "You have approved this already." in sam.cannot("Read it as the second reader")
    with pytest.raises(Refused):
        stage.desk("Sam").pass_on(stage.office.cases["Lewis"], msg)
    assert not carly.has_something_ready()

    priya = stage.facilitator("Priya")
    priya.opens("Letter from Lewis")
    priya.sees("Compared on this device: the reader gets exactly what the author wrote.")
    priya.prepares_to_approve()
    priya.confirms()
    sam.opens("Letter from Lewis")
    sam.follows("Read it as its reader would")
    sam.arrives("/desk/as-read")
    sam.sees("This is the version that was made ready, word for word.")
    shown = [sam.page.locator(part).inner_html() for part in READERS_PARTS]
    sam.passes_on("Letter from Lewis")
    assert SAFER in carly.reads()
    assert [carly.page.locator(part).inner_html() for part in READERS_PARTS] == shown


@pytest.mark.browser
def test_p5_approvals_do_not_outlive_a_change_of_the_text(stage: Stage) -> None:
    msg = stage.letter_ready("Lewis", WITH_NUMBER)
    assert stage.state("Lewis", msg) == "approved"
    sam = stage.facilitator("Sam")
    sam.stops_it("Letter from Lewis")
    assert stage.state("Lewis", msg) == "waiting"

    sam.opens("Letter from Lewis")
    sam.takes_out("07700 900123")
    sam.writes_for_the_reader("Letter", SAFER)
    sam.finds_the_rest_fine()
    sam.names_every_change("Safety", "So that nobody can be found by it.")
    sam.proposes()
    stage.writer("Lewis").agree(msg)

    sam.opens("Letter from Lewis")
    sam.makes_ready("that Friday")
    # Nobody asked for it: the reader is not told what was taken out.
    expect(sam.page.locator("#line-box")).not_to_be_checked()
    assert stage.state("Lewis", msg) == "offered"
    assert [row for row in sam.opens_queue() if "1 of 2" in row and "Needs a second reader" in row]
    sam.opens("Letter from Lewis")
    for line, name in enumerate(("you", "Priya")):
        said = sam.page.locator("#voided li").nth(line)
        expect(said).to_contain_text(f"Approved version 1 by {name}")
        expect(said).to_contain_text("not this one")
    expect(sam.page.locator("#voided li")).to_have_count(2)


@pytest.mark.browser
def test_p9_a_decision_opened_in_haste_finds_what_was_done_a_moment_before(stage: Stage) -> None:
    """The line is slow: the link to the decision waits for the work to be saved."""
    stage.writer("Lewis").write(LETTER)
    sam = stage.facilitator("Sam")
    sam.opens("Letter from Lewis")
    sam.finds_the_rest_fine()
    sam.writes_for_the_reader("Letter", SAFER)
    with slow(sam):
        sam.names_every_change("Safety", "The street is hers.")
        sam.prepares_to_propose()
    sam.sees("The street is hers.")


@contextmanager
def slow(someone: Person, milliseconds: int = 1500) -> Iterator[None]:
    """For a while it takes so long until a draft arrives."""

    def late(route: Route) -> None:
        if route.request.method == "PUT":
            someone.page.wait_for_timeout(milliseconds)
        route.continue_()

    someone.page.route("**/api/drafts/**", late)
    yield
    someone.page.unroute_all(behavior="wait")


@pytest.mark.browser
def test_p6_after_a_stop_for_everybody_only_new_approvals_count(stage: Stage) -> None:
    """Sam approved, then the case stood still; Priya approves anew, and with that it can be passed on."""
    msg = stage.letter_ready("Kyle")
    case = stage.office.cases["Kyle"]
    stage.desk("Sam").suspend(case, "Something to look into first.")
    stage.desk("Ruth").lift(case, "Looked into.")
    assert stage.state("Kyle", msg) == "offered"
    stage.desk("Priya").approve(case, msg)
    assert stage.state("Kyle", msg) == "approved"
    stage.facilitator("Sam").passes_on("Letter from Kyle")
    assert stage.state("Kyle", msg) == "released"
    notes = [entry for entry in stage.desk("Sam").load(case).view.log_entries if entry.t == "note"]
    assert len(notes) == 1, "the call that was planned stands with it"
