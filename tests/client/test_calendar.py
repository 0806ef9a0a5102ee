"""The demo's clock: set back when a story begins, nearer to today with each act, itself again afterwards."""

import time

import pytest

from mediator.client.demo.calendar import DAY, EARLY, MORNING, Calendar


def test_acts_come_nearer_to_today_and_the_clock_is_given_back() -> None:
    real = time.time
    before = real()
    with Calendar() as calendar:
        calendar.begin(30)
        told = [time.time()]
        for _ in range(8):
            calendar.next_act()
            told.append(time.time())
    assert time.time is real
    assert told == sorted(told)
    assert 28 * DAY < before - told[0] < 32 * DAY
    assert told[-1] <= real()
    assert abs(told[0] % DAY - MORNING) < 60


def test_nobody_writes_in_the_night_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    afternoon = 1_790_000_000 // DAY * DAY + 15 * 3600
    monkeypatch.setattr(time, "time", lambda: float(afternoon))
    with Calendar() as calendar:
        calendar.begin(30)
        told = []
        for _ in range(8):
            calendar.next_act()
            told.append(time.time())
    assert told == sorted(told)
    assert {moment % DAY >= EARLY for moment in told} == {True}
