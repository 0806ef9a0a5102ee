"""The people of the stories, each in a browser of their own. Their methods are what they do.

`Stage` brings them on: `stage.participant("Hazel")` is signed in in a fresh browser profile; `stage.writer("Kyle")` is
the same Kyle without a browser, for what is not the story's subject.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Flask
from playwright.sync_api import Page

from mediator import client
from mediator.accounts import staff
from mediator.extensions import db
from mediator.protocol.identity import Identity
from tests.browser.clock import Clock
from tests.browser.facilitators import Facilitator
from tests.browser.office import COVER, Office, let_hours_pass, now
from tests.browser.participants import Participant
from tests.browser.person import ELSEWHERE, PASSPHRASE, Person, starting

__all__ = ["COVER", "ELSEWHERE", "PASSPHRASE", "Facilitator", "Participant", "Person", "Stage", "now", "starting"]

LETTER = "I hear the door every night. I want you to know that."


@dataclass
class Stage:
    """A served office, and whoever has come on so far."""

    url: str
    app: Flask
    office: Office
    profile: Callable[..., Page]
    clock: Clock
    writers: dict[str, client.Participant] = field(default_factory=dict)
    desks: dict[str, client.Facilitator] = field(default_factory=dict)

    def visitor(self, name: str, card: str = "") -> Participant:
        """A participant in a fresh browser, not signed in; with a card of the office, or another one."""
        return Participant(self._sits_down(), name, card or self.office.cards.get(name, ""))

    def participant(self, name: str) -> Participant:
        """A participant, signed in in a fresh browser."""
        person = self.visitor(name)
        person.comes_signed_in(self.url)
        return person

    def comes_in(self, name: str, sam: Facilitator) -> Participant:
        """Somebody gets a card for the case on Sam's screen, makes a page, reads four words out, and says yes."""
        person = self.visitor(name, card=sam.makes_card(name))
        sam.hears_the_words_of(name, person.enrols())
        person.gives_consents()
        return person

    def facilitator(self, name: str) -> Facilitator:
        """Somebody of the staff, signed in in a fresh browser."""
        person = Facilitator(self._sits_down(), name, self.office.cards[name])
        person.comes_signed_in(self.url)
        return person

    def writer(self, name: str) -> client.Participant:
        """A participant without a browser, signed in once."""
        if name not in self.writers:
            self.writers[name] = client.Participant(self.url)
            self.writers[name].sign_in(self.office.cards[name], PASSPHRASE)
        return self.writers[name]

    def desk(self, name: str) -> client.Facilitator:
        """Somebody of the staff without a browser, signed in once."""
        if name not in self.desks:
            self.desks[name] = client.Facilitator(self.url)
            self.desks[name].sign_in(self.office.cards[name], PASSPHRASE)
        return self.desks[name]

    def letter_ready(self, author: str, text: str = LETTER) -> str:
        """A letter that was written, looked at and approved, all without a browser; its id."""
        msg, case = self.writer(author).write(text), self.office.cases[author]
        sam = self.desk("Sam")
        sam.look(case, msg)
        sam.offer(case, msg, COVER)
        if sam.letter(case, msg).state == "offered":
            self.desk("Priya").approve(case, msg)
        return msg

    def letter_passed_on(self, author: str, text: str = LETTER) -> str:
        """The same, and passed on; its id."""
        msg = self.letter_ready(author, text)
        self.desk("Sam").pass_on(self.office.cases[author], msg)
        return msg

    def state(self, author: str, msg: str) -> str:
        """How a message stands on the desk."""
        return str(self.desk("Sam").letter(self.office.cases[author], msg).state)

    def let_hours_pass(self, until: int) -> int:
        """Run the worker as if it were `until` (Unix seconds); how many texts it passed on."""
        return let_hours_pass(self.app, until)

    def let_years_pass(self, days: int) -> None:
        """Let so many days pass: nobody is signed in any more, and the root has certified its staff anew."""
        self.clock.goes_on(days)
        self.writers.clear()
        self.desks.clear()
        root = Identity.from_seed(self.office.root)
        with self.app.app_context():
            for fp in self.office.staff.values():
                staff.certify(fp, root, now())
            db.session.remove()

    def _sits_down(self) -> Page:
        """A page in a fresh browser, at the story's time."""
        page = self.profile()
        self.clock.stands_in(page.context)
        return page
