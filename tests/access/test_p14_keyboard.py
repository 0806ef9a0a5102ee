"""By keyboard alone: a letter crosses, one question is answered, somebody pauses, spoken words are read back."""

import pytest
from playwright.sync_api import expect

from tests.access.house import PEOPLE, House, Visits
from tests.access.keys import Typist

pytestmark = pytest.mark.browser
LETTER = "I want you to know what it was like. I still check the door. Ring me on 07700 900417 if you must."
GONE = "07700 900417"


def typist(visit: Visits, house: House, key: str) -> Typist:
    """Somebody of the demo, signed in by keyboard in a browser of their own."""
    one = Typist(visit.stranger())
    one.sign_in(house.cards[key], PEOPLE[key].passphrase)
    return one


def test_p14_a_letter_crosses_by_keyboard_alone(visit: Visits, house: House) -> None:
    hazel = typist(visit, house, "hazel")
    writes(hazel)
    item = newest_item(house)
    sam = typist(visit, house, "sam")
    suggests(sam, item)
    agrees(hazel)
    passes_on(sam, item)
    kyle = typist(visit, house, "kyle")
    reads(kyle)


def writes(hazel: Typist) -> None:
    """From home to a letter that is sent, over an error and a question that she says no to."""
    hazel.follow("Write something", "/choose")
    hazel.follow("A letter", "/write")
    hazel.press("Check before you send")
    hazel.is_at("#problems")
    hazel.press("Write something first")
    hazel.is_at("#text")
    hazel.page.keyboard.type(LETTER)
    hazel.press("Remove this draft", "Space")
    hazel.is_at("#remove-sure")
    hazel.press("Keep it", "Space")
    hazel.is_at("#remove")
    hazel.page.keyboard.press("Shift+Tab")
    for _ in range(12):
        if hazel.focused()["words"] == "Check before you send":
            break
        hazel.page.keyboard.press("Shift+Tab")
    hazel.page.keyboard.press("Enter")
    hazel.arrive("/check")
    hazel.follow("Send to Sam", "/done")
    hazel.is_at("#heading")
    hazel.follow("Go to your page", "/home")


def newest_item(house: House) -> str:
    """Where the letter that just came in stands, as an address has it."""
    waiting = [one for one in house.facilitator("sam").queue() if one["state"] == "waiting"]
    newest = max(waiting, key=lambda one: one["since"])
    return f"case={newest['case']}&item={newest['msg']}"


def suggests(sam: Typist, item: str) -> None:
    """Open, answer the highlight, say why, and suggest the text to its author."""
    sam.visitor.go(f"/desk/cover?{item}")
    sam.follow("Open", "/desk/review")
    marks = sam.page.locator("#marks li")
    marks.first.wait_for()
    for number in range(1, marks.count() + 1):
        if GONE in marks.nth(number - 1).inner_text():
            sam.press(f"Take out: highlight {number}")
        else:
            sam.tab_to(f"Highlight {number} is fine, because")
            sam.page.keyboard.press("ArrowDown")
        sam.is_at(f"#mark-{number}")
    kind = sam.page.locator("#changes select").first
    kind.wait_for()
    sam.tab_to(kind.evaluate("select => select.getAttribute('aria-label') || select.labels[0].innerText"))
    if not kind.input_value():
        sam.page.keyboard.press("ArrowDown")
    sam.page.keyboard.press("Tab")
    sam.page.keyboard.type("He must not have your number.")
    sam.follow("Suggest this text to", "/desk/propose")
    sam.tab_to("No", ("input",))
    sam.page.keyboard.press("Space")
    sam.press("Continue to the summary")
    sam.is_at("#summary")
    sam.press("Suggest this text to")
    sam.is_at("#done")


def agrees(hazel: Typist) -> None:
    """Look at the change and say yes to it."""
    hazel.visitor.go("/home")
    hazel.page.locator("main").get_by_role("link", name="your letter").first.wait_for()
    hazel.visitor.go(hazel.visitor.link("/item#", "Please look"))
    hazel.follow("Look at the changes", "/changes")
    expect(hazel.page.locator("#list .change")).to_have_count(1)
    hazel.tab_to("Yes, change it", ("input",))
    hazel.page.keyboard.press("Space")
    hazel.press("Send my answers")
    hazel.is_at("#after")


