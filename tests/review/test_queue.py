"""What facilitators are shown: the queue, holds that lapse, leases, and what each may do."""

from typing import Any

import pytest
from flask import Flask

from mediator.errors import NotFoundHere, Refusal
from mediator.extensions import db
from mediator.review import queries, queue, services
from mediator.review.actions import ACTIONS
from mediator.review.services import LEASE_SECONDS
from mediator.review.to_ring import describe_calls
from tests.record.casework import Casework, Person, new_id, text


def queue_of(person: Person, now: int, **asked: str) -> dict[str, Any]:
    """The first page of somebody's queue."""
    return queue.describe_queue(person.account, queue.Asked.read(asked), now)


def test_the_queue_says_whose_turn_it_is(case: Casework) -> None:
    case.writes(case.ann)
    (item,) = queue_of(case.sam, case.now)["items"]
    assert (item["state"], item["turn"], item["kind"], item["looked"]) == ("waiting", "desk", "letter", 0)
    assert item["part"] == "yours"
    (summary,) = queries.list_cases(case.sam.account, {})["cases"]
    assert summary["open_items"] == 1


def test_a_hold_comes_back_by_itself_when_its_date_has_come(case: Casework) -> None:
    submission = case.writes(case.ann)
    case.decides(
        case.sam,
        "hold",
        lane=case.ann.lane,
        msg=submission["body"]["msg"],
        until=case.now + 60,
        on="date",
        content=text(reason=""),
    )
    shown = [queue_of(case.sam, when) for when in (case.now, case.now + 60)]
    items = [item for page in shown for item in page["items"]]
    assert [(item["state"], item["held_until"]) for item in items] == [("held", case.now + 60), ("waiting", 0)]
    assert [page["counts"]["yours"] for page in shown] == [0, 1]
    assert [page["counts"]["dated"] for page in shown] == [1, 0]


def test_p6_a_text_is_looked_through_for_danger_until_it_is_decided_and_a_concern_stays_in_sight(
    case: Casework,
) -> None:
    def searched() -> list[str]:
        return [item["state"] for item in queue.describe_searched(case.robin.account, {}, case.now)["items"]]

    submission = case.writes(case.ann)
    assert searched() == ["waiting"]
    case.looks(case.sam, case.ann, submission)
    assert searched() == ["waiting"], "opening it settles nothing"
    hold = {"lane": case.ann.lane, "msg": submission["body"]["msg"], "until": 0, "on": "event"}
    case.decides(case.sam, "hold", **hold, content=text(reason=""))
    assert searched() == []
    worry = text("Rang the duty line.", concern="danger", told=[{"who": "the duty line", "when": case.now}])
    case.decides(case.sam, "concern", lane=case.ann.lane, of=submission.hash, content=worry)
    assert searched() == ["held"]
    case.declines(case.ann, submission)
    assert searched() == []


def test_enrolments_wait_for_a_facilitator(app: Flask, now: int) -> None:
    from mediator.protocol.encoding import b64
    from mediator.record import append

    with app.app_context():
        case = Casework(now, enrolled=False)
        case.invite(case.ann)
        entry = case.sign(case.ann, case.ann.lane, "enrol", me=case.ann.identity.public(), mac=b64(bytes(32)))
        append.append_enrol(case.case, case.ann.lane, entry, now)
        db.session.commit()
        calls = describe_calls(case.sam.account, 14, now)
        assert calls["enrolments"] == [{"case": case.case, "lane": case.ann.lane}]


def test_somebody_who_is_on_no_desk_sees_an_empty_queue(case: Casework) -> None:
    case.writes(case.ann)
    outsider = case.sam.account
    outsider.fp = new_id()
    assert queue.describe_queue(outsider, queue.Asked.read({}), case.now)["items"] == []
    assert queries.list_cases(outsider, {})["cases"] == []
    db.session.rollback()


