"""The whole way, from an empty case to an answer: what a service does, in the order in which it does it."""

import pytest

from tests.browser.people import Facilitator, Participant, Stage
from tests.client.world import meet_conditions

FIRST = ["Why did you choose my house?", "Did you know that I was upstairs?"]
MENDED = ["Why did you choose my house?", "Did you see the light at 6 Sexton Row?"]
PROPOSED = "Did you see the light at [place removed]?"


@pytest.mark.browser
def test_p1_p4_p5_a_victims_questions_reach_the_offender_after_return_proposal_and_agreement(stage: Stage) -> None:
    sam = stage.facilitator("Sam")
    hazel, kyle = bring_in(stage, sam)

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
    hazel.agrees_to_all()
    hazel.sees_state("Your questions", "Agreed")
    assert not kyle.has_something_ready()

    sam.opens("Questions from Hazel Whitcombe")
    sam.makes_ready("that evening\ntwo questions")
    assert not kyle.has_something_ready()
    sam.passes_on("Questions from Hazel Whitcombe")

    assert "two questions" in kyle.looks_what_it_is()
    read = kyle.reads()
    assert FIRST[0] in read
    assert PROPOSED in read
    kyle.sees_nothing_of("Sexton Row", "Hazel")
    hazel.sees_state("Your questions", "Agreed")


def bring_in(stage: Stage, sam: Facilitator) -> tuple[Participant, Participant]:
    """Sam opens a case and hands out two cards; both make their pages, read four words out, and say yes."""
    sam.opens_case("Hazel Whitcombe", "Kyle Marsden", with_=["Priya", "Ruth"], terms="Sexton Row")
    case = sam.page.url.partition("case=")[2]
    sam.opens_condition("Kyle Marsden", "Accepts responsibility", "Does not remember, and accepts it from the evidence")
    meet_conditions(stage.desk("Ruth"), case)
    people = []
    for name in ("Hazel Whitcombe", "Kyle Marsden"):
        person = stage.visitor(name, card=sam.makes_card(name))
        sam.hears_the_words_of(name, person.enrols())
        person.gives_consents()
        people.append(person)
    hazel, kyle = people
    return hazel, kyle
