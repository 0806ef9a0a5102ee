"""Cover from today: whose call it is while somebody is away, who may say so, and what participants are asked."""

from typing import Any

from flask import Flask

from mediator.accounts.models import Account
from mediator.extensions import db
from mediator.protocol.entry import Entry
from mediator.record import law
from mediator.record.models import ParkedRow
from mediator.review import queries, queue, services
from mediator.review.to_ring import describe_calls
from tests.record.casework import Casework, Person, text
from tests.record.refusals import code_of
from tests.review.test_contacts import calls, plan

DAY = 86_400


def covers(
    case: Casework, away: Person, who: Person | None, by: Person | None = None, *, since: int = 0, until: int = 0
) -> Entry:
    """`who` covers for somebody from now on (None: they are back), said by whoever covers or comes back."""
    fields = {"for": away.fp, "who": who.fp if who else "", "until": until}
    fields["from"] = (since or case.now) if who else 0
    return case.decides(by or who or away, "stand-in", content=text(""), **fields)


def tells(case: Casework, to: Person, away: Person, who: Person | None, *, by: Person | None = None, until: int = 0):
    draft = case.draft(by or case.robin)
    fields = {"for": away.fp, "who": who.fp if who else "", "until": until}
    entry = draft.add(to.lane, "away", content=text("Sam is away."), **fields)
    draft.send()
    return entry


def who_rings(case: Casework) -> list[tuple[str, str]]:
    return [(row["who"], row["for"]) for row in calls(case)]


def lease_of(account: Account, case: Casework, msg: str) -> str:
    lease = queries.find_lease(case.case, msg, case.now)
    return lease.fp if lease else ""


def test_p10_calls_move_in_one_act_and_go_back_with_another(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.passes_on(offer, approvals)
    plan(case, case.sam, case.ann)
    assert who_rings(case) == [(case.sam.fp, "")] * 2
    covers(case, case.sam, case.robin)
    assert who_rings(case) == [(case.robin.fp, case.sam.fp)] * 2
    asked = queue.Asked.read({"part": "calls"})
    (item,) = queue.describe_queue(case.kim.account, asked, case.now)["items"]
    assert (item["call"]["who"], item["call"]["for"]) == (case.robin.fp, case.sam.fp)
    covers(case, case.sam, None)
    assert who_rings(case) == [(case.sam.fp, "")] * 2


def test_a_call_is_whoever_is_there_on_its_day(case: Casework) -> None:
    """Planned for a day after somebody is back, it stays theirs; and cover may begin on a day ahead."""
    plan(case, case.sam, case.ann, when=case.now + DAY)
    plan(case, case.sam, case.ben, when=case.now + 9 * DAY)
    covers(case, case.sam, case.robin, case.sam, since=case.now + 4 * DAY)
    assert who_rings(case) == [(case.sam.fp, ""), (case.robin.fp, case.sam.fp)]
    covers(case, case.sam, case.robin, until=case.now + 3 * DAY)
    assert who_rings(case) == [(case.robin.fp, case.sam.fp), (case.sam.fp, "")]
    case.now += 4 * DAY
    assert who_rings(case) == [(case.sam.fp, "")] * 2, "what is late is theirs again once they are back"


def test_whoever_covers_may_be_away_too_and_whoever_left_covers_for_nobody(case: Casework) -> None:
    plan(case, case.sam, case.ann)
    plan(case, case.sam, case.ben, when=case.now + 2 * DAY, who=case.kim.fp)
    covers(case, case.sam, case.robin)
    assert code_of(lambda: covers(case, case.robin, case.sam, case.robin)) == "away"
    covers(case, case.robin, case.kim)
    assert who_rings(case) == [(case.kim.fp, case.sam.fp), (case.kim.fp, "")]
    draft = case.draft(case.sam)
    draft.new_desk("staff-remove", [case.sam.fp, case.robin.fp], who=case.kim.fp)
    draft.send()
    assert who_rings(case) == [(case.robin.fp, case.sam.fp), (case.kim.fp, "")]
    assert [row["gone"] for row in calls(case)] == [0, 1], "of these somebody must be told that nobody rings"
    covers(case, case.kim, case.robin)
    assert who_rings(case)[1] == (case.robin.fp, case.kim.fp), "calls of somebody who has left can be covered too"


def test_p13_who_may_say_that_somebody_is_away_or_back(case: Casework) -> None:
    """P13: the one who leaves, the one who covers, a supervisor; nobody appoints a third, and nothing else is taken."""
    assert code_of(lambda: covers(case, case.kim, case.sam, case.robin)) == "not-allowed"
    covers(case, case.sam, case.robin, case.kim)
    for by in (case.sam, case.robin, case.kim):
        covers(case, case.sam, None, by)
        assert code_of(lambda by=by: covers(case, case.sam, None, by)) in ("state", "not-allowed")
        covers(case, case.sam, case.robin, by)
    case.decides(case.sam, "stand-in", content=text(""), **{"for": case.sam.fp, "who": "", "from": 0, "until": 0})
    assert code_of(lambda: covers(case, case.sam, case.sam)) == "member"
    assert code_of(lambda: covers(case, case.sam, case.ann, case.sam)) == "member"
    assert code_of(lambda: covers(case, case.ann, case.sam)) == "member"
    assert code_of(lambda: covers(case, case.sam, case.robin, until=case.now)) == "date"
    assert code_of(lambda: covers(case, case.sam, case.robin, since=case.now + DAY, until=case.now + 60)) == "date"
    assert code_of(lambda: covers(case, case.sam, case.robin, since=2**52)) == "date"
    assert describe_calls(case.sam.account, 14, case.now)["absences"] == []


def test_what_somebody_had_claimed_is_free_at_once(case: Casework) -> None:
    submission = case.writes(case.ann)
    msg = case.msg(submission)
    services.take_lease(case.sam.account, case.case, msg, case.now)
    covers(case, case.sam, case.robin, since=case.now + DAY)
    assert lease_of(case.sam.account, case, msg) == case.sam.fp, "from a day ahead"
    covers(case, case.sam, case.robin)
    assert lease_of(case.sam.account, case, msg) == ""
    assert services.take_lease(case.robin.account, case.case, msg, case.now).fp == case.robin.fp


def test_p6_what_waits_for_its_hour_goes_on_and_a_second_reading_stays_with_whoever_was_asked(case: Casework) -> None:
    """Somebody on the desk rings afterwards: whoever covers."""
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + 3600)
    covers(case, case.sam, case.robin)
    assert db.session.query(ParkedRow).count() == 1
    _, offer, _ = case.ready_offer()
    case.decides(case.sam, "ask", of=offer.hash, who=case.robin.fp, content=text(blind=0))
    covers(case, case.robin, case.kim)
    item = law.get_law().fold(case.case).items[offer["lane"], offer["msg"]]
    assert set(item.waits_for(law.get_law().fold(case.case).roster.members)) == {case.robin.fp}


