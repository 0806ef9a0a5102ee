"""A story in real browsers in which all that anybody types holds a word of its own, to be looked for afterwards."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Page

from mediator import client
from mediator.client.facilitator import Party
from tests.attacks.recorded import Recorder
from tests.browser.people import COVER, Facilitator, Participant, Stage
from tests.client.world import meet_conditions

# Each stands in one thing that somebody types; none is in a dictionary. Their ends tell them apart.
KINDS = (
    "nameone", "nametwo", "namethree", "term", "question", "questionmended", "draft", "passphrase", "return",
    "proposed", "note", "why", "refuse", "about", "who", "hold", "decline", "letter", "statement", "objection", "tell",
    "wishes", "said", "say", "present", "address", "safe", "peoplenote", "telephone", "mail", "ownwords", "noticebox",
)  # fmt: skip
WORDS = {kind: f"zqvx{kind}" for kind in KINDS}

# The service keeps where notices go, sealed under a key of its own, because a machine must read it (P2).
NOTICE = f"{WORDS['noticebox']}@home.example.org"


@dataclass
class Told:
    """What the story leaves behind, to be searched."""

    recorder: Recorder
    cards: dict[str, str] = field(default_factory=dict)
    passphrases: dict[str, str] = field(default_factory=dict)
    cases: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    storages: list[str] = field(default_factory=list)


def follow(told: Told, page: Page) -> Page:
    """Note each address that a page goes to, fragment and all, as its history does."""
    page.on("framenavigated", lambda frame: told.addresses.append(frame.url))
    return page


def look_into(told: Told, page: Page) -> None:
    """Note all that the browser keeps for the service now."""
    told.storages.append(page.evaluate(STORAGES))


STORAGES = """async () => {
  const databases = await indexedDB.databases();
  const cached = await caches.keys();
  const workers = await navigator.serviceWorker.getRegistrations();
  return JSON.stringify({ session: { ...sessionStorage }, local: { ...localStorage }, databases, cached,
    workers: workers.length, cookie: document.cookie, name: window.name, state: history.state });
}"""


def tell_story(stage: Stage, told: Told, hazel_page: Page) -> None:
    """Sam opens a case in a browser; Hazel and Kyle enrol, write, refuse, agree, read; Sam does all a desk can."""
    w = WORDS
    sam = stage.facilitator("Sam")
    follow(told, sam.page)
    hazel, kyle = _bring_in(stage, told, sam, hazel_page)
    hazel.begins("A letter")
    hazel.fills_in(f"I never sent {w['draft']}.")
    look_into(told, hazel.page)
    hazel.writes_questions([f"Why {w['question']}?"])
    sam.opens(f"Questions from Hazel {w['nameone']}")
    sam.finds_the_rest_fine()
    sam.sends_back(f"Please write {w['return']}.")
    hazel.mends("Your questions", f"Why {w['questionmended']}?", says=w["return"])
    sam.opens(f"Questions from Hazel {w['nameone']}")
    sam.writes_for_the_reader("Question 1", f"Why {w['proposed']}?")
    sam.finds_the_rest_fine()
    sam.names_every_change("Privacy", f"Because {w['why']}.")
    sam.proposes(f"A note {w['note']}.")
    hazel.looks_at_changes()
    look_into(told, hazel.page)
    hazel.agrees_to_all()
    sam.opens(f"Questions from Hazel {w['nameone']}")
    sam.makes_ready(f"{w['about']}", who=w["who"])
    look_into(told, sam.page)
    sam.passes_on(f"Questions from Hazel {w['nameone']}")
    assert w["proposed"] in kyle.reads()
    look_into(told, kyle.page)
    kyle.writes_letter(f"I did it, {w['letter']}.")
    sam.opens(f"Letter from Kyle {w['nametwo']}")
    sam.holds(f"Because {w['hold']}.")
    look_into(told, sam.page)
    hazel.goes_home()
    look_into(told, hazel.page)


def _bring_in(stage: Stage, told: Told, sam: Facilitator, hazel_page: Page) -> tuple[Participant, Participant]:
    names = (f"Hazel {WORDS['nameone']}", f"Kyle {WORDS['nametwo']}")
    sam.opens_case(*names, with_=["Priya", "Ruth"], terms=f"{WORDS['term']} Row")
    meet_conditions(stage.desk("Ruth"), sam.page.url.partition("case=")[2])
    people = []
    for name in names:
        card = sam.makes_card(name)
        page = hazel_page if name == names[0] else stage.profile()
        person = Participant(follow(told, page), name, card, passphrase=f"copper {WORDS['passphrase']} meadow")
        sam.hears_the_words_of(name, person.enrols())
        person.gives_consents()
        told.cards[name], told.passphrases[name] = card, person.passphrase
        people.append(person)
    return people[0], people[1]


def tell_the_rest(stage: Stage, told: Told) -> None:
    """What the browsers' story has no room for, by the Python client, in a case of its own."""
    w, sam, priya = WORDS, stage.desk("Sam"), stage.desk("Priya")
    people = [
        Party(f"Ann {w['namethree']}", "victim", telephone=f"020 7946 0177 {w['telephone']}", address=w["address"],
              email=f"{w['mail']}@home.example.org", safe=w["safe"], note=w["peoplenote"]),
        Party("Ben", "offender", mode="scribe"),
    ]  # fmt: skip
    opened = sam.open_case(people, [w["term"]], [priya.fp, stage.desk("Ruth").fp])
    case, (lane, his) = opened.case, opened.lanes.values()
    told.cases.append(case)
    card, ann = sam.make_card(case, lane), client.Participant(stage.url)
    passphrase = f"another {w['passphrase']} river"
    sam.accept(case, lane, ann.enrol(card.text, passphrase))
    told.cards["Ann"], told.passphrases["Ann"] = card.text, passphrase
    ann.consent("take-part")
    (peer,) = ann.peers()
    ann.consent("letters", peer=peer)
    sam.said_consent(case, his, "take-part", f"Yes {w['said']}", how="meeting", present=[w["present"]])
    ann.tell(w["tell"])
    ann.wishes(tell="mail", extra=w["wishes"], call=w["wishes"])
    sam.keep_address(case, lane, NOTICE)
    sam.say(case, lane, w["say"])
    first = ann.write(w["statement"], "statement")
    sam.propose(case, first, {"text": w["proposed"]}, [{"n": 1, "kind": "privacy", "why": w["why"]}], w["note"])
    ann.refuse(first, w["refuse"], other=w["ownwords"])
    sam.offer(case, first, {**COVER, "about": [w["about"]], "from": w["who"], "who": w["who"]})
    priya.object(case, first, w["objection"])
    sam.decline(case, first, w["decline"])
    told.cases += [row["case"] for row in sam.cases() if row["case"] not in told.cases]
