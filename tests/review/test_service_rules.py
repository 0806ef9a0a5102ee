"""What a service looks for itself: who may change it, what has no place in it, and that nothing of it is lost."""

import json
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from flask import Flask

from mediator.errors import Refusal
from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.review import service_rules
from mediator.review.service_rules import CATEGORIES, MOST_RULES, Rule
from tests.conftest import ROOT
from tests.record.casework import Casework
from tests.record.kept import ready_case

NAME = b64(bytes(range(16)))
MILL = Rule(NAME, ("the old mill", "mill lane bridge"), "third_party", "A place that everybody here knows.")


@pytest.fixture
def case(app: Flask, now: int) -> Iterator[Casework]:
    with app.app_context():
        yield ready_case(now, Casework)


def change(case: Casework, rule: Rule, by: str = "kim") -> Rule:
    return service_rules.change_rule(getattr(case, by).account, rule, case.now)


def refused(case: Casework, rule: Rule, by: str = "kim") -> str:
    with pytest.raises(Refusal) as caught:
        change(case, rule, by)
    db.session.rollback()
    assert service_rules.list_rules() in ([], [one for one in service_rules.list_rules() if one.name == NAME])
    return caught.value.code


def test_every_change_is_a_new_version_with_who_and_when(case: Casework) -> None:
    first = change(case, MILL)
    assert (first.version, first.changed_by, first.changed_at) == (1, case.kim.fp, case.now)
    second = change(case, replace(first, phrases=("  the   old Mill ",)))
    off = change(case, replace(second, active=False))
    on = change(case, replace(off, active=True))
    assert service_rules.list_rules() == [on]
    assert service_rules.list_versions(NAME) == [first, second, off, on]
    assert (on.version, on.phrases, off.active) == (4, ("the old Mill",), False)
    for absent in (b64(bytes(16)), "x"):
        with pytest.raises(Refusal, match="not-found"):
            service_rules.list_versions(absent)


def test_nobody_but_a_supervisor_changes_them_and_two_do_not_overwrite_each_other(case: Casework) -> None:
    assert refused(case, MILL, by="sam") == "not-allowed"
    assert refused(case, replace(MILL, version=1)) == "not-found"
    first = change(case, MILL)
    assert refused(case, MILL) == "rule-moved"
    change(case, replace(first, why="A meeting place."))
    assert refused(case, replace(first, active=False)) == "rule-moved"
    assert refused(case, replace(first, version=2), by="sam") == "not-allowed"


REFUSED_PHRASES = {
    "phrase-signs": [
        "", "  ", "flat 7", "flat \u00b2", "flat \u2166",
        "ket*", "(ket|mcat)", "page.example", "ann@home", "ket\u202e", "ket ... mcat", "ket\0",
        "ket\nmcat#",
    ],
    "phrase-common": ["the", "And YOU"],
    "phrase-wide": ["the garden", "THE\u2019 G\u00e1rden", "police"],
    "phrase-long": ["one two three ket five six seven eight nine", "k" * 81, "k" * 100_000],
}  # fmt: skip
TAKEN_PHRASES = (
    "ket", "O'Malley\u2019s yard", "drive-by", "Caf\u00e9 Zo\u00eb", "smokin'", "on the ends", "\u0138et",
)  # fmt: skip
REFUSED_REASONS = {
    "no-reason": ["", "  "],
    "telling": ["Ring 01632.", "See page.example.", "Ask Sam Reed.", "Two\nlines.", "A\u202eplace."],
    "bad-request": ["x" * 161],
}


def test_p2_p13_a_phrase_that_could_tell_something_or_marks_every_letter_is_refused(case: Casework) -> None:
    for code, phrases in REFUSED_PHRASES.items():
        for phrase in phrases:
            assert refused(case, replace(MILL, phrases=("the old mill", phrase))) == code, phrase


def test_p2_p13_a_reason_is_one_sentence_that_names_nobody_and_the_category_is_no_cases_own(case: Casework) -> None:
    for code, reasons in REFUSED_REASONS.items():
        for why in reasons:
            assert refused(case, replace(MILL, why=why)) == code, why
    for phrases in ((), tuple(f"ket{sign}" for sign in "abcde")):
        assert refused(case, replace(MILL, phrases=phrases)) == "bad-request"
    for category in ("protected", "hidden", "other", ""):
        assert refused(case, replace(MILL, category=category)) == "bad-request"


def test_words_as_people_write_them_are_taken_in_each_category(case: Casework) -> None:
    rule = MILL
    for number, category in enumerate(CATEGORIES):
        phrase = TAKEN_PHRASES[number % len(TAKEN_PHRASES)]
        rule = change(case, replace(rule, phrases=(phrase,), category=category))
        assert (rule.phrases, rule.category) == ((phrase,), category)


def test_what_was_taken_once_can_be_switched_off_whatever_is_refused_today(
    case: Casework, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = change(case, MILL)
    monkeypatch.setattr(service_rules, "_everyday", lambda: ([("At the old mill.", ["the", "old", "mill"])], set()))
    off = change(case, replace(first, active=False))
    assert refused(case, replace(off, active=True)) == "phrase-wide"
    assert refused(case, replace(off, why="Another.")) == "phrase-wide"


def test_p13_there_is_an_end_to_them(case: Casework) -> None:
    for number in range(MOST_RULES):
        db.session.add(
            service_rules.ServiceRule(
                name=f"{number:022}", version=1, phrases="ket", category="legal", why="x", active=False,
                changed_by="", changed_at=0,
            )
        )  # fmt: skip
    db.session.commit()
    with pytest.raises(Refusal, match="too-many"):
        change(case, MILL)
    [row, *_] = service_rules.list_rules()
    assert change(case, replace(row, active=True, why="A drug.")).version == 2


def test_p13_of_two_at_once_one_counts(app: Flask, now: int) -> None:
    with app.app_context():
        kim = Casework(now).kim.account.fp
        db.session.commit()
    start, codes = threading.Barrier(2), []

    def add(why: str) -> None:
        with app.test_request_context(method="PUT"):
            account = db.session.scalar(db.select(service_rules.Account).where(service_rules.Account.fp == kim))
            db.session.rollback()
            start.wait()
            try:
                service_rules.change_rule(account, replace(MILL, why=why), now)
                codes.append("kept")
            except Refusal as refusal:
                codes.append(refusal.code)

    threads = [threading.Thread(target=add, args=(why,)) for why in ("One.", "Two.")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(codes) == ["kept", "rule-moved"]
    with app.app_context():
        assert len(service_rules.list_versions(NAME)) == 1


def test_the_form_refuses_the_same_phrases_and_offers_the_same_categories(node: str) -> None:
    refused_phrases = {
        phrase for code, phrases in REFUSED_PHRASES.items() if code != "phrase-wide" for phrase in phrases
    }
    asked = sorted({*refused_phrases, *TAKEN_PHRASES})
    module = (ROOT / "mediator/static/js/desk/rule-form.js").as_uri()
    script = f"""
        import {{ phraseProblem }} from "{module}";
        import {{ CHOICES }} from "{module.replace("rule-form", "service-rules")}";
        const asked = {json.dumps(asked)};
        const refused = asked.filter((phrase) => phraseProblem([phrase]));
        console.log(JSON.stringify([Object.keys(CHOICES), refused]));"""
    run = [node, "--input-type=module", "-e", script]
    categories, refused_there = json.loads(subprocess.run(run, capture_output=True, text=True, check=True).stdout)
    assert sorted(categories) == sorted(CATEGORIES)
    assert set(refused_there) == refused_phrases
