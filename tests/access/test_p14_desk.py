"""Every page of facilitators in every state that they meet: nothing for axe-core to find, nothing cut off."""

import time
from pathlib import Path
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from mediator.accounts import staff
from mediator.client import Facilitator, Participant
from mediator.client.demo.cast import STAFF
from mediator.client.facilitator import Party
from tests.access.findings import findings, findings_in_each_view
from tests.access.house import House, Visitor, Visits

pytestmark = pytest.mark.browser

# Decisions by the state in which they are open. Shut: nothing is changed or approved yet, and nobody is the second
# reader of a version of their own; "as-read" only shows.
OPEN = {
    "waiting": ["hold", "concern", "return", "decline"],
    "agreed": ["offer"],
    "approved": ["pass-on", "ask"],
    "parked": ["stop"],
    "held": ["reopen"],
}
# What has to wait for something else says for what; where a letter tells of danger, nothing goes to its author first.
SHUT = {"waiting": ["propose", "pass-on"], "danger": ["keep", "return"], "offered": ["second"], "approved": ["as-read"]}
WAITING = {"waiting": "at the kitchen table", "danger": "my pad mate got moved"}
FILL = (Path(__file__).parent / "fill.js").read_text(encoding="utf-8")


def address(page: str, **query: str) -> str:
    """Where a page of the desk is."""
    return f"/desk/{page}?{urlencode(query)}"


def item_in(sam: Facilitator, state: str, kind: str = "") -> dict[str, str]:
    """The first item in a state, as an address has it; of two letters of the same second the one that is meant."""
    words = "" if kind else WAITING.get(state, "")
    rows = [one for one in sam.queue() if one["state"] == ("waiting" if words else state) and kind in ("", one["kind"])]
    found = next(one for one in rows if not words or words in sam.text_of(one["case"], one["msg"])["text"])
    return {"case": found["case"], "item": found["msg"]}


@pytest.fixture(scope="module")
def sam(house: House) -> Facilitator:
    """Sam on another machine, to look things up."""
    return house.facilitator("sam")


@pytest.fixture(scope="module")
def desk(visit: Visits) -> Visitor:
    """Sam in front of a browser."""
    return visit("sam")


@pytest.mark.parametrize("path", ["/desk", "/desk/queue", "/desk/cases", "/desk/templates", "/desk/away"])
def test_p14_lists(desk: Visitor, path: str) -> None:
    assert findings(desk.go(path)) == []


def test_p14_a_filter_that_leaves_nothing(desk: Visitor) -> None:
    page = desk.go("/desk/queue")
    page.locator("#filter-turn").select_option("second")
    page.locator("#filter-kind").select_option("answers")
    expect(page.locator("#queue-none")).to_be_visible()
    assert findings(page) == []


def test_p14_somebody_who_is_not_certified_yet(visit: Visits, house: House) -> None:
    with house.app.app_context():
        card = staff.invite("Noor Haddad", False, int(time.time()))
    noor = Facilitator("http://localhost", house.transport)
    noor.enrol(card, STAFF[0].passphrase)
    visitor = visit.stranger()
    visitor.sign_in(card.replace("-", ""), STAFF[0].passphrase)
    assert findings(visitor.page) == []


@pytest.mark.parametrize("name", ["timeline", "letters", "people", "notes", "approach"])
def test_p14_pages_of_a_case(desk: Visitor, sam: Facilitator, name: str) -> None:
    assert findings(desk.go(address(name, case=item_in(sam, "approved")["case"]))) == []


@pytest.mark.parametrize("state", ["waiting", "approved", "proposed"])
def test_p14_each_case(desk: Visitor, sam: Facilitator, state: str) -> None:
    assert findings(desk.go(address("case", case=item_in(sam, state)["case"]))) == []


