"""Where notices go, through the Python client: kept, seen to be kept, forgotten; given back to nobody (P12)."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from mediator.client import Refused
from tests.access.findings import findings
from tests.browser.facilitators import Facilitator
from tests.client.ready import make_inner_world, ready_crossing
from tests.client.world import PASSPHRASE, World, open_crossing
from tests.conftest import Served


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path) -> Iterator[World]:
    """A service with three staff."""
    yield from make_inner_world(sqlite_template, tmp_path)


def test_p12_an_address_is_kept_and_forgotten_and_given_back_to_nobody(world: World) -> None:
    crossing = open_crossing(world)
    sam, case, ann = world.sam, crossing.case, crossing.lanes["Ann"]
    crossing.ann.wishes(tell="mail")
    assert {"case": case, "lane": ann} in sam.calls()["no_address"]
    with pytest.raises(Refused) as refused:
        sam.keep_address(case, ann, "no address")
    assert refused.value.code == "address"
    sam.keep_address(case, ann, "ann@home.example.org")
    assert world.priya.lanes_with_address(case) == {ann}
    assert "ann@home" not in str(sam.http.get(f"/api/cases/{case}/addresses"))
    assert {"case": case, "lane": ann} not in sam.calls()["no_address"]
    sam.forget_address(case, ann)
    assert sam.lanes_with_address(case) == set()


@pytest.mark.browser
def test_p14_the_desk_keeps_and_forgets_an_address_on_the_page_of_a_person(
    live_server: Served, profile: Callable[..., Page]
) -> None:
    crossing = ready_crossing(live_server.app, live_server.url)
    sam, ann = crossing.world.sam, crossing.lanes["Ann"]
    crossing.ann.wishes(tell="mail")
    desk = Facilitator(profile(), "Sam", crossing.world.staff_cards["Sam"], PASSPHRASE)
    desk.comes_signed_in(crossing.world.base_url)
    page = desk.page
    expect(page.locator("#ring")).to_contain_text("Ask Ann for an address")
    page.goto(f"/desk/person?case={crossing.case}&lane={ann}")
    expect(page.locator("#notices-state")).to_contain_text("Wants an e-mail, but no address is kept.")
    page.get_by_label("Address for these e-mails").fill("ann@home")
    page.get_by_role("button", name="Keep this address").click()
    expect(page.locator("#notices-done")).to_have_text("This address is kept.")
    assert findings(page) == []
    assert sam.lanes_with_address(crossing.case) == {ann}
    page.get_by_role("button", name="Forget the address that is kept").click()
    expect(page.locator("#notices-done")).to_contain_text("forgotten")
    assert sam.lanes_with_address(crossing.case) == set()

    # That somebody asked about her safe contact, and nothing had changed, has a day of its own.
    expect(page.locator("#contact-age")).to_have_text("Not written down yet.")
    page.get_by_label("Safe contact").fill("After six, on her own telephone.")
    page.get_by_role("button", name="Save this contact").click()
    expect(page.locator("#contact-age")).to_contain_text("Checked or changed last on")
    page.get_by_role("button", name="I asked: it still holds").click()
    expect(page.get_by_label("Safe contact")).to_have_value(
        re.compile("^After six, on her own telephone.\nAsked on .+: this still holds.$")
    )
