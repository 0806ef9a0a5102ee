"""He is in prison: a pack is printed for him, and what he wrote by hand comes in, is checked, agreed to, passed on."""

import base64
import struct
import time

import pytest
from playwright.sync_api import FilePayload, expect

from mediator import client
from mediator.client.consent_words import consent_words
from mediator.client.facilitator import Party
from mediator.client.participant import hash_text
from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.browser.people import COVER, PASSPHRASE, Stage
from tests.browser.printer import A4, A5, printed, printed_on_each
from tests.client.world import meet_conditions

HERS = "I hear the door every night. I want you to know that."
WRONG = "I read your letter. I read it three times, and the end not at all. Col read it to me."
RIGHT = "I read your letter. I read it three times, the end most. Col read it to me."
MISSING = "The second line says “the end most”."
AGREED = "I read your letter. I read it three times, the end most. Somebody read it to me."
CHAPLAIN = "The chaplain of the prison, for him alone"
PLACE = b"GPS 60.1699 N 24.9384 E"
PHONE = {"width": 375, "height": 720}
# What a camera would bring: larger than what is kept, with some marks on it.
DRAW = """words => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 3000, height: 2100 });
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#f4f1e8";
  pen.fillRect(0, 0, 3000, 2100);
  pen.fillStyle = "#224";
  pen.font = "italic 90px serif";
  words.split(". ").forEach((line, at) => pen.fillText(line, 200, 400 + at * 260));
  return canvas.toDataURL("image/jpeg", 0.8).split(",")[1];
}"""


def as_a_camera_writes_it(jpeg: bytes) -> bytes:
    """The picture with a place, a time and an owner beside it."""
    note = b"Exif\0\0MM\0*\0\0\0\x08" + PLACE
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + jpeg[2:]


def of_forty_million_dots(jpeg: bytes) -> bytes:
    """The same, saying that it is 8000 by 5000."""
    at = jpeg.index(b"\xff\xc0") + 5
    return jpeg[:at] + struct.pack(">HH", 5000, 8000) + jpeg[at + 4 :]


def picture(raw: bytes, name: str = "IMG_2041.jpg") -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": raw}


def opens_case_with_somebody_in_prison(stage: Stage) -> tuple[str, str, client.Participant]:
    """A case of Nora, who has a page, and Dean, who has none; the case, his lane, and Nora."""
    sam, colleagues = stage.desk("Sam"), [stage.desk("Priya").fp, stage.desk("Ruth").fp]
    people = [Party("Nora", "victim"), Party("Dean", "offender", mode="scribe", custody=True)]
    opened = sam.open_case(people, [], colleagues)
    case, dean = opened.case, opened.lanes["Dean"]
    meet_conditions(stage.desk("Ruth"), case)
    nora = client.Participant(stage.url)
    sam.accept(case, opened.lanes["Nora"], nora.enrol(sam.make_card(case, opened.lanes["Nora"]).text, PASSPHRASE))
    nora.consent("take-part")
    nora.consent("letters", peer=next(iter(nora.peers())))
    sam.said_consent(case, dean, "take-part", "Yes.", how="meeting", present=["Dean"])
    sam.said_consent(case, dean, "letters", "Yes.", peer=sam.peers(case, dean)[0], how="meeting", present=["Dean"])
    return case, dean, nora


def is_refused(sam: Facilitator, raw: bytes, words: str) -> None:
    sam.page.locator("#choose").set_input_files([picture(raw)])
    expect(sam.page.locator("#paper-problem")).to_contain_text(words)
    expect(sam.page.locator("#pages li")).to_have_count(0)


def writes_down(sam: Facilitator, words: str) -> None:
    sam.page.get_by_label("Exactly what they wrote or said").fill(words)
    expect(sam.page.locator("#saved")).to_contain_text("Saved")
    sam.presses("Continue to the summary")
    sam.presses("Hand this in for them")
    sam.sees("It is handed in")


def compares(who: Facilitator, what: str, differs: str = "") -> None:
    expect(who.page.locator("#paper img")).to_have_js_property("complete", True)
    assert who.page.locator("#paper img").evaluate("image => image.naturalWidth") == 2000
    who.page.get_by_label(what).check()
    if differs:
        who.page.get_by_label("What differs").fill(differs)
    who.presses("Continue to the summary")
    who.page.locator("#act").click()
    who.sees("It is signed")


