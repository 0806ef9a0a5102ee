"""What the standing permission covers: the rows of tests/js/permission.test.mjs, and what must hold for any text."""

import json
import random
import shutil
import subprocess
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.protocol.permission import DETAILS, only_details_removed, within_permission
from tests.conftest import ROOT

ROWS = json.loads((ROOT / "tests" / "vectors" / "permission.json").read_text(encoding="utf-8"))["rows"]
WORDS = st.text(alphabet="ab \n", max_size=8)
KEPT = st.text(alphabet="ab", min_size=1, max_size=8)
TAKEN = st.lists(st.text(alphabet="abc.'", min_size=1, max_size=4), min_size=1, max_size=8).map(" ".join)
MIXED = [*"aabb12  .'\n\r\t\u00a0\u200b\u2028\u0301é🦔", "ab", "cd ", "\r\n", "\n\n"]
PRIVACY = [{"n": 1, "kind": "privacy", "why": ""}]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["after"])
def test_p5_p6_it_covers_the_fixed_words_in_place_of_a_few_and_nothing_else(row: dict[str, Any]) -> None:
    assert only_details_removed(row["before"], row["after"]) == bool(row["within"])


@given(st.lists(st.tuples(KEPT, TAKEN, st.sampled_from(DETAILS)), max_size=4), KEPT)
def test_p5_whatever_is_kept_and_taken_out_in_turn_is_covered(parts: list[tuple[str, str, str]], last: str) -> None:
    before = " ".join([*(f"{kept} {taken}" for kept, taken, _ in parts), last])
    after = " ".join([*(f"{kept} {words}" for kept, _, words in parts), last])

    assert only_details_removed(before, after)


def test_p5_a_browser_says_the_same_of_texts_that_are_nearly_within_it() -> None:
    chance = random.Random(14)
    pairs = [_nearly(chance) for _ in range(4000)]
    module = (ROOT / "mediator/static/js/protocol/permission.js").as_uri()
    script = f"""import {{ readFileSync }} from "node:fs";
        import {{ onlyDetailsRemoved }} from "{module}";
        console.log(JSON.stringify(JSON.parse(readFileSync(0)).map((pair) => onlyDetailsRemoved(...pair))))"""
    node = shutil.which("node") or str(ROOT / ".venv/bin/node")
    command = [node, "--input-type=module", "-e", script]
    said = json.loads(
        subprocess.run(command, input=json.dumps(pairs), capture_output=True, text=True, check=True).stdout
    )

    assert [only_details_removed(*pair) for pair in pairs] == said
    assert 200 < sum(said) < 3800


def _nearly(chance: random.Random) -> tuple[str, str]:
    """A text and what became of it: sometimes only whole words went, sometimes more, less or something else."""
    before, after = "", ""
    for _ in range(chance.randrange(1, 5)):
        kept = "".join(chance.choices(MIXED, k=chance.randrange(5)))
        taken = "".join(chance.choices(MIXED, k=chance.choice((1, 1, 2, 5, 20))))
        gap = chance.choice(("", " ", " "))
        before += kept + gap + taken + gap
        after += kept + gap + chance.choice(DETAILS) + gap
    return before, after + chance.choice(("", "", "", "a"))


def test_p5_whatever_somebody_wrote_looking_takes_a_moment() -> None:
    began = time.process_time()
    assert not only_details_removed("a." * 10_000, "a" + ".[name removed].a" * 50 + "x")
    assert not only_details_removed("a " * 10_000, "a [name removed] " * 50)
    assert not only_details_removed("a" * 2000, "[name removed]" * 300)
    assert only_details_removed("Dean and " * 50, "[name removed] and " * 50)
    assert not only_details_removed("Dean and " * 51, "[name removed] and " * 51)
    assert time.process_time() - began < 3


@given(WORDS, WORDS, st.text(alphabet="xyz", min_size=1))
def test_p5_a_word_that_was_not_there_is_never_covered(one: str, two: str, added: str) -> None:
    assert not only_details_removed(one + two, one + added + two)
    assert not only_details_removed(one + two, f"{one}[name removed]{added}{two}")


def test_p5_another_kind_of_change_another_language_and_an_answers_way_are_outside_it() -> None:
    original = {"lang": "en", "text": "", "answers": [{"q": "Who?", "a": "Dean did.", "how": "answered"}]}
    proposal = {**original, "answers": [{**original["answers"][0], "a": "[name removed] did."}], "changes": PRIVACY}

    assert within_permission(original, proposal)
    assert not within_permission(original, {**proposal, "changes": []})
    assert not within_permission(original, {**proposal, "changes": [{"n": 1, "kind": "law", "why": ""}]})
    assert not within_permission(original, {**proposal, "lang": "cy"})
    assert not within_permission(original, {**proposal, "answers": [{**proposal["answers"][0], "how": "not-answer"}]})
    assert not within_permission(original, {**original, "changes": PRIVACY})
