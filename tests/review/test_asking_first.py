"""Conditions of a case that nobody set, and asking a person first: what may follow what, and that nobody sees it."""

from typing import Any

import pytest
from flask import Flask

from mediator.cases.dates import list_dates
from mediator.extensions import db
from mediator.messages.queries import describe_own_case
from mediator.protocol.entry import Entry
from mediator.record import audit, read
from mediator.record.models import ParkedRow
from mediator.review.errors import NotYet
from tests.record.casework import GATE, YEAR, Casework, new_id, text
from tests.record.kept import ready_case
from tests.record.refusals import code_of, refusal_of

pytestmark = pytest.mark.rules

ABUSE = "partner-abuse-asked"
DAY = 86_400


def asked_about_abuse(now: int) -> Casework:
    """A case in which both said yes to everything, and both were asked about abuse."""
    made = Casework(now)
    made.consent_all()
    for person in (made.ann, made.ben):
        gate(made, person.lane, ABUSE)
    return made


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, asked_about_abuse)


def gate(case: Casework, lane: str, name: str, state: str = "open", until: int = 0, by: Any = None) -> None:
    content = GATE | {"evidence": "Asked."}
    case.decides(by or case.sam, "gate", lane=lane, gate=name, state=state, until=until, content=content)


def step(case: Casework, name: str, of: Entry | None = None, until: int = 0, back: bool = False) -> Entry:
    """Ben wishes and Ann is asked; with `back` the other way round."""
    lane, to = (case.ann, case.ben) if back else (case.ben, case.ann)
    content = text("Some words.", about="")
    return case.decides(
        case.sam,
        "approach",
        lane=lane.lane,
        to=to.lane,
        step=name,
        until=until,
        of=of.hash if of else "",
        content=content,
    )


def test_p6_a_lane_for_which_nobody_set_conditions_lets_nothing_through(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now, needs=False)
        case.consent_all()
        _, offer, approvals = case.ready_offer()
        for _ in range(2):
            with pytest.raises(NotYet) as caught:
                case.passes_on(offer, approvals)
            db.session.rollback()
            assert caught.value.sentence.startswith("No conditions are set for one of them. Set them first.")
            assert code_of(lambda: case.parks(offer, approvals, now + 60)) == "not-yet"
            case.decides(case.sam, "need", lane=case.ann.lane, gates=[])
        case.decides(case.sam, "need", lane=case.ben.lane, gates=[])
        case.passes_on(offer, approvals)


def test_p13_gates_and_consents_that_are_over_before_they_begin_are_refused_and_the_record_is_whole(
    case: Casework,
) -> None:
    before = read.list_entries(case.case)
    over = case.now - 1
    assert code_of(lambda: gate(case, case.ann.lane, "guardian", until=over)) == "date"
    assert code_of(lambda: gate(case, case.ann.lane, "guardian", "shut", until=over)) == "date"
    assert code_of(lambda: gate(case, case.ann.lane, "risk-reviewed")) == "date"
    assert code_of(lambda: case.consents(case.ann, "letters", "yes", until=over)) == "date"
    assert read.list_entries(case.case) == before
    case.consents(case.ann, "letters", "not-now", until=over)  # a no is taken as it is (P7)
    assert audit.verify(case.case) == []


def test_p6_who_found_abuse_cannot_open_the_way_again(case: Casework) -> None:
    gate(case, case.ann.lane, ABUSE, "shut", by=case.kim)
    for who in (case.sam, case.robin, case.kim):
        assert code_of(lambda who=who: gate(case, case.ann.lane, ABUSE, by=who)) == "not-allowed"


def test_p3_nobody_sees_that_somebody_wished_was_asked_or_said_no(case: Casework) -> None:
    seen = [describe_own_case(person.account, case.now) for person in (case.ann, case.ben)]
    wish = step(case, "wish")
    step(case, "asked", wish)
    step(case, "not-now", wish, until=case.now + YEAR)
    step(case, "rest", wish, until=case.now + 2 * YEAR)
    step(case, "never", wish)
    step(case, "ended", wish)
    assert [describe_own_case(person.account, case.now) for person in (case.ann, case.ben)] == seen


ABUSE_FIRST = "Partner abuse and control are asked about with both first"


def test_nobody_is_approached_before_both_were_asked_about_abuse(case: Casework) -> None:
    for person in (case.ann, case.ben):
        gate(case, person.lane, ABUSE, "shut", by=case.kim)
        wish = step(case, "wish", back=person is case.ben)
        refusal = refusal_of(lambda wish=wish, back=person is case.ben: step(case, "asked", wish, back=back))
        assert (refusal.code, refusal.sentence.split(".")[0]) == ("approach", ABUSE_FIRST)
    step(case, "rest", wish, until=case.now + YEAR, back=True)


def test_a_wish_rests_for_years_comes_up_on_its_day_and_is_asked_again(case: Casework) -> None:
    wish = step(case, "wish")
    assert code_of(lambda: step(case, "yes", wish)) == "approach"
    step(case, "asked", wish)
    step(case, "not-now", wish, until=case.now + 30 * DAY)
    assert code_of(lambda: step(case, "asked", wish)) == "approach"
    assert code_of(lambda: step(case, "rest", wish)) == "date"
    again = case.now + 2 * YEAR
    step(case, "rest", wish, until=again)
    assert list_dates(case.sam.account, case.now) == []
    case.now = again - 3 * DAY
    (row,) = list_dates(case.sam.account, case.now)
    assert row == {"case": case.case, "lane": case.ann.lane, "kind": "approach", "what": case.ben.lane, "until": again}
    case.now = again + DAY
    step(case, "asked", wish)
    step(case, "yes", wish)
    assert list_dates(case.sam.account, case.now) == []
    assert audit.verify(case.case) == []


