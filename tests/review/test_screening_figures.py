"""What screening finds in labelled letters never falls: recall, precision and quiet in the development half."""

from functools import cache

import pytest

from scripts import screen_report
from scripts.screen_report import SCREENING, Found

# Labels that are found, and the share of marks that are right, in percent. Raise them when the engine gets better.
FOUND = {
    "abusive": 6,
    "blame": 11,
    "contact": 13,
    "direct_contact": 14,
    "hidden": 4,
    "legal": 7,
    "pressure": 14,
    "protected": 15,
    "safeguarding": 8,
    "third_party": 10,
    "threat": 8,
}
# In every category.
PRECISION = 100
PAIRS = 31
WRITERS = range(1, 11)
# Nobody says whose side the author of a phrase is on.
HELD_BACK, HELD_BACK_LOUD = 31, 3
HELD_BACK_2 = {"contact": 32, "hidden": 24, "safeguarding": 21}
HELD_BACK_2_LOUD = 10
# Of letters that the learnt part was fitted to: this holds the program; docs/screening.md tells what strangers get.
KNOWN = {"found": 2497, "right": 2651, "false_alarms": 84, "pairs": 465}

# Of letters that nothing was fitted to.
JUDGED = {"found": 181, "right": 187, "false_alarms": 9, "pairs": 36}

# Of sentences of what practice warns of: of all, and where a miss is dear. The half held back taught no rule.
PRACTICE = {"used": (100, 148), "held back": (62, 148), "used, quiet": (0, 31), "held back, quiet": (1, 31)}
PRACTICE_DEAR = {
    "13 open threats": (4, 4),
    "18 offences nobody knows of": (4, 4),
    "27 what a victim gives away": (7, 4),
}

# Of danger told of somebody else, and words that sound like it.
OTHERS = {"used": (53, 55), "held back": (42, 55), "used, quiet": (5, 70), "held back, quiet": (12, 70)}
UNDECIDED = "undecided about letters"


@cache
def dev() -> Found:
    rows = screen_report.read(SCREENING / "corpus" / "dev.jsonl")
    return screen_report.measure(rows, screen_report.screened(rows))


@pytest.mark.parametrize("category", FOUND)
def test_recall_and_precision_in_the_development_half_do_not_fall(category: str) -> None:
    assert dev().found[category] >= FOUND[category]
    assert 100 * dev().right[category] >= PRECISION * dev().marks[category]


def test_letters_with_nothing_in_them_are_mostly_left_alone_and_all_others_are_caught() -> None:
    total = dev()
    assert (total.planted, total.clean) == (35, 20)
    assert (total.caught, total.untouched, total.false_alarms) == (35, 20, 0)


def test_near_misses_are_told_from_what_they_resemble() -> None:
    rows = screen_report.read(SCREENING / "corpus" / "probes-dev.jsonl")
    held = screen_report.pairs_held(rows, screen_report.screened(rows))
    assert sum(map(sum, held.values())) >= PAIRS


def test_phrases_that_were_held_back_are_found_as_often_as_was_measured() -> None:
    found, every = screen_report.phrases(screen_report.read(SCREENING / "heldback.jsonl"))
    assert found["quiet"] <= HELD_BACK_LOUD
    assert found.total() - found["quiet"] >= HELD_BACK
    assert every.total() == 165


def test_what_the_learnt_part_adds_is_told_beside_what_rules_find_alone() -> None:
    said = screen_report.beside(SCREENING / "heldback.jsonl")
    assert said == "in heldback rules find 20 (wrongly 3), with the learnt part 31 (3)"
    marks = screen_report.screened(screen_report.read(SCREENING / "corpus" / "dev.jsonl"), rules_only=True)
    assert not any(mark["rule"].endswith(".learnt") for spans in marks.values() for mark in spans)
    assert any(mark["category"] == "threat" for spans in marks.values() for mark in spans)


