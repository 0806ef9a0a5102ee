"""The whole way, from an empty case to an answer: what a service does, in the order in which it does it."""

import pytest
from playwright.sync_api import expect

from tests.browser.people import COVER, Stage
from tests.client.world import meet_conditions

FIRST = ["Why did you choose my house?", "Did you know that I was upstairs?"]
MENDED = ["Why did you choose my house?", "Did you see the light at 6 Sexton Row?"]
LINE = "Places were taken out. Nothing was added."
PROPOSED = "Did you see the light at [place removed]?"


@pytest.mark.browser
def test_p1_p4_p5_a_victims_questions_reach_the_offender_after_return_proposal_and_agreement(stage: Stage) -> None:
    sam = stage.facilitator("Sam")
    case = sam.opens_case("Hazel Whitcombe", "Kyle Marsden", with_=["Priya", "Ruth"], terms="Sexton Row")
    meet_conditions(stage.desk("Ruth"), case)
    hazel, kyle = (stage.comes_in(name, sam) for name in ("Hazel Whitcombe", "Kyle Marsden"))

    hazel.writes_questions(FIRST)
    hazel.sees_state("Your questions", "With us")

    sam.opens("Questions from Hazel Whitcombe")
    sam.finds_the_rest_fine()
    sam.sends_back("The second one could be clearer. What is it that you want to know?")

    hazel.sees_state("Your questions", "Back with you")
    hazel.mends("Your questions", *MENDED, says="The second one could be clearer.")

    sam.opens("Questions from Hazel Whitcombe")
    assert "Question 2" in sam.text()
    sam.takes_out("Sexton Row")
    sam.writes_for_the_reader("Question 2", PROPOSED)
    sam.finds_the_rest_fine()
    sam.names_every_change("Privacy", "He need not read where you live.")
    sam.proposes("One small thing, to keep your address private.")

    [change] = hazel.looks_at_changes()
    assert "Sexton Row" in change["removed"]
    assert change["instead"] == "[place removed]"
    assert change["why"] == "He need not read where you live."
    # She wants him to know that something is missing: the box on the desk stands as she wishes, and he is told.
    hazel.page.get_by_label("Tell the reader that something was taken out").check()
    hazel.presses("Yes to all of it")
    hazel.sees("Thank you")
    hazel.sees_state("Your questions", "Agreed")
    assert not kyle.has_something_ready()

    sam.opens("Questions from Hazel Whitcombe")
    sam.prepares_to_make_ready("that evening\ntwo questions")
    expect(sam.page.locator("#line-box")).to_be_checked()
    sam.confirms()
    assert not kyle.has_something_ready()
    sam.passes_on("Questions from Hazel Whitcombe")

    announced = kyle.looks_what_it_is()
    assert "two questions" in announced
    assert LINE in announced
    read = kyle.reads()
    assert FIRST[0] in read
    assert PROPOSED in read
    kyle.sees_nothing_of("Sexton Row", "Hazel")
    hazel.sees_state("Your questions", "Agreed")


@pytest.mark.browser
def test_p3_p5_one_question_is_left_out_and_why_stays_with_the_desk(stage: Stage) -> None:
    asked = ["Why me?", "Where do you live now?", "Were you alone?"]
    msg = stage.writer("Hazel").write("", kind="questions", questions=asked)
    sam, hazel, kyle = stage.facilitator("Sam"), stage.participant("Hazel"), stage.participant("Kyle")
    sam.opens("Questions from Hazel")
    sam.presses("Leave question 2 out")
    sam.sees("left out without a reason")
    sam.page.locator("#left-q1").fill("It asks for an address.")
    sam.finds_the_rest_fine()
    expect(sam.page.get_by_role("link", name="Suggest this text")).to_be_visible()
    sam.proposes("We talk about the second one on Thursday.")

    [change] = hazel.looks_at_changes()
    assert "We cannot pass this one on" in change["why"]
    hazel.sees_nothing_of("It asks for an address.")
    hazel.agrees_to_all()
    hazel.opens_sent("Your questions")
    tags = hazel.page.locator("#questions-list .tag")
    expect(tags).to_have_text(["Kept safe", "We cannot pass it on", "Kept safe"])

    desk, case = stage.desk("Sam"), stage.office.cases["Hazel"]
    desk.offer(case, msg, COVER)
    desk.pass_on(case, msg)
    read = kyle.reads()
    assert asked[1] not in read
    assert ("Question 2" in read, "Question 3" in read) == (True, False), "no gap tells that one is missing"
    sam.page.goto(f"/desk/letters?case={case}")
    sam.arrives("/desk/letters")
    sam.sees("Why: It asks for an address.")
