"""How the facilitators of the demo answered what screening marked in its letters.

A row names the words, the category and rule of their highlight, and for words that may stay the reason's code;
words without a reason were taken out. A row speaks for every place where its words stand.
"""

from dataclasses import dataclass
from typing import Any

from mediator.client.demo.letters import read_letter

JOIN = "\n\n"
NAME, PLACE = ("third_party", "third_party.given-name"), ("third_party", "third_party.place")
TERM, STREET = ("protected", "protected.term"), ("contact", "contact.street")
SWEARING, WATCHING = ("abusive", "abusive.profanity"), ("threat", "threat.watching")
LEGAL = ("legal", "legal.undisclosed")
KNOWN, MEANT, VOICE = "agreed", "meant", "voice"


@dataclass(frozen=True)
class Answer:
    """One row of the table."""

    words: str
    highlight: tuple[str, str]
    reason: str = ""

    @property
    def answer(self) -> str:
        """`fine` where there is a reason, else `out`."""
        return "fine" if self.reason else "out"


OUR_SAM, OUR_PRIYA = Answer("Sam", NAME, KNOWN), Answer("Priya", NAME, KNOWN)
KNOWS_TOM = Answer("Tom", NAME, KNOWN)
HER_ROAD = Answer("I drive past the place every day", WATCHING, MEANT)

ANSWERS: dict[str, tuple[Answer, ...]] = {
    "kyle-answers": (Answer("Deano Pratt", TERM), OUR_SAM),
    "kyle-answers-proposed": (OUR_SAM,),
    "kyle-letter": (OUR_SAM,),
    "kyle-shed": (Answer("Deano Pratt's", TERM),),
    "moira-letter": (KNOWS_TOM,),
    "graham-reply": (Answer("Nobody has asked me that before", LEGAL, MEANT), OUR_PRIYA),
    "moira-questions": (Answer("Carrow Hill", TERM), HER_ROAD, KNOWS_TOM),
    "moira-questions-proposed": (HER_ROAD, KNOWS_TOM),
    "elsie-statement": (Answer("Tom's", NAME, KNOWN), KNOWS_TOM, OUR_SAM),
    "graham-fourteen-minutes": (OUR_PRIYA,),
    "carly-letter": (
        Answer("14 Tern Court", STREET),
        Answer("Tern Court", TERM),
        Answer("You broke my fucking face", SWEARING, VOICE),
        Answer("Fuck you", SWEARING, VOICE),
        Answer("Swan", PLACE, KNOWN),
        Answer("Jodie", NAME),
        Answer("Garrick's", TERM),
    ),
    "lewis-letter": (OUR_PRIYA, Answer("Swan", PLACE, KNOWN)),
}


def marks_of(name: str) -> list[dict[str, Any]]:
    """The rows of `checks` for `letters/<name>.txt`; offsets in code points of its reading text."""
    text = reading_text(name)
    return [
        {
            "start": at,
            "end": at + len(one.words),
            "category": one.highlight[0],
            "rule": one.highlight[1],
            "answer": one.answer,
            "reason": one.reason,
        }
        for one in ANSWERS.get(name, ())
        for at in _places(text, one.words)
    ]


def reading_text(name: str) -> str:
    """All parts of a letter in the order in which they are read."""
    letter = read_letter(name)
    answers = [answer["a"] for answer in letter.get("answers", [])]
    return JOIN.join([letter["text"], *letter.get("questions", []), *answers])


def _places(text: str, words: str) -> list[int]:
    return [at for at in range(len(text)) if text.startswith(words, at)]
