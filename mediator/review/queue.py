"""The queue of one facilitator, page by page, and the people they might ring. Nothing here changes anything.

A page is read from the index of `QueueRow`, part by part: what it costs follows from its length alone.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from sqlalchemy import ColumnElement, exists, func, not_, select, tuple_

from mediator.accounts.models import Account
from mediator.cases.labels import list_labels, list_signers
from mediator.cases.paging import CursorInvalid, read_choice, read_cursor, read_limit, write_cursor
from mediator.cases.queries import list_stand_ins
from mediator.extensions import db
from mediator.messages.table import OPEN
from mediator.protocol.types import SOURCES
from mediator.review.models import Lease, QueueRow, ReviewItem
from mediator.review.parts import DATED, NAMES, OTHERS, TURNS, YOURS
from mediator.review.queries import describe_item, list_leases

KINDS = SOURCES
# Signers' clocks may be ten minutes fast (protocol section 6): nothing that waits began later than this.
FAST_CLOCK = 600
# Counting ends here, so that a long queue costs no more than a short one; pages say "more than".
COUNTED = 1000


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of their queue; None stands for everything."""

    limit: int
    after: tuple[int, int, str] | None = None
    parts: tuple[int, ...] = tuple(range(len(NAMES)))
    states: tuple[str, ...] | None = None
    kind: str | None = None
    claim: str | None = None
    blocked: bool | None = None

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> Self:
        """From the words of an address: limit, after, part, turn, state, kind, claim, blocked. Raises BadRequest."""
        part = read_choice(asked, "part", {name: place for place, name in enumerate(NAMES)})
        turn = read_choice(asked, "turn", TURNS)
        state = read_choice(asked, "state", {state: (state,) for state in OPEN})
        return cls(
            limit=read_limit(asked),
            after=_read_place(asked.get("after", "")),
            parts=tuple(range(len(NAMES))) if part is None else (part,),
            states=_both(turn, state),
            kind=read_choice(asked, "kind", {kind: kind for kind in KINDS}),
            claim=read_choice(asked, "claim", {"mine": "mine", "free": "free"}),
            blocked=read_choice(asked, "blocked", {"yes": True, "no": False}),
        )


def _read_place(text: str) -> tuple[int, int, str] | None:
    """Where the last page ended, in a part that there is. Raises CursorInvalid."""
    place = read_cursor(text, int, int, str)
    if place and not 0 <= place[0] < len(NAMES):
        raise CursorInvalid
    return place


def describe_queue(account: Account, asked: Asked, now: int) -> dict[str, Any]:
    """The answer of GET /api/queue: one page, how many wait in each part, and what opens its cases' names."""
    found = list(_read_page(account, asked, now))
    page, more = found[: asked.limit], len(found) > asked.limit
    labels = list_labels(account, {row.case_id for row in page})
    last = page[-1] if more else None
    return {
        "items": _describe_rows(page, now),
        "next": write_cursor(last.part, last.at, last.msg) if last else "",
        "before": _count_before(account, asked, now),
        "counts": {name: _count(account, asked, part, now) for part, name in enumerate(NAMES)},
        "counted": COUNTED,
        "labels": labels,
        "signers": list_signers(labels),
        "now": now,
    }


def describe_undecided(account: Account, asked: Mapping[str, str], now: int) -> dict[str, Any]:
    """The answer of GET /api/queue/undecided: what waits without a decision or a concern, newest first.

    It is for the search for danger: that somebody opened a text does not settle what it tells.
    """
    limit, after = read_limit(asked), read_cursor(asked.get("after", ""), int, str)
    wanted = [QueueRow.fp == account.fp, QueueRow.undecided, QueueRow.begins <= now, QueueRow.ends > now]
    place = tuple_(QueueRow.at, QueueRow.msg)
    query = select(QueueRow).where(*wanted).order_by(QueueRow.at.desc(), QueueRow.msg.desc()).limit(limit + 1)
    found = db.session.scalars(query.where(place < after) if after else query).all()
    page, more = found[:limit], len(found) > limit
    return {
        "items": _describe_rows(page, now),
        "next": write_cursor(page[-1].at, page[-1].msg) if more else "",
        "count": _count_rows(*wanted),
        "counted": COUNTED,
        "now": now,
    }


