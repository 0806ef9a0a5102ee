"""An explanation comes back; what one endpoint seals the other opens; what the reader does stays the reader's."""

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.people import COVER, Stage

QUESTIONS = ["Why my house?", "What did you do with the ring?"]
MORE = ["Did you know me?", "Were you alone?", "Will you do it again?"]
BECAUSE = "The back window was open. It could have been anybody's."
UNSURE = "I think I sold it that week."
SORRY = "I have thought about the ring every day since. I am sorry."


def ask(stage: Stage) -> None:
    """Hazel's questions have come to Kyle, and he has read them."""
    msg = stage.writer("Hazel").write("", kind="questions", questions=QUESTIONS)
    sam, case = stage.desk("Sam"), stage.office.cases["Hazel"]
    sam.look(case, msg)
    sam.offer(case, msg, COVER)
    stage.writer("Kyle").read(sam.pass_on(case, msg))


@pytest.mark.browser
def test_p1_p3_p5_of_five_questions_two_are_answered_and_one_he_does_not_remember(stage: Stage) -> None:
    kyle, sam, hazel = stage.participant("Kyle"), stage.facilitator("Sam"), stage.participant("Hazel")
    hazel.writes_questions([*QUESTIONS, *MORE])
    sam.opens("Questions from Hazel")
    sam.finds_the_rest_fine()
    sam.makes_ready("your house\nthe ring")
    assert not kyle.has_something_ready()
    sam.passes_on("Questions from Hazel")
    asked = kyle.reads()
    assert [question for question in (*QUESTIONS, *MORE) if question not in asked] == []
    kyle.begins("Answers")
    kyle.sees(QUESTIONS[1])
    kyle.fills_in(BECAUSE, "", "No.")
    kyle.page.get_by_label("I do not remember").nth(1).check()
    kyle.page.get_by_label("I accept it from what others saw").locator("visible=true").check()
    kyle.page.locator("#answer-1").fill(UNSURE)
    kyle.page.get_by_label("I will not answer this").nth(3).check()
    kyle.page.locator("#answer-3").fill("My brother has a family.")
    assert findings(kyle.page) == []
    kyle.presses("Check before you send")
    kyle.sees("Only for your facilitators")
    kyle.sees("You chose not to answer.")
    kyle.page.get_by_role("button", name="Send to").click()
    kyle.arrives("/done")
    assert not hazel.has_something_ready()

    sam.opens("Answers from Kyle")
    sam.finds_the_rest_fine()
    sam.makes_ready("why your house\nthe ring")
    kyle.sees_state("Your answers", "Being read")
    assert not hazel.has_something_ready()
    sam.passes_on("Answers from Kyle")

    assert "the ring" in hazel.looks_what_it_is()
    read = hazel.reads()
    hazel.sees("These are the words as they were written.")
    told = (*QUESTIONS, BECAUSE, UNSURE, "They accept it from what others saw.", "They chose not to answer.")
    assert [words for words in told if words not in read] == []
    hazel.sees_nothing_of("brother", MORE[2])
    kyle.sees_state("Your answers", "Being read")
    hazel.opens_sent("Your questions")
    tags = hazel.page.locator("#questions-list .tag")
    expect(tags).to_have_text(["Answered"] * 4 + ["With your facilitator"])

    sam.page.goto(f"/desk/letters?case={stage.office.cases['Kyle']}")
    sam.arrives("/desk/letters")
    states = sam.page.locator("#questions [data-slot=state]")
    expect(states).to_have_text(
        ["Answered", "Does not remember; accepts it from what others saw", "Answered", "Will not answer", "Passed on"]
    )
    sam.sees("My brother has a family.")


