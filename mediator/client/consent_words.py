"""What a person says yes or no to, in the words of the page (static/js/words/consents.js; a test compares both).

A `consent` entry carries the hash of exactly these words: when they change, the page asks to look again.
"""

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


def consent_words(what: str, *, name: str, person: str = "", several: bool = False) -> str:
    """Title and text as the page shows them; `several`: the title says whom it is about."""
    title, words = WORDS[what]
    about = f": {person}" if several and person else ""
    return f"{title}{about}\n{words.format(name=name, person=person)}"