def prints(sam: Facilitator, case: str, dean: str, *, and_: str, says: str) -> str:
    """Print what a visit needs, and one thing more; write down that it was handed over; what stands on the paper."""
    sam.page.goto(f"/desk/print?case={case}&lane={dean}")
    sam.arrives("/desk/print")
    sam.presses("Tick what one visit needs")
    sam.page.get_by_label(and_).check()
    expect(sam.page.locator(".sheet", has_text=says)).not_to_have_count(0)
    expect(sam.page.locator("#where-prison")).to_be_checked()
    expect(sam.page.locator("#paper-a4")).to_be_checked()
    pack = printed(sam.page)
    assert pack.size == A4
    expect(sam.page.locator("#count")).to_have_text(f"{pack.pages} pages")
    assert printed_on_each(sam.page)[A5].pages >= pack.pages
    expect(sam.page.locator("#too-many")).to_contain_text("more than the 4 that most prisons take")
    sam.page.evaluate("() => { window.print = () => {}; }")
    sam.page.get_by_label("Who is it handed to?").fill(CHAPLAIN)
    for press, note in (("Print these sheets", "sent"), ("These were handed over: write it down", "logged")):
        sam.presses(press)
        expect(sam.page.locator(f"#{note}")).to_be_visible()
    return pack.words


def photographs(sam: Facilitator, case: str, dean: str) -> None:
    """On a telephone: what is no photograph is refused, what the camera wrote beside one is lost."""
    sam.page.set_viewport_size(PHONE)
    sam.page.goto(f"/desk/transcript?case={case}&lane={dean}")
    sam.arrives("/desk/transcript")
    sam.page.get_by_label("On paper, in their hand").check()
    drawn = base64.b64decode(sam.page.evaluate(DRAW, RIGHT))
    is_refused(sam, b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "not a photograph")
    is_refused(sam, of_forty_million_dots(drawn), "more than 32 million dots")
    is_refused(sam, drawn[:600], "damaged")
    sam.page.locator("#choose").set_input_files([picture(as_a_camera_writes_it(drawn))])
    expect(sam.page.locator("#pages li")).to_have_count(1)
    for _ in range(4):
        sam.page.get_by_role("button", name="Turn: Page 1 of 1").click()
    sam.page.get_by_label("A letter").check()
    assert findings(sam.page) == []
    sam.page.set_viewport_size(PHONE)


def hears_his_yes(sam: Facilitator, case: str, dean: str) -> None:
    """He ticked the box of the change and signed; it counts as his own yes."""
    sam.page.goto(f"/desk/said?case={case}&lane={dean}")
    sam.arrives("/desk/said")
    sam.page.get_by_label("Say yes to the suggested text").check()
    sam.page.get_by_label("On paper", exact=True).check()
    sam.page.get_by_label("Their words").fill("“I agree” is ticked, and he signed.")
    sam.presses("Continue to the summary")
    sam.presses("Write it down: it counts now")
    sam.sees("It is written down and counts")


@pytest.mark.browser
def test_p5_p6_n12_he_is_in_prison_a_pack_goes_out_and_a_reply_in_his_hand_comes_back(stage: Stage) -> None:
    case, dean, nora = opens_case_with_somebody_in_prison(stage)
    sam, priya, desk = stage.facilitator("Sam"), stage.facilitator("Priya"), stage.desk("Sam")
    hers = nora.write(HERS)
    desk.offer(case, hers, COVER)
    desk.pass_on(case, hers)
    pack = prints(sam, case, dean, and_="A slip that they took part", says="Dean took part on")
    for words in ("Before you read", HERS, "What would you like to do?", "Write here.", "Press your cell bell"):
        assert words in pack
    assert "Nora" not in pack

    photographs(sam, case, dean)
    writes_down(sam, WRONG)
    msg = next(msg for msg, one in desk.letters(case).items() if one.item.lane == dean)
    [kept] = stage.desk("Priya").photographs(case, msg)
    assert kept.startswith(b"\xff\xd8\xff")
    assert [note for note in (PLACE, b"Exif", b"GPS", b"IMG_2041") if note in kept] == []
    sam.page.goto(f"/desk/review?case={case}&item={msg}")
    sam.arrives("/desk/review")
    sam.sees("Not yet checked by a second person. Ask Priya or Ruth to check it")
    assert "no second person has found it the same yet" in sam.cannot("Get this")

    priya.opens_cover("Letter from Dean")
    priya.presses("Open")
    priya.arrives("/desk/compare")
    compares(priya, "Something differs", MISSING)
    sam.page.reload()
    sam.sees("Priya found that something differs.")
    sam.follows("Write it down anew")
    sam.arrives("/desk/transcript")
    expect(sam.page.locator("#pages li")).to_have_count(1)
    writes_down(sam, RIGHT)
    priya.page.goto(f"/desk/compare?case={case}&item={msg}")
    priya.arrives("/desk/compare")
    compares(priya, "It says what the paper says")

    desk.look(case, msg)
    desk.propose(case, msg, {"text": AGREED}, [{"n": 1, "kind": "privacy", "why": "He is not part of this."}])
    pack = prints(sam, case, dean, and_="Changes suggested to their letter", says="Put instead")
    assert "To keep something private. He is not part of this." in pack
    assert HERS not in pack, "what was handed over does not go out twice"
    hears_his_yes(sam, case, dean)
    desk.offer(case, msg, COVER)
    read = nora.read(desk.pass_on(case, msg)).content
    assert (read["text"], read["att"]) == (AGREED, [])
    sam.page.goto(f"/desk/case?case={case}")
    sam.sees(f"Handed to: {CHAPLAIN}.")


