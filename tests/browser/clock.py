"""A clock that a story can move: of the service, of people without a browser, and of every browser with its workers.

Only what a machine's clock says is moved. Whoever signed in before has been away for all that time.
"""

import time
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from playwright.sync_api import BrowserContext, Route

LONDON = ZoneInfo("Europe/London")
# What a worker reads the time by; the shim stands before it there, as it does before every page's own code.
WORKERS_CLOCK = "**/js/worker/crypto.js"
SHIM = """
{
  const Real = Date, ahead = %d;
  globalThis.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + ahead); }
    static now() { return Real.now() + ahead; }
  };
}
"""


class Clock:
    """Ahead of this machine's by as many seconds as the story went forward."""

    def __init__(self) -> None:
        self._real = time.time
        self.ahead = 0

    def now(self) -> float:
        """Unix seconds in the story."""
        return self._real() + self.ahead

    def day(self, days: int) -> datetime:
        """The same hour so many days from now, in London."""
        return datetime.fromtimestamp(self.now(), LONDON) + timedelta(days=days)

    def goes_on(self, days: int) -> None:
        """Let so many days pass."""
        self.ahead += days * 86_400

    def stands_in(self, context: BrowserContext) -> None:
        """Let the pages and workers of a browser that opens now know this time."""
        if not self.ahead:
            return
        shim = SHIM % (self.ahead * 1000)

        def before_the_worker(route: Route) -> None:
            served = route.fetch()
            route.fulfill(response=served, body=shim + served.text())

        context.add_init_script(shim)
        context.route(WORKERS_CLOCK, before_the_worker)
