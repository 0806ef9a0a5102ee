"""What facilitators are shown: the queue, holds that lapse, leases, and what each may do."""

from typing import Any

import pytest
from flask import Flask

from mediator.errors import NotFoundHere, Refusal
from mediator.extensions import db
from mediator.review import decided, queries, queue, services
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


def test_what_somebody_wrote_who_stopped_since_is_read_once_and_then_nobodys_turn(case: Casework) -> None:
    submission = case.writes(case.ann)

    def stands() -> tuple[str, int, set[str]]:
        (item,) = queue_of(case.sam, case.now)["items"]
        return item["part"], item["looked"], {code for code in item["blocks"] if code.endswith("-stops")}

    case.does(case.ann, "withdraw")
    assert stands() == ("yours", 0, {"author-stops"}), "it may tell of danger"
    case.looks(case.sam, case.ann, submission)
    assert stands() == ("resting", 1, {"author-stops"})
    assert queue_of(case.sam, case.now)["counts"]["yours"] == 0
    assert undecided(case) == [submission["body"]["msg"]], "the search for danger goes on"
    concern = text(concern="self-harm", told=[])
    case.decides(case.sam, "concern", lane=case.ann.lane, of=submission.hash, content=concern)
    assert stands() == ("yours", 1, {"author-stops"}), "a concern stays in sight"


def test_what_is_written_to_somebody_who_stopped_waits_for_what_its_author_hears(case: Casework) -> None:
    case.looks(case.sam, case.ann, case.writes(case.ann))
    case.does(case.ben, "withdraw")
    (item,) = queue_of(case.sam, case.now)["items"]
    assert (item["part"], "reader-stops" in item["blocks"]) == ("yours", True)


def test_a_hold_comes_back_by_itself_when_its_date_has_come(case: Casework) -> None:
    submission = case.writes(case.ann)
    case.decides(
        case.sam,
        "hold",
        lane=case.ann.lane,
        msg=submission["body"]["msg"],
        until=case.now + 60,
        on="date",
        content=text(why="other", reason=""),
    )
    shown = [queue_of(case.sam, when) for when in (case.now, case.now + 60)]
    items = [item for page in shown for item in page["items"]]
    assert [(item["state"], item["held_until"]) for item in items] == [("held", case.now + 60), ("waiting", 0)]
    assert [page["counts"]["yours"] for page in shown] == [0, 1]
    assert [page["counts"]["dated"] for page in shown] == [1, 0]


def undecided(case: Casework) -> list[str]:
    """What Robin's page looks through for signs of danger."""
    found = queue.describe_undecided(case.robin.account, {}, case.now)
    return [item["msg"] for item in found["items"]]


def test_what_a_colleague_only_opened_is_looked_through_for_danger_until_a_concern(case: Casework) -> None:
    """Whoever read it may have gone home: a look settles nothing, a concern does, for this round."""
    first = case.writes(case.ann, "I want to die.")
    msg = first["body"]["msg"]
    case.looks(case.sam, case.ann, first)
    assert undecided(case) == [msg]
    words = text(concern="self-harm", told=[])
    concern = case.decides(case.sam, "concern", lane=case.ann.lane, of=first.hash, content=words)
    assert undecided(case) == []
    (item,) = queue_of(case.robin, case.now)["items"]
    assert (item["concern"], item["state"]) == (concern.ts, "waiting")

    back = case.returns(case.ann, first)
    case.writes(case.ann, "I wrote that in a bad week.", of=back.hash)
    assert undecided(case) == [msg], "a new round is looked through anew"
    assert queue_of(case.robin, case.now)["items"][0]["concern"] == 0


def test_a_text_leaves_the_search_for_danger_with_a_decision_and_comes_back_after_its_hold(case: Casework) -> None:
    kept, held = case.writes(case.ann), case.writes(case.ben)
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "status", of=kept.hash, st="kept")
    draft.send()
    hold = case.decides(
        case.sam,
        "hold",
        lane=case.ben.lane,
        msg=held["body"]["msg"],
        until=0,
        on="event",
        content=text(why="other", reason=""),
    )
    assert undecided(case) == []
    case.decides(case.sam, "reopen", of=hold.hash)
    assert undecided(case) == [held["body"]["msg"]]


def test_what_was_decided_in_the_last_day_is_named_with_who_and_what_once_for_each_item(case: Casework) -> None:
    back, no = case.writes(case.ann), case.writes(case.ben)
    assert decided.describe_decided(case.robin.account, case.now)["items"] == []
    returned = case.returns(case.ann, back)
    case.declines(case.ben, no)
    rows = decided.describe_decided(case.robin.account, case.now)
    found = {(row["msg"], row["by"], row["as"]) for row in rows["items"]}
    assert found == {(case.msg(back), case.sam.fp, "return"), (case.msg(no), case.sam.fp, "decline")}
    case.writes(case.ann, "Anew.", of=returned.hash)
    held = {"lane": case.ann.lane, "msg": case.msg(back), "until": 0, "on": "event"}
    case.decides(case.robin, "hold", **held, content=text(why="other", reason=""))
    newest = decided.describe_decided(case.robin.account, case.now)["items"]
    assert [(row["by"], row["as"]) for row in newest if row["msg"] == case.msg(back)] == [(case.robin.fp, "hold")]
    assert decided.describe_decided(case.robin.account, case.now + 2 * 86_400)["items"] == []


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
