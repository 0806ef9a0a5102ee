"""What is wrong with a page as it stands: axe-core, and what axe-core does not measure."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.conftest import ROOT

AXE = Path(ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ALL_RULES = {"runOnly": TAGS, "rules": {"target-size": {"enabled": True}}, "resultTypes": ["violations"]}
# The same elements stand there at each width (but on the review page); only what is measured can differ.
SEEN_RULES = {"runOnly": {"type": "rule", "values": ["color-contrast", "target-size", "scrollable-region-focusable"]}}
WIDE, NARROW = 1280, 320
HEIGHT = 900
TITLES = {"Your page – Northfield Contact Service", "Desk – Northfield Contact Service"}

MEASURE = (Path(__file__).parent / "measure.js").read_text(encoding="utf-8")


def findings(page: Page) -> list[str]:
    """One line for each thing that is wrong: wide, narrow, and narrow with the largest text.

    Participants' pages are one column at every width, so axe-core looks at them once.
    """
    found = [] if page.title() in TITLES else [f"the title tells something: {page.title()}"]
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    wide_rules = ALL_RULES if "/desk/review" in page.url else SEEN_RULES if "/desk" in page.url else None
    for width, rules in ((NARROW, ALL_RULES), (WIDE, wide_rules)):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found += [f"{width}: {line}" for line in (*page.evaluate(MEASURE), *(_axe(page, rules) if rules else ()))]
    return [*found, *_with_largest_text(page)]


def findings_in_each_view(page: Page) -> list[str]:
    """The same for changes seen in the text, and as both texts; then they are listed one by one again."""
    found = []
    for view in ("inside", "both", "list"):
        page.locator(f"#view-{view}-choice").check()
        if view != "list":
            expect(page.locator(f"#view-{view}")).to_be_visible()
            found += findings(page)
    return found


def _with_largest_text(page: Page) -> list[str]:
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    size = page.evaluate("document.documentElement.dataset.text")
    page.evaluate("document.documentElement.dataset.text = 'largest'")
    found = [f"largest text: {line}" for line in page.evaluate(MEASURE)]
    page.evaluate("size => { document.documentElement.dataset.text = size }", size or "normal")
    page.set_viewport_size({"width": WIDE, "height": HEIGHT})
    return found


def _axe(page: Page, rules: dict[str, Any]) -> list[str]:
    result: dict[str, Any] = page.evaluate("rules => axe.run(document, rules)", rules)
    return [
        f"{rule['id']}: {rule['help']} {node['target']} {node.get('failureSummary', '')}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
