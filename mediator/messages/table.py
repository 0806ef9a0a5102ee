"""The life of a message: the one table of what may follow what (docs/lifecycle.md shows the same rows). Pure.

Nothing here asks who somebody is or whether the case allows it: those conditions stand in `rules.py` and in
`review/decisions.py`. A row whose targets are several says what the rest of the record decides.
"""

from dataclasses import dataclass

NONE = ""
WAITING, RETURNED, PROPOSED, AGREED = "waiting", "returned", "proposed", "agreed"
OFFERED, APPROVED, PARKED, RELEASED = "offered", "approved", "parked", "released"
HELD, DECLINED, RECALLED = "held", "declined", "recalled"

STATES = (
    WAITING, RETURNED, PROPOSED, AGREED, OFFERED, APPROVED, PARKED, RELEASED, HELD, DECLINED, RECALLED,
)  # fmt: skip
OPEN = tuple(state for state in STATES if state not in (RELEASED, DECLINED, RECALLED))
ON_ITS_WAY = (OFFERED, APPROVED, PARKED)
BEFORE = (WAITING, AGREED)


@dataclass(frozen=True)
class Transition:
    """One row: in any of `sources`, `action` by `who`, written as `batch`, leads to one of `targets`."""

    sources: tuple[str, ...]
    action: str
    who: str
    batch: str
    targets: tuple[str, ...]


def _row(sources: str | tuple[str, ...], action: str, who: str, batch: str, *targets: str) -> Transition:
    return Transition((sources,) if isinstance(sources, str) else sources, action, who, batch, targets)


ROWS = (
    _row(NONE, "submit", "author; in a scribe lane a facilitator", "L submit, or transcript", WAITING),
    _row(WAITING, "look", "facilitator, once each", "D look; the first time + L status{reading}", WAITING),
    _row(WAITING, "keep-as-is", "facilitator", "L status{kept}, never with offer or approve", WAITING),
    _row(WAITING, "return", "facilitator", "D decide{return} + L return", RETURNED),
    _row(
        RETURNED,
        "revise",
        "author; in a scribe lane a facilitator",
        "L submit{of}, or transcript{of}",
        WAITING,
    ),
    _row(
        (WAITING, RETURNED, PROPOSED, AGREED, *ON_ITS_WAY),
        "take-one-back",
        "author, of their questions; in a scribe lane a facilitator",
        "L submit{of}, or transcript{of}",
        WAITING,
    ),
    _row(HELD, "take-one-back", "author, of their questions", "L submit{of}, or transcript{of}", HELD),
    _row(RELEASED, "take-one-back", "author, of their questions", "L submit{of}, or transcript{of}", RELEASED),
    _row((WAITING, PROPOSED, AGREED), "propose", "facilitator", "D checks + L proof", PROPOSED),
    _row(WAITING, "take-out", "facilitator, under the author's permission", "D checks + L proof{under}", AGREED),
    _row(PROPOSED, "agree", "author; in a scribe lane said", "L agree", AGREED),
    _row((PROPOSED, AGREED, *ON_ITS_WAY), "refuse", "author, or said", "L refuse", WAITING),
    _row(HELD, "refuse", "author, or said", "L refuse", HELD),
    _row(RELEASED, "refuse", "author, or said", "L refuse", RELEASED),
    _row((AGREED, *ON_ITS_WAY), "end-permission", "author, or said: for a text under it", "L consent", WAITING),
    _row(HELD, "end-permission", "author, or said", "L consent", HELD),
    _row(RELEASED, "end-permission", "author, or said", "L consent", RELEASED),
    _row((*BEFORE, *ON_ITS_WAY), "offer", "facilitator", "D checks + D offer", OFFERED),
    _row((OFFERED, APPROVED), "approve", "facilitator", "D approve", OFFERED, APPROVED),
    _row((OFFERED, APPROVED), "ask", "facilitator, of another one", "D ask", OFFERED),
    _row(OFFERED, "excuse", "whoever was asked, or a supervisor who did not make it", "D excuse", OFFERED, APPROVED),
    _row(ON_ITS_WAY, "object", "another facilitator", "D object", *BEFORE),
    _row(BEFORE, "settle", "a supervisor who neither objected nor made it", "D settle", *BEFORE),
    _row((APPROVED, PARKED), "release", "facilitator", "D decide{release} + L(reader) release", RELEASED),
    _row((APPROVED, PARKED), "park", "facilitator", "D decide{release, when} + a parked release", PARKED),
    _row(PARKED, "arrive", "the worker, at the hour", "L(reader) release", RELEASED),
    _row(PARKED, "drop", "the record, when a condition falls", "–", APPROVED, OFFERED, *BEFORE),
    _row(
        (APPROVED, PARKED),
        "void",
        "the record: case suspended, approver gone, more approvals asked",
        "–",
        OFFERED,
    ),
    _row(ON_ITS_WAY, "takeback", "facilitator", "D takeback", *BEFORE),
    _row((*BEFORE, *ON_ITS_WAY), "hold", "facilitator", "D hold; where its author is told, + L later", HELD),
    _row(HELD, "lapse", "nobody: the date has come", "–", *BEFORE),
    _row(HELD, "reopen", "facilitator", "D reopen; from the letter bank as it was", *BEFORE, OFFERED, APPROVED),
    _row(OPEN, "decline", "facilitator", "D decide{decline} + L status{declined} + L say", DECLINED),
    _row((*OPEN, DECLINED, RECALLED), "recall", "author, or said", "L recall", RECALLED),
    _row(RELEASED, "recall", "author, or said", "L recall", RELEASED),
)

TRANSITIONS: dict[tuple[str, str], tuple[str, ...]] = {
    (source, row.action): row.targets for row in ROWS for source in row.sources
}

ACTIONS = tuple(dict.fromkeys(row.action for row in ROWS))


def may_follow(state: str, action: str) -> bool:
    """Whether the table has a row for this action in this state."""
    return (state, action) in TRANSITIONS


def as_markdown() -> str:
    """The table as it stands in docs/lifecycle.md."""
    lines = ["| from | action | who | batch | to |", "|---|---|---|---|---|"]
    for row in ROWS:
        sources = ", ".join(source or "–" for source in row.sources)
        targets = " or ".join(row.targets)
        lines.append(f"| {sources} | {row.action} | {row.who} | {row.batch} | {targets} |")
    return "\n".join(lines)
