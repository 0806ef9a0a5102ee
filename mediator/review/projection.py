"""The queue's rows from a folded case, and what else follows from a batch: invitations, accounts, notices."""

from typing import Any

from sqlalchemy import update

from mediator.accounts import packets, services
from mediator.cases import projection as cases_projection
from mediator.extensions import db
from mediator.messages.fold import CaseState
from mediator.messages.states import Item
from mediator.messages.table import AGREED, HELD, PARKED, PROPOSED, WAITING
from mediator.notices import outbox
from mediator.protocol.entry import Entry
from mediator.protocol.lane import SPOKEN
from mediator.record.batch import Batch
from mediator.review.blocks import blocks_of
from mediator.review.models import Lease, PlannedCall, QueueRow, ReviewItem
from mediator.review.parts import AFTER_ALL_DATES, BEFORE_ALL_DATES, call_after, rows_of

COMPARED = (WAITING, PROPOSED, AGREED, HELD)
TOLD_OF = frozenset({"return", "proof", "release", "say", "away"})


def project(case: CaseState, case_id: str) -> None:
    """Write every projection of a case; does not commit."""
    cases_projection.project(case_id, case.roster, case.lanes, case.desk, case.log_chain)
    hours = {row.offer: row.when for row in case.parked}
    closed = {entry["of"] for entry in case.log.values() if entry.t == "outcome"}
    rows: cases_projection.Rows = {key: _describe(case, item, hours, closed) for key, item in case.items.items()}
    cases_projection.replace_rows(ReviewItem, case_id, ("lane", "msg"), rows)
    cases_projection.replace_rows(QueueRow, case_id, ("fp", "lane", "msg", "part"), rows_of(case, hours))
    cases_projection.replace_rows(PlannedCall, case_id, ("call",), _describe_calls(case))


def follow(case: CaseState, case_id: str, batch: Batch, now: int) -> None:
    """Do what a batch that was just appended brings with it; does not commit."""
    for entry in batch.entries:
        if entry.t == "invite":
            packets.keep(case_id, entry["lane"], entry["find"], batch.packets[entry["find"]], now)
        elif entry.t == "stand-in" and entry["who"] and entry["from"] <= now:
            _end_leases(case_id, entry["for"], now)
        elif entry.t == "on-paper":
            services.forget_replaced(case_id, case.messages[entry.chain].entries[entry["of"]]["who"])
        elif entry.t == "accept" and entry["old"]:
            services.forget_replaced(case_id, entry["old"])
    told = {entry.chain for entry in batch.entries if entry.t in TOLD_OF and entry.chain in case.lanes}
    for lane in sorted(told):
        if case.lanes[lane].wishes.tell == "mail":
            outbox.write(case_id, lane, now)


def _end_leases(case_id: str, fp: str, now: int) -> None:
    """Whoever is away works on nothing: what they had claimed is free at once."""
    db.session.execute(
        update(Lease).where(Lease.case_id == case_id, Lease.fp == fp, Lease.until > now).values(until=now)
    )


def _describe(case: CaseState, item: Item, hours: dict[str, int], closed: set[str]) -> dict[str, Any]:
    state = case.state_of(item, BEFORE_ALL_DATES)
    offer = item.standing_offer()
    held = item.hold if item.is_held(BEFORE_ALL_DATES) else None
    blocks = blocks_of(case, item)
    call = call_after(case, item)
    return {
        "kind": item.message.kind,
        "state": state,
        "state_when_free": case.state_of(item, AFTER_ALL_DATES),
        "since": item.since,
        "round": len(item.message.submissions),
        "approvals": len(item.standing_approvals(case.roster.members)),
        "eyes": case.roster.eyes,
        "offer": offer.hash if offer else "",
        "parked": hours.get(offer.hash, 0) if offer and state == PARKED else 0,
        "held_until": held["until"] if held else 0,
        "held_on": held["on"] if held else "",
        "objected": bool(item.standing_objection()),
        "asked": " ".join(item.waits_for(case.roster.members)),
        "dropped": _dropped(item, state),
        "looked": bool(item.looks.get(item.message.newest.hash)),
        "blocks": " ".join(blocks.codes),
        "clear_until": blocks.clear_until,
        "lapses": blocks.lapses,
        "written_by": item.message.newest.by if state in COMPARED and item.waits_for_comparing() else "",
        "call_at": call.entry["when"] if call else 0,
        "caller": call.entry["who"] if call else "",
        "reader": case.desk.reader_lane(item.message.lane, item.message.peer),
        "told_at": 0 if item.released is None or item.released.hash in closed else _told_at(item),
        "concern": item.concern.ts if item.concern else 0,
    } | _describe_decision(item.last_decision)


def _describe_decision(last: Entry | None) -> dict[str, Any]:
    """Who decided last about an item, when, and what."""
    if last is None:
        return {"decided_at": 0, "decided_by": "", "decided_as": ""}
    return {"decided_at": last.ts, "decided_by": last.by, "decided_as": last.fields.get("outcome", last.t)}


def _told_at(item: Item) -> int:
    """When something spoken was told, 0 for what was written."""
    return int(item.released.ts) if item.released and item.message.kind == SPOKEN else 0


def _describe_calls(case: CaseState) -> cases_projection.Rows:
    due = [] if case.roster.closed else [call for call in case.desk.contacts.calls.values() if case.is_due(call)]
    rows: cases_projection.Rows = {}
    for call in due:
        item, entry = case.item_of_call(call), call.entry
        rows[entry.hash,] = {
            "lane": entry["lane"],
            "fp": entry["who"],
            "at": entry["when"],
            "tried": call.report["when"] if call.report else 0,
            "msg": item.message.msg if item else "",
            "kind": item.message.kind if item else "",
            "answer": _answer_to(case, item, entry["lane"]) if item else "",
        }
    return rows


def _answer_to(case: CaseState, item: Item, lane: str) -> str:
    """How whoever is rung chose to receive what was passed on: "opened" once they did, or "" before they said."""
    received = case.messages[lane].received.get(item.released.hash) if item.released else None
    if received is None:
        return ""
    return "opened" if received.opened else received.ready


def _dropped(item: Item, state: str) -> int:
    """The hour for which the standing offer was parked, when it is parked no longer and was not passed on."""
    if item.decided is None or item.released or state == PARKED or item.standing_offer() is None:
        return 0
    return int(item.decided["when"])
