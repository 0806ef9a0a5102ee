"""What Hazel and Kyle do in their browsers."""

import json
import re
from datetime import datetime

from playwright.sync_api import Locator, expect

from tests.browser.person import ELSEWHERE, Person, words_of

YES, NO = "Yes", "No"
# In the page, not on the screen: who scrolls moves nothing.
WHERE_CHOICES_STAND = """() => [...document.querySelectorAll("#choices-list [data-how]")].map((button) => {
  const { top, height } = button.getBoundingClientRect();
  return `${button.textContent.trim()} ${Math.round(top + scrollY)} ${Math.round(height)}`;
})"""
CONSENTS = {
    "Taking part": YES,
    "Letters": YES,
    "Questions and answers": YES,
    "Telling that I have read something": NO,
}


class Participant(Person):
    """Somebody who writes to, or hears from, one other person."""

    def enrols(self) -> str:
        """Answer a new card: choose a passphrase, practise it; the four words on the screen, as they stand there."""
        self.opens_card()
        self.presses("Start")
        self._reads_what_exit_does()
        for field in ("chosen", "practised"):
            self.page.locator(f"#{field}").fill(self.passphrase)
            self.presses("Go on")
        self.presses("Make my page")
        words = self.page.locator("#check-words")
        expect(words).not_to_be_empty()
        read = words.inner_text()
        self.presses("Go to my page")
        self.arrives(self.home)
        return read

    def gives_consents(self, **instead: str) -> None:
        """Answer each question about what may happen; `instead` names others than usual, such as Letters="Not now"."""
        self.page.goto("/consents")
        self.arrives("/consents")
        for title, answer in (CONSENTS | instead).items():
            group = self.page.get_by_role("group", name=title, exact=True)
            group.get_by_label(answer, exact=True).check()
        self.presses("Save what I chose")
        expect(self.page.get_by_role("heading", name="Saved")).to_be_visible()

    # --- writing ---

    def begins(self, kind: str) -> None:
        """Choose what to write: "Questions", "A letter", "Answers", "A short message", "Just for me"."""
        self.page.goto("/choose")
        self.arrives("/choose")
        self.presses(kind)
        self.arrives("/write")

    def types(self, text: str) -> None:
        """Type at the caret, letter by letter."""
        self.field.press_sequentially(text)

    @property
    def field(self) -> Locator:
        """The field that words go into, or the first of them."""
        return self.page.locator("#form textarea").locator("visible=true").first

    def finds_it_saved(self, words: str = "Saved") -> None:
        """The line under the field says that it is saved, and perhaps more."""
        expect(self.page.locator("#saved")).to_contain_text(words)

    def writes(self, kind: str, *texts: str) -> None:
        """Begin something of this kind and write each text into a field of its own."""
        self.begins(kind)
        self.fills_in(*texts)

    def fills_in(self, *texts: str) -> None:
        """Put texts into the fields in their order, with a new field for each question that has none."""
        fields = self.page.locator("#form textarea").locator("visible=true")
        expect(fields.first).to_be_visible()
        for number, text in enumerate(texts):
            if number == fields.count():
                self.presses("Add another question")
            fields.nth(number).fill(text)
        self.finds_it_saved()

    def writes_questions(self, questions: list[str]) -> None:
        """Write questions and send them."""
        self.writes("Questions", *questions)
        self.checks_and_sends()

    def writes_letter(self, text: str) -> None:
        """Write a letter and send it."""
        self.writes("A letter", text)
        self.checks_and_sends()

    def answers(self, answers: list[str]) -> None:
        """Answer the questions that came, in their order, and send that."""
        self.writes("Answers", *answers)
        self.checks_and_sends()

    def checks_and_sends(self) -> None:
        """Look at it once more, and send it."""
        self.presses("Check before you send")
        self.arrives("/check")
        self.page.get_by_role("button", name="Send to").click()
        self.arrives("/done")
        self.goes_home()

    # --- what was sent ---

    def sees_state(self, what: str, tag: str) -> None:
        """What was sent stands like this on the own page, such as ("Your questions", "Being read")."""
        self.goes_home()
        row = self.page.locator("#sent li").filter(has_text=what)
        expect(row.locator(".tag")).to_have_text(tag)

    def sent(self) -> list[str]:
        """Every row of what was sent, as it stands on the own page."""
        self.goes_home()
        return words_of(self.page.locator("#sent li"))

    def opens_sent(self, what: str) -> None:
        """Open something that was sent."""
        self.goes_home()
        self.page.locator("#sent").get_by_role("link", name=what).first.click()
        self.arrives("/item")

    def mends(self, what: str, *texts: str, says: str) -> None:
        """Read what the facilitator says, change what came back and send it again."""
        self.opens_sent(what)
        self.sees(says)
        self.follows("Change it and send it again")
        self.arrives("/write")
        self.sees(says)
        self.fills_in(*texts)
        self.checks_and_sends()

    def looks_at_changes(self) -> list[dict[str, str]]:
        """Open the changes that are suggested; each as {removed, instead, why}."""
        self.goes_home()
        self.follows("Look at the changes")
        self.arrives("/changes")
        return [
            {slot: row.locator(f"[data-slot={slot}]").first.inner_text() for slot in ("removed", "instead", "why")}
            for row in self.page.locator("#list .change").all()
        ]

    def agrees_to_all(self) -> None:
        """Say yes to the whole text as it would be."""
        self.looks_at_changes()
        self.presses("Yes to all of it")
        self.sees("Thank you")

    def keeps_mine(self, number: int, words: str = "") -> None:
        """Say yes to every change but one, and why."""
        changes = self.looks_at_changes()
        for other in range(1, len(changes) + 1):
            answer = "Keep mine" if other == number else "Yes, change it"
            group = self.page.locator("#list .change").nth(other - 1)
            group.get_by_label(answer, exact=True).check()
        self.page.locator("#words").fill(words)
        self.presses("Send my answers")
        self.sees("Thank you")

    def answers_changes(self, *answers: str) -> None:
        """Answer each suggested change, such as "Keep mine", and send that."""
        assert len(self.looks_at_changes()) == len(answers)
        for row, answer in zip(self.page.locator("#list .change").all(), answers, strict=True):
            row.get_by_label(answer, exact=True).check()
        self.presses("Send my answers")

    def permits_details(self, answer: str) -> None:
        """Say whether names and places may be taken out without asking each time."""
        self.gives_consents(**{"Taking out names and places": answer})

    def asks_back(self, what: str) -> None:
        """Ask for something back that was sent."""
        self.opens_sent(what)
        self.presses("Ask for it back")
        self.presses("Yes, I want it back")
        self.sees("You asked for this back on")

    # --- what came ---

    def has_something_ready(self) -> bool:
        """Whether anything has come that was not opened yet."""
        self.goes_home()
        return self.page.get_by_text("Something is ready for you").is_visible()

    def looks_what_it_is(self) -> str:
        """See what is ready without opening it; the words of the cover note."""
        self.goes_home()
        self.follows("See what it is")
        self.arrives("/ready")
        return self.text()

    def chooses(self, choice: str, hears: str) -> None:
        """Answer the cover note otherwise than by reading, and hear what that means; nothing moves, the focus stays."""
        stands = self.page.evaluate(WHERE_CHOICES_STAND)
        self.presses(choice)
        row = self.page.locator("#choices-list > li", has=self.page.get_by_role("button", name=choice, exact=True))
        expect(row.locator(".choices__mark")).to_contain_text("You chose")
        expect(row).to_contain_text(hears)
        expect(self.page.locator("#announce")).to_contain_text(f"You chose: {choice}. ")
        button = row.get_by_role("button", name=choice, exact=True)
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(button).to_be_focused()
        assert self.page.evaluate(WHERE_CHOICES_STAND) == stands

    def reads(self) -> str:
        """Open what is ready; the whole text, shown or not yet shown."""
        self.looks_what_it_is()
        self.page.get_by_role("button", name=re.compile("[Rr]ead it now$")).click()
        self.arrives("/read")
        expect(self.page.locator("#checked")).to_contain_text("passed this on")
        return self.page.locator("#text").text_content() or ""

    def looks_again_at(self, what: str) -> None:
        """See what something is that was put away, and choose anew."""
        self.goes_home()
        self.page.locator("#kept-list").get_by_role("link", name=what).first.click()
        self.arrives("/ready")

    def is_served(self) -> str:
        """All that the service tells this browser about the case, but the hour."""
        case = self.page.evaluate("fetch('/api/session').then((r) => r.json()).then((s) => s.case)")
        served = self.page.evaluate(f"fetch('/api/cases/{case}').then((r) => r.json())")
        return json.dumps(served | {"now": 0}, sort_keys=True)

    # --- wishes ---

    def keeps_days_free(self, first: datetime, last: datetime) -> None:
        """Say that nothing may come on these days."""
        self.page.goto("/wishes")
        self.arrives("/wishes")
        self.presses("Add days")
        self.page.get_by_label("First day").fill(f"{first:%Y-%m-%d}")
        self.page.get_by_label("Last day").fill(f"{last:%Y-%m-%d}")
        self.presses("Save how I want it")
        self.sees("Saved. Your facilitators can see it now.")

    # --- pausing, stopping, leaving ---

    def pauses(self) -> None:
        """Stop everything for now."""
        self.follows("Pause or stop")
        self.presses("Pause everything")
        expect(self.page.get_by_role("heading", name="Everything is paused")).to_be_visible()

    def goes_on(self) -> None:
        """End the pause."""
        self.follows("Pause or stop")
        self.presses("Start again")
        expect(self.page.get_by_role("button", name="Pause everything")).to_be_visible()

    def stops(self) -> None:
        """Stop taking part."""
        self.follows("Pause or stop")
        self.presses("Stop taking part")
        self.presses("Yes, stop")
        expect(self.page.get_by_role("heading", name="You have stopped")).to_be_visible()

    def locks(self) -> None:
        """Lock the own page."""
        self.page.goto("/settings")
        self.arrives("/settings")
        self.presses("Lock my page now")
        self.sees("Your page is locked")

    def exits(self) -> None:
        """Leave at once; the page that Exit leads to is stood in for, since tests reach no other site."""
        self.page.context.route(
            "https://www.bbc.co.uk/**", lambda route: route.fulfill(body="<title>Weather</title>Sun.")
        )
        self.page.get_by_role("link", name="Exit this page").click()
        self.page.wait_for_url(ELSEWHERE)

    def _reads_what_exit_does(self) -> None:
        """Once in each browser the page says how to leave quickly."""
        first = self.page.get_by_role("heading", name="Before you start")
        later = self.page.get_by_role("link", name="Pause or stop").or_(
            self.page.get_by_role("heading", name="Choose a passphrase")
        )
        expect(first.or_(later).locator("visible=true").first).to_be_visible()
        if first.is_visible():
            self.presses("Go on")