def test_p14_a_supervisor_adds_words_and_a_colleagues_review_marks_them(
    visit: Visits, desk: Visitor, sam: Facilitator, house: House
) -> None:
    """Ruth hears what would mark every letter; Sam's page says why her words are marked, and he cannot change them."""
    page = visit("ruth").go("/desk/rules")
    expect(page.locator("#rules-none")).to_have_text("Nothing is added yet.")
    page.locator("#keep").click()
    expect(page.locator("#problems li")).to_have_count(3)
    page.locator("#phrases").fill("the garden\nthe shed")
    expect(page.locator("#tried")).to_contain_text("we talked about the garden")
    page.locator("#category").select_option("Somebody else")
    page.locator("#why").fill("Whoever shares a cell.")
    page.locator("#keep").click()
    expect(page.locator("#problems")).to_contain_text("This would mark everyday sentences: “I had tea")
    assert findings(page) == []
    page.locator("#phrases").fill("pad mate\npadmate")
    page.locator("#sentence").fill("My Pad-Mate’s gone.")
    expect(page.locator("#tried")).to_contain_text("In your sentence it marks “Pad-Mate’s”.")
    page.locator("#keep").click()
    expect(page.locator("#rules h3")).to_be_focused()
    assert findings(page) == []
    review = address("review", **letter_that_says(sam, "pad mate"))
    mark = desk.go(review).locator("#marks .desk-mark", has_text="Your service looks for this: ")
    expect(mark).to_contain_text("Whoever shares a cell.")
    expect(mark).to_contain_text("pad mate")
    mark.locator("summary", has_text="The rule").click()
    assert findings(desk.page) == []
    page = desk.go("/desk/rules")
    expect(page.locator("#form")).to_be_hidden()
    expect(page.locator("#rules button:visible")).to_have_count(0)
    page.route("**/api/rules", lambda route: route.abort())
    expect(desk.go(review).locator("#rules-missing")).to_contain_text("the checks on this page did not look for them")
    expect(page.locator("#marks-without-rules")).to_be_visible()
    page.unroute("**/api/rules")
    [rule] = sam.rules()
    house.facilitator("ruth").change_rule(rule, active=False)


def letter_that_says(sam: Facilitator, phrase: str) -> dict[str, str]:
    """The letter that waits and holds these words, as an address has it."""
    for one in sam.queue():
        if one["state"] == "waiting":
            opened, found = sam.load(one["case"]), sam.letter(one["case"], one["msg"])
            if phrase in opened.content(found.item.newest)["text"]:
                return {"case": one["case"], "item": one["msg"]}
    raise AssertionError(f"no letter says {phrase}")


def test_p14_a_note_without_words(desk: Visitor, sam: Facilitator) -> None:
    page = desk.go(address("notes", **item_in(sam, "waiting")))
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []


def test_p14_texts_of_one_author_together(desk: Visitor, sam: Facilitator) -> None:
    page = desk.go(address("series", **item_in(sam, "waiting")))
    expect(page.locator("#letters > li")).not_to_have_count(0)
    assert findings(page) == []


def test_p14_a_new_case_with_errors_and_its_summary(desk: Visitor) -> None:
    page = desk.go("/desk/new-case")
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.locator("#sensitive-yes").check()
    expect(page.locator("#eyes-1")).to_be_disabled()
    page.locator("#sensitive-no").check()
    expect(page.locator("#eyes-1")).to_be_enabled()
    page.evaluate(FILL)
    page.locator("#b-side-offender").check()
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []


def test_p14_another_person_comes_and_a_page_names_them(desk: Visitor, sam: Facilitator) -> None:
    case = item_in(sam, "agreed")["case"]
    page = desk.go(address("add-person", case=case))
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#problems")).to_be_visible()
    page.locator("#a-side-victim").check()
    page.locator("#with-choices input").first.check()
    assert findings(page) == []
    page.locator("#a-name").fill("Nadia Orme")
    page.locator("#a-mode-scribe").check()
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []
    page = desk.go(address("pairs", case=case))
    assert findings(page) == []
    page.locator("#pairs button").first.click()
    assert findings(page) == []
    page.locator("#first").fill("somebody from the market")
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []


def test_p14_a_person_whose_words_are_to_be_confirmed(desk: Visitor, sam: Facilitator, house: House) -> None:
    colleagues = [one["fp"] for one in sam.http.get("/api/staff") if one["fp"] != sam.fp]
    opened = sam.open_case([Party("Wen Li", "victim"), Party("Ola Berg", "offender")], [], colleagues)
    card = sam.make_card(opened.case, opened.lanes["Wen Li"])
    Participant("http://localhost", house.transport).enrol(card.text, "velvet harbour biscuit")
    page = desk.go(address("person", case=opened.case, lane=opened.lanes["Wen Li"]))
    expect(page.locator("#confirm")).to_be_visible()
    page.locator("#words-differ").click()
    assert findings(page) == []
    assert findings(desk.go("/desk")) == []


