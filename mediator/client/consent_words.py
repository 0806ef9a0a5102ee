"""What a person says yes or no to, in the words of the page (static/js/words/consents.js; a test compares both).

A `consent` entry carries the hash of exactly these words, and so does one that was told to a facilitator, who read
them out: when they change, the person is asked again.
"""

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

from mediator.client.named import SOMEBODY
from mediator.client.opencase import OpenCase
from mediator.protocol.encoding import b64, digest

NOBODY = "Your facilitator"

WORDS = {
    "take-part": (
        "Taking part",
        "{name} and the others on your case may work with you. You can stop at any time. What you write is private. "
        "There are limits: if somebody is in danger, or a court orders it, we may have to tell others.",
    ),
    "letters": (
        "Letters",
        "Letters may go between you and {person}. Your facilitator reads each one first. "
        "You see every change before it counts, unless you say otherwise below.",
    ),
    "questions": (
        "Questions and answers",
        "Questions and answers may go between you and {person}. Your facilitator reads each one first.",
    ),
    "spoken": (
        "Spoken messages",
        "Your facilitator may tell you words from {person}, and tell {person} words from you. "
        "You hear your own words first, and say if they are right.",
    ),
    "recordings": (
        "Recordings",
        "Your voice or a film of you may be shown to {person}, and theirs to you. "
        "Your facilitator looks at each one first.",
    ),
    "told-read": (
        "Telling that I have read something",
        "We may tell {person} that you have read what they wrote. Most people say no to this.",
    ),
    "sharing": (
        "Telling courts, police or others",
        "We may tell a court, the police, a prison or probation that you take part. "
        "We never show them what you wrote because of this yes. Most people say no to this.",
    ),
    "remove-details": (
        "Taking out names and places",
        "{name} may take out names, places, and ways to reach people from what you write, "
        "without asking you each time. You see what was taken out. Nothing else is changed without you. "
        "You can end this at any time.",
    ),
}


# As they were before, the newest first; the same as EARLIER of the page.
EARLIER: list[dict[str, tuple[str, str]]] = []


def consent_words(what: str, *, name: str, person: str = "", several: bool = False) -> str:
    """Title and text as the page shows them; `several`: the title says whom it is about."""
    title, words = WORDS[what]
    about = f": {person}" if several and person else ""
    return f"{title}{about}\n{words.format(name=name, person=person)}"


def words_read_out(
    opened: OpenCase, lane: str, what: str, peer: str, peers: Sequence[str], name_of: Callable[[str], str]
) -> str:
    """The same for somebody who is told: as their page says it, or would begin to (static/js/desk/consent-words.js).

    `peers`: the references of those with whom they may exchange; `name_of` a member of the desk.
    """
    info = next((entry for entry in reversed(opened.view.lanes[lane].entries) if entry.t == "info"), None)
    if info is not None:
        said = opened.content(info)
        names = [one["name"] for one in said["staff"] if one["role"] == "facilitator"]
        others = {one["ref"]: one["words"] for one in said["others"]}
    else:
        members = opened.view.roster.members
        names = [name_of(fp) for fp, member in members.items() if member.role == "facilitator"][:1]
        others = dict.fromkeys(peers, SOMEBODY) if len(peers) == 1 else {}
    person = others.get(peer, SOMEBODY if peer else "")
    several = len(others) > 1 and peer in others
    return consent_words(what, name="".join(names[:1]) or NOBODY, person=person, several=several)


def words_said(opened: OpenCase, lane: str, fields: dict[str, Any], names: Sequence[str] = ()) -> str:
    """The very words of a consent, found by its hash among all versions and names; "" for words of no page.

    `fields` are those of the consent; `names` of facilitators whom no page named yet.
    """
    infos = [opened.content(entry) for entry in opened.view.lanes[lane].entries if entry.t == "info"]
    staff = {one["name"] for info in infos for one in info["staff"]} | {*names, NOBODY}
    told = {one["words"] for info in infos for one in info["others"] if one["ref"] == fields["peer"]}
    persons = told | {SOMEBODY} if fields["peer"] else {""}
    for version in (WORDS, *EARLIER):
        title, words = version.get(fields["what"], ("", ""))
        for person, name in product(persons, staff):
            for about in {"", f": {person}" if person else ""}:
                made = f"{title}{about}\n{words.format(name=name, person=person)}"
                if hash_text(made) == fields["text"]:
                    return made
    return ""


def hash_text(text: str) -> str:
    """The 43-character hash of consent words as shown."""
    return b64(digest("rj1/blob", text.encode("utf-8")))
