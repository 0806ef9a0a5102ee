"""The page of conditions in a browser: by the keyboard, nothing for axe-core to find, what falls is named (P6, P14)."""

import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from mediator.client.gates import OPEN, SHUT
from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.client.ready import ready_crossing
from tests.client.world import ANSWER, PASSPHRASE, Crossing, World
from tests.conftest import Served

HOUR = 3600
PERMISSION = "Written permission of prison or probation"
ABUSE = "Partner abuse and control asked about"
YEAR = 365 * 24 * HOUR
EVIDENCE = "Letter of the governor, seen on Monday."


@pytest.fixture
def crossing(live_server: Served) -> Crossing:
    """A case at a served service."""
    return ready_crossing(live_server.app, live_server.url)


def at_the_desk(world: World, page: Page) -> Facilitator:
    """Sam in front of a browser."""
    sam = Facilitator(page, "Sam", world.staff_cards["Sam"], PASSPHRASE)
    sam.comes_signed_in(world.base_url)
    return sam


def press(page: Page, name: str) -> None:
    """Press a button by the keyboard alone: it can be reached by Tab, and Enter does it."""
    button = page.get_by_role("button", name=name, exact=True)
    expect(button).to_be_visible()
    for _ in range(120):
        if button.evaluate("element => element === document.activeElement"):
            return page.keyboard.press("Enter")
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {name}")


@pytest.mark.browser
def test_p6_p14_conditions_are_set_opened_and_shut_by_the_keyboard(
    crossing: Crossing, profile: Callable[..., Page]
) -> None:
    world, case, ben = crossing.world, crossing.case, crossing.lanes["Ben"]
    page = at_the_desk(world, profile()).page
    page.goto(f"/desk/case?case={case}")
    expect(page.locator("#sides")).to_contain_text(f"Open {ABUSE}, until")
    page.get_by_role("link", name="Conditions: change for Ben").click()
    expect(page.locator("#title")).to_have_text("Conditions for Ben")
    expect(page.locator("#gates > li")).to_have_count(5)
    assert findings(page) == []

    msg = crossing.ben.write(ANSWER)
    crossing.pass_on(msg, when=int(time.time()) + HOUR)
    page.reload()
    expect(page.get_by_label(PERMISSION)).to_be_visible()
    page.get_by_label(PERMISSION).focus()
    page.keyboard.press("Space")
    press(page, "Save what is needed")
    expect(page.locator("#summary")).to_be_focused()
    expect(page.locator("#falling")).to_have_text("Letter from Ben, person responsible")
    assert findings(page) == []
    assert crossing.state(msg) == "parked"
    press(page, "Save this: it counts now")
    expect(page.locator("#saved")).to_be_focused()
    row = page.locator("#gates > li").filter(has_text=PERMISSION)
    expect(row).to_contain_text("Not given")
    assert crossing.state(msg) == "approved"

    press(page, f"Open this {PERMISSION}")
    press(page, "Continue to the summary")
    expect(page.locator("#problems li")).to_have_count(3)
    assert page.locator("#kind option:not([disabled])").all_inner_texts() == ["A document"]
    page.get_by_label("What it rests on").select_option("A document")
    page.get_by_label("How you know").fill(EVIDENCE)
    page.get_by_label("Until the end of a day").check()
    page.locator("#until-date").fill("2031-03-14")
    assert findings(page) == []
    press(page, "Continue to the summary")
    expect(page.locator("#rows")).to_contain_text("Until the end of Friday 14 March 2031")
    expect(page.locator("#falling-part")).to_be_hidden()
    press(page, "Save this: it counts now")
    for words in ("Open", EVIDENCE, "Until Friday 14 March 2031.", "Opened by you today at"):
        expect(row).to_contain_text(words)
    assert world.sam.conditions(case, ben)["permission"] == OPEN
    assert findings(page) == []

    press(page, f"Shut this {PERMISSION}")
    page.get_by_label("Why it is not met").fill("He was moved to another prison.")
    press(page, "Continue to the summary")
    press(page, "Save this: it counts now")
    expect(row).to_contain_text("He was moved to another prison.")
    assert world.sam.conditions(case, ben)["permission"] == SHUT
    page.get_by_role("link", name="Now", exact=True).click()
    expect(page.locator("#sides")).to_contain_text(f"Shut {PERMISSION}")
    expect(page.locator("#items")).to_contain_text(f"“{PERMISSION}” for Ben is shut.")
    assert findings(page) == []


