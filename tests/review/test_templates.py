"""The service's own sentences: who may change them, what has no place in them, and how hard they are to read."""

import json
import shutil
import subprocess

import pytest
from flask import Flask

from mediator.errors import Refusal
from mediator.extensions import db
from mediator.review import templates
from tests import readability
from tests.conftest import ROOT
from tests.record.casework import Casework
from tests.record.kept import ready_case

GRADE = 5.0


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, Casework)


def change(case: Casework, text: str, version: int = 1, by: str = "kim", name: str = "unclear") -> templates.Sentence:
    return templates.change_template(getattr(case, by).account, name, "Hard to follow", text, version, case.now)


def refused(case: Casework, text: str, version: int = 1, by: str = "kim", name: str = "unclear") -> str:
    with pytest.raises(Refusal) as caught:
        change(case, text, version, by, name)
    db.session.rollback()
    return caught.value.code


def test_a_supervisor_changes_a_sentence_and_its_version_grows(case: Casework) -> None:
    assert change(case, "Could you say it again?").version == 2
    assert change(case, "Could you say it anew?", version=2).version == 3
    [now] = [one for one in templates.list_templates() if one.name == "unclear"]
    assert (now.text, now.version, now.use) == ("Could you say it anew?", 3, "return")


def test_nobody_else_changes_one_and_two_do_not_overwrite_each_other(case: Casework) -> None:
    assert refused(case, "Again?", by="sam") == "not-allowed"
    change(case, "Again?")
    assert refused(case, "Anew?") == "template-moved"
    assert refused(case, "Anew?", name="nothing") == "not-found"


@pytest.mark.parametrize(
    "text",
    [
        "Ring 01632 960 100.",
        "Write to a@b.example.",
        "See https://page.example.",
        "See page.example.",
        "Ask Sam Reed.",
        "Zoë Müller helps.",
        "Ask Éva Reed.",
        "Ask E\u0301va Reed.",
        "Ask O'Neil D'Arcy.",
        "Ask Sam\u00a0van\u00a0Dyke-Reed or Ann O’Neil.",
        "  ",
        "x" * 601,
    ],
)
def test_p2_what_could_identify_somebody_is_refused(case: Casework, text: str) -> None:
    assert refused(case, text) in ("telling", "bad-request")


@pytest.mark.parametrize(
    "text", ["If I’m late, please wait.", "Take your time, e.g. a week. Then write.", "Please ask in English."]
)
def test_a_sentence_that_names_nobody_is_taken(case: Casework, text: str) -> None:
    assert change(case, text).text == text


def test_each_sentence_that_comes_with_the_service_could_be_saved_again(case: Casework) -> None:
    for one in templates.list_templates():
        templates.change_template(case.kim.account, one.name, one.title, one.text, one.version, case.now)


def test_p14_each_sentence_that_comes_with_the_service_can_be_read_by_a_child_of_ten(case: Casework) -> None:
    graded = {one.name: readability.read([one.text]).grade for one in templates.list_templates()}
    assert {name: grade for name, grade in graded.items() if grade > GRADE} == {}
    assert {one.use for one in templates.list_templates()} == {"return", "cover", "decline"}


def test_the_browser_measures_a_text_as_the_tests_do(case: Casework) -> None:
    texts = [one.text for one in templates.list_templates()] + [
        "The quick idea: people created 3 things, 1,250.50 in all. “Really?” she asked.\nNobody's fault.",
        "Notwithstanding considerable institutional reservations, participation remains voluntary.",
    ]
    module = (ROOT / "mediator/static/js/text/readability.js").as_uri()
    script = f"import {{ gradeOf }} from '{module}'; console.log(JSON.stringify({json.dumps(texts)}.map(gradeOf)))"
    node = shutil.which("node") or str(ROOT / ".venv/bin/node")
    said = subprocess.run(
        [node, "--input-type=module", "-e", script], capture_output=True, text=True, check=True
    ).stdout
    assert json.loads(said) == pytest.approx([readability.read([text]).grade for text in texts])