def test_a_lease_lasts_half_an_hour_and_names_who_holds_it(case: Casework) -> None:
    msg = case.writes(case.ann)["body"]["msg"]
    services.take_lease(case.sam.account, case.case, msg, case.now)
    with pytest.raises(Refusal) as caught:
        services.take_lease(case.robin.account, case.case, msg, case.now + LEASE_SECONDS - 1)
    assert (caught.value.code, caught.value.extra["lease"]["name"]) == ("leased", "Sam")
    db.session.rollback()
    services.take_lease(case.robin.account, case.case, msg, case.now + LEASE_SECONDS)
    services.take_over_lease(case.sam.account, case.case, msg, case.now + LEASE_SECONDS)
    services.drop_lease(case.robin.account, case.case, msg, case.now + LEASE_SECONDS)
    (item,) = queue_of(case.sam, case.now + LEASE_SECONDS)["items"]
    assert item["lease"]["by"] == case.sam.fp
    services.drop_lease(case.sam.account, case.case, msg, case.now + LEASE_SECONDS)
    assert queue_of(case.sam, case.now + LEASE_SECONDS)["items"][0]["lease"] is None


def test_p13_who_lost_a_lease_learns_who_took_it_and_when(case: Casework) -> None:
    """Also when the other has left again: going on as if nothing had happened is refused once they renew."""
    msg = case.writes(case.ann)["body"]["msg"]
    services.take_lease(case.sam.account, case.case, msg, case.now)
    services.take_over_lease(case.robin.account, case.case, msg, case.now + 60)
    for left in (False, True):
        if left:
            services.drop_lease(case.robin.account, case.case, msg, case.now + 90)
        with pytest.raises(Refusal) as caught:
            services.renew_lease(case.sam.account, case.case, msg, case.now + 100)
        told = caught.value.extra["lease"]
        assert (told["name"], told["taken_from"], told["taken_at"]) == ("Robin", case.sam.fp, case.now + 60)
        db.session.rollback()
    again = services.take_lease(case.sam.account, case.case, msg, case.now + 100)
    assert (again.fp, again.taken_from, again.taken_at) == (case.sam.fp, "", 0)


def test_who_took_over_sees_from_whom_as_long_as_they_work(case: Casework) -> None:
    msg = case.writes(case.ann)["body"]["msg"]
    services.take_lease(case.sam.account, case.case, msg, case.now)
    services.take_over_lease(case.robin.account, case.case, msg, case.now + 60, "first")
    services.drop_lease(case.robin.account, case.case, msg, case.now + 70, "first")
    lease = services.take_lease(case.robin.account, case.case, msg, case.now + 70, "second")
    assert (lease.taken_from, lease.taken_at) == (case.sam.fp, case.now + 60)


def test_a_page_that_is_left_gives_back_its_own_claim_and_no_newer_one(case: Casework) -> None:
    """The next page of the same item may have taken it before the farewell of the last one arrives."""
    msg = case.writes(case.ann)["body"]["msg"]
    services.take_lease(case.sam.account, case.case, msg, case.now, "first")
    services.take_lease(case.sam.account, case.case, msg, case.now, "second")
    services.drop_lease(case.sam.account, case.case, msg, case.now, "first")
    assert queue_of(case.sam, case.now)["items"][0]["lease"]["by"] == case.sam.fp
    services.drop_lease(case.sam.account, case.case, msg, case.now, "second")
    assert queue_of(case.sam, case.now)["items"][0]["lease"] is None


def test_no_lease_on_what_is_not_there(case: Casework) -> None:
    with pytest.raises(NotFoundHere):
        services.take_lease(case.sam.account, case.case, new_id(), case.now)
    db.session.rollback()


def test_no_decision_rests_on_a_lease(case: Casework) -> None:
    submission = case.writes(case.ann)
    services.take_lease(case.robin.account, case.case, submission["body"]["msg"], case.now)
    case.returns(case.ann, submission)


def test_p6_what_a_page_is_offered_is_what_the_record_allows(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.consents(case.ben, "letters", "not-now")
    (item,) = queries.describe_case(case.sam.account, case.case, case.now)["items"]
    assert set(item["may"]) == set(ACTIONS)
    assert item["may"]["release"] == "The reader has not said yes to letters."
    assert item["may"]["takeback"] == item["may"]["hold"] == ""
    assert item["may"]["return"] == "Not while it is approved."
    assert item["may"]["object"] == "You made this version: stop it instead."
    with pytest.raises(Refusal):
        case.passes_on(offer, approvals)
    db.session.rollback()
    case.consents(case.ben, "letters", "yes")
    (item,) = queries.describe_case(case.sam.account, case.case, case.now)["items"]
    assert item["may"]["release"] == ""
    case.passes_on(offer, approvals)