@pytest.mark.browser
def test_p9_what_was_typed_stays_when_a_colleague_was_quicker(crossing: Crossing, profile: Callable[..., Page]) -> None:
    world, case, ben = crossing.world, crossing.case, crossing.lanes["Ben"]
    world.sam.need(case, ben, ["permission"])
    page = at_the_desk(world, profile()).page
    page.goto(f"/desk/gates?case={case}&lane={ben}")
    page.get_by_role("button", name=f"Shut this {PERMISSION}").click()
    page.get_by_label("Why it is not met").fill("Nobody answers.")
    page.get_by_role("button", name="Continue to the summary").click()
    world.priya.open_gate(case, ben, "permission", EVIDENCE, int(time.time()) + YEAR, kind="document")
    page.get_by_role("button", name="Save this: it counts now").click()
    expect(page.locator("#problem")).to_contain_text("Somebody else has changed this in the meantime.")
    expect(page.get_by_label("Why it is not met")).to_have_value("Nobody answers.")
    page.get_by_role("button", name="Leave it as it is").click()
    expect(page.locator("#gates > li")).to_contain_text(EVIDENCE)
    assert world.sam.conditions(case, ben) == {"permission": OPEN}


@pytest.mark.browser
def test_p6_an_event_shuts_what_it_touches_in_one_act(crossing: Crossing, profile: Callable[..., Page]) -> None:
    world, case, ben = crossing.world, crossing.case, crossing.lanes["Ben"]
    world.sam.need(case, ben, ["preparation-done", "responsibility-accepted"])
    for gate in ("preparation-done", "responsibility-accepted"):
        world.sam.open_gate(case, ben, gate, EVIDENCE, int(time.time()) + YEAR)
    msg = crossing.ben.write(ANSWER)
    crossing.pass_on(msg, when=int(time.time()) + HOUR)
    page = at_the_desk(world, profile()).page
    page.goto(f"/desk/gates?case={case}&lane={ben}")
    page.get_by_role("link", name="Something happened").click()
    press(page, "Continue to the summary")
    expect(page.locator("#problems li")).to_have_count(2)
    page.get_by_label("Recalled to prison").check()
    expect(page.get_by_label(PERMISSION)).to_be_checked()
    expect(page.get_by_label("Accepts responsibility")).not_to_be_checked()
    expect(page.get_by_label("In prison, or another place where others can read along")).to_be_checked()
    page.get_by_label("What you know, and from whom").fill("His officer rang at nine.")
    assert findings(page) == []
    press(page, "Continue to the summary")
    expect(page.locator("#falling")).to_have_text("Letter from Ben, person responsible")
    expect(page.locator("#rows")).to_contain_text("Where others can read along")
    expect(page.locator("#rows")).to_contain_text("New on their list")
    assert crossing.state(msg) == "parked"
    press(page, "Save this: it counts now")
    expect(page.locator("#done")).to_be_focused()
    assert findings(page) == []
    assert world.priya.conditions(case, ben) == {
        "permission": SHUT, "preparation-done": SHUT, "responsibility-accepted": OPEN,
    }  # fmt: skip
    assert crossing.state(msg) == "approved"
    told = world.priya.fold(world.priya.load(case)).lanes[ben].info
    assert world.priya.content(case, told)["custody"] == 1
    page.get_by_role("link", name="Look at the conditions").click()
    expect(page.locator("#gates > li").first).to_contain_text("Accepts responsibility")
    expect(page.locator("#gates")).to_contain_text("Recalled to prison")


