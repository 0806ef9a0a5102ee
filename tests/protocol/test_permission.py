"""What the standing permission covers: the rows of tests/js/permission.test.mjs, and what must hold for any text."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediator.protocol.permission import DETAILS, only_details_removed, within_permission
from tests.conftest import ROOT

ROWS = json.loads((ROOT / "tests" / "vectors" / "permission.json").read_text(encoding="utf-8"))["rows"]
WORDS = st.text(alphabet="ab \n", max_size=8)
PRIVACY = [{"n": 1, "kind": "privacy", "why": ""}]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["after"])
def test_p5_p6_it_covers_the_fixed_words_in_place_of_a_few_and_nothing_else(row: dict[str, Any]) -> None:
    assert only_details_removed(row["before"], row["after"]) == bool(row["within"])


@given(st.lists(st.tuples(WORDS, st.text(alphabet="cd ", min_size=1, max_size=7)), max_size=4), WORDS, st.data())
def test_p5_whatever_is_kept_and_taken_out_in_turn_is_covered(
    parts: list[tuple[str, str]], last: str, data: st.DataObject
) -> None:
    before = "".join(kept + taken for kept, taken in parts) + last
    after = "".join(kept + data.draw(st.sampled_from(DETAILS)) for kept, _ in parts) + last

    assert only_details_removed(before, after)


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
