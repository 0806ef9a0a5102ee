"""Fits the learnt part of screening to labelled text, and writes mediator/review/screening/learnt.json.

    pip install -r tests/screening/requirements-train.txt
    python scripts/screening_train.py            each writer judged by what the others taught
    python scripts/screening_train.py --write    fitted to all, thresholds from those judgements

A linear model for each category, over the numbers that screening/features.js gives for a sentence. It is cut down to
the weights that matter most, fitted again, and rounded to nine steps; a few loud ones are kept as they are. The text of
tests/screening/unseen and heldback.jsonl is not read. The same text gives the same weights.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parent.parent
TEXT = ROOT / "tests" / "screening"
TARGET = ROOT / "mediator" / "review" / "screening" / "learnt.json"
CATEGORIES = ["threat", "blame", "pressure", "legal", "safeguarding", "direct_contact"]
WRITERS = [[f"letters-{number}.jsonl", f"pairs-{number}.jsonl"] for number in range(1, 11)]
SHARED = ["found.jsonl", "quiet.jsonl", "corpus/dev.jsonl", "corpus/probes-dev.jsonl"]
SLOTS = 1 << 15
FREEDOM, WEIGHT_OF_LABELS, TURNS = 8.0, 3.0, 240
KEPT, STEPS, CURVE = 25000, 4, 1.5
LOUD = 0.99
# The share of right marks that is asked of each category in text by writers who taught nothing.
PRECISION = {
    "threat": 0.76,
    "blame": 0.83,
    "pressure": 0.74,
    "legal": 0.82,
    "safeguarding": 0.78,
    "direct_contact": 0.85,
}
LEAST = 8


@dataclass
class Sentences:
    """What is known of the sentences of some files: features, and 1, 0 or unknown for each category.

    `sideless` are the features where nobody says which side the author is on, as on an author's own page.
    """

    features: Any
    labels: Any
    alone: Any
    sideless: Any


def main(arguments: list[str]) -> int:
    """Prints what each category finds at its threshold; with --write also writes the weights."""
    text = {name: read(name) for files in [*WRITERS, SHARED] for name in files}
    scores, sideless, labels = [], [], []
    for files in WRITERS:
        others = [name for name in text if name not in files]
        weights, bias, kept = learn(join([text[name] for name in others]))
        judged = text[files[0]]
        scores.append(scaled(judged.features[:, kept]) @ rounded(weights)[0] + bias)
        sideless.append(scaled(judged.sideless[:, kept]) @ rounded(weights)[0] + bias)
        labels.append(judged.labels)
    print("The side of the author is known:")
    known = [threshold(name, *column) for name, *column in columns(np.vstack(scores), np.vstack(labels))]
    print("It is not known:")
    unknown = [threshold(name, *column) for name, *column in columns(np.vstack(sideless), np.vstack(labels))]
    if "--write" in arguments:
        weights, bias, kept = learn(join(list(text.values())))
        write(weights, bias, kept, known, unknown)
    return 0


def read(name: str) -> Sentences:
    """The sentences of one file."""
    command = ["node", str(ROOT / "scripts/screening_features.mjs"), str(TEXT / name)]
    lines = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout.splitlines()
    letters = [json.loads(line) for line in (TEXT / name).read_text(encoding="utf-8").splitlines() if line.strip()]
    rows = [json.loads(line) for line in lines]
    features = matrix([row["features"] + row["side"] for row in rows])
    labels = [[label(letters[row["letter"]], row, category) for category in CATEGORIES] for row in rows]
    kind = 0 if name.startswith("letters") or (name.endswith("dev.jsonl") and "probes" not in name) else 1
    sideless = matrix([row["features"] for row in rows])
    return Sentences(features, np.array(labels, dtype=float), np.full((len(rows), 1), float(kind)), sideless)


def matrix(rows: list[list[int]]) -> Any:
    """One row a sentence, a one where it has the feature."""
    pointers = np.cumsum([0, *map(len, rows)])
    slots = np.concatenate([np.array(row, dtype=int) for row in rows])
    return sparse.csr_matrix((np.ones(len(slots)), slots, pointers), shape=(len(rows), SLOTS))


def label(letter: dict[str, Any], row: dict[str, Any], category: str) -> float:
    """1 when a sentence holds half of a label, or a label half of it; NaN where that cannot be said."""
    if "spans" not in letter:
        return label_of_phrase(letter, row, category)
    answer = 0.0
    for span in letter["spans"]:
        shared = min(row["end"], span["end"]) - max(row["start"], span["start"])
        if span["category"] == category and shared > 0:
            if 2 * shared >= min(span["end"] - span["start"], row["end"] - row["start"]):
                return 1.0
            answer = np.nan
    for span in letter.get("ignore", []):
        if span["category"] == category and min(row["end"], span["end"]) > max(row["start"], span["start"]):
            return np.nan
    return answer


def label_of_phrase(phrase: dict[str, Any], row: dict[str, Any], category: str) -> float:
    """A phrase says of one category alone whether it is there; a near miss of one, or of all, that it is not."""
    if "quiet" in phrase:
        return 0.0 if phrase["quiet"] in ("all", category) else np.nan
    start = phrase["text"].find(phrase["marked"])
    here = min(row["end"], start + len(phrase["marked"])) > max(row["start"], start)
    if phrase["category"] == category:
        return 1.0 if here else np.nan
    return 0.0 if here == (phrase["category"] in CATEGORIES) else np.nan


def join(parts: list[Sentences]) -> Sentences:
    """Several files as one."""
    return Sentences(
        sparse.vstack([part.features for part in parts]).tocsr(),
        np.vstack([part.labels for part in parts]),
        np.vstack([part.alone for part in parts]),
        sparse.vstack([part.sideless for part in parts]).tocsr(),
    )


def scaled(features: Any) -> Any:
    """Rows of length one: a long sentence weighs no more than a short one."""
    lengths = np.sqrt(np.asarray(features.sum(axis=1)).ravel())
    return (sparse.diags(1 / np.maximum(lengths, 1)) @ features).tocsr()


def learn(text: Sentences) -> tuple[Any, Any, Any]:
    """Weights (kept features by categories), the start of each category, and which features are kept."""
    common = np.flatnonzero(np.asarray((text.features > 0).sum(axis=0)).ravel() >= 2)
    rows = scaled(text.features[:, common])
    weights, _ = fit(rows, text, np.ones((len(common), len(CATEGORIES))))
    matters = np.abs(weights) * np.asarray(rows.multiply(rows).sum(axis=0)).ravel()[:, None] ** 0.25
    mask = matters >= np.sort(matters, axis=None)[-KEPT]
    used = mask.any(axis=1)
    kept = common[used]
    weights, bias = fit(scaled(text.features[:, kept]), text, mask[used].astype(float))
    return weights, bias, kept


def rounded(weights: Any) -> tuple[Any, Any, Any, Any]:
    """Weights in few steps, finer near nought; also the steps, their reach, and which features are louder."""
    size = np.abs(weights)
    most = np.array([np.quantile(column[column > 0], LOUD) for column in size.T])
    loud = (size > 1.25 * most).any(axis=1)
    steps = np.round(np.minimum(size / most, 1) ** (1 / CURVE) * STEPS) * np.sign(weights)
    near = np.sign(steps) * (np.abs(steps) / STEPS) ** CURVE * most
    return np.where(loud[:, None], weights.round(1), near), steps.astype(int), most, loud


def fit(rows: Any, text: Sentences, mask: Any) -> tuple[Any, Any]:
    """Logistic regression of all categories at once. Single phrases have a start of their own, which is thrown away.

    Weights stay nought where the mask is.
    """
    mask = np.vstack([mask, np.ones((1, len(CATEGORIES)))])
    full = sparse.hstack([rows, sparse.csr_matrix(text.alone)]).tocsr()
    turned, width, count = full.T.tocsr(), full.shape[1], len(CATEGORIES)
    sign = np.where(text.labels > 0, 1.0, -1.0)
    mass = np.where(np.isnan(text.labels), 0.0, np.where(text.labels > 0, WEIGHT_OF_LABELS, 1.0)) * FREEDOM

    def loss(flat: Any) -> tuple[float, Any]:
        weights, bias = flat[: width * count].reshape(width, count) * mask, flat[width * count :]
        margin = sign * (full @ weights + bias)
        slope = -mass * sign / (1 + np.exp(np.clip(margin, -50, 50)))
        total = (mass * np.logaddexp(0, -margin)).sum() + 0.5 * (weights**2).sum()
        rise = np.concatenate([((turned @ slope + weights) * mask).ravel(), slope.sum(axis=0)])
        return total / len(sign), rise / len(sign)

    found = minimize(loss, np.zeros((width + 1) * count), jac=True, method="L-BFGS-B", options={"maxiter": TURNS}).x
    return (found[: width * count].reshape(width, count) * mask)[:-1], found[width * count :]


def columns(scores: Any, labels: Any) -> list[tuple[str, Any, Any]]:
    """By category, the scores of sentences whose label is known, the highest first, and the labels."""
    answer = []
    for at, name in enumerate(CATEGORIES):
        known = ~np.isnan(labels[:, at])
        order = np.argsort(-scores[known, at], kind="stable")
        answer.append((name, scores[known, at][order], labels[known, at][order]))
    return answer


def threshold(name: str, scores: Any, labels: Any) -> float:
    """The lowest score at which the precision asked for is kept; prints what is found there."""
    right = np.cumsum(labels)
    precision = right / np.arange(1, len(labels) + 1)
    at = max((here for here in range(LEAST, len(labels)) if precision[here] >= PRECISION[name]), default=LEAST)
    average = (precision * labels).sum() / labels.sum()
    found = f"finds {right[at]:.0f} of {labels.sum():.0f} sentences, {precision[at]:.0%} of its marks are right"
    print(f"{name:<16} average precision {average:.3f}; at {scores[at]:+.2f} {found}", flush=True)
    return float(scores[at])


def write(weights: Any, bias: Any, kept: Any, known: list[float], unknown: list[float]) -> None:
    """Puts the weights into the file that people edit, whose words stay as they are."""
    exact, steps, most, loud = rounded(weights)
    book = json.loads(TARGET.read_text(encoding="utf-8"))
    book.update(steps=STEPS, curve=CURVE, slots="".join(map(packed_gap, np.diff([-1, *kept]) - 1)))
    book["loud"] = {str(kept[at]): [round(float(one), 1) for one in exact[at]] for at in np.flatnonzero(loud)}
    steps[loud] = 0
    book["where"] = "".join(chr(48 + sum(1 << int(at) for at in np.flatnonzero(row))) for row in steps)
    codes = [int(step) + STEPS - (step > 0) for step in steps[steps != 0]]
    pairs = zip(codes[::2], [*codes[1::2], 0], strict=False)
    book["weights"] = "".join(chr(48 + 2 * STEPS * one + two) for one, two in pairs)
    for at, name in enumerate(CATEGORIES):
        start, other = (round(float(bias[at] - given[at]), 3) for given in (known, unknown))
        book["categories"][name].update(start=start, unknown=other, most=round(float(most[at]), 3))
    TARGET.write_text(json.dumps(book, indent=1) + "\n", encoding="utf-8")


def packed_gap(gap: int) -> str:
    """A gap between two slots: signs from "^" on for each fifty, and a last sign from "(" on for the rest."""
    fifties, rest = divmod(int(gap), 50)
    signs = "~" * (fifties // 33)
    return signs + (chr(93 + fifties % 33) if fifties % 33 else "") + chr(40 + rest)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
