"""How a page starts, fails and is left, in a real browser (static/js/start.js, the public pages, the look)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.conftest import Served

PUBLIC = ("/", "/help", "/cannot", "/nothing-here")
pytestmark = pytest.mark.browser


@pytest.mark.parametrize("path", PUBLIC)
@pytest.mark.parametrize("width", [320, 1280])
def test_a_public_page_is_accessible_and_nothing_is_cut_off(
    profile: Callable[..., Page], axe: Callable[[Page], list[str]], path: str, width: int
) -> None:
    """P14, for the pages without a module."""
    page = profile(viewport={"width": width, "height": 800})
    page.goto(path)
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("size", ["large", "largest"])
def test_larger_text_fits_on_a_small_phone(profile: Callable[..., Page], size: str) -> None:
    page = profile(viewport={"width": 320, "height": 640})
    page.goto("/help")
    page.evaluate(f"document.documentElement.dataset.text = '{size}'")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_the_first_tab_stop_skips_to_the_content(page: Page) -> None:
    page.goto("/help")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_exit_works_without_any_script(profile: Callable[..., Page]) -> None:
    page = profile(java_script_enabled=False)
    page.goto("/home")
    assert page.get_by_role("link", name="Exit this page").get_attribute("href") == "https://www.bbc.co.uk/weather"


def test_without_scripts_a_page_says_whom_to_ring(profile: Callable[..., Page]) -> None:
    page = profile(java_script_enabled=False)
    page.goto("/home")
    expect(page.get_by_role("heading", name="Your page does not work in this browser")).to_be_visible()
    expect(page.locator("main").get_by_role("link", name="01632 960 100")).to_be_visible()


def test_without_webassembly_a_page_says_whom_to_ring(
    profile: Callable[..., Page], axe: Callable[[Page], list[str]]
) -> None:
    page = profile()
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto("/home")
    expect(page.get_by_role("heading", name="Your page does not work in this browser")).to_be_visible()
    assert axe(page) == []


def test_a_module_that_does_not_come_is_no_fault_of_the_browser(page: Page) -> None:
    page.route("**/js/pages-of-*.js", lambda route: route.abort())
    page.goto("/home")
    expect(page.get_by_text("This page did not come through. Nothing is lost.")).to_be_visible()


def test_the_crypto_worker_runs_under_its_own_policy_and_reaches_no_network(page: Page, live_server: Served) -> None:
    page.goto("/help")
    keys = live_server.app.extensions["build"].address("js/keys.js")
    assert len(page.evaluate(f"import('{keys}').then(({{ keys }}) => keys.newId())")) in (22, 43)


def test_leaving_empties_the_page(page: Page) -> None:
    page.goto("/in")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    assert page.locator("main").inner_html() == ""


def test_a_newer_build_is_named_and_nothing_is_reloaded_by_itself(page: Page) -> None:
    def with_another_build(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "page-build": "0123456789abcdef"})

    page.route("**/api/**", with_another_build)
    page.goto("/in")
    page.evaluate(
        "import(document.querySelector('script[type=module]').src.replace('start.js', 'api.js'))"
        ".then(({ api }) => api.get('/api/session')).catch(() => {})"
    )
    expect(page.get_by_text("A newer version is ready.")).to_be_visible()
