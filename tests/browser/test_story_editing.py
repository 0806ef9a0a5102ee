"""Editing with the author: an answer for each change, a permission beforehand, and terms asked again at the end."""

import pytest
from playwright.sync_api import Page, expect

from tests.access.findings import findings, findings_in_each_view
from tests.browser.people import COVER, Stage, starting

LETTER = "I know that you live in 14 Mill Road now.\n\nDean told me. I am sorry for that night."
PROPOSED = "I know where you live now.\n\n[name removed] told me. I am sorry for that night."
NAMED = (
    "I am sorry for that night, and I think about it on most days when I wake up and when I go to sleep. "
    "My number is 07700 900123."
)
LITTLE_LEFT = "Dean told me where. Dean was there that night."
LANE = "I walked past Old Barn Lane afterwards. I am sorry for that night."


def looks_at_the_changes(page: Page) -> None:
    """A suggestion before its summary: one by one, seen in the text, and as both texts."""
    expect(page.locator("#meter")).to_contain_text("Changed: 1 place, 7% of the words. 1 privacy.")
    assert findings(page) == []
    assert findings_in_each_view(page) == []


@pytest.mark.browser
def test_p5_p6_a_no_to_what_must_come_out_has_three_ways_and_none_passes_it_on(stage: Stage) -> None:
    desk, case = stage.desk("Sam"), stage.office.cases["Kyle"]
    msg = stage.writer("Kyle").write(LETTER)
    desk.look(case, msg)
    changes = [
        {"n": 1, "kind": "safety", "why": "It could frighten her."},
        {"n": 2, "kind": "privacy", "why": "His name."},
    ]
    desk.propose(case, msg, {"text": PROPOSED}, changes)

    kyle = stage.participant("Kyle")
    kyle.answers_changes("Keep mine", "Yes, change it")
    kyle.sees("You choose what happens now")
    assert stage.state("Kyle", msg) == "proposed"
    kyle.page.get_by_role("button", name=starting("Talk to")).click()
    kyle.sees("Thank you")
    assert stage.state("Kyle", msg) == "waiting"

    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    said = sam.page.locator("#answered")
    expect(said).to_contain_text("Change 1, safety: keeps their own words")
    expect(said).to_contain_text("Change 2, privacy: agreed")
    sam.presses("Start from the changes they agreed to")
    expect(sam.page.locator("#proposal").get_by_label("Letter", exact=True)).to_have_value(
        LETTER.replace("Dean", "[name removed]")
    )
    kind = sam.page.locator("#changes").get_by_role("combobox")
    expect(kind).to_have_count(1)
    expect(kind).to_have_value("privacy")


@pytest.mark.browser
def test_p3_p5_p6_with_a_permission_names_come_out_at_once_and_the_author_sees_it_afterwards(stage: Stage) -> None:
    kyle = stage.participant("Kyle")
    kyle.permits_details("Yes")
    msg = stage.writer("Kyle").write(NAMED)

    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    assert "is not answered" in sam.cannot("Suggest this text")
    assert "is not answered" in sam.cannot("Get ")
    sam.takes_out("07700 900123")
    sam.finds_the_rest_fine()
    sam.names_every_change("Privacy", "So that nobody can be found by it.")
    sam._prepares("Suggest this text", lambda: looks_at_the_changes(sam.page))
    sam.sees("Take these out under Kyle’s permission")
    assert findings(sam.page) == []
    sam.confirms()
    assert stage.state("Kyle", msg) == "agreed"
    desk, case = stage.desk("Sam"), stage.office.cases["Kyle"]
    desk.offer(case, msg, COVER)
    read = stage.writer("Hazel").read(desk.pass_on(case, msg))
    assert "My number is [contact details removed]." in read.content["text"]

    kyle.sees_state("Your letter", "Names taken out")
    kyle.sees("There is nothing you need to do")
    kyle.opens_sent("Your letter")
    kyle.follows("See what was taken out")
    kyle.arrives("/changes")
    change = kyle.page.locator("#list .change")
    expect(change).to_contain_text("07700 900123")
    expect(change.get_by_role("radio").locator("visible=true")).to_have_count(0)

    kyle.permits_details("No")
    kyle.sees_state("Your letter", "Being read")


