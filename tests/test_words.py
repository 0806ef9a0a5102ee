"""What participants read: plain, calm, short, and nothing that names the subject where it stays behind."""

import re
from pathlib import Path

import pytest
from flask import Flask

from mediator import shells
from mediator.notices.worker import SUBJECT
from tests import readability
from tests.conftest import ROOT, make_app
from tests.words_on_pages import JS, everything_said, lines_of_page, participant_modules, participant_shells

NOT_FOR_PARTICIPANTS = re.compile(
    r"\b(?:releas\w+|victims?|offend\w+|perpetrators?|survivors?|criminals?|accused|justice|restorative|harmed|"
    r"suspend\w*|gates?|lanes?|chains?|roster|slots?|blobs?|entry|entries|proofs?|ledger|metadata|ciphertext|"
    r"success\w*|congratulations|oops|awesome|great|encrypt\w*|decrypt\w*|cryptograph\w*|destroy\w*|delivered|"
    r"users?|login|logged|submit\w*|invalid|error|failed|server|database|please wait while)\b|!",
    re.I,
)
GRADE, LONGEST, MEAN = 5.0, 25, 15.0
TOO_FEW_TO_MEASURE = 30
TITLES = {"Your page", "Desk"}
NEUTRAL_PATHS = {
    "/", "/help", "/cannot", "/in", "/home", "/consents", "/choose", "/write", "/check", "/done", "/item", "/changes",
    "/ready", "/read", "/removed", "/settings", "/stop", "/wishes",
}  # fmt: skip
FOUND_NOTHING = re.compile(
    r"(?:\bchecks found (?:nothing|no)\b|\bfound none\b|\bnone (?:of [\w ]+ )?(?:was|were) found\b"
    r"|\bnothing (?:was found|that the checks)\b)[^.<\"]*\.? ?(?P<then>[^.<\"]*)",
    re.I,
)
PLACES_THAT_SAY_SO = 9
WRITTEN_BY_SCRIPTS = {"data.js", "weights.js", "feelings.js"}
TELLING = re.compile(
    r"letter|justice|restor|victim|offen[cd]|harm|crime|prison|court|probation|mediat|apolog|sorry", re.I
)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    return make_app(tmp_path_factory.mktemp("words"))


@pytest.fixture(scope="module")
def said(app: Flask) -> list[tuple[str, str]]:
    return everything_said(app)


def test_p14_no_word_is_only_ours(said: list[tuple[str, str]]) -> None:
    """Words of the trade, of computers, of cheer, and exclamation marks stay out."""
    found = [(where, NOT_FOR_PARTICIPANTS.search(line), line) for where, line in said]
    assert [f"{where}: {word[0]}: {line}" for where, word, line in found if word] == []


def test_p14_no_sentence_is_long(said: list[tuple[str, str]]) -> None:
    long = {
        (where, sentence)
        for where, line in said
        for sentence in readability.sentences(line)
        if len(readability.words(sentence)) > LONGEST
    }
    assert sorted(long) == []


def test_p14_each_page_can_be_read_by_a_child_of_ten(said: list[tuple[str, str]]) -> None:
    """What all pages share is measured once, on the first, so that it cannot make a hard page look easy."""
    by_place: dict[str, list[str]] = {}
    seen: set[str] = set()
    for where, line in said:
        if line not in seen and len(readability.words(line)) > 2:
            by_place.setdefault(where, []).append(line)
        seen.add(line)
    assert len(by_place) > len(participant_shells())
    for where, lines in by_place.items():
        reading = readability.read(lines)
        assert reading.mean <= MEAN, (where, reading)
        assert reading.grade <= GRADE or reading.words < TOO_FEW_TO_MEASURE, (where, reading)


def test_p14_all_of_it_together_is_easy(said: list[tuple[str, str]]) -> None:
    lines = sorted({line for _, line in said if len(readability.words(line)) > 2})
    reading = readability.read(lines)
    assert reading.words > 2000
    assert reading.grade < 3


def test_the_measure_knows_easy_from_hard() -> None:
    easy = readability.read(["The cat sat on the mat. It was warm there."])
    hard = readability.read(
        ["Participation necessitates comprehensive consideration of institutional confidentiality."]
    )
    assert easy.grade < 2
    assert hard.grade > 20
    assert [readability.syllables(word) for word in ("page", "table", "facilitator", "changed", "wanted")] == [
        1,
        2,
        5,
        1,
        2,
    ]


def test_p12_titles_are_from_a_short_list(app: Flask) -> None:
    for shell in shells.SHELLS:
        (title,) = re.findall(r"<title>(.*?) – Northfield Contact Service</title>", shells.render(app, shell).decode())
        assert title in TITLES
    (title,) = re.findall(r"<title>(.*?) – Northfield Contact Service</title>", app.test_client().get("/no").text)
    assert title in TITLES
    for path in participant_modules():
        assert "document.title" not in path.read_text(encoding="utf-8"), path


def test_p12_addresses_and_subjects_tell_nothing() -> None:
    assert {shell.path for shell in participant_shells()} == NEUTRAL_PATHS
    assert not TELLING.search(SUBJECT)
    assert not any(TELLING.search(words) for words in shells.TITLES.values())


def test_p6_wherever_the_checks_found_nothing_it_says_that_this_does_not_mean_there_is_nothing() -> None:
    """In every template and module, of staff too; what is only a note to readers of the code is left out."""
    sources = [*(ROOT / "mediator" / "templates").rglob("*.html"), *(JS.rglob("*.js"))]
    said = {
        f"{path.relative_to(ROOT)}: {found[0]}": found["then"]
        for path in sources
        if path.parent.name != "vendor" and path.name not in WRITTEN_BY_SCRIPTS
        for found in FOUND_NOTHING.finditer(
            re.sub(r"/\*.*?\*/|\{#.*?#\}", "", path.read_text(encoding="utf-8"), flags=re.S)
        )
    }
    assert len(said) >= PLACES_THAT_SAY_SO
    assert [where for where, then in said.items() if not then.startswith("That does not mean there ")] == []


def test_what_a_page_says_is_found(tmp_path: Path) -> None:
    page = '<p>One <a href="/x">two</a>.</p><li>Three</li><div aria-label="Four five"></div><script>no</script>'
    assert lines_of_page(page) == ["One two.", "Three", "Four five"]