def _read_page(account: Account, asked: Asked, now: int) -> Iterator[QueueRow]:
    """The rows of a page and one more: one short walk along the index for each part."""
    left = asked.limit + 1
    for part in asked.parts:
        if left <= 0 or (asked.after and part < asked.after[0]):
            continue
        query = select(QueueRow).where(*_in_part(account, asked, part, now)).order_by(QueueRow.at, QueueRow.msg)
        if asked.after and part == asked.after[0]:
            query = query.where(tuple_(QueueRow.at, QueueRow.msg) > asked.after[1:])
        rows = db.session.scalars(query.limit(left)).all()
        left -= len(rows)
        yield from rows


def _describe_rows(rows: Sequence[QueueRow], now: int) -> list[dict[str, Any]]:
    """The items of these rows. Asked for apart: of a join PostgreSQL expects so few rows that it reads all of them."""
    cases = {row.case_id for row in rows}
    leases, covers = list_leases(cases, now), list_stand_ins(cases)
    keys = [(row.case_id, row.lane, row.msg) for row in rows]
    # For the three together alone SQLite walks the whole table.
    exact = tuple_(ReviewItem.case_id, ReviewItem.lane, ReviewItem.msg).in_(keys)
    items = {
        (item.case_id, item.lane, item.msg): item
        for item in db.session.scalars(select(ReviewItem).where(ReviewItem.case_id.in_(sorted(cases)), exact))
    }
    return [
        describe_item(items[key], leases, covers, now) | {"part": NAMES[row.part]}
        for key, row in zip(keys, rows, strict=True)
    ]


def _in_part(account: Account, asked: Asked, part: int, now: int) -> list[ColumnElement[bool]]:
    """What is in force now in one part. The bounds of `at` keep holds of other days out of the walk."""
    wanted = [QueueRow.fp == account.fp, QueueRow.part == part, QueueRow.begins <= now, QueueRow.ends > now]
    if part in (YOURS, OTHERS):
        wanted.append(QueueRow.at <= now + FAST_CLOCK)
    if part == DATED:
        wanted.append(QueueRow.at > now)
    if asked.states is not None:
        wanted.append(QueueRow.state.in_(asked.states))
    if asked.kind:
        wanted.append(QueueRow.kind == asked.kind)
    if asked.blocked is not None:
        wanted.append(QueueRow.clear_until < now if asked.blocked else QueueRow.clear_until >= now)
    if asked.claim:
        lease = exists().where(Lease.case_id == QueueRow.case_id, Lease.msg == QueueRow.msg, Lease.until > now)
        wanted.append(lease.where(Lease.fp == account.fp) if asked.claim == "mine" else not_(lease))
    return wanted


def _count(account: Account, asked: Asked, part: int, now: int) -> int:
    return _count_rows(*_in_part(account, asked, part, now)) if part in asked.parts else 0


def _count_before(account: Account, asked: Asked, now: int) -> int:
    """How many now stand up to the place where the last page ended: a reader's browser sees whether some moved."""
    if asked.after is None:
        return 0
    part, *place = asked.after
    counts = [_count(account, asked, earlier, now) for earlier in range(part)]
    until = tuple_(QueueRow.at, QueueRow.msg) <= tuple(place)
    return sum(counts) + (_count_rows(*_in_part(account, asked, part, now), until) if part in asked.parts else 0)


def _count_rows(*wanted: ColumnElement[bool]) -> int:
    """How many rows, up to COUNTED and one more."""
    some = select(QueueRow.msg).where(*wanted).limit(COUNTED + 1).subquery()
    return db.session.scalar(select(func.count()).select_from(some)) or 0


def _both(first: tuple[str, ...] | None, second: tuple[str, ...] | None) -> tuple[str, ...] | None:
    if first is None or second is None:
        return first or second
    return tuple(state for state in first if state in second)