def test_after_never_only_they_themselves_open_it_again(case: Casework) -> None:
    wish = step(case, "wish")
    step(case, "asked", wish)
    step(case, "never", wish)
    step(case, "ended", wish)
    case.now += DAY
    anew = step(case, "wish")
    assert code_of(lambda: step(case, "asked", anew)) == "not-allowed"
    case.consents(case.ann, "letters", "yes")
    step(case, "asked", anew)


def test_p7_somebody_who_paused_is_not_asked(case: Casework) -> None:
    wish = step(case, "wish")
    case.does(case.ann, "pause")
    assert code_of(lambda: step(case, "asked", wish)) == "approach"
    case.does(case.ann, "resume")
    step(case, "asked", wish)


def test_p13_steps_that_follow_from_nothing_are_refused(case: Casework) -> None:
    assert code_of(lambda: step(case, "asked")) == "approach"
    wish = step(case, "wish")
    assert code_of(lambda: step(case, "wish")) == "approach"
    assert code_of(lambda: step(case, "asked", wish, back=True)) == "approach"
    assert code_of(lambda: step(case, "asked", wish, until=case.now + DAY)) == "date"
    step(case, "ended", wish)
    assert code_of(lambda: step(case, "rest", wish, until=case.now + DAY)) == "approach"


@pytest.mark.parametrize("answers", [{"take-part": "no"}, {"letters": "never", "questions": "no", "spoken": "never"}])
def test_p7_a_no_in_their_own_lane_stops_an_approach_until_they_take_it_back(
    case: Casework, answers: dict[str, str]
) -> None:
    for what, state in answers.items():
        case.consents(case.ann, what, state)
    wish = step(case, "wish")
    assert code_of(lambda: step(case, "asked", wish)) == "not-allowed"
    case.consents(case.ann, next(iter(answers)), "yes")
    step(case, "asked", wish)


def test_p7_a_not_now_in_their_own_lane_is_waited_for_and_without_a_day_it_is_not(case: Casework) -> None:
    wish = step(case, "wish")
    case.consents(case.ann, "take-part", "not-now", until=case.now + DAY)
    assert code_of(lambda: step(case, "asked", wish)) == "approach"
    case.now += 2 * DAY
    step(case, "asked", wish)
    case.consents(case.ann, "take-part", "not-now")
    step(case, "asked", wish)


@pytest.mark.parametrize("between", ["rest", "no-answer", "ended"])
def test_p7_the_day_of_a_not_now_outlives_every_later_step(case: Casework, between: str) -> None:
    wish = step(case, "wish")
    step(case, "asked", wish)
    step(case, "not-now", wish, until=case.now + YEAR)
    step(case, between, wish, until=case.now + DAY if between == "rest" else 0)
    case.now += 2 * DAY
    wish = step(case, "wish") if between == "ended" else wish
    assert code_of(lambda: step(case, "asked", wish)) == "approach"
    case.now += YEAR
    step(case, "asked", wish)


def test_p7_never_is_not_undone_by_a_yes_to_something_else(case: Casework) -> None:
    wish = step(case, "wish")
    step(case, "asked", wish)
    step(case, "never", wish)
    case.now += DAY
    case.consents(case.ann, "remove-details", "yes", peer="")
    case.consents(case.ann, "letters", "yes", peer=new_id())
    assert code_of(lambda: step(case, "asked", wish)) == "not-allowed"
    case.consents(case.ann, "take-part", "yes")
    step(case, "asked", wish)


def test_p7_what_waits_for_its_hour_falls_when_its_reader_says_never(case: Casework) -> None:
    wish = step(case, "wish", back=True)
    step(case, "asked", wish, back=True)
    _, offer, approvals = case.ready_offer()
    case.parks(offer, approvals, case.now + 3600)
    step(case, "never", wish, back=True)
    assert db.session.query(ParkedRow).count() == 0
    with pytest.raises(NotYet) as caught:
        case.passes_on(offer, approvals)
    db.session.rollback()
    assert "said never" in caught.value.sentence
    case.now += DAY
    case.consents(case.ben, "letters", "yes")
    case.passes_on(offer, approvals)


def test_p6_abuse_that_was_found_is_in_the_way_whether_or_not_it_is_on_the_list(case: Casework) -> None:
    gate(case, case.ben.lane, ABUSE, "shut", by=case.kim)
    _, offer, approvals = case.ready_offer()
    assert code_of(lambda: case.passes_on(offer, approvals)) == "not-yet"


def test_p6_where_two_approve_the_review_of_risks_is_a_supervisors(case: Casework) -> None:
    gate(case, case.ben.lane, "risk-reviewed", until=case.now + YEAR)
    case.decides(case.sam, "need", lane=case.ben.lane, gates=["risk-reviewed"])
    draft = case.draft(case.kim)
    draft.add("R", "policy", eyes=2)
    draft.send()
    _, offer, _ = case.ready_offer()
    case.approves(case.robin, offer)
    approvals = case.approvals_of(offer)
    with pytest.raises(NotYet) as caught:
        case.passes_on(offer, approvals)
    db.session.rollback()
    assert "A supervisor has to open the review of risks" in caught.value.sentence
    gate(case, case.ben.lane, "risk-reviewed", until=case.now + YEAR, by=case.kim)
    case.passes_on(offer, approvals)
