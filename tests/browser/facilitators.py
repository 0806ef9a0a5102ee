"""What Sam, Priya and Ruth do at their desks."""

from collections.abc import Callable
from datetime import datetime

from playwright.sync_api import Locator, expect

from tests.browser.person import Person, starting, words_of

SIDES = {"First person": "Person harmed", "Second person": "Person responsible"}


class Facilitator(Person):
    """Somebody of the staff, certified before."""

    home = "/desk"

    # --- cases, people, cards ---

    def opens_case(
        self, harmed: str, responsible: str, *, with_: list[str], terms: str = "", approvals: str = "One"
    ) -> str:
        """Open a case between two people with these colleagues on its desk; the case."""
        self.page.goto("/desk/new-case")
        self.arrives("/desk/new-case")
        for (which, side), name in zip(SIDES.items(), (harmed, responsible), strict=True):
            part = self.page.get_by_role("group", name=which, exact=True)
            part.get_by_label(side, exact=True).check()
            part.get_by_label("Name", exact=True).fill(name)
            part.get_by_label("On a page of their own").check()
        for colleague in with_:
            self.page.get_by_label(starting(colleague)).check()
        self.page.get_by_role("group", name="Is this case sensitive and complex?").get_by_label("No").check()
        self.page.get_by_role("group", name="How many people approve").get_by_label(starting(approvals)).check()
        self.page.get_by_label("Words that must never be passed on").fill(terms)
        self.presses("Continue to the summary")
        self.presses("Open this case")
        self.arrives("/desk/people")
        return self.page.url.partition("case=")[2]

    def opens_condition(self, name: str, condition: str, answer: str) -> None:
        """Open one condition of somebody in the case on the screen, from the page of the case."""
        self.follows("Now")
        self.arrives("/desk/case")
        self.page.get_by_role("link", name=f"Conditions: change for {name}").click()
        self.arrives("/desk/gates")
        self.page.get_by_role("button", name=f"Open this {condition}").click()
        self.page.get_by_label(answer).check()
        self.page.get_by_label("How you know").fill("He said so on both visits.")
        self.page.get_by_label("No end").check()
        self.presses("Continue to the summary")
        self.presses("Save this: it counts now")
        self.sees(f"“{condition}” is open now.")
        self.follows("People and cards")
        self.arrives("/desk/people")

    def writes_down_step(self, wish: str, step: str, words: str, *, day: str = "", about: str = "") -> None:
        """Write down one step of asking a person first, on the page for that."""
        self.page.get_by_label(wish, exact=True).check()
        self.page.get_by_label(step, exact=True).check()
        if day:
            self.page.locator("#until-date").fill(day)
        if about:
            self.page.locator("#about").fill(about)
        self.page.get_by_label("What was said, and by whom").fill(words)
        self.presses("Continue to the summary")
        self.presses("Write it down: it counts now")
        expect(self.page.locator("#wishes")).to_contain_text(words)

    def opens_people(self, of: str) -> None:
        """Open the people of the case in which somebody takes part."""
        self.page.goto("/desk/cases")
        self.arrives("/desk/cases")
        self.page.locator("#cases").get_by_role("link", name=of).first.click()
        self.arrives("/desk/case")
        self.follows("People and cards")
        self.arrives("/desk/people")

    def opens_person(self, name: str) -> None:
        """Open one person's page, from the people of the case on the screen."""
        self.follows("People and cards")
        self.arrives("/desk/people")
        self.follows(f"Open {name}")
        self.arrives("/desk/person")

    def makes_card(self, name: str) -> str:
        """Make a card for somebody of the case on the screen; its code as it is printed."""
        self.opens_person(name)
        self.follows("Make a")
        self.arrives("/desk/card")
        self.presses("Make the card")
        code = self.page.locator("#card-text")
        expect(code).not_to_be_empty()
        return code.inner_text()

    def hears_the_words_of(self, name: str, words: str) -> None:
        """Compare the words somebody reads out with those on this screen, and confirm the person."""
        self.opens_person(name)
        expect(self.page.locator("#words")).to_have_text(words)
        self.presses("The words match: confirm this person")
        expect(self.page.locator("#steps li").filter(has_text="Check words confirmed")).to_contain_text("Done")

    # --- the queue, the cover sheet, the text ---

    def opens_queue(self) -> list[str]:
        """Open the queue; its rows, once every name is open."""
        self.page.goto("/desk/queue")
        self.arrives("/desk/queue")
        expect(self.page.locator("#names")).to_be_hidden()
        return words_of(self.page.locator("#queue tr"))

    def opens_cover(self, what: str) -> None:
        """Open the cover sheet of something in the queue, such as "Questions from Hazel"."""
        self.opens_queue()
        self.page.locator("#queue").get_by_role("link", name=starting(what)).first.click()
        self.arrives("/desk/cover")

    def what_stands_in_the_way(self) -> str:
        """What the cover sheet says against passing it on."""
        return self.page.locator("#blocks").inner_text()

    def opens(self, what: str) -> None:
        """Open something in the queue and its text: the review page, or the second reader's."""
        self.opens_cover(what)
        take_over = self.page.get_by_role("button", name="Take this over, with notice")
        button = self.page.get_by_role("button", name="Open", exact=True).or_(take_over)
        button.locator("visible=true").first.click()
        self.arrives("/desk/(review|second)")
        expect(self.page.locator("#decisions > li").or_(self.page.locator("#equal"))).not_to_have_count(0)

    @property
    def highlights(self) -> Locator:
        """The highlights on the screen."""
        return self.page.locator("#marks .desk-mark")

    def takes_out(self, words: str) -> None:
        """Answer the highlight of these words: they come out."""
        mark = self.highlights.filter(has_text=words).first
        self._and_waits(lambda: mark.get_by_role("button", name="Take out").click())
        expect(mark).to_contain_text("taken out")

    def finds_the_rest_fine(self, because: str = "It is not private") -> None:
        """Answer every highlight that is still open: it may stay."""
        waiting = self.page.locator("#marks .desk-mark--open")
        for left in range(waiting.count(), 0, -1):
            choice = waiting.first.get_by_role("combobox")
            self._and_waits(lambda choice=choice: choice.select_option(because))
            expect(waiting).to_have_count(left - 1)

    def writes_for_the_reader(self, part: str, text: str) -> None:
        """Change a part of the text for the reader, such as "Question 2"."""
        field = self.page.locator("#proposal").get_by_label(part, exact=True)
        self._and_waits(lambda: field.fill(text))

    def names_every_change(self, kind: str, why: str = "") -> None:
        """Say of each change what kind it is, and why."""
        changes = self.page.locator("#changes .desk-change")
        expect(changes).not_to_have_count(0)
        for number in range(changes.count()):
            changes.nth(number).get_by_label("Why").fill(why)
            changes.nth(number).get_by_role("combobox").select_option(kind)

    # --- decisions: prepared, then confirmed ---

    def _and_waits(self, act: Callable[[], object]) -> None:
        """Do something, and wait until the review page has worked out what can be decided now."""
        act()
        decisions = self.page.locator("#decisions")
        if decisions.count():
            expect(decisions).to_have_attribute("aria-busy", "false")

    def prepares_to_send_back(self, words: str, because: str = "It is hard to follow") -> None:
        """Write how the author can mend it, up to the summary."""
        self._prepares("Give it back", lambda: self._explains(words, because))

    def sends_back(self, words: str, because: str = "It is hard to follow") -> None:
        """Give it back to its author."""
        self.prepares_to_send_back(words, because)
        self.confirms()

    def prepares_to_propose(self, note: str = "") -> None:
        """Write a word to the author about the changes, up to the summary."""
        self._prepares("Suggest this text", lambda: self.page.get_by_label("A word to the author").fill(note))

    def proposes(self, note: str = "") -> None:
        """Suggest the changed text to its author."""
        self.prepares_to_propose(note)
        self.confirms()

    def prepares_to_make_ready(self, about: str, who: str = "Sam, by telephone") -> None:
        """Write the cover note, up to the summary."""
        self._prepares(("Get ", "Ask a second reader"), lambda: self._covers(about, who))

    def hears_when_made_ready(self, about: str, problem: str) -> None:
        """Write the cover note, and hear what keeps it from the summary."""
        self._opens_decision("Get ", "Ask a second reader")
        self._covers(about, "Sam, by telephone")
        self.presses("Continue to the summary")
        self.sees(problem)

    def makes_ready(self, about: str, who: str = "Sam, by telephone") -> None:
        """Make the reader's version with its cover note, and approve it."""
        self.prepares_to_make_ready(about, who)
        self.confirms()

    def prepares_to_approve(self) -> None:
        """Compare what was written with what the reader will get, up to the summary."""
        self._fills(lambda: self.page.get_by_label(starting("Approve exactly this text")).check())

    def approves(self, what: str) -> None:
        """Read something as the second reader, and approve it."""
        self.opens(what)
        self.prepares_to_approve()
        self.confirms()

    def objects(self, what: str, why: str) -> None:
        """Read something as the second reader, and object."""

        def explain() -> None:
            self.page.get_by_label(starting("Object")).check()
            self.page.get_by_label("Why you object").fill(why)

        self.opens(what)
        self._fills(explain)
        self.confirms()

    def prepares_to_pass_on(self, at: datetime | None = None) -> None:
        """Choose now or an hour, and who rings afterwards, up to the summary."""
        self._prepares("Pass this on", lambda: self._plans(at))

    def prepares_to_pass_on_and_hears(self, problem: str) -> None:
        """Fill in how it is passed on, and hear what keeps it from the summary."""
        self._opens_decision("Pass this on")
        self._plans(None)
        self.presses("Continue to the summary")
        self.sees(problem)

    def lets_stand(self, term: str, reason: str) -> None:
        """Say by name why a protected term may go out, up to the summary."""
        row = self.page.locator("#terms .desk-mark").filter(has_text=term)
        row.get_by_role("textbox").fill(reason)
        self.presses("Continue to the summary")
        expect(self.page.locator("#summary")).to_contain_text(reason)

    def passes_on(self, what: str, at: datetime | None = None) -> None:
        """Pass on what was approved, now or at an hour."""
        self.opens(what)
        self.prepares_to_pass_on(at)
        self.confirms()

    def stops_it(self, what: str) -> None:
        """Stop what was made ready before it is passed on."""
        self.opens(what)
        self._prepares("Stop:")
        self.confirms()

    def holds(self, why: str) -> None:
        """Put it on hold until something happens; its author is not told."""

        def explain() -> None:
            self.page.get_by_label("Until something happens").check()
            self.says_why_it_is_held(why)

        self._prepares("Put it on hold", explain)
        self.confirms()

    def holds_until(self, day: datetime, why: str) -> None:
        """Put it on hold until a day, and tell its author."""

        def explain() -> None:
            self.page.get_by_label("Until a day").check()
            self.page.get_by_role("group", name="On which day").get_by_label("Day").fill(f"{day:%Y-%m-%d}")
            self.says_why_it_is_held(why, tells=True)

        self._prepares("Put it on hold", explain)
        self.confirms()

    def says_why_it_is_held(self, why: str, *, tells: bool = False) -> None:
        """Answer what every hold asks."""
        self.page.get_by_label("A day is near that it should not fall on").check()
        self.page.get_by_label("More about why, for the facilitators").fill(why)
        told = self.page.get_by_role("group", name="Is the author told?")
        told.get_by_label("Yes" if tells else "No", exact=True).check()

    def ends_the_hold(self) -> None:
        """Let it wait for the facilitators again."""
        self._prepares("End the hold")
        self.confirms()

    def declines(self, words: str, look: Callable[[], object] = lambda: None) -> None:
        """Do not pass it on, and tell the author why; `look` is at the form when it is filled, and at its summary."""

        def explain() -> None:
            self.page.get_by_label("What the author is told").fill(words)
            self.page.get_by_label("Day", exact=True).fill("2040-05-06")
            look()

        self._prepares("Do not pass it on", explain)
        look()
        self.confirms()

    def is_told_that_it_was_taken_over_by(self, name: str) -> None:
        """Press the button that counts, and read instead that a colleague works on it now; nothing is lost."""
        self.page.locator("#act").click()
        expect(self.page.locator("#taken-over")).to_contain_text(f"{name} took this over from you")
        expect(self.page.locator("#act")).to_be_visible()

    def confirms(self) -> None:
        """Press the button that counts, and see that it counted."""
        self.page.locator("#act").click()
        expect(self.page.locator("#done")).to_be_visible()

    def confirms_too_late(self) -> str:
        """Press the button that counts after somebody else did; what the conflict page says."""
        self.page.locator("#act").click()
        self.sees("Somebody else was quicker")
        return self.page.locator("#conflict").inner_text()

    def cannot(self, decision: str) -> str:
        """Why a decision that begins with these words is shut on the review page."""
        shut = self.page.locator("#decisions li").filter(has=self.page.get_by_text(starting(decision)))
        expect(shut.locator(".desk-decision--shut").filter(has_text=starting(decision))).to_contain_text("not yet")
        return shut.inner_text()

    def _prepares(self, decision: str | tuple[str, ...], fill: Callable[[], object] = lambda: None) -> None:
        """Open a decision's page from the review page and fill it, up to the summary."""
        self._opens_decision(*((decision,) if isinstance(decision, str) else decision))
        self._fills(fill)

    def _opens_decision(self, *names: str) -> None:
        """Open a decision's page from the review page; any of these is its name."""
        links = [self.page.locator("#decisions").get_by_role("link", name=starting(name)) for name in names]
        found = links[0] if len(links) == 1 else links[0].or_(links[1])
        found.first.click()
        self.page.wait_for_url("**/desk/*")
        expect(self.page.get_by_role("button", name="Continue to the summary")).to_be_visible()

    def _fills(self, fill: Callable[[], object]) -> None:
        expect(self.page.locator("#form")).to_be_visible()
        fill()
        no_danger = self.page.locator("#tells-no")
        if no_danger.is_visible():
            no_danger.check()
        self.presses("Continue to the summary")
        expect(self.page.locator("#summary")).to_be_visible()

    def _explains(self, words: str, because: str) -> None:
        self.page.get_by_label(because).check()
        self.page.get_by_label("How the author can mend it").fill(words)

    def _covers(self, about: str, who: str) -> None:
        self.finds_the_rest_fine()
        self.page.get_by_label("What it deals with").fill(about)
        self.page.get_by_label("Who can be there").fill(who)

    def _plans(self, at: datetime | None) -> None:
        if at is None:
            self.page.get_by_label("Now, in a meeting").check()
            # For a first text in a case with two readers the cover note names who is there.
            in_person = self.page.get_by_label("In person")
            if in_person.is_visible():
                in_person.check()
            else:
                self.page.get_by_label("Who is with the reader").fill("Priya")
        else:
            self.page.get_by_label("At an hour you choose").check()
            hour = self.page.get_by_role("group", name="Day and hour")
            hour.get_by_label("Day").fill(at.strftime("%Y-%m-%d"))
            hour.get_by_label("Hour").fill(at.strftime("%H:%M"))
