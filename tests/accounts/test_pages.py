"""The way in, the lock, drafts, Exit and Stop in a real browser, told through Ann, who was given a card."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from mediator.accounts import staff
from mediator.accounts.models import Draft
from mediator.client.facilitator import Card, Facilitator, Party
from mediator.client.participant import Participant
from mediator.extensions import db
from mediator.protocol.identity import Identity
from mediator.record.models import HaltRow
from tests.conftest import Served

PASSPHRASE = "amber lantern river"
CANARY = "the green gate by the mill"
ELSEWHERE = "https://www.bbc.co.uk/weather"

# A page that saves a text as the writing page does, on whatever page Ann has open.
WRITING = """async (id) => {
  const own = document.querySelector("script[type=module]").src;
  const { modules } = await import(new URL("pages-of-participant.js", own));
  const { Draft } = modules["js/drafts.js"]();
  const field = Object.assign(document.createElement("textarea"), { id: "field" });
  const line = Object.assign(document.createElement("p"), { id: "line" });
  document.getElementById("page").append(field, line);
  const draft = id ? await Draft.open(id) : Draft.start();
  field.value = draft.content?.text ?? "";
  window.draft = draft.watch({ read: () => ({ text: field.value }), line, onClash: (both) => (window.clash = both) });
  field.addEventListener("input", () => draft.touch());
  return draft.id;
}"""

LOCKING = """async () => {
  const own = document.querySelector("script[type=module]").src;
  const { modules } = await import(new URL("pages-of-participant.js", own));
  await modules["js/session.js"]().lockNow();
}"""


@dataclass
class Ann:
    """A participant-to-be: her card, and the facilitator who gave it to her."""

    card: Card
    sam: Facilitator
    case: str
    lane: str

    def arrives(self, page: Page) -> None:
        """Ann opens the link on her card."""
        page.goto(f"/in#{self.card.text.replace('-', '')}")

    def opens(self, page: Page, passphrase: str = PASSPHRASE) -> None:
        """Ann signs in with card and passphrase, and goes to her settings, a quiet page."""
        self.arrives(page)
        page.locator("#passphrase").fill(passphrase)
        page.get_by_role("button", name="Open my page").click()
        page.get_by_role("button", name="Go on").or_(page.get_by_role("link", name="Settings")).first.wait_for()
        if page.get_by_role("button", name="Go on").is_visible():
            page.get_by_role("button", name="Go on").click()
        page.get_by_role("link", name="Settings").click()
        expect(page.get_by_role("button", name="Save")).to_be_visible()


@pytest.fixture
def ann(live_server: Served) -> Ann:
    """Ann's case is open and her card is printed; she has not used it."""
    root = Identity.from_seed(b"r" * 32)
    desk = []
    with live_server.app.app_context():
        staff.make_service(root.public(), demo=False, now=Facilitator(live_server.url).now())
    for name, supervisor in (("Sam Carter", False), ("Priya Shah", False), ("Ruth Bell", True)):
        one = Facilitator(live_server.url)
        with live_server.app.app_context():
            card = staff.invite(name, supervisor, one.now())
        one.enrol(card, "five words that were drawn")
        with live_server.app.app_context():
            staff.certify(one.fp, root, one.now())
        desk.append(one)
    sam, *others = desk
    people = [Party("Ann Fox", "victim"), Party("Bob Hill", "offender")]
    opened = sam.open_case(people, [], [one.fp for one in others])
    lane = opened.lanes["Ann Fox"]
    return Ann(sam.make_card(opened.case, lane), sam, opened.case, lane)


@pytest.fixture
def enrolled(ann: Ann, live_server: Served) -> Ann:
    """Ann has made her page, elsewhere."""
    Participant(live_server.url).enrol(ann.card.text, PASSPHRASE)
    return ann


def wait_until(page: Page, true: str) -> None:
    """Wait up to ten seconds until a JavaScript expression is true; the page's own policy forbids shorter ways."""
    for _ in range(100):
        if page.evaluate(true):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"never came true: {true}")


def drafts_of(ann: Ann, served: Served) -> list[str]:
    """The newest text of each of Ann's drafts, read with her passphrase on another device."""
    elsewhere = Participant(served.url)
    elsewhere.sign_in(ann.card.text, PASSPHRASE)
    return [content["text"] for content in elsewhere.drafts().values()]


