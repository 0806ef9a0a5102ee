"""How long a page works: limits in milliseconds are those of a quiet machine, and other work on it does not count."""

from typing import Any

from playwright.sync_api import Page

# A fixed piece of work, in which a slower machine shows.
WORK = """() => {
  const began = performance.now();
  let sum = 0;
  for (let count = 0; count < 3e7; count += 1) sum = (sum * 31 + count) | 0;
  return performance.now() - began + (sum && 0);
}"""
QUIET_MILLISECONDS = 100


def slowness(page: Page) -> float:
    """1 on a quiet machine, more when others work on it too."""
    return max(1.0, float(page.evaluate(WORK)) / QUIET_MILLISECONDS)


def works(page: Page, act: str, given: Any = None) -> float:
    """Milliseconds of the processor, on a quiet machine's scale, that the page's thread works on what somebody does."""
    thread = page.context.new_cdp_session(page)
    thread.send("Performance.enable", {"timeDomain": "threadTicks"})

    def spends(script: str) -> float:
        before = _worked(thread)
        page.evaluate(script, given)
        return _worked(thread) - before

    slow = spends(WORK) / QUIET_MILLISECONDS
    took = spends(act)
    thread.detach()
    return took / max(1.0, slow)


def _worked(thread: Any) -> float:
    metrics = thread.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))
