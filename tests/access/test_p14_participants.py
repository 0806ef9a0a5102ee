"""Every page of participants in every state that people meet: nothing for axe-core to find, nothing cut off."""

import re

import pytest
from playwright.sync_api import Page, Route, ViewportSize, expect

from tests.access.findings import findings, findings_in_each_view
from tests.access.house import PEOPLE, WIDE, House, Visitor, Visits

pytestmark = pytest.mark.browser
PHONE: ViewportSize = {"width": 375, "height": 700}
LONG = "We were at the bus stop. " * 400 + "\n\n" + "a" * 300 + "\n\n" + "And then we went home. " * 200
PAGES = 'import(new URL("pages-of-participant.js", document.querySelector("script[type=module]").src))'
LOCK = PAGES + '.then(({ modules }) => modules["js/session.js"]().lockNow())'
WARN = PAGES + '.then(({ modules }) => new (modules["js/cover.js"]().Cover)().warn(new Date()))'


def begin(visitor: Visitor, name: str) -> Page:
    """Choose what to write; a new draft opens."""
    page = visitor.go("/choose")
    page.get_by_role("button", name=re.compile(f"^{name}( to |$)")).first.click()
    page.wait_for_url("**/write#*")
    visitor.settle()
    return page


def place_of(page: Page, where: str, size: ViewportSize) -> float:
    """How far below the top of the page something stands, at this size of the window."""
    page.set_viewport_size(size)
    return float(page.locator(where).evaluate("(part) => part.getBoundingClientRect().top + scrollY"))


@pytest.mark.parametrize("who", ["hazel", "kyle", "moira", "graham", "carly", "lewis"])
def test_p14_home_with_what_each_of_them_has(visit: Visits, who: str) -> None:
    assert findings(visit(who).go("/home")) == []


@pytest.mark.parametrize("path", ["/consents", "/choose", "/removed", "/settings", "/stop", "/wishes"])
def test_p14_pages_that_everybody_has(visit: Visits, path: str) -> None:
    assert findings(visit("hazel").go(path)) == []


def test_p14_how_i_want_it_with_a_mistake_and_saved(visit: Visits) -> None:
    page = visit("danuta").go("/wishes")
    page.get_by_label("How you want to be called").fill("Ms Wrona")
    page.get_by_role("button", name="Add days").click()
    page.get_by_label("First day").fill("2090-12-24")
    page.get_by_label("Last day").fill("2090-12-20")
    page.locator("#save").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.get_by_label("Last day").fill("2090-12-26")
    page.locator("#save").click()
    expect(page.locator("#saved")).not_to_be_empty()
    expect(page.locator("#problems")).to_be_hidden()
    assert findings(page) == []


@pytest.mark.parametrize("kind", ["A letter", "A short message", "Questions", "Answers", "Just for me"])
def test_p14_write_each_kind(visit: Visits, kind: str) -> None:
    page = begin(visit("kyle"), kind)
    for summary in page.locator("details:visible > summary").all():
        summary.click()
    assert findings(page) == []


def test_p14_write_in_nine_parts(visit: Visits) -> None:
    page = begin(visit("kyle"), "A letter")
    page.locator("#text").fill("What I wrote before.")
    page.get_by_role("button", name="Write it in nine parts").click()
    page.get_by_role("button", name="Begin with: It was my decision.").click()
    assert findings(page) == []
    page.get_by_role("button", name="Write it as one text").click()
    expect(page.locator("#text")).to_have_value("What I wrote before.\n\nIt was my decision.")


def test_p14_write_empty_and_about_to_remove(visit: Visits) -> None:
    page = begin(visit("kyle"), "Questions")
    page.get_by_role("button", name="Check before you send").click()
    expect(page.locator("#problems")).to_be_visible()
    expect(page.get_by_label("Question 1")).to_have_accessible_description(re.compile("^Write something first"))
    page.get_by_role("button", name="Remove this draft").click()
    assert findings(page) == []


def test_p14_write_long_and_without_a_connection_and_check_it(visit: Visits) -> None:
    visitor = visit("kyle")
    page = begin(visitor, "A letter")
    told = LONG + "Ring me on 07700 900123 or come to 12 Mill Lane"
    page.locator("#text").fill(told)
    expect(page.locator("#saved")).to_contain_text("Saved")
    stood = [place_of(page, "#go", size) for size in (PHONE, WIDE)]
    page.context.set_offline(True)
    page.locator("#text").fill(f"{told}.")
    expect(page.locator("#saved")).to_contain_text("Not saved yet: no connection.")
    stands = [place_of(page, "#go", size) for size in (PHONE, WIDE)]
    assert stands == stood, "the button does not move away from under whoever presses it"
    page.get_by_role("button", name="Check before you send").click()
    expect(page.locator("#problems")).to_be_visible()
    assert findings(page) == []
    page.context.set_offline(False)
    page.get_by_role("button", name="Check before you send").click()
    page.wait_for_url("**/check#*")
    visitor.settle()
    expect(page.locator("#prompts-list")).to_contain_text("It will be taken out before anybody else reads this.")
    expect(page.locator("#prompts-list"), "the page knows whose words these are").not_to_contain_text("must not")
    assert findings(page) == []


def test_p14_write_in_two_tabs(visit: Visits, house: House) -> None:
    visitor = visit("moira")
    page = begin(visitor, "A letter")
    page.locator("#text").fill("The first tab.")
    expect(page.locator("#saved")).to_contain_text("Saved")
    other = Visitor(page.context.new_page())
    other.sign_in(house.cards["moira"], PEOPLE["moira"].passphrase)
    other.go(page.url)
    other.page.locator("#text").fill("The second tab.")
    expect(other.page.locator("#saved")).to_contain_text("Saved")
    page.locator("#text").fill("The first tab again.")
    expect(page.locator("#clash")).to_be_visible()
    assert findings(page) == []
    other.page.close()


