"""How often a card may be tried."""

import pytest

from mediator.accounts.limits import is_locked, wait_after


@pytest.mark.parametrize(("count", "seconds"), [(1, 0), (4, 0), (5, 30), (6, 60), (9, 480)])
def test_the_wait_grows_from_the_fifth_failure(count: int, seconds: int) -> None:
    assert wait_after(count) == seconds


def test_the_tenth_failure_locks() -> None:
    assert [is_locked(count) for count in (9, 10, 11)] == [False, True, True]