def passes_on(sam: Typist, item: str) -> None:
    """Get it ready with a cover note, over an error; then pass it on now."""
    sam.visitor.go(f"/desk/review?{item}")
    sam.follow("Get the agreed text ready for", "/desk/offer")
    for number in range(1, sam.page.locator("#marks li").count() + 1):
        sam.tab_to(f"Highlight {number} is fine, because")
        sam.page.keyboard.press("ArrowDown")
    sam.press("Continue to the summary")
    sam.is_at("#problems")
    sam.press("Say what it deals with")
    sam.is_at("#about")
    sam.page.keyboard.type("what it was like")
    sam.write("Who can be there when they open it", "Sam")
    sam.press("Continue to the summary")
    sam.is_at("#summary")
    sam.press("Approve this text for")
    sam.is_at("#done")
    sam.visitor.go(f"/desk/pass-on?{item}")
    sam.tab_to("", ("input",))  # the first of the hours
    sam.page.keyboard.press("ArrowUp")  # and round to the last choice
    sam.tab_to("Now", ("input",))
    sam.write("Who is with", "Priya")
    sam.press("Continue to the summary")
    sam.is_at("#summary")
    sam.press("Pass this on to")
    sam.is_at("#done")


def reads(kyle: Typist) -> None:
    """See what it is, read it, cover it, say how he is."""
    kyle.visitor.go("/home")
    kyle.follow("See what it is", "/ready")
    kyle.follow("Read it now", "/read")
    text = kyle.page.locator("#text")
    expect(text).to_contain_text("I still check the door.")
    assert GONE not in kyle.page.content()
    kyle.press("Cover it", "Space")
    expect(text).to_be_hidden()
    kyle.press("Show it again", "Space")
    kyle.press("All right")
    expect(kyle.page.locator("#how-done")).not_to_be_empty()


def test_p14_one_question_is_answered_by_keyboard_alone(visit: Visits) -> None:
    kyle = Typist(visit("kyle"))
    kyle.visitor.go("/choose")
    kyle.follow("Answers", "/write")
    kyle.tab_to("I answer it", ("input",))
    kyle.page.keyboard.press("ArrowDown")
    kyle.tab_to("Nothing more", ("input",))
    kyle.page.keyboard.press("ArrowUp")
    assert kyle.focused()["words"] == "I do not think it was like that"
    kyle.write("Anything else you want to say", "I know the door was shut when I left.")
    kyle.follow("Check before you send", "/check")
    kyle.follow("Send to Sam", "/done")
    kyle.is_at("#heading")


def test_p7_p14_somebody_goes_on_and_pauses_by_keyboard_alone(visit: Visits) -> None:
    danuta = Typist(visit("danuta"))
    danuta.visitor.go("/stop")
    danuta.press("Start again")
    danuta.is_at("#running")
    danuta.press("What happens to each thing")
    danuta.visitor.go("/stop")
    danuta.press("Stop taking part", "Space")
    danuta.is_at("#sure")
    danuta.press("Go back", "Space")
    danuta.is_at("#running")
    danuta.press("Pause everything", "Space")
    danuta.is_at("#paused")
    danuta.tab_to("01632 960 100", ("a",))  # the number to ring stands at the end of every page


def test_p14_somebody_is_heard_and_read_back_to_by_keyboard_alone(visit: Visits, house: House) -> None:
    sam, carly = Typist(visit("sam")), house.participant("carly").session
    sam.visitor.go(f"/desk/relay?case={carly['case']}&lane={carly['lane']}")
    sam.write("In their words", "Tell him that I walk there again.")
    sam.press("Keep what I heard")
    sam.visitor.see("#play-go")
    sam.write("The words as you would say them", " Not often.")
    sam.press("These are the words to read back")
    sam.visitor.see("#answer-go")
    expect(sam.page.locator("#played")).to_contain_text("I walk there again. Not often.")
    sam.tab_to("It is right", ("input",))
    sam.page.keyboard.press("Space")
    sam.write("Their answer", "Yes. Like that.")
    sam.tab_to("By telephone", ("input",))
    sam.page.keyboard.press("Space")
    sam.press("Keep their answer")
    expect(sam.page.locator("#clear")).to_be_visible()  # the same address: only then is it the next step's page
    sam.arrive("/desk/relay")