def test_p14_send_what_was_written(visit: Visits) -> None:
    visitor = visit("moira")
    page = begin(visitor, "A short message")
    page.locator("#text").fill("I have read it. I need time.")
    page.get_by_role("button", name="Check before you send").click()
    page.wait_for_url("**/check#*")
    visitor.settle()
    assert findings(page) == []
    page.locator("#send").click()
    page.wait_for_url("**/done#*")
    visitor.settle()
    assert findings(page) == []


@pytest.mark.parametrize("tag", ["Not passed on", "Taken back", "Back with you", "With us"])
def test_p14_one_item_in_each_state(visit: Visits, tag: str) -> None:
    visitor = visit("lewis")
    visitor.go("/home")
    page = visitor.go(visitor.link("/item#", tag) if tag != "With us" else visitor.link("/item#"))
    expect(page.locator("#looked-list li, #looked-list-none").locator("visible=true")).not_to_have_count(0)
    ask = page.locator("#recall-ask")
    if ask.is_visible():
        ask.click()
    assert findings(page) == []


def test_p14_mend_what_came_back(visit: Visits) -> None:
    visitor = visit("lewis")
    visitor.go("/home")
    visitor.go(visitor.link("/item#", "Back with you"))
    visitor.page.locator("#go a").click()
    visitor.page.wait_for_url("**/write#*")
    visitor.settle()
    expect(visitor.page.locator("#sent-back")).to_be_visible()
    assert findings(visitor.page) == []


def test_p14_suggested_changes_unanswered_and_agreed(visit: Visits) -> None:
    visitor = visit("carly")
    visitor.go("/home")
    page = visitor.go(visitor.link("/changes#"))
    assert findings(page) == []
    assert findings_in_each_view(page) == []
    page.get_by_role("button", name="Send my answers").click()
    expect(page.locator("#problems")).to_be_visible()
    for summary in page.locator("details:not([open]) > summary").all():
        summary.click()
    assert findings(page) == []
    page.locator("#agree-all").click()
    expect(page.locator("#after")).to_be_visible()
    assert findings(page) == []


def test_p14_something_is_ready_then_not_today_then_read(visit: Visits) -> None:
    visitor = visit("hazel")
    visitor.go("/home")
    page = visitor.go(visitor.link("/ready#"))
    assert findings(page) == []
    page.get_by_role("button", name="Not today").click()
    expect(page.get_by_text("You chose this")).to_be_visible()
    assert findings(page) == []
    page.get_by_role("button", name="Read it now").click()
    page.wait_for_url("**/read#*")
    visitor.settle()
    assert findings(page) == []
    page.get_by_role("button", name="Please ring me").click()
    expect(page.locator("#how-done")).not_to_be_empty()
    page.get_by_role("button", name="Cover it").click()
    assert findings(page) == []


def test_p14_settings_saved_in_the_largest_words(visit: Visits) -> None:
    page = visit("graham").go("/settings")
    page.get_by_label("Very large").check()
    page.get_by_role("button", name="Save these settings").click()
    expect(page.locator("#saved")).not_to_be_empty()
    assert page.evaluate("document.documentElement.dataset.text") == "largest"
    assert findings(page) == []


def test_p14_the_question_before_the_lock_and_the_lock(visit: Visits) -> None:
    page = visit("kyle").go("/home")
    page.evaluate(WARN)
    assert findings(page) == []
    page.locator("dialog").evaluate("dialog => dialog.remove()")
    page.evaluate(LOCK)
    expect(page.get_by_role("heading", level=1)).to_have_text("Your page is locked")
    assert findings(page) == []
    page.locator("#unlock-passphrase").fill("football biscuit ladder")
    page.get_by_role("button", name="Open my page").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Your page")


def test_p14_a_failed_check_shows_whom_to_ring(visit: Visits) -> None:
    visitor = visit("kyle")

    def swallow(route: Route) -> None:
        answer = route.fetch()
        told = answer.json()
        (lane,) = told["lanes"]
        told["lanes"][lane] = told["lanes"][lane][:-1]
        route.fulfill(response=answer, json=told)

    visitor.page.route("**/api/cases/*", swallow)
    page = visitor.page
    page.goto("/home")
    expect(page.get_by_role("heading", level=1)).to_have_text("We cannot show this safely")
    assert findings(page) == []
    visitor.page.unroute("**/api/cases/*")


def test_p14_consents_without_an_answer(visit: Visits) -> None:
    visitor = visit("lewis")
    page = visitor.go("/consents")
    page.get_by_role("button", name="Save what I chose").click()
    expect(page.locator("#saved-panel, #problems").locator("visible=true")).to_have_count(1)
    assert findings(page) == []


def test_p14_paused_and_stopped(visit: Visits) -> None:
    visitor = visit("graham")
    page = visitor.go("/stop")
    page.locator("#stop").click()
    assert findings(page) == []
    page.locator("#sure-pause").click()
    expect(page.locator("#paused")).to_be_visible()
    assert findings(page) == []
    assert findings(visitor.go("/home")) == []
    visitor.go("/stop")
    page.locator("#paused-stop").click()
    page.locator("#sure-stop").click()
    expect(page.locator("#stopped")).to_be_visible()
    assert findings(page) == []
    assert findings(visitor.go("/home")) == []
    assert findings(visitor.go("/choose")) == []
