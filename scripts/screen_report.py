"""Prints what the screening engine finds and misses.

    python scripts/screen_report.py                            the letters, probes and phrases of tests/screening
    python scripts/screen_report.py LETTERS.jsonl [PROBES…]    your own
    python scripts/screen_report.py --rules-only [LETTERS…]    the same without the learnt part

Letters hold id, text, protected_terms, spans [{start, end, category}] and perhaps ignore (a second reading that is
neither rewarded nor punished). Probes hold single sentences in pairs: pair, probe_category and polarity. Phrases hold
text, category ("quiet" for a near miss) and perhaps or, another category that is as good. Sentences of what practice
warns of hold type, author_role, half ("used" or "held back"), wanted (categories, any of which is right) and perhaps
quiet. Offsets count code points, the end is exclusive. A label is found when a mark of its category overlaps it;
relaxed, when any mark does.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCREENING = ROOT / "tests" / "screening"
# What taught neither rules nor weights.
HELD_BACK = ("judged/letters.jsonl", "heldback.jsonl", "heldback-2.jsonl", "practice.jsonl", "others.jsonl")
OURS = ("corpus/dev.jsonl", "corpus/probes-dev.jsonl", "judged/pairs.jsonl", *HELD_BACK)
RULES_ONLY = "--rules-only"
NODE = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
Row = dict[str, Any]


@dataclass
class Found:
    """What was found in labelled letters: counts by category, and of letters."""

    labels: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    relaxed: Counter[str] = field(default_factory=Counter)
    marks: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    planted: int = 0
    caught: int = 0
    clean: int = 0
    untouched: int = 0
    false_alarms: int = 0


def main(arguments: list[str]) -> int:
    """Reports on each file that is named, else on our own. Returns the exit code: 2 when Node is missing."""
    paths, rules_only = [one for one in arguments if one != RULES_ONLY], RULES_ONLY in arguments
    if NODE is None:
        print("Node is missing: make setup puts it in place")
        return 2
    for path in map(Path, paths or (SCREENING / name for name in OURS)):
        print(f"\n{path.parent.name}/{path.name}")
        print(report(path, rules_only=rules_only))
    if not paths:
        print(f"\nOf text held back: {'; '.join(beside(SCREENING / name) for name in HELD_BACK)}.")
    print("\nWhat is not marked is not cleared: docs/screening.md says what the engine misses.")
    return 0


def report(path: Path, *, rules_only: bool = False) -> str:
    """The table that fits the rows of a file."""
    rows = read(path)
    if "wanted" in rows[0]:
        return practice_table(practice(rows, rules_only=rules_only))
    if "spans" not in rows[0]:
        return phrases_table(*phrases(rows, rules_only=rules_only))
    marks = screened(rows, rules_only=rules_only)
    return pairs_table(pairs_held(rows, marks)) if "polarity" in rows[0] else letters_table(measure(rows, marks))


def beside(path: Path) -> str:
    """What rules alone find in a file that was held back, beside rules and model; and what each marks wrongly."""
    (found, wrong), (both, both_wrong) = (found_in(read(path), rules_only=alone) for alone in (True, False))
    return f"in {path.stem} rules find {found} (wrongly {wrong}), with the learnt part {both} ({both_wrong})"


def found_in(rows: list[Row], *, rules_only: bool) -> tuple[int, int]:
    """How much of what ought to be marked is, and how much else: near misses, or marks in clean letters."""
    if "spans" in rows[0]:
        total = measure(rows, screened(rows, rules_only=rules_only))
        return total.found.total(), total.false_alarms
    if "wanted" in rows[0]:
        types = practice(rows, rules_only=rules_only).values()
        said, quiet = (sum(sum(one.get(half, [])) for one in types) for half in ("held back", "held back, quiet"))
        return said, quiet
    found, _ = phrases(rows, rules_only=rules_only)
    return found.total() - found["quiet"], found["quiet"]


def read(path: Path) -> list[Row]:
    """The rows of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def screened(rows: list[Row], *, rules_only: bool = False) -> dict[str, list[Row]]:
    """The engine's marks by letter id, or those of its rules alone."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "letters.jsonl", Path(folder) / "marks.jsonl"
        source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
        flags = [RULES_ONLY] if rules_only else []
        command = [str(NODE), str(ROOT / "scripts/screen.mjs"), *flags, str(source), str(target)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return {row["id"]: row["spans"] for row in read(target)}


def overlap(one: Row, other: Row) -> bool:
    """Whether two stretches share a character."""
    return bool(one["start"] < other["end"] and other["start"] < one["end"])


def meets(one: Row, other: Row) -> bool:
    """Whether two marks of one category overlap."""
    return overlap(one, other) and bool(one["category"] == other["category"])


def measure(rows: list[Row], marks: dict[str, list[Row]]) -> Found:
    """Counts what the marks find in labelled letters."""
    total = Found()
    for row in rows:
        given = marks.get(row["id"], [])
        counted = [mark for mark in given if counts(mark, row)]
        for label in row["spans"]:
            total.labels[label["category"]] += 1
            total.found[label["category"]] += any(meets(mark, label) for mark in given)
            total.relaxed[label["category"]] += any(overlap(mark, label) for mark in given)
        for mark in counted:
            total.marks[mark["category"]] += 1
            total.right[mark["category"]] += any(meets(mark, label) for label in row["spans"])
        if row["spans"]:
            total.planted, total.caught = total.planted + 1, total.caught + bool(given)
        else:
            total.clean, total.untouched = total.clean + 1, total.untouched + (not counted)
            total.false_alarms += len(counted)
    return total


def counts(mark: Row, row: Row) -> bool:
    """Whether a mark counts: not when it meets only a second reading."""
    return any(meets(mark, label) for label in row["spans"]) or not any(
        meets(mark, other) for other in row.get("ignore", [])
    )


def letters_table(total: Found) -> str:
    """Recall and precision by category, and how many letters with and without labels were marked."""
    lines = [f"{'category':<16}{'labels':>7}{'recall':>8}{'relaxed':>9}{'marks':>7}{'precision':>11}"]
    for name in sorted(total.labels | total.marks):
        figures = [getattr(total, part)[name] for part in ("labels", "found", "relaxed", "marks", "right")]
        lines.append(line_of(name, *figures))
    sums = [getattr(total, part).total() for part in ("labels", "found", "relaxed", "marks", "right")]
    lines.append(line_of("all", *sums))
    lines.append(
        f"letters with something in them that were marked: {total.caught} of {total.planted}; "
        f"letters with nothing in them left alone: {total.untouched} of {total.clean}, "
        f"{total.false_alarms} false alarms in them"
    )
    return "\n".join(lines)


def line_of(name: str, labels: int, found: int, relaxed: int, marks: int, right: int) -> str:
    """One row of the table, shares in percent."""
    shares = share(found, labels), share(relaxed, labels), share(right, marks)
    return f"{name:<16}{labels:>7}{shares[0]:>8}{shares[1]:>9}{marks:>7}{shares[2]:>11}"


def share(part: int, whole: int) -> str:
    """A share in percent, or a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "-"


