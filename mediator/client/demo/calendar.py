"""The demo's stories happened over weeks: while one is told, this process's clock stands at its days.

Only while the demo is made, and only in the process that makes it; entries are signed and stored with these times.
"""

import time
from typing import Self

DAY = 86_400
MORNING = 10 * 3600
EARLY = 7 * 3600
SHRINK = 0.55


class Calendar:
    """A clock that is set back when a story begins, and comes nearer to today with each act of it."""

    def __init__(self) -> None:
        self._real = time.time
        self._back = 0.0
        self._days = 0.0

    def __enter__(self) -> Self:
        time.time = self.now
        return self

    def __exit__(self, *_: object) -> None:
        time.time = self._real

    def now(self) -> float:
        """Unix seconds in the story."""
        return self._real() - self._back

    def begin(self, days: float) -> None:
        """Set the clock so many days back."""
        self._days = days
        self._set()

    def next_act(self) -> None:
        """Let most of the time that lies between the story and today pass."""
        self._days *= SHRINK
        self._set()

    def _set(self) -> None:
        """To the morning of a day that is past; what is of today lies between its early morning and now."""
        back = self._days * DAY
        today = self._real() % DAY - EARLY
        if self._days >= 1:
            back -= MORNING - (self._real() - back) % DAY
        elif today > 0:
            back = self._days * today
        self._back = back
