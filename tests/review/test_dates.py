"""Dates that the record refuses: those that no calendar can name."""

from collections.abc import Callable

import pytest

from mediator.cases import dates
from mediator.client.participant import WISHES
from tests.record.casework import GATE, Casework, text
from tests.record.refusals import code_of

pytestmark = pytest.mark.rules


@pytest.mark.parametrize("far", [2**37, 2**40, 2**53 - 1])
def test_a_date_that_no_calendar_can_name_is_refused(case: Casework, far: int) -> None:
    submission, offer, _ = case.ready_offer()
    place = {"lane": case.ann.lane, "msg": case.msg(submission)}
    wish = text(**WISHES)
    acts: list[Callable[[], object]] = [
        lambda: case.decides(case.sam, "hold", **place, until=far, on="date", content=text("", why="other", reason="")),
        lambda: case.decides(case.sam, "decide", **place, outcome="release", offer=offer.hash, when=far),
        lambda: case.decides(case.sam, "gate", lane=case.ann.lane, gate="x", state="open", until=far,
                             content=GATE | {"evidence": ""}),
        lambda: case.consents(case.ann, "letters", "yes", until=far),
        lambda: case.does(case.ben, "wishes", content=wish, tell="none", quiet=[], blocked=[[1, far // 86400 + 1]]),
    ]  # fmt: skip
    assert [code_of(act) for act in acts] == ["date"] * len(acts)


@pytest.mark.parametrize("state", ["not-now", "never", "no"])
def test_p7_a_no_is_taken_whatever_its_day(case: Casework, state: str) -> None:
    case.consents(case.ann, "letters", state, until=2**53 - 1)


def test_what_is_due_next_comes_first_however_much_has_ended(case: Casework, monkeypatch: pytest.MonkeyPatch) -> None:
    days = {"a": -30, "b": 5, "c": -1, "d": 2}
    content = GATE | {"evidence": ""}
    case.decides(case.sam, "need", lane=case.ann.lane, gates=sorted(days))
    began, ends = case.now, {gate: case.now + 86_400 * (40 + day) for gate, day in days.items()}
    for gate, until in ends.items():
        case.decides(case.sam, "gate", lane=case.ann.lane, gate=gate, state="open", until=until, content=content)
    monkeypatch.setattr(dates, "MOST", 3)
    found = dates.list_dates(case.sam.account, began + 86_400 * 40)
    assert [row["what"] for row in found] == ["d", "b", "c"]


def test_p6_abuse_that_was_found_comes_up_before_its_day_although_it_is_not_on_the_list(case: Casework) -> None:
    until = case.now + 86_400 * 5
    shut = {"lane": case.ann.lane, "gate": "partner-abuse-asked", "state": "shut", "until": until}
    case.decides(case.sam, "need", lane=case.ann.lane, gates=[])
    case.decides(case.sam, "gate", **shut, content=GATE | {"evidence": ""})
    assert [row["what"] for row in dates.list_dates(case.sam.account, case.now)] == [shut["gate"]]
