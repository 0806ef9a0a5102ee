"""Prints what the screening engine finds and misses on labelled letters.

    python scripts/screen_report.py LETTERS.jsonl [PROBES.jsonl]

Each line of LETTERS holds id, text, protected_terms, spans [{start, end, category}] and perhaps ignore (a second
reading that is neither rewarded nor punished). PROBES hold single sentences in pairs: pair, probe_category and
polarity. Offsets count code points, the end is exclusive. A label is found when a mark of its category overlaps it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
NODE = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
Row = dict[str, Any]


def main(paths: list[str]) -> int:
    """Reports on each file that is named. Returns the exit code: 2 when nothing was named or Node is missing."""
    if not paths or NODE is None:
        print(
            "Say which labelled letters to measure: make screen-report LETTERS=… PROBES=…"
            if NODE
            else "Node is missing: make setup puts it in place"
        )
        return 2
    for path in paths:
        rows = read(Path(path))
        marks = screened(Path(path))
        print(f"\n{Path(path).name}")
        print(probes_table(rows, marks) if "polarity" in rows[0] else letters_table(rows, marks))
    print("\nWhat is not marked is not cleared: docs/screening.md says what the engine misses.")
    return 0


def read(path: Path) -> list[Row]:
    """The rows of a file with one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def screened(path: Path) -> dict[str, list[Row]]:
    """The engine's marks by letter id."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "marks.jsonl"
        subprocess.run([str(NODE), str(ROOT / "scripts/screen.mjs"), str(path), str(target)], check=True)
        return {row["id"]: row["spans"] for row in read(target)}


def meets(one: Row, other: Row) -> bool:
    """Whether two marks of one category overlap."""
    overlap: bool = one["start"] < other["end"] and other["start"] < one["end"]
    return overlap and one["category"] == other["category"]


def letters_table(rows: list[Row], marks: dict[str, list[Row]]) -> str:
    """Recall and precision by category, and how many letters with and without labels were marked."""
    labels, found, given, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    caught = planted = quiet = clean = 0
    for row in rows:
        counted = [mark for mark in marks.get(row["id"], []) if counts(mark, row)]
        for label in row["spans"]:
            labels[label["category"]] += 1
            found[label["category"]] += any(meets(mark, label) for mark in counted)
        for mark in counted:
            given[mark["category"]] += 1
            right[mark["category"]] += any(meets(mark, label) for label in row["spans"])
        planted, caught = planted + bool(row["spans"]), caught + bool(row["spans"] and counted)
        clean, quiet = clean + (not row["spans"]), quiet + (not row["spans"] and not counted)
    lines = [f"{'category':<16}{'labels':>7}{'found':>7}{'recall':>8}{'marks':>7}{'precision':>11}"]
    lines += [line_of(name, labels[name], found[name], given[name], right[name]) for name in sorted(labels | given)]
    lines.append(line_of("all", labels.total(), found.total(), given.total(), right.total()))
    lines.append(
        f"letters with something in them that were marked: {caught} of {planted}; "
        f"letters with nothing in them left alone: {quiet} of {clean}"
    )
    return "\n".join(lines)


def counts(mark: Row, row: Row) -> bool:
    """Whether a mark counts: not when it meets only a second reading."""
    return any(meets(mark, label) for label in row["spans"]) or not any(
        meets(mark, other) for other in row.get("ignore", [])
    )


def line_of(name: str, labels: int, found: int, given: int, right: int) -> str:
    """One row of the table, shares in percent."""
    return f"{name:<16}{labels:>7}{found:>7}{share(found, labels):>8}{given:>7}{share(right, given):>11}"


def share(part: int, whole: int) -> str:
    """A share in percent, or a dash of nothing."""
    return f"{100 * part / whole:.0f}%" if whole else "-"


def probes_table(rows: list[Row], marks: dict[str, list[Row]]) -> str:
    """Pairs in which the one sentence was marked and its near miss was not, by category."""
    pairs: dict[tuple[str, Any], list[bool]] = {}
    for row in rows:
        category, given = row["probe_category"], marks.get(row["id"], [])
        passed = (
            any(meets(mark, label) for mark in given for label in row["spans"] if label["category"] == category)
            if row["polarity"] == "positive"
            else all(mark["category"] != category for mark in given)
        )
        pairs.setdefault((category, row["pair"]), []).append(passed)
    held, every = Counter[str](), Counter[str]()
    for (category, _), results in pairs.items():
        every[category] += 1
        held[category] += all(results)
    lines = [f"{'category':<16}{'pairs held':>12}"]
    lines += [f"{name:<16}{f'{held[name]} of {every[name]}':>12}" for name in sorted(every)]
    return "\n".join([*lines, f"{'all':<16}{f'{held.total()} of {every.total()}':>12}"])


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