def pairs_held(rows: list[Row], marks: dict[str, list[Row]]) -> dict[str, list[bool]]:
    """By category, for each pair: whether the one sentence was marked and its near miss was not."""
    pairs: dict[tuple[str, Any], list[bool]] = {}
    for row in rows:
        category, given = row["probe_category"], marks.get(row["id"], [])
        passed = (
            any(meets(mark, label) for mark in given for label in row["spans"] if label["category"] == category)
            if row["polarity"] == "positive"
            else all(mark["category"] != category for mark in given)
        )
        pairs.setdefault((category, row["pair"]), []).append(passed)
    held: dict[str, list[bool]] = {}
    for (category, _), results in pairs.items():
        held.setdefault(category, []).append(all(results) and len(results) == 2)
    return held


def pairs_table(held: dict[str, list[bool]]) -> str:
    """One row for each category of probes."""
    lines = [f"{'category':<16}{'pairs held':>12}"]
    rows = [*sorted(held.items()), ("all", [pair for pairs in held.values() for pair in pairs])]
    return "\n".join([*lines, *(f"{name:<16}{f'{sum(pairs)} of {len(pairs)}':>12}" for name, pairs in rows)])


def phrases(rows: list[Row], *, rules_only: bool = False) -> tuple[Counter[str], Counter[str]]:
    """Of each category how many phrases were marked, and how many there are; of "quiet" ones any mark counts."""
    categories = {row[field] for row in rows for field in ("category", "or") if field in row}
    marks = screened([{"id": str(at), **row} for at, row in enumerate(rows)], rules_only=rules_only)
    found, every = Counter[str](), Counter[str]()
    for at, row in enumerate(rows):
        given = {mark["category"] for mark in marks[str(at)]} & categories
        every[row["category"]] += 1
        wanted = categories if row["category"] == "quiet" else {row["category"], row.get("or")}
        found[row["category"]] += bool(given & wanted)
    return found, every


def phrases_table(found: Counter[str], every: Counter[str]) -> str:
    """One row for each category of phrases."""
    lines = [f"{'phrases':<16}{'marked':>12}"]
    return "\n".join([*lines, *(f"{name:<16}{f'{found[name]} of {every[name]}':>12}" for name in sorted(every))])


def practice(rows: list[Row], *, rules_only: bool = False) -> dict[str, dict[str, list[bool]]]:
    """By type, then by half, near misses by themselves: whether each sentence was marked as wanted."""
    marks = screened([{**row, "id": str(at)} for at, row in enumerate(rows)], rules_only=rules_only)
    found: dict[str, dict[str, list[bool]]] = {}
    for at, row in enumerate(rows):
        is_marked = any(mark["category"] in row["wanted"] for mark in marks[str(at)])
        half = f"{row['half']}{', quiet' if row.get('quiet') else ''}"
        found.setdefault(row["type"], {}).setdefault(half, []).append(is_marked)
    return found


def practice_table(found: dict[str, dict[str, list[bool]]]) -> str:
    """One row for each type of what practice warns of, and their sums."""
    halves = ("used", "held back", "used, quiet", "held back, quiet")
    whole = {half: [one for of_type in found.values() for one in of_type.get(half, [])] for half in halves}
    lines = [f"{'of practice':<36}" + "".join(f"{half:>18}" for half in halves)]
    for name, of_type in [*found.items(), ("all", whole)]:
        cells = (of_type.get(half, []) for half in halves)
        lines.append(f"{name:<36}" + "".join(f"{f'{sum(cell)} of {len(cell)}':>18}" for cell in cells))
    return "\n".join(lines)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