def hears_a_yes_to_questions(sam: Facilitator, case: str, dean: str) -> None:
    """The words are there to be read out; a last day is asked for; what lies ahead was not said yet."""
    sam.page.goto(f"/desk/said?case={case}&lane={dean}")
    sam.arrives("/desk/said")
    sam.page.get_by_label("Say yes or no to a kind of contact").check()
    sam.page.get_by_label("About what?").select_option("Questions and answers")
    sam.sees("Questions and answers may go between you and the other person.")
    sam.page.locator("#answer-yes").check()
    sam.page.get_by_label("The last day on which it counts").fill("2090-06-15")
    sam.page.get_by_label("In a meeting").check()
    sam.page.get_by_label("Their words").fill("Yes, she may ask.")
    today = sam.page.locator("#when-date").input_value()
    sam.page.locator("#when-date").fill("2090-01-01")
    sam.presses("Continue to the summary")
    sam.sees("this lies ahead")
    sam.page.locator("#when-date").fill(today)
    assert findings(sam.page) == []
    sam.presses("Continue to the summary")
    sam.presses("Write it down: it counts now")
    sam.sees("It is written down and counts")


@pytest.mark.browser
def test_n12_his_answers_come_on_paper_and_her_questions_are_answered(stage: Stage) -> None:
    case, dean, nora = opens_case_with_somebody_in_prison(stage)
    sam, desk = stage.facilitator("Sam"), stage.desk("Sam")
    nora.consent("questions", peer=next(iter(nora.peers())))
    hears_a_yes_to_questions(sam, case, dean)
    told = desk.fold(desk.load(case)).lanes[dean].consents[desk.peers(case, dean)[0], "questions"].fields
    assert told["text"] == hash_text(consent_words("questions", name="Sam", person="the other person"))
    assert time.gmtime(told["until"])[:2] == (2090, 6)
    asked = nora.write("", "questions", questions=["Why our house?", "Did you know us?"])
    desk.look(case, asked)
    desk.offer(case, asked, COVER | {"kind": "questions"})
    desk.pass_on(case, asked)

    sam.page.goto(f"/desk/transcript?case={case}&lane={dean}")
    sam.arrives("/desk/transcript")
    sam.page.get_by_label("They dictated it").check()
    sam.page.get_by_label("Answers to questions").check()
    first = sam.page.get_by_role("group", name="Why our house?")
    first.get_by_label("Exactly what they wrote or said").fill("I was drunk.")
    expect(sam.page.locator("#saved")).to_contain_text("Saved")
    sam.page.reload()
    sam.page.get_by_label("They dictated it").check()
    sam.page.get_by_label("Answers to questions").check()
    expect(sam.page.locator("#answer-0")).to_have_value("I was drunk.")
    first.get_by_label("How did they answer?").select_option("Does not remember; accepts it from what others saw")
    sam.page.get_by_label("I read it back").check()
    assert findings(sam.page) == []
    sam.presses("Continue to the summary")
    sam.presses("Hand this in for them")
    sam.sees("It is handed in")

    [answers] = [msg for msg, item in desk.letters(case).items() if item.item.kind == "answers"]
    desk.look(case, answers)
    desk.offer(case, answers, COVER | {"kind": "answers"})
    sam.page.goto(f"/desk/said?case={case}&lane={dean}")
    sam.arrives("/desk/said")
    sam.page.get_by_label("Pause everything").check()
    sam.page.get_by_label("By telephone").check()
    sam.page.get_by_label("Their words").fill("Wait a bit.")
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#staying")).to_have_text("Answers from Dean, person responsible")
    sam.presses("Change something")
    sam.page.get_by_label("Say how and when they want to be told").check()
    sam.page.get_by_label("At most so many things in a month").fill("2")
    assert findings(sam.page) == []
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#rows")).to_contain_text("2 things")
    sam.presses("Write it down: it counts now")
    sam.follows("Back to this person")
    sam.sees("At most in a month")
    read = nora.read(desk.pass_on(case, answers)).content
    assert read["answers"] == [{"q": "Why our house?", "a": "I was drunk.", "how": "accepts"}]
    sam.page.goto(f"/desk/letters?case={case}")
    sam.sees("Does not remember; accepts it from what others saw")