@pytest.mark.browser
def test_p12_a_new_card_becomes_a_page_and_leaves_no_trace_in_the_address(ann: Ann, page: Page) -> None:
    ann.arrives(page)
    page.get_by_role("button", name="Start").click()
    assert "#" not in page.url
    expect(page.get_by_role("heading", level=1)).to_have_text("Before you start")
    page.get_by_role("button", name="Go on").click()
    page.locator("#chosen").fill("short")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("alert")).to_contain_text("at least 10 letters")
    page.get_by_role("button", name="Use these words").click()
    words = page.locator("#suggested").inner_text()
    page.get_by_role("button", name="Go on").click()
    page.locator("#practised").fill(f"  {words} ")
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make my page").click()
    shown = page.locator("#check-words")
    expect(shown).not_to_be_empty()
    assert shown.inner_text().split(" · ") == ann.sam.words_for(ann.case, ann.lane)
    assert page.title() == "Your page – Northfield Contact Service"
    kept = page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    for secret in (words, ann.card.text.replace("-", ""), ann.card.text):
        assert secret not in kept


@pytest.mark.browser
def test_the_passphrase_is_wrong(enrolled: Ann, page: Page) -> None:
    enrolled.arrives(page)
    page.locator("#passphrase").fill("not these words")
    page.get_by_role("button", name="Open my page").click()
    expect(page.get_by_role("alert")).to_contain_text("That did not open your page")


@pytest.mark.browser
def test_p9_a_locked_page_goes_on_with_the_same_text_and_caret(enrolled: Ann, page: Page, live_server: Served) -> None:
    enrolled.opens(page)
    page.evaluate(WRITING, "")
    page.locator("#field").press_sequentially(CANARY)
    page.evaluate("document.getElementById('field').setSelectionRange(4, 9)")
    page.evaluate(LOCKING)
    page.get_by_role("heading", name="Your page is locked").wait_for()
    assert CANARY not in page.evaluate("document.documentElement.outerHTML")
    assert page.locator("#field").count() == 0
    assert page.evaluate("sessionStorage.getItem('half')") is None
    assert page.evaluate("fetch('/api/session').then((r) => r.json()).then((s) => s.hk)") is None
    assert drafts_of(enrolled, live_server) == [CANARY]
    page.locator("#unlock-passphrase").fill("not these words")
    page.get_by_role("button", name="Open my page").click()
    expect(page.get_by_text("That did not open your page")).to_be_visible()
    page.locator("#unlock-passphrase").fill(PASSPHRASE)
    page.get_by_role("button", name="Open my page").click()
    expect(page.locator("#field")).to_have_value(CANARY)
    assert page.evaluate("[document.activeElement.id, field.selectionStart, field.selectionEnd]") == ["field", 4, 9]
    page.locator("#field").press("Control+End")
    page.locator("#field").press_sequentially(", once")
    expect(page.locator("#line")).to_contain_text("Saved")
    wait_until(page, "draft.content.text.endsWith('once')")
    assert drafts_of(enrolled, live_server) == [f"{CANARY}, once"]


@pytest.mark.browser
def test_p2_p9_the_network_drops_while_writing(enrolled: Ann, page: Page, live_server: Served) -> None:
    enrolled.opens(page)
    page.evaluate(WRITING, "")
    page.locator("#field").press_sequentially(CANARY)
    expect(page.locator("#line")).to_contain_text("Saved")
    page.context.set_offline(True)
    page.locator("#field").press_sequentially(" in May")
    expect(page.locator("#line")).to_have_text("Not saved yet: no connection. Keep this page open.")
    page.context.set_offline(False)
    expect(page.locator("#line")).to_contain_text("Saved", timeout=15_000)
    wait_until(page, "draft.content.text.endsWith('May')")
    page.locator("#field").fill("the")
    expect(page.locator("#line")).to_contain_text("Your longer text")
    versions = page.evaluate("draft.versions().then((all) => all.map(({ content }) => content.text))")
    assert versions[0] == "the"
    assert f"{CANARY} in May" in versions
    with live_server.app.app_context():
        assert all(CANARY.encode() not in row.sealed for row in db.session.query(Draft))
    assert CANARY not in page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")


@pytest.mark.browser
def test_p9_two_tabs_with_one_draft_show_both_texts(enrolled: Ann, page: Page) -> None:
    enrolled.opens(page)
    draft = page.evaluate(WRITING, "")
    page.locator("#field").press_sequentially("first")
    expect(page.locator("#line")).to_contain_text("Saved")
    second = page.context.new_page()
    enrolled.opens(second)
    second.evaluate(WRITING, draft)
    expect(second.locator("#field")).to_have_value("first")
    second.locator("#field").press_sequentially(" and second")
    expect(second.locator("#line")).to_contain_text("Saved")
    page.locator("#field").press_sequentially(" and other")
    wait_until(page, "Boolean(window.clash)")
    assert page.evaluate("clash") == {"mine": {"text": "first and other"}, "theirs": {"text": "first and second"}}
    assert page.evaluate("draft.restore(clash.mine)") is True
    texts = page.evaluate("draft.versions().then((all) => all.map(({ content }) => content.text))")
    assert texts[:2] == ["first and other", "first and second"]