@pytest.mark.browser
def test_p6_a_term_protected_after_the_approval_stops_it_until_somebody_says_by_name_why_it_may_stand(
    stage: Stage,
) -> None:
    msg = stage.letter_ready("Kyle", LANE)
    sam = stage.facilitator("Sam")
    stage.desk("Priya").protect(stage.office.cases["Kyle"], ["Old Barn Lane"])

    sam.opens("Letter from Kyle")
    sam.prepares_to_pass_on_and_hears("Take “Old Barn Lane” out, or say why it may stand")
    assert stage.state("Kyle", msg) == "approved"
    sam.lets_stand("Old Barn Lane", "Hazel told him of it herself, in May.")
    sam.confirms()
    assert stage.state("Kyle", msg) == "released"
    checks = stage.desk("Sam").letter(stage.office.cases["Kyle"], msg).checks
    assert checks is not None
    said = stage.desk("Priya").content(stage.office.cases["Kyle"], checks)
    assert said["overrides"] == [
        {"term": "Old Barn Lane", "where": "text", "reason": "Hazel told him of it herself, in May."}
    ]


@pytest.mark.browser
def test_p6_what_changed_since_the_first_round_and_what_was_taken_out_comes_back(stage: Stage) -> None:
    desk, case, kyle = stage.desk("Sam"), stage.office.cases["Kyle"], stage.writer("Kyle")
    msg = kyle.write(LANE)
    desk.look(case, msg)
    desk.send_back(case, msg, "We leave places out.", ["person"], {1: "Could this be shorter?"})
    kyle.revise(msg, NAMED)

    sam = stage.facilitator("Sam")
    sam.opens("Letter from Kyle")
    sam.page.get_by_text("1 earlier round, what was said to it, and what changed").click()
    first, newest = (sam.page.locator("#rounds-list > li").nth(n) for n in (0, 1))
    for words in (LANE, "What you said to it", "We leave places out.", "It names somebody", "Could this be shorter?"):
        expect(first).to_contain_text(words)
    expect(newest).to_contain_text("What changed since round 1")
    expect(newest.locator("ins")).to_contain_text("My number is 07700 900123")

    field = sam.page.locator("#proposal").get_by_label("Letter", exact=True)
    out = NAMED.replace("07700 900123", "[contact details removed]")
    sam.takes_out("07700 900123")
    expect(field).to_have_value(out)
    sam.highlights.filter(has_text="07700 900123").get_by_role("combobox").select_option("It is not private")
    expect(field).to_have_value(NAMED)
    sam.presses("Undo")
    expect(field).to_have_value(out)
    expect(sam.highlights.filter(has_text="07700 900123")).to_contain_text("taken out")
    field.press("Control+z")
    expect(field).to_have_value(NAMED)
    expect(sam.highlights.filter(has_text="07700 900123")).to_contain_text("Not answered yet.")
    field.press("Control+Shift+z")
    expect(field).to_have_value(out)

    meter, warned = sam.page.locator("#meter"), sam.page.locator("#meter-warnings li")
    expect(meter).to_contain_text("Changed: 1 place, 7% of the words.")
    expect(warned).to_have_count(0)
    sam.writes_for_the_reader("Letter", LITTLE_LEFT)
    expect(warned).to_contain_text(["Is it still this person's letter?", "Words of feeling are gone: sorry."])

    # Whoever is chosen in one place is looked for in every place, and goes from those that are ticked.
    field.evaluate("field => field.setSelectionRange(0, 'Dean'.length)")
    sam.presses("Replace everywhere…")
    expect(sam.page.locator("#places-title")).to_have_text("“Dean” stands in 2 places")
    sam.presses("Replace the ticked places")
    expect(field).to_have_value(LITTLE_LEFT.replace("Dean", "[name removed]"))
