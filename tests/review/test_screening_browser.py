"""Screening and comparing in a real browser: in their own worker, under the policy that is served."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

pytestmark = pytest.mark.browser

ASK = """async () => {
  const sheet = document.querySelector("link[href*='/css/mediator.css']").href;
  const { texts } = await import(new URL("../js/texts.js", sheet).href);
  const began = performance.now();
  const text = "Ring oh seven seven double oh, nine hundred, one two three. I want to die. Kes\\u200btrel.";
  const screened = await texts.screen({ text, protectedTerms: ["Kestrel"] });
  const compared = await texts.changes({ original: "one two three", proposed: "one two four" });
  return { ms: performance.now() - began, complete: screened.complete,
    found: screened.highlights.map((mark) => mark.category), changes: compared.changes.length };
}"""


def test_the_text_worker_runs_under_the_policy_of_the_service(profile: Callable[..., Page]) -> None:
    page = profile()
    page.goto("/help")
    answer = page.evaluate(ASK)
    assert answer["complete"]
    assert answer["found"][0] == "safeguarding"
    assert sorted(answer["found"][1:]) == ["contact", "protected"]
    assert answer["changes"] == 1
    assert answer["ms"] < 5000
