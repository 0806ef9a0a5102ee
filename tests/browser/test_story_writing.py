"""Nothing typed is lost, and nothing of it stays behind on the screen: Hazel writes, is interrupted, and comes back."""

import re

import pytest
from playwright.sync_api import expect

from tests.access.findings import findings
from tests.browser.people import Participant, Stage

TEXT = "I still wake up at three, and then I listen."
MORE = " The stairs are the worst."
TELLING = re.compile("letter|victim|offender|justice|restor|crime", re.IGNORECASE)


def drafts(stage: Stage) -> list[str]:
    """The newest text of each draft of Hazel's, opened on another device of hers."""
    return [content["text"] for content in stage.writer("Hazel").drafts().values()]


def places(person: Participant) -> list[str]:
    """Every address the browser shows from now on."""
    seen: list[str] = []
    person.page.on("framenavigated", lambda frame: seen.append(frame.url))
    return seen


@pytest.mark.browser
def test_p9_p12_exit_and_back_show_nothing_and_the_draft_is_kept(stage: Stage) -> None:
    hazel = stage.visitor("Hazel")
    seen = places(hazel)
    hazel.signs_in()
    hazel.begins("A letter")
    hazel.types(TEXT)
    hazel.exits()
    hazel.page.go_back()
    hazel.page.wait_for_load_state()
    hazel.sees("The code on your card")
    hazel.sees_nothing_of(TEXT, "wake up", "Your letter")
    assert hazel.page.evaluate("fetch('/api/session').then((r) => r.status)") == 401
    assert hazel.page.evaluate("[localStorage.card, sessionStorage.card, sessionStorage.half]") == [None, None, None]
    assert hazel.page.title() == "Your page – Northfield Contact Service"
    assert [url for url in seen if TELLING.search(url)] == []

    hazel.signs_in(back_to="/choose")
    hazel.follows("Your letter")
    hazel.arrives("/write")
    expect(hazel.field).to_have_value(TEXT)


@pytest.mark.browser
def test_p9_the_network_drops_while_she_writes(stage: Stage) -> None:
    hazel = stage.participant("Hazel")
    hazel.begins("A letter")
    hazel.types(TEXT)
    hazel.finds_it_saved()
    hazel.page.context.set_offline(True)
    hazel.types(MORE)
    hazel.sees("Not saved yet: no connection. Keep this page open.")
    hazel.presses("Check before you send")
    hazel.sees("This could not be saved just now.")
    expect(hazel.field).to_have_value(TEXT + MORE)
    hazel.page.context.set_offline(False)
    hazel.finds_it_saved()
    assert drafts(stage) == [TEXT + MORE]
    hazel.checks_and_sends()
    assert drafts(stage) == []
    [sent] = stage.writer("Hazel").letters()
    assert stage.desk("Sam").text_of(stage.office.cases["Hazel"], sent)["text"] == TEXT + MORE


@pytest.mark.browser
def test_p9_two_tabs_with_one_draft_show_both_texts(stage: Stage) -> None:
    hazel = stage.participant("Hazel")
    hazel.begins("A letter")
    hazel.types(TEXT)
    hazel.finds_it_saved()
    other = hazel.in_another_tab()
    other.signs_in()
    other.follows("Carry on")
    other.arrives("/write")
    expect(other.field).to_have_value(TEXT)
    other.field.fill("The other tab.")
    other.finds_it_saved("Your longer text")
    hazel.field.press("End")
    hazel.types(MORE)
    hazel.sees("This draft is open somewhere else too")
    expect(hazel.page.locator("#clash-mine")).to_have_text(TEXT + MORE)
    expect(hazel.page.locator("#clash-theirs")).to_have_text("The other tab.")
    hazel.presses("Go on with this one")
    hazel.finds_it_saved()
    assert drafts(stage) == [TEXT + MORE]
    hazel.page.get_by_text("Earlier versions of this draft").click()
    expect(hazel.page.locator("#older-list li")).not_to_have_count(0)


@pytest.mark.browser
def test_p9_a_page_left_alone_locks_and_goes_on_with_text_and_caret(stage: Stage) -> None:
    hazel = stage.visitor("Hazel")
    hazel.page.clock.install()
    hazel.signs_in()
    hazel.begins("A letter")
    hazel.types(TEXT)
    hazel.finds_it_saved()
    hazel.field.evaluate("(field) => field.setSelectionRange(2, 7)")
    hazel.page.clock.fast_forward("14:00")
    hazel.sees("Are you still there?")
    hazel.page.clock.fast_forward("02:00")
    hazel.sees("Your page is locked")
    hazel.sees_nothing_of(TEXT)
    assert drafts(stage) == [TEXT]
    hazel.unlocks()
    expect(hazel.field).to_have_value(TEXT)
    expect(hazel.field).to_be_focused()
    assert hazel.field.evaluate("(field) => [field.selectionStart, field.selectionEnd]") == [2, 7]
    hazel.field.press("End")
    hazel.types(MORE)
    hazel.checks_and_sends()
    hazel.sees_state("Your letter", "With us")


@pytest.mark.browser
def test_p14_somebody_who_does_not_know_what_to_ask_takes_over_what_people_often_ask(stage: Stage) -> None:
    hazel = stage.participant("Hazel")
    hazel.begins("Questions")
    hazel.page.get_by_text("Help with writing").click()
    for question in ("Why me?", "Are you coming back?"):
        hazel.presses(question)
        expect(hazel.page.get_by_role("button", name=question)).to_have_attribute("aria-disabled", "true")
    fields = hazel.page.locator("#parts textarea")
    expect(fields).to_have_count(2)
    assert [fields.nth(n).input_value() for n in range(2)] == ["Why me?", "Are you coming back?"]
    assert findings(hazel.page) == []
    hazel.presses("Check before you send")
    hazel.sees("Are you coming back?")
