"""P4: somebody between the service and a facilitator, or a new person: keys are swapped where they are handed over."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from playwright.sync_api import expect

from mediator.protocol.account import make_seed
from mediator.protocol.body import make_slot
from mediator.protocol.certificate import certify
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.entry import from_wire
from mediator.protocol.identity import Identity
from tests.attacks.meddler import FORGED, Change, Meddler, Served, append_signed, forge_submission
from tests.browser.people import LETTER, Facilitator, Stage

STRANGER = Identity.from_seed(make_seed())


def shows_nothing(sam: Facilitator, path: str) -> str:
    """Open a page of the desk; what it says instead."""
    sam.page.goto("about:blank")
    sam.page.goto(path)
    expect(sam.page.get_by_text("We cannot show this safely").locator("visible=true").first).to_be_visible()
    sam.sees_nothing_of(LETTER, FORGED)
    return sam.page.locator("main").inner_text()


@pytest.mark.browser
def test_p4_what_is_served_to_a_desk_is_checked_too(stage: Stage) -> None:
    msg = stage.writer("Hazel").write(LETTER)
    case, lane = stage.office.cases["Hazel"], stage.office.lanes["Hazel"]
    sam = stage.facilitator("Sam")
    identity = stage.desk("Sam").identity
    submission = stage.desk("Sam").letter(case, msg).item.newest
    sam.opens("Letter from Hazel")
    address = sam.page.url
    meddler = Meddler(sam.page)

    def other_desk_key(served: Served) -> None:
        chain = from_wire(served["roster"][0]).chain
        for slot in served["slots"]:
            if slot[0] == chain:
                slot[3] = b64(make_slot(bytes(32), identity.box_pk))

    def stranger_joins(served: Served) -> None:
        cert = certify(STRANGER, STRANGER.public(), 2**40, sup=False)
        append_signed(
            stage_case(case), served["roster"], identity, "staff-add", who=STRANGER.fp, cert=cert, role="facilitator"
        )

    attacks: dict[str, tuple[str, Change]] = {
        "another desk key": ("V12", other_desk_key),
        "no keys": ("V12", lambda served: served["slots"].clear()),
        "a log that goes back": ("V7", lambda served: served["log"].pop()),
        "a lane that goes back": ("V7", lambda served: served["lanes"][lane].pop()),
        "a letter that she did not sign": ("V5", lambda served: forge_submission(meddler, served, lane, STRANGER)),
        "a stranger on the desk": ("V10", stranger_joins),
    }
    for name, (code, attack) in attacks.items():
        meddler.reset()
        meddler.json[f"/api/cases/{case}"] = attack
        assert code in shows_nothing(sam, address), name
    meddler.reset()
    meddler.blobs[submission["body"]["ct"]] = bytes(submission["body"]["len"])
    assert "V8" in shows_nothing(sam, address)


def stage_case(case: str) -> Any:
    """What `append_signed` asks of a crossing."""
    return SimpleNamespace(case=case)


@pytest.mark.browser
def test_p4_a_key_swapped_at_enrolment_is_not_accepted(stage: Stage) -> None:
    """The service puts its own key in the place of the one that the card's owner made."""
    desk, case, lane = stage.desk("Sam"), stage.office.cases["Kyle"], stage.office.lanes["Kyle"]
    desk.make_card(case, lane)
    sam = stage.facilitator("Sam")
    meddler = Meddler(sam.page)

    def swap(served: Served) -> None:
        entries = served["lanes"][lane]
        append_signed(stage_case(case), entries, STRANGER, "enrol", me=STRANGER.public(), mac=b64(bytes(32)))

    meddler.json[f"/api/cases/{case}"] = swap
    sam.page.goto(f"/desk/person?case={case}&lane={lane}")
    sam.sees("Somebody tried to set up this page with a key that does not come from its card.")
    confirm = sam.page.get_by_role("button", name="The words match: confirm this person")
    expect(confirm.locator("visible=true")).to_have_count(0)


@pytest.mark.browser
def test_p4_a_card_answered_with_something_else_is_refused_before_a_passphrase(stage: Stage) -> None:
    desk, case, lane = stage.desk("Sam"), stage.office.cases["Kyle"], stage.office.lanes["Kyle"]
    foreign = desk.http.get(f"/api/cases/{stage.office.cases['Carly']}")
    card = desk.make_card(case, lane)
    attacks: dict[str, Change] = {
        "another roster": lambda answer: answer.update(roster=foreign["roster"]),
        "a stranger's roster entry": lambda answer: append_signed(
            stage_case(case), answer["roster"], STRANGER, "staff-add", who=STRANGER.fp, role="facilitator",
            cert=certify(STRANGER, STRANGER.public(), 2**40, sup=False)),
        "another lane": lambda answer: answer.update(lane={**answer["lane"], "chain": stage.office.lanes["Hazel"]}),
        "another packet": lambda answer: answer.update(packet=b64(bytes(len(unb64(answer["packet"]))))),
        "a roster cut short": lambda answer: answer["roster"].pop(),
    }  # fmt: skip
    kyle = stage.visitor("Kyle", card=card.text)
    meddler = Meddler(kyle.page)
    for name, attack in attacks.items():
        meddler.reset()
        meddler.json["/api/card"] = attack
        kyle.page.goto("about:blank")
        kyle.opens_card()
        stopped = kyle.page.locator("[data-step=stopped]")
        expect(
            stopped.or_(kyle.page.get_by_role("button", name="Start", exact=True)).locator("visible=true").first
        ).to_be_visible()
        assert stopped.is_visible(), name
        assert not kyle.page.get_by_role("button", name="Start", exact=True).is_visible(), name
    meddler.reset()
    kyle.page.goto("about:blank")
    kyle.opens_card()
    expect(kyle.page.get_by_role("button", name="Start", exact=True)).to_be_visible()