@pytest.mark.browser
def test_p6_what_must_be_looked_at_again_cannot_be_open_for_ever(
    crossing: Crossing, profile: Callable[..., Page]
) -> None:
    world, case, ben = crossing.world, crossing.case, crossing.lanes["Ben"]
    world.sam.need(case, ben, ["risk-reviewed", "responsibility-accepted"])
    page = at_the_desk(world, profile()).page
    page.goto(f"/desk/gates?case={case}&lane={ben}")
    page.get_by_role("button", name="Open this anew Risks and strengths reviewed").click()
    expect(page.get_by_label("No end")).to_be_disabled()
    expect(page.get_by_label("Until the end of a day")).to_be_checked()
    page.get_by_role("button", name="Leave it as it is").click()
    page.get_by_role("button", name="Open this anew Accepts responsibility").click()
    page.get_by_label("How you know").fill("He said so twice.")
    page.get_by_label("No end").check()
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#problems")).to_contain_text("Choose how they accept it")
    page.get_by_label("Does not remember, and accepts it from the evidence").check()
    page.get_by_role("button", name="Continue to the summary").click()
    page.get_by_role("button", name="Save this: it counts now").click()
    expect(page.locator("#gates")).to_contain_text(
        "Does not remember, and accepts it from the evidence. He said so twice."
    )


@pytest.mark.browser
def test_p6_where_abuse_was_found_the_way_is_shut_and_a_supervisor_names_the_specialist(
    crossing: Crossing, profile: Callable[..., Page]
) -> None:
    world, case, ann = crossing.world, crossing.case, crossing.lanes["Ann"]
    page = at_the_desk(world, profile()).page
    page.goto(f"/desk/gates?case={case}&lane={ann}")
    page.get_by_role("button", name=f"Open this anew {ABUSE}").click()
    page.get_by_label("Asked, and yes, or perhaps").check()
    expect(page.locator("#yes-part")).to_contain_text("“We cannot offer this. This is our decision.”")
    page.get_by_label("How you know").fill("He had her telephone.")
    page.get_by_role("button", name="Continue to the summary").click()
    expect(page.locator("#problems")).to_contain_text("Choose a day that lies ahead")
    page.locator("#review-date").fill("2031-03-14")
    page.get_by_role("button", name="Continue to the summary").click()
    page.get_by_role("button", name="Save this: it counts now").click()
    row = page.locator("#gates > li").filter(has_text=ABUSE)
    expect(row).to_contain_text("Only a supervisor who did not shut it can open it")
    expect(row.get_by_role("button", name="Open")).to_have_count(0)
    assert world.sam.conditions(case, ann)["partner-abuse-asked"] == SHUT

    ruth = Facilitator(profile(), "Ruth", world.staff_cards["Ruth"], PASSPHRASE)
    ruth.comes_signed_in(world.base_url)
    ruth.page.goto(f"/desk/gates?case={case}&lane={ann}")
    ruth.page.get_by_role("button", name=f"Open this {ABUSE}").click()
    ruth.page.get_by_label("How you know").fill("They never lived together.")
    ruth.page.get_by_label("No end").check()
    ruth.page.get_by_role("button", name="Continue to the summary").click()
    expect(ruth.page.locator("#problems")).to_contain_text("Name the specialist whom you asked")
    ruth.page.get_by_label("Which specialist did you ask?").fill("Jo Marsh, IDVA")
    ruth.page.get_by_role("button", name="Continue to the summary").click()
    ruth.page.get_by_role("button", name="Save this: it counts now").click()
    expect(ruth.page.locator("#gates")).to_contain_text("Asked: Jo Marsh, IDVA.")
    assert world.sam.conditions(case, ann)["partner-abuse-asked"] == OPEN
