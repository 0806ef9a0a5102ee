"""Releases that wait for their hour: the queue, the worker, and everything that makes them fall."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from mediator.client.participant import WISHES
from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.record import read
from mediator.record.law import get_law
from mediator.record.models import ParkedRow
from mediator.review import queries, worker
from tests.record.casework import GATE, Casework, text
from tests.record.refusals import code_of

HOUR = 3600
DAY = 24 * HOUR


def states(case: Casework) -> list[str]:
    folded = get_law().fold(case.case)
    return [folded.state_of(item, case.now) for item in folded.items.values()]


def test_the_worker_passes_on_at_the_hour_and_only_once(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    release = case.parks(offer, approvals, case.now + HOUR)
    assert worker.pass_on_due(case.now + HOUR - 1) == 0
    assert read.find_head(case.case, case.ben.lane) == (release.seq - 1, release.prev)
    assert worker.pass_on_due(case.now + HOUR) == 1
    assert worker.pass_on_due(case.now + HOUR) == 0
    assert read.find_head(case.case, case.ben.lane) == (release.seq, release.hash)
    assert read.list_slots(case.case, [case.ben.lane], case.ben.fp, desk=False)[-1][1] == release.seq
    assert states(case) == ["released"]


def test_p1_what_waits_is_not_served_to_its_reader(case: Casework) -> None:
    from mediator.cases.queries import may_fetch
    from mediator.messages.queries import describe_own_case

    before = describe_own_case(case.ben.account, case.now)
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    assert describe_own_case(case.ben.account, case.now) == before
    assert not may_fetch(case.ben.account, case.case, offer["body"]["ct"])


def test_two_wait_one_signed_on_the_other(case: Casework) -> None:
    _, first, first_ok = case.ready_offer()
    _, second, second_ok = case.ready_offer()
    case.parks(first, first_ok, case.now + HOUR)
    draft = case.draft(case.sam)
    draft.heads[case.ben.lane] = _tail(case)
    draft.park(second, second_ok, case.now + 2 * HOUR)
    draft.send()
    assert states(case) == ["parked", "parked"]
    assert worker.pass_on_due(case.now + 2 * HOUR) == 2
    assert states(case) == ["released", "released"]


def _tail(case: Casework) -> tuple[int, str]:
    row = read.list_parked(case.case)[-1]
    return row.seq, row.hash


def test_an_earlier_hour_cannot_stand_behind_a_later_one(case: Casework) -> None:
    _, first, first_ok = case.ready_offer()
    _, second, second_ok = case.ready_offer()
    case.parks(first, first_ok, case.now + 2 * HOUR)
    draft = case.draft(case.sam)
    draft.heads[case.ben.lane] = _tail(case)
    draft.park(second, second_ok, case.now + HOUR)
    assert code_of(draft.send) == "queue"
    assert states(case) == ["parked", "approved"]


def test_when_the_first_falls_those_behind_it_fall_too(case: Casework) -> None:
    _, first, first_ok = case.ready_offer()
    _, second, second_ok = case.ready_offer()
    case.parks(first, first_ok, case.now + HOUR)
    draft = case.draft(case.sam)
    draft.heads[case.ben.lane] = _tail(case)
    draft.park(second, second_ok, case.now + 2 * HOUR)
    draft.send()
    case.decides(case.sam, "takeback", of=first.hash)
    assert states(case) == ["waiting", "approved"]
    items = queries.describe_case(case.sam.account, case.case, case.now)["items"]
    assert sorted(item["dropped"] for item in items) == [0, case.now + 2 * HOUR]


def test_a_desk_batch_that_moves_the_lane_carries_the_queue_along_or_drops_it(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    carrying = case.draft(case.sam)
    carrying.add(case.ben.lane, "say", of="", content=text())
    carrying.park(offer, approvals, case.now + HOUR, decide=False)
    carrying.send()
    assert states(case) == ["parked"]
    plain = case.draft(case.sam)
    plain.add(case.ben.lane, "say", of="", content=text())
    plain.send()
    assert states(case) == ["approved"]


def test_p7_anything_the_reader_does_makes_it_fall(case: Casework) -> None:
    for act in ("tell", "consent", "wishes"):
        _, offer, approvals = case.ready_offer()
        case.parks(offer, approvals, case.now + HOUR)
        if act == "tell":
            case.does(case.ben, "tell", content=text())
        elif act == "consent":
            case.consents(case.ben, "spoken", "yes")
        else:
            wish = text(**WISHES)
            case.does(case.ben, "wishes", content=wish, tell="none", quiet=[], blocked=[])
        assert states(case)[-1] == "approved", act
        case.decides(case.sam, "takeback", of=offer.hash)


def test_what_else_the_author_writes_lets_it_wait(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    case.does(case.ann, "tell", content=text())
    case.writes(case.ann, "Another.")
    assert states(case)[0] == "parked"


@pytest.mark.parametrize("act", ["recall", "consent", "resume", "need", "gate", "policy", "object", "hold", "remove"])
def test_p6_what_unsettles_it_makes_it_fall(case: Casework, act: str) -> None:
    submission, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    acts: dict[str, Any] = {
        "recall": lambda: case.does(case.ann, "recall", of=submission.hash),
        "consent": lambda: case.consents(case.ann, "spoken", "yes"),
        "resume": lambda: case.does(case.ann, "resume"),
        "need": lambda: case.decides(case.robin, "need", lane=case.ann.lane, gates=[]),
        "gate": lambda: case.decides(case.robin, "gate", lane=case.ben.lane, gate="x", state="open", until=0,
                                     content=GATE | {"evidence": ""}),
        "policy": lambda: _roster(case, "policy", eyes=2),
        "object": lambda: case.decides(case.robin, "object", of=offer.hash, content=text(reason="")),
        "hold": lambda: case.decides(case.robin, "hold", lane=case.ann.lane, msg=offer["msg"], until=0, on="asked",
                                     content=text(why="other", reason="")),
        "remove": lambda: _remove_sam(case),
    }  # fmt: skip
    acts[act]()
    assert read.list_parked(case.case) == []
    expected = {"recall": "recalled", "policy": "offered", "object": "waiting", "hold": "held", "remove": "offered"}
    assert states(case) == [expected.get(act, "approved")]


def _roster(case: Casework, t: str, **fields: Any) -> None:
    draft = case.draft(case.robin)
    draft.add("R", t, **fields)
    draft.send()


def _remove_sam(case: Casework) -> None:
    draft = case.draft(case.robin)
    draft.new_desk("staff-remove", [case.robin.fp, case.kim.fp], who=case.sam.fp)
    draft.send()


def test_p6_at_the_hour_every_condition_is_asked_for_again(case: Casework) -> None:
    case.consents(case.ben, "letters", "yes", until=case.now + HOUR - 1)
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    assert states(case) == ["parked"]
    assert worker.pass_on_due(case.now + HOUR) == 0
    assert db.session.query(ParkedRow).count() == 0
    assert states(case) == ["approved"]


def test_a_new_facilitator_does_not_disturb_what_waits(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + HOUR)
    case.decides(case.robin, "note", **{"for": "desk"}, content=text(msg="", hard=[], ask=""))
    assert worker.pass_on_due(case.now + HOUR) == 1


def test_parking_asks_for_a_decision_about_this_very_hour(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    draft = case.draft(case.sam)
    draft.park(offer, approvals, case.now + HOUR)
    row = draft.park_rows[0]
    draft.park_rows[0] = type(row)(case.now + 2 * HOUR, row.entry, row.slots)
    assert code_of(draft.send) == "decision"
    undecided = case.draft(case.sam)
    undecided.park(offer, approvals, case.now + HOUR, decide=False)
    undecided.add("D", "note", **{"for": "desk"}, content=text(msg="", hard=[], ask=""))
    assert code_of(undecided.send) == "decision"


def test_parking_asks_for_exact_slots_and_the_version_that_was_approved(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    draft = case.draft(case.sam)
    draft.park(offer, approvals, case.now + HOUR)
    draft.park_rows[0].slots.popitem()
    assert code_of(draft.send) == "slots"
    stray = case.draft(case.sam)
    stray.park(offer, approvals, case.now + HOUR)
    row = stray.park_rows[0]
    signed = stray.release(offer, approvals, body=offer["body"] | {"kc": b64(bytes(32))})
    stray.park_rows[0] = type(row)(row.when, signed, row.slots)
    assert code_of(stray.send) in ("version", "queue")


def _wishes(case: Casework, **answers: Any) -> None:
    wish = text(**WISHES)
    case.does(case.ben, "wishes", content=wish, tell="none", **{"quiet": [], "blocked": [], **answers})


def test_p6_what_is_late_never_arrives_on_a_day_that_the_reader_blocked(case: Casework) -> None:
    day = case.now // DAY
    _wishes(case, blocked=[[day + 3, day + 5]])
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + DAY)
    assert worker.pass_on_due(case.now + 4 * DAY) == 0
    assert (states(case), read.list_parked(case.case)) == (["approved"], [])
    (item,) = queries.describe_case(case.sam.account, case.case, case.now)["items"]
    assert item["dropped"] == case.now + DAY


def test_p6_what_is_late_never_arrives_in_quiet_hours(app: Flask, case: Casework) -> None:
    hour = (case.now // DAY + 2) * DAY + 12 * HOUR
    minute = datetime.fromtimestamp(hour, ZoneInfo(app.config["TIME_ZONE"])).hour * 60
    _wishes(case, quiet=[minute + 60, minute + 180])
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, hour)
    assert worker.pass_on_due(hour + 2 * HOUR) == 0
    assert states(case) == ["approved"]


def test_p6_what_fell_is_not_parked_again_without_a_new_decision(case: Casework) -> None:
    for blocked in ([], [[case.now // DAY, case.now // DAY + 2]]):
        _, offer, approvals = case.ready_offer()
        case.parks(offer, approvals, case.now + DAY)
        _wishes(case, blocked=blocked)
        again = case.draft(case.sam)
        again.add("D", "sync")
        again.park(offer, approvals, case.now + DAY, decide=False)
        assert code_of(again.send) == "decision"
        assert states(case)[-1] == "approved"
