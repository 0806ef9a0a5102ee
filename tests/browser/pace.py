"""How fast a browser works at this moment: limits in milliseconds are those of a quiet machine."""

from playwright.sync_api import Page

# A fixed piece of work: how much slower than on a quiet machine everything is at this moment.
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
