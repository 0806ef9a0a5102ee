"""How hard English words are to read: sentences, syllables, and the grade of Flesch and Kincaid."""

import re
from dataclasses import dataclass

_WORD = re.compile(r"[A-Za-z]+(?:[’'][A-Za-z]+)*|\d[\d.,:]*\d|\d")
_END = re.compile(r"[.?!]+[”’\"')]*\s+|\n+|(?<=[:;])\s+")
_VOWELS = re.compile(r"[aeiouy]+")
# Endings that are written with a vowel and spoken without one.
_SILENT = re.compile(r"(?<=[^aeiouytd])ed$|(?<=[^aeiouyl])e$|(?<=[^aeiouycsxzghl])es$|(?<=[aeiouy])le$")

_ODD = {
    "somebody": 3, "something": 2, "sometimes": 2, "somewhere": 2, "everything": 3, "everybody": 4, "people": 2,
    "science": 2, "idea": 3, "created": 3, "safely": 2, "being": 2, "really": 2, "quiet": 2, "wherever": 3,
}  # fmt: skip


@dataclass(frozen=True)
class Reading:
    """How many words, how many in a sentence, and the school grade in years (5 is a child of ten)."""

    words: int
    longest: int
    mean: float
    grade: float


def sentences(text: str) -> list[str]:
    """The sentences of a text; a line is one as well, and so is each side of a colon."""
    return [part for part in _END.split(text + " ") if words(part)]


def words(sentence: str) -> list[str]:
    """The words of a sentence; a number is one."""
    return _WORD.findall(sentence)


def syllables(word: str) -> int:
    """How many syllables a word has, at least one; a number counts as two."""
    if word[0].isdigit():
        return 2
    plain = re.split("[’']", word.lower())[0]
    if plain in _ODD:
        return _ODD[plain]
    spoken = _SILENT.sub("", plain)
    return max(1, len(_VOWELS.findall(spoken)) + len(re.findall(r"(?<![tsc])i(?:a|o(?!u)|et)|ua|ying", spoken)))


def read(texts: list[str]) -> Reading:
    """What it takes to read all these texts."""
    each = [words(sentence) for text in texts for sentence in sentences(text)]
    total = sum(map(len, each))
    spoken = sum(syllables(word) for sentence in each for word in sentence)
    grade = 0.39 * total / len(each) + 11.8 * spoken / total - 15.59
    return Reading(total, max(map(len, each)), total / len(each), grade)
