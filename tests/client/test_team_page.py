"""The desk's page in a browser: a lost account is replaced, a colleague is taken off, and participants are told."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.access.findings import findings
from tests.browser.facilitators import Facilitator as AtDesk
from tests.browser.participants import Participant as AtHome
from tests.client.ready import ready_crossing
from tests.client.world import Crossing, add_staff
from tests.conftest import Served

pytestmark = pytest.mark.browser

TOLD = "The people on your case have changed"


@pytest.fixture
def crossing(live_server: Served) -> Crossing:
    """A case at a served service."""
    return ready_crossing(live_server.app, live_server.url)


def opens_team(sam: AtDesk, case: str) -> None:
    """Go to the page by the case's own link."""
    sam.page.goto(f"/desk/case?case={case}")
    sam.arrives("/desk/case")
    sam.follows("Change the team")
    sam.arrives("/desk/team")
    assert findings(sam.page) == []


def sums_up(sam: AtDesk) -> str:
    """Go on to the summary; what it says."""
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#summary")).to_be_visible()
    assert findings(sam.page) == []
    return sam.page.locator("#rows").inner_text()


def members(sam: AtDesk) -> list[str]:
    """The names in the table."""
    return sam.page.locator("#members th").all_inner_texts()


def test_p11_a_lost_account_is_replaced_and_a_colleague_taken_off(
    crossing: Crossing, profile: Callable[..., Page]
) -> None:
    world, case = crossing.world, crossing.case
    ann = AtHome(profile(), "Ann", crossing.cards["Ann"].text)
    ann.comes_signed_in(world.base_url)
    ann.sees("Your page")
    ann.sees_nothing_of(TOLD)
    lost, priya = world.priya, add_staff(world, "Priya")

    sam = AtDesk(profile(), "Sam", world.staff_cards["Sam"])
    sam.comes_signed_in(world.base_url)
    opens_team(sam, case)
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#problems")).to_be_visible()
    sam.page.get_by_label("Replace a lost account").check()
    assert findings(sam.page) == []
    sam.page.get_by_role("group", name="Who leaves").get_by_label("Priya", exact=True).check()
    sam.page.get_by_label(f"Priya. Check words: {' '.join(priya.words_of(priya.fp))}").check()
    sam.page.get_by_label("I rang or met").check()
    assert "comes with a new account" in sums_up(sam)
    sam.presses("Put the new account in the place of the lost one")
    sam.sees("The desk has changed: 3 people are on it")
    assert members(sam) == ["You", "Ruth", "Priya"]
    assert findings(sam.page) == []
    assert set(world.sam.load(case).view.members) == {world.sam.fp, world.ruth.fp, priya.fp}
    assert lost.fp != priya.fp
    assert priya.unfinished(case) == []
    ann.goes_home()
    ann.sees(TOLD)
    assert findings(ann.page) == []

    sam.page.get_by_label("Take somebody off").check()
    sam.page.get_by_role("group", name="Who leaves").get_by_label("Ruth", exact=True).check()
    assert "No card can be made until" in sums_up(sam)
    sam.presses("Take this person off")
    sam.sees("The desk has changed: 2 people are on it")
    assert members(sam) == ["You", "Priya"]
    sam.sees("No card can be made until")
    view = world.sam.load(case).view
    assert (view.roster.current.n, world.sam.unfinished(case)) == (3, [])
    assert set(crossing.ann.names().values()) == {"Sam", "Priya"}


def test_a_change_that_stopped_half_way_is_finished_on_the_page(
    crossing: Crossing, profile: Callable[..., Page], monkeypatch: pytest.MonkeyPatch
) -> None:
    world, case = crossing.world, crossing.case
    monkeypatch.setattr(world.ruth, "finish_team", lambda _case: None)
    world.ruth.remove_colleague(case, world.priya.fp)

    sam = AtDesk(profile(), "Sam", world.staff_cards["Sam"])
    sam.comes_signed_in(world.base_url)
    opens_team(sam, case)
    sam.sees("Unfinished: 1 of 3")
    sam.presses("Finish the change")
    sam.sees("The change is finished")
    expect(sam.page.locator("#unfinished")).to_be_hidden()
    assert world.sam.unfinished(case) == []

    add_staff(world, "Noor")
    sam.page.reload()
    sam.arrives("/desk/team")
    sam.page.get_by_label("Bring somebody in").check()
    sam.page.get_by_label("Noor. Check words").check()
    sam.page.get_by_label("Facilitator", exact=True).check()
    sam.page.get_by_label("I rang or met").check()
    assert "Noor comes to the desk as facilitator" in sums_up(sam)
    sam.presses("Bring this person in")
    sam.sees("The desk has changed: 3 people are on it")
    sam.page.get_by_label("Raise the number").check()
    sam.page.get_by_label("Two, one of them").check()
    sums_up(sam)
    sam.presses("Raise the number of approvals")
    sam.sees("2 people approve from now on")

    noor = AtDesk(profile(), "Noor", world.staff_cards["Noor"])
    noor.signs_in()
    noor.page.goto(f"/desk/case?case={case}")
    noor.sees("2 people approve what is passed on")
