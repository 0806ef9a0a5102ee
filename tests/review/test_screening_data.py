"""The screening rules as data: every rule has what a reader needs, no file is left out, no reason is a verdict."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[2] / "mediator" / "review" / "screening"
BOOKS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
RULES: list[tuple[str, dict[str, Any]]] = [
    (name, rule) for name, book in BOOKS.items() if "rules" in book for rule in book["rules"]
]
VERDICTS = re.compile(r"\b(guilty|dangerous person|lying|liar|manipulative|insincere|score|risk level)\b", re.I)


@pytest.mark.parametrize(("book", "rule"), RULES, ids=[rule["id"] for _, rule in RULES])
def test_a_rule_names_its_category_and_says_why_in_a_sentence(book: str, rule: dict[str, Any]) -> None:
    assert BOOKS[book]["category"] == book
    assert rule["id"].startswith(f"{book}.")
    assert set(rule) <= {
        "id",
        "why",
        "severity",
        "negation",
        "reported",
        "who",
        "whom",
        "mood",
        "any",
        "unless",
        "idioms",
    }
    assert re.fullmatch(r"[A-Z][^!]*\.", rule["why"])
    assert not VERDICTS.search(rule["why"])
    assert rule.get("severity", BOOKS[book]["severity"]) in {1, 2, 3}


def test_no_two_rules_have_one_name() -> None:
    names = [rule["id"] for _, rule in RULES]
    assert len(names) == len(set(names))


def test_nothing_that_stands_elsewhere_in_a_sentence_hides_danger_by_denial_or_report() -> None:
    book = BOOKS["safeguarding"]
    assert book["negation"] == "ignored"
    assert "reported" not in book
    for rule in book["rules"]:
        assert rule.get("negation", "ignored") == "ignored"
        assert "reported" not in rule
        assert "unless" not in rule


def test_every_file_with_data_names_its_origin() -> None:
    sources = (FOLDER / "SOURCES.md").read_text(encoding="utf-8")
    for name in ("words", "confusables"):
        assert f"`{name}.json`" in sources
        assert "SOURCES.md" in BOOKS[name]["source"]


def test_prompts_for_authors_are_short_and_never_say_that_something_is_sent_back() -> None:
    book = BOOKS["prompts"]
    shared = [words for key, words in book.items() if isinstance(words, str) and key != "about"]
    for words in [*shared, *book["victim"].values(), *book["offender"].values()]:
        sentences = [one for one in re.split(r"[.?]\s*", words) if one]
        assert all(len(sentence.split()) <= 16 for sentence in sentences), words
        assert not re.search(r"\b(released|victim|offender|screen\w*|flag\w*)\b", words, re.I)