def test_disguised_ways_hidden_text_and_danger_that_were_held_back_are_found_as_often_as_was_measured() -> None:
    found, every = screen_report.phrases(screen_report.read(SCREENING / "heldback-2.jsonl"))
    assert every == {"contact": 40, "hidden": 30, "safeguarding": 50, "quiet": 146}
    assert found["quiet"] <= HELD_BACK_2_LOUD
    assert all(found[category] >= least for category, least in HELD_BACK_2.items())


def test_the_letters_and_pairs_that_the_learnt_part_was_fitted_to_are_read_as_they_were() -> None:
    letters = [
        {**row, "id": f"{number} {row['id']}"}
        for number in WRITERS
        for row in screen_report.read(SCREENING / f"letters-{number}.jsonl")
    ]
    total = screen_report.measure(letters, screen_report.screened(letters))
    assert (total.planted + total.clean, total.labels.total()) == (1262, 2664)
    assert total.found.total() >= KNOWN["found"]
    assert total.right.total() >= KNOWN["right"]
    assert total.false_alarms <= KNOWN["false_alarms"]
    held = 0
    for number in WRITERS:
        pairs = screen_report.read(SCREENING / f"pairs-{number}.jsonl")
        held += sum(map(sum, screen_report.pairs_held(pairs, screen_report.screened(pairs)).values()))
    assert held >= KNOWN["pairs"]


def test_letters_by_a_hand_that_taught_nothing_are_read_as_well_as_they_were() -> None:
    rows = screen_report.read(SCREENING / "judged" / "letters.jsonl")
    total = screen_report.measure(rows, screen_report.screened(rows))
    assert (len(rows), total.labels.total()) == (110, 262)
    assert total.found.total() >= JUDGED["found"]
    assert total.right.total() >= JUDGED["right"]
    assert total.false_alarms <= JUDGED["false_alarms"]
    pairs = screen_report.read(SCREENING / "judged" / "pairs.jsonl")
    held = screen_report.pairs_held(pairs, screen_report.screened(pairs))
    assert sum(map(sum, held.values())) >= JUDGED["pairs"]


def test_what_practice_warns_of_is_marked_as_often_as_was_measured_and_its_near_misses_are_not() -> None:
    found = screen_report.practice(screen_report.read(SCREENING / "practice.jsonl"))
    sums = {half: [one for of_type in found.values() for one in of_type.get(half, [])] for half in PRACTICE}
    assert {half: len(marked) for half, marked in sums.items()} == {
        half: every for half, (_, every) in PRACTICE.items()
    }
    for half, (measured, _) in PRACTICE.items():
        assert sum(sums[half]) <= measured if half.endswith("quiet") else sum(sums[half]) >= measured, half
    for name, (used, held_back) in PRACTICE_DEAR.items():
        assert sum(found[name]["used"]) >= used, name
        assert sum(found[name]["held back"]) >= held_back, name


def test_danger_told_of_somebody_else_is_marked_as_often_as_was_measured_and_its_near_misses_are_not() -> None:
    found = screen_report.practice(screen_report.read(SCREENING / "others.jsonl"))
    for half, (measured, every) in OTHERS.items():
        marked = [one for of_type in found.values() for one in of_type.get(half, [])]
        assert len(marked) == every
        assert sum(marked) <= measured if half.endswith("quiet") else sum(marked) >= measured, half
    assert (sum(found[UNDECIDED]["used, quiet"]), sum(found[UNDECIDED]["held back, quiet"])) <= (0, 1)


def test_a_second_reading_is_neither_rewarded_nor_punished() -> None:
    span = {"start": 0, "end": 4, "category": "blame"}
    row = {"id": "a", "spans": [], "ignore": [span]}
    assert screen_report.measure([row], {"a": [span]}).untouched == 1
    assert screen_report.measure([row], {"a": [{**span, "category": "threat"}]}).false_alarms == 1
    labelled = {"id": "a", "spans": [span]}
    total = screen_report.measure([labelled], {"a": [{**span, "category": "threat"}]})
    assert (total.found["blame"], total.relaxed["blame"], total.right.total(), total.caught) == (0, 1, 0, 1)