@pytest.mark.browser
def test_p12_exit_and_back_show_nothing_and_the_last_words_are_kept(
    enrolled: Ann, page: Page, live_server: Served
) -> None:
    let_leave(page.context)
    enrolled.opens(page)
    page.evaluate(WRITING, "")
    page.locator("#field").press_sequentially(CANARY)
    page.get_by_role("link", name="Exit this page").click()
    page.wait_for_url(ELSEWHERE)
    page.go_back()
    expect(page.get_by_role("heading", name="Open your page")).to_be_visible()
    expect(page.locator("#field")).to_have_count(0)
    assert CANARY not in page.content()
    assert page.request.get(f"{live_server.url}/api/session").status == 401
    assert page.evaluate("[sessionStorage.half, localStorage.card]") == [None, None]
    assert drafts_of(enrolled, live_server) == [CANARY]


@pytest.mark.browser
def test_three_presses_of_shift_leave_and_two_do_not(enrolled: Ann, page: Page) -> None:
    let_leave(page.context)
    enrolled.opens(page)
    for key in ("Shift", "Shift", "a", "Shift", "Shift"):
        page.keyboard.press(key)
    assert page.url.endswith("/settings")
    page.keyboard.press("Shift")
    page.wait_for_url(ELSEWHERE)


@pytest.mark.browser
@pytest.mark.parametrize("broken", [True, False])
def test_p7_pause_works_also_when_the_case_cannot_be_checked(
    enrolled: Ann, page: Page, live_server: Served, broken: bool
) -> None:
    enrolled.sam.accept(enrolled.case, enrolled.lane, enrolled.sam.words_for(enrolled.case, enrolled.lane))
    enrolled.opens(page)
    if broken:
        page.route("**/api/cases/*", lambda route: route.fulfill(json={"roster": "none of it"}))
    page.get_by_role("link", name="Pause or stop").click()
    page.get_by_role("button", name="Pause everything").click()
    words = "Everything is stopped for now" if broken else "Everything is paused"
    expect(page.get_by_role("heading", name=words)).to_be_visible()
    with live_server.app.app_context():
        assert db.session.query(HaltRow).count() == (1 if broken else 0)


@pytest.mark.browser
def test_p7_a_locked_page_can_be_paused_without_the_passphrase(enrolled: Ann, page: Page, live_server: Served) -> None:
    enrolled.sam.accept(enrolled.case, enrolled.lane, enrolled.sam.words_for(enrolled.case, enrolled.lane))
    enrolled.opens(page)
    page.get_by_role("button", name="Lock my page now").click()
    page.get_by_role("button", name="Pause everything").click()
    expect(page.get_by_text("Everything is paused")).to_be_visible()
    with live_server.app.app_context():
        assert db.session.query(HaltRow).one().lane == enrolled.lane

    # Behind the lock nothing looks as if it went on, and she can start again herself.
    page.get_by_label("Your passphrase", exact=True).locator("visible=true").fill(PASSPHRASE)
    page.get_by_role("button", name="Open my page").click()
    page.get_by_role("link", name="Home").first.click()
    expect(page.locator("#paused")).to_contain_text("Nothing is passed on to you or from you.")
    page.get_by_role("link", name="Pause or stop").first.click()
    expect(page.get_by_role("heading", name="Everything is stopped for now")).to_be_visible()
    page.get_by_role("button", name="Start again").click()
    expect(page.get_by_role("button", name="Pause everything")).to_be_visible()
    page.goto("/home")
    expect(page.locator("#page")).to_be_visible()
    expect(page.locator("#paused")).to_be_hidden()


@pytest.mark.browser
def test_settings_hold_on_the_next_page(enrolled: Ann, page: Page) -> None:
    enrolled.opens(page)
    page.get_by_label("Very large").check()
    page.get_by_label("Wikipedia").check()
    page.get_by_label("1 hour").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    page.get_by_role("link", name="Pause or stop").click()
    page.get_by_role("button", name="Pause everything").wait_for()
    assert page.evaluate("document.documentElement.dataset.text") == "largest"
    assert "wikipedia" in page.get_by_role("link", name="Exit this page").get_attribute("href")


def let_leave(context: BrowserContext) -> None:
    """Stand in for the page that Exit leads to: tests reach no other site."""
    context.route("https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>Sun."))