@pytest.mark.browser
def test_p3_each_question_says_how_it_stands_once_its_answer_was_opened(stage: Stage) -> None:
    ask(stage)
    kyle, sam, case = stage.writer("Kyle"), stage.desk("Sam"), stage.office.cases["Kyle"]
    answers = [{"q": QUESTIONS[0], "a": BECAUSE, "how": "answered"}]
    msg = kyle.write("", kind="answers", answers=answers)
    hazel = stage.participant("Hazel")
    hazel.opens_sent("Your questions")
    rows = hazel.page.locator("#questions-list > li")
    expect(rows.locator(".tag")).to_have_text(["With your facilitator"] * 2)
    sam.look(case, msg)
    sam.offer(case, msg, COVER)
    release = sam.pass_on(case, msg)
    hazel.opens_sent("Your questions")
    # What was not opened yet is not told.
    expect(rows.locator(".tag")).to_have_text(["With your facilitator"] * 2)
    stage.writer("Hazel").read(release)
    hazel.opens_sent("Your questions")
    expect(rows.locator(".tag")).to_have_text(["Answered", "With your facilitator"])
    assert findings(hazel.page) == []
    rows.nth(0).get_by_role("link", name="Read it again").click()
    hazel.sees(BECAUSE)


@pytest.mark.browser
def test_p4_browsers_and_the_python_client_open_what_the_other_sealed(stage: Stage) -> None:
    kyle, hazel = stage.participant("Kyle"), stage.participant("Hazel")
    kyle.writes_letter(SORRY)
    sam, case = stage.desk("Sam"), stage.office.cases["Kyle"]
    [msg] = sam.letters(case)
    assert sam.look(case, msg)["text"] == SORRY
    proposed = {"text": SORRY.replace("every day", "often")}
    sam.propose(case, msg, proposed, [{"n": 1, "kind": "author", "why": "You said so."}], note="As we said.")

    [change] = kyle.looks_at_changes()
    assert change == {"removed": "every day", "instead": "often", "why": "You said so."}
    kyle.agrees_to_all()
    sam.offer(case, msg, COVER)
    release = sam.pass_on(case, msg)
    assert proposed["text"] in hazel.reads()
    assert stage.writer("Hazel").read(release).content["text"] == proposed["text"]


@pytest.mark.browser
def test_p5_who_keeps_their_words_is_heard_and_nothing_is_changed(stage: Stage) -> None:
    sam, case = stage.desk("Sam"), stage.office.cases["Kyle"]
    msg = stage.writer("Kyle").write(f"Hello.\n\n{SORRY}")
    sam.look(case, msg)
    changes = [{"n": n, "kind": "privacy", "why": "To be safe."} for n in (1, 2)]
    sam.propose(case, msg, {"text": "Good day.\n\nI have thought about it every day since. I am sorry."}, changes)
    kyle = stage.participant("Kyle")
    kyle.keeps_mine(2, "The ring is the point.")
    kyle.sees_state("Your letter", "Being read")

    assert stage.state("Kyle", msg) == "waiting"
    answer = sam.letter(case, msg).item.answer
    assert answer is not None
    said = sam.content(case, answer.entry)
    assert "the ring" in said["text"]
    assert "The ring is the point." in said["text"]
    assert said["other"] == f"Good day.\n\n{SORRY}"
    assert sam.text_of(case, msg)["text"] == f"Hello.\n\n{SORRY}"


@pytest.mark.browser
def test_p8_the_author_sees_nothing_of_what_the_reader_chooses(stage: Stage) -> None:
    stage.letter_passed_on("Kyle", SORRY)
    kyle, hazel = stage.participant("Kyle"), stage.participant("Hazel")
    before, known = kyle.sent(), kyle.is_served()

    hazel.looks_what_it_is()
    hazel.sees_nothing_of(SORRY)
    hazel.chooses("Not today", hears="It waits here.")
    assert (kyle.sent(), kyle.is_served()) == (before, known)
    hazel.looks_what_it_is()
    hazel.chooses("I do not want to read it", hears="It is put away.")
    assert not hazel.has_something_ready()
    assert (kyle.sent(), kyle.is_served()) == (before, known)
    hazel.looks_again_at("Letter")
    hazel.presses("Read it now")
    hazel.arrives("/read")
    hazel.sees(SORRY)
    hazel.presses("Remove it from my page")
    hazel.sees("It is gone from your page.")
    assert (kyle.sent(), kyle.is_served()) == (before, known)