def test_p14_a_person_and_their_card(desk: Visitor, house: House) -> None:
    carly = house.participant("carly").session
    where = {"case": carly["case"], "lane": carly["lane"]}
    page = desk.go(address("person", **where))
    page.locator("#call-new").click()
    page.locator("#contact-new [data-slot=booked]").click()
    assert findings(page) == []
    assert findings(desk.go(address("paper", **where))) == []
    page = desk.go(address("card", **where))
    assert findings(page) == []
    page.locator("#make").click()
    expect(page.locator("#card")).to_be_visible()
    assert findings(page) == []


@pytest.mark.parametrize("name", ["said", "transcript"])
def test_p14_what_somebody_told_or_dictated(desk: Visitor, sam: Facilitator, name: str) -> None:
    hers = next(one for one in sam.queue() if one["state"] == "approved")
    page = desk.go(address(name, case=hers["case"], lane=hers["lane"]))
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.evaluate(FILL)
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []


def test_p14_what_was_written_down_beside_its_paper(visit: Visits, sam: Facilitator) -> None:
    where = next({"case": one["case"], "item": one["msg"]} for one in sam.queue() if one["written_by"])
    page = visit("priya").go(address("compare", **where))
    expect(page.locator("#paper img")).to_have_count(1)
    page.get_by_label("Something differs").check()
    page.get_by_role("button", name="Larger: Page 1 of 1").click()
    assert findings(page) == []
    page.locator("#text").fill("It says March.")
    page.locator("#continue").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []


def test_p14_original_and_translation_beside_each_other(desk: Visitor, sam: Facilitator) -> None:
    page = desk.go(address("translate", **item_in(sam, "waiting")))
    page.evaluate(FILL)
    page.get_by_label("The facilitators alone").check()
    assert findings(page) == []
    page = desk.go(address("check-translation", **item_in(sam, "waiting")))
    expect(page.locator("#shut")).to_contain_text("There is no translation to check.")
    assert findings(page) == []


def test_p14_spoken_messages_of_a_person_and_one_that_was_told(desk: Visitor, sam: Facilitator) -> None:
    reply = item_in(sam, "proposed", "spoken")
    lane = next(one["lane"] for one in sam.queue() if one["msg"] == reply["item"])
    page = desk.go(address("relay", case=reply["case"], lane=lane))
    page.get_by_role("button", name="Keep what I heard").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    told = next(
        msg for msg, one in sam.letters(reply["case"]).items() if (one.item.kind, one.state) == ("spoken", "released")
    )
    assert findings(desk.go(address("relay", case=reply["case"], item=told))) == []


@pytest.mark.parametrize("state", ["waiting", "parked", "returned"])
def test_p14_cover_sheet_at_each_state(desk: Visitor, sam: Facilitator, state: str) -> None:
    assert findings(desk.go(address("cover", **item_in(sam, state)))) == []


@pytest.mark.parametrize("state", ["waiting", "proposed", "agreed", "offered", "approved", "parked", "held"])
def test_p14_review_at_each_state(desk: Visitor, sam: Facilitator, state: str) -> None:
    assert findings(desk.go(address("review", **item_in(sam, state)))) == []


def test_p14_review_with_highlights_and_changes(desk: Visitor, sam: Facilitator) -> None:
    danger = next(one for one in sam.queue() if one["state"] == "waiting")
    page = desk.go(address("review", case=danger["case"], item=danger["msg"]))
    page.locator("#pane-reader textarea").first.press_sequentially("Hello. ")
    expect(page.locator("#changes li").first).to_be_visible()
    page.get_by_role("button", name="Replace everywhere…").click()
    assert findings(page) == []
    page.locator("#reset").click()


@pytest.mark.parametrize(
    ("name", "state"),
    [(name, state) for rows in (OPEN, SHUT) for state, names in rows.items() for name in names],
)
def test_p14_decision_with_what_is_missing_and_its_summary(
    desk: Visitor, sam: Facilitator, name: str, state: str
) -> None:
    page = desk.go(address(name, **item_in(sam, state)))
    assert findings(page) == []
    assert not page.locator("#views").is_visible() or findings_in_each_view(page) == []
    onward = page.locator("#continue")
    shut = name in SHUT.get(state, [])
    expect(onward).to_be_visible(visible=not shut)
    if shut:
        return
    onward.click()
    if page.locator("#problems").is_visible():
        assert findings(page) == []
        page.evaluate(FILL)
        onward.click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []


def asked_to_read(sam: Facilitator, colleague: Facilitator) -> dict[str, str]:
    """A version that Sam asks a colleague to read who has not, as an address has it."""
    for one in sam.queue():
        found = sam.letter(one["case"], one["msg"])
        known = {*found.approvals, found.offer.by} if found.offer else {colleague.fp}
        if found.state in ("offered", "approved") and colleague.fp not in known:
            sam.ask(one["case"], one["msg"], colleague.fp, "The second paragraph, please.")
            return {"case": one["case"], "item": one["msg"]}
    raise AssertionError("nothing is left for this colleague to read")


def test_p14_somebody_who_was_asked_need_not_read_it(visit: Visits, sam: Facilitator, house: House) -> None:
    where = asked_to_read(sam, house.facilitator("ruth"))
    page = visit("ruth").go(address("excuse", **where))
    assert findings(page) == []
    expect(page.get_by_label("I do not read this one")).to_be_checked()
    page.locator("#continue").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []
    page.locator("#act").click()
    expect(page.locator("#done")).to_be_visible()


def test_p14_somebody_objects_and_a_supervisor_upholds_it(desk: Visitor, visit: Visits, house: House) -> None:
    graham, priya = house.participant("graham"), house.facilitator("priya")
    case = graham.session["case"]
    msg = graham.write(kind="letter", to="Ms Kessell", text="I think of that evening. I am sorry.")
    cover = {"kind": "letter", "pages": 1, "minutes": 1, "about": ["that evening"], "removed": 0, "who": "Priya"}
    priya.offer(case, msg, {**cover, "from": priya.called(case, msg)})
    page = desk.go(address("second", case=case, item=msg))
    expect(page.locator("#harm")).to_be_visible()
    page.get_by_label("Object: a supervisor decides").check()
    page.get_by_label("Why you object").fill("It is too early.")
    assert findings(page) == []
    page.locator("#continue").click()
    page.get_by_role("button", name="Object: a supervisor decides", exact=False).first.click()
    expect(page.locator("#done")).to_contain_text("A supervisor decides about it now")

    page = visit("ruth").go(address("settle", case=case, item=msg))
    expect(page.locator("#objection")).to_contain_text("It is too early.")
    page.locator("#continue").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("What the desk does next").fill("We ask her first.")
    page.locator("#continue").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []
    page.locator("#act").click()
    expect(page.locator("#done")).to_contain_text("The objection stands")
    assert priya.letter(case, msg).state == "waiting"


def test_p14_something_happened_in_a_life(desk: Visitor, sam: Facilitator) -> None:
    case = item_in(sam, "approved")["case"]
    lane = next(iter(sam.fold(sam.load(case)).lanes))
    page = desk.go(address("event", case=case, lane=lane))
    page.locator("#continue").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.evaluate(FILL)
    page.locator("#continue").click()
    expect(page.locator("#summary")).to_be_visible()
    assert findings(page) == []


def test_p14_a_lost_race_and_the_lock(desk: Visitor, house: House) -> None:
    lewis = house.participant("lewis")
    case = lewis.session["case"]
    msg = lewis.write(kind="letter", to="Carly", text="I am sorry. There is nothing else to say.")
    page = desk.go(address("decline", case=case, item=msg))
    assert findings(page) == []
    page.evaluate(FILL)
    page.locator("#continue").click()
    house.facilitator("priya").look(case, msg)
    house.facilitator("priya").send_back(case, msg, reasons=["blame"], text="Try again, please.")
    page.locator("#act").click()
    expect(page.locator("#conflict")).to_be_visible()
    assert findings(page) == []
    lock(page)
    assert findings(page) == []


def lock(page: Page) -> None:
    """The page locks itself."""
    page.evaluate(
        'import(new URL("pages-of-staff.js", document.querySelector("script[type=module]").src))'
        '.then(({ modules }) => modules["js/session.js"]().lockNow())'
    )
    expect(page.get_by_role("heading", level=1)).to_have_text("Your page is locked")