def told(case: Casework) -> list[dict[str, Any]]:
    return list(describe_calls(case.robin.account, 14, case.now)["told_away"])


def test_p3_each_person_is_told_in_their_own_lane_and_answers_there(case: Casework) -> None:
    assert code_of(lambda: tells(case, case.ann, case.sam, case.robin)) == "away", "the desk says it first"
    covers(case, case.sam, case.robin, until=case.now + 9 * DAY)
    assert code_of(lambda: tells(case, case.ann, case.sam, case.kim, until=case.now + 9 * DAY)) == "away"
    notice = tells(case, case.ann, case.sam, case.robin, until=case.now + 9 * DAY)
    (row,) = told(case)
    assert row == {"case": case.case, "lane": case.ann.lane, "away": case.sam.fp, "prefers": ""}
    case.does(case.ann, "prefer", of=notice.hash, how="wait")
    assert [one["prefers"] for one in told(case)] == ["wait"]
    case.does(case.ann, "prefer", of=notice.hash, how="meet")
    assert [one["prefers"] for one in told(case)] == ["meet"], "people change their minds"
    assert code_of(lambda: case.does(case.ben, "prefer", of=notice.hash, how="wait")) == "points"
    newer = tells(case, case.ann, case.sam, case.robin, until=case.now + 9 * DAY)
    assert code_of(lambda: case.does(case.ann, "prefer", of=notice.hash, how="wait")) == "not-to-hand"
    case.does(case.ann, "prefer", of=newer.hash, how="wait")
    covers(case, case.sam, None)
    back = tells(case, case.ann, case.sam, None)
    assert code_of(lambda: case.does(case.ann, "prefer", of=back.hash, how="wait")) == "not-to-hand"
    assert told(case) == []


def test_somebody_may_answer_by_telephone_whether_they_have_a_page_or_not(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now, modes=("scribe", "self"), enrolled=False)
        case.enrol(case.ben)
        covers(case, case.sam, case.robin)
        for person in (case.ann, case.ben):
            notice = tells(case, person, case.sam, case.robin)
            draft = case.draft(case.robin)
            how = text("I will wait.", how="telephone", when=now, present=[])
            draft.add(person.lane, "said", act="prefer", **{"as": {"of": notice.hash, "how": "wait"}}, content=how)
            draft.send()
        assert sorted(one["prefers"] for one in told(case)) == ["wait", "wait"]
