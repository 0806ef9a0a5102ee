"""One demo case being played: who signs in how, and the few moves that every case needs."""

from collections.abc import Callable
from dataclasses import dataclass, field

import httpx

from mediator.client.demo.cast import Person
from mediator.client.demo.highlights import marks_of, reading_text
from mediator.client.demo.letters import read_letter
from mediator.client.facilitator import Card, Facilitator, Party
from mediator.client.gates import WRITTEN
from mediator.client.participant import Participant

WORDS_A_PAGE, WORDS_A_MINUTE = 250, 180
CONSENTS = ("letters", "questions")
DAY = 86_400


@dataclass
class Stage:
    """A case with its facilitators and participants, by the keys of the cast."""

    base_url: str
    sam: Facilitator
    priya: Facilitator
    ruth: Facilitator
    say: Callable[[str], None]
    transport: httpx.BaseTransport | None = None
    case: str = ""
    lanes: dict[str, str] = field(default_factory=dict)
    known_as: dict[str, str] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    people: dict[str, Participant] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)

    def open(
        self, title: str, cast: tuple[Person, ...], terms: tuple[str, ...], *, eyes: int, opener: Facilitator
    ) -> None:
        """Open the case with all three staff on its desk, and bring in everybody who has a passphrase."""
        self.say(f"{title}: the case is opened")
        colleagues = [one.fp for one in (self.sam, self.priya, self.ruth) if one is not opener]
        opened = opener.open_case([party_of(person) for person in cast], list(terms), colleagues=colleagues, eyes=eyes)
        self.case = opened.case
        self._meet_all(self.now() + 300 * DAY)
        self.lanes = {person.key: opened.lanes[person.name] for person in cast}
        self.known_as = {self.lanes[person.key]: person.known_as for person in cast}
        for person in cast:
            if person.mode == "scribe":
                self._hear_consents(person, opener)
            elif person.passphrase:
                self.say(f"{title}: {person.name} gets a card, chooses a passphrase, is met and accepted")
                self._bring_in(person, opener)
            else:
                self.cards[person.key] = opener.make_card(self.case, self.lanes[person.key])

    def needs(self, who: str, gate: str) -> None:
        """One more condition is needed for somebody."""
        lane = self.lanes[who]
        self.sam.need(self.case, lane, [*self.sam.conditions(self.case, lane), gate])

    def _meet_all(self, until: int) -> None:
        opener_says = "Gone through when the case was opened, with both facilitators there."
        on_paper = "Read on paper when the case was opened: the court's list, and the permission where one is needed."
        for kind, evidence, written in (("told", opener_says, False), ("document", on_paper, True)):
            needed = self.ruth.needed(self.case).items()
            wanted = {lane: [gate for gate in gates if (gate in WRITTEN) == written] for lane, gates in needed}
            self.ruth.open_gates(self.case, wanted, evidence, until, kind)

    def meet(self, who: str, gate: str, evidence: str, days: int = 0, kind: str = "told") -> None:
        """A condition is needed for somebody, and met on this evidence, for good or for some days."""
        if gate not in self.sam.conditions(self.case, self.lanes[who]):
            self.needs(who, gate)
        until = self.now() + days * DAY if days else 0
        self.sam.open_gate(self.case, self.lanes[who], gate, evidence, until, kind=kind)

    def send(self, who: str, name: str, kind: str = "letter", to: str = "") -> str:
        """A participant sends `letters/<name>.txt`; the item's id.

        `to` is how the reader is named to the author; it may be left out where there is only one.
        """
        msg = self.people[who].write(kind=kind, to=to, **read_letter(name))
        self.texts[msg] = name
        return msg

    def send_again(self, who: str, msg: str, name: str) -> None:
        """A participant sends a new round of something that came back."""
        self.people[who].revise(msg, **read_letter(name))
        self.texts[msg] = name

    def propose(
        self, editor: Facilitator, msg: str, changes: tuple[tuple[str, str], ...], note: str, *, ask: bool = True
    ) -> None:
        """Read, and propose `letters/<name>-proposed.txt`; `changes` are its kinds and reasons in their order.

        Without `ask` it is made under the author's permission, and stands.
        """
        editor.look(self.case, msg)
        marks = marks_of(self.texts[msg])
        self.texts[msg] += "-proposed"
        made = [{"n": n, "kind": kind, "why": why} for n, (kind, why) in enumerate(changes, 1)]
        make = editor.propose if ask else editor.take_out
        make(self.case, msg, read_letter(self.texts[msg]), made, note, marks)

    def offer(self, editor: Facilitator, msg: str, about: str, *, removed: bool = False) -> None:
        """Read, and put the text forward with a cover note; `about` says what it deals with, parts after a "; "."""
        editor.look(self.case, msg)
        name = self.texts[msg]
        words = len(reading_text(name).split())
        cover = {
            "kind": editor.letter(self.case, msg).item.kind,
            "pages": 1 + words // WORDS_A_PAGE,
            "minutes": 1 + words // WORDS_A_MINUTE,
            "about": about.split("; "),
            "removed": int(removed),
            "from": editor.called(self.case, msg),
            "who": "Priya" if self._is_first_with_care(editor, msg) else "Sam or Priya, if you like",
        }
        editor.offer(self.case, msg, cover, marks=marks_of(name))

    def offer_and_pass_on(
        self, editor: Facilitator, second: Facilitator, msg: str, about: str, *, removed: bool = False
    ) -> str:
        """Offer, approve by a second reader where the case asks for two, pass on; the release's hash."""
        self.offer(editor, msg, about, removed=removed)
        if editor.letter(self.case, msg).state == "offered":
            second.approve(self.case, msg)
        return editor.pass_on(self.case, msg)

    def _is_first_with_care(self, editor: Facilitator, msg: str) -> bool:
        """Whether it is the first text for its reader where two approve: somebody is there when it is opened."""
        fold = editor.fold(editor.load(self.case))
        item = fold.items[msg].item
        reader, _ = fold.other_side(item.lane, item.peer)
        return fold.eyes > 1 and not fold.lanes[reader].received

    def rang(self, editor: Facilitator, who: str, how: str, words: str) -> None:
        """Report the next call to somebody: spoke, met, or only tried."""
        lane = self.lanes[who]
        (call, *_) = editor.planned(self.case, lane)
        editor.contact(self.case, lane, how, words, of=call.entry.hash)

    def now(self) -> int:
        """Unix seconds."""
        return self.sam.now()

    def _bring_in(self, person: Person, opener: Facilitator) -> None:
        lane = self.lanes[person.key]
        card = opener.make_card(self.case, lane)
        who = Participant(self.base_url, self.transport)
        words = who.enrol(card.text, person.passphrase)
        opener.accept(self.case, lane, words, self.known_as)
        who.consent("take-part")
        for peer in who.peers():
            for what in CONSENTS:
                who.consent(what, peer=peer)
        self.cards[person.key], self.people[person.key] = card, who

    def _hear_consents(self, person: Person, opener: Facilitator) -> None:
        lane = self.lanes[person.key]
        words = {"how": "meeting", "present": [person.name]}
        peers = opener.fold(opener.load(self.case)).peers(lane)
        # Who may exchange with several is told first who they are: a yes is to one of them.
        for _, other in peers if len(peers) > 1 else ():
            opener.name_other(self.case, lane, other, self.known_as[other])
        opener.said_consent(self.case, lane, "take-part", "I'll have my say.", **words)
        for peer, _ in peers:
            for what in CONSENTS:
                opener.said_consent(self.case, lane, what, "Yes, that may go.", peer=peer, **words)


def party_of(person: Person) -> Party:
    """Somebody of the cast as a case takes them in."""
    return Party(
        name=person.name,
        side=person.side,
        mode=person.mode,
        call=person.call,
        telephone=person.telephone,
        address=person.address,
        email=person.email,
        safe=person.safe,
        note=person.note,
        custody=person.custody,
    )
