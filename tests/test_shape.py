"""The shape of the whole service: every answer's headers, every page's frame, every route's guard."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

import config
from mediator import shells
from mediator.build import STATIC, Build, pages_of, read_build
from mediator.security import WORKER_POLICIES
from tests.conftest import ROOT, make_app, own_client

TEMPLATES = ROOT / "mediator" / "templates"
SHELLS = [pytest.param(shell, id=shell.path) for shell in shells.SHELLS]
UNSAFE = ("POST", "PUT", "DELETE", "PATCH")
NOTHING = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'"
PAGE = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; media-src blob:; "
    "connect-src 'self'; worker-src 'self'; object-src 'none'; frame-src 'none'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types rjworker rjtexts"
)


@pytest.fixture(scope="module")
def still_app(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """An app for what needs no database."""
    return make_app(tmp_path_factory.mktemp("still"))


@pytest.fixture
def still(still_app: Flask) -> FlaskClient:
    return own_client(still_app)


# --- headers ---


def _common(headers: dict[str, str]) -> None:
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "*" not in headers["Permissions-Policy"]


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_has_exactly_these_headers(still: FlaskClient, shell: shells.Shell) -> None:
    answer = still.get(shell.path)
    assert answer.status_code == 200
    _common(answer.headers)
    assert answer.headers["Content-Security-Policy"] == PAGE
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_an_api_answer_is_stored_nowhere_and_allows_nothing(still: FlaskClient) -> None:
    answer = still.get("/api/nothing-here")
    _common(answer.headers)
    assert answer.headers["Content-Security-Policy"] == NOTHING
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", sorted(WORKER_POLICIES))
def test_a_worker_that_is_there_has_its_own_policy(still: FlaskClient, still_app: Flask, path: str) -> None:
    """A worker without one would run anything (docs/protocol.md, "Web platform")."""
    answer = still.get(still_app.extensions["build"].address(path))
    policy = answer.headers["Content-Security-Policy"]
    assert answer.status_code == 200
    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "connect-src" not in policy
    assert ("'wasm-unsafe-eval'" in policy) == (path != "js/text-worker.js")


def test_no_file_but_the_workers_may_do_anything_as_a_worker(still: FlaskClient, still_app: Flask) -> None:
    build: Build = still_app.extensions["build"]
    others = [path for path in build.files if path.startswith("js/") and path not in WORKER_POLICIES]
    assert others
    for path in others:
        assert still.get(build.address(path)).headers["Content-Security-Policy"] == NOTHING, path


def test_the_build_is_immutable_and_the_same_for_everybody(still: FlaskClient, still_app: Flask) -> None:
    answer = still.get(still_app.extensions["build"].address("css/mediator.css"))
    _common(answer.headers)
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Vary"] == "Accept-Encoding"
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"


def test_https_is_remembered_by_browsers_and_plain_http_is_not_claimed(still_app: Flask) -> None:
    assert "Strict-Transport-Security" not in own_client(still_app).get("/").headers
    answer = own_client(still_app, "https://localhost").get("/")
    assert answer.headers["Strict-Transport-Security"] == "max-age=63072000; includeSubDomains"


# --- who may ask ---


def test_a_service_worker_is_never_installed(still: FlaskClient, still_app: Flask) -> None:
    address = still_app.extensions["build"].address("js/worker/crypto.js")
    assert still.get(address, headers={"Service-Worker": "script"}).status_code == 400


@pytest.mark.parametrize("method", UNSAFE)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 404),
        ({"Sec-Fetch-Site": "same-site"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "none"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://localhost"}, 403),
        ({"Origin": "https://localhost"}, 404),
        ({"Origin": "https://elsewhere.test"}, 403),
        ({"Origin": "null"}, 403),
        ({}, 403),
    ],
)
def test_a_change_is_taken_from_own_pages_only(
    still_app: Flask, method: str, headers: dict[str, str], status: int
) -> None:
    answer = still_app.test_client().open(
        "/api/nothing-here", method=method, headers=headers, base_url="https://localhost"
    )
    assert answer.status_code == status
    assert set(answer.json) == {"code", "sentence"}


def test_a_form_without_its_token_is_refused(still_app: Flask) -> None:
    answer = still_app.test_client().post("/help", base_url="https://localhost")
    assert answer.status_code == 400


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nothing-here", 404),
        ("GET", "/api/%ff%00", 404),
        ("GET", "/s/0000000000000000/css/mediator.css", 404),
        ("GET", "/nothing-here", 404),
        ("POST", "/help", 400),
    ],
)
def test_an_error_is_json_for_the_api_and_a_page_elsewhere(
    still: FlaskClient, method: str, path: str, status: int
) -> None:
    answer = still.open(path, method=method)
    assert answer.status_code == status
    assert answer.headers["Cache-Control"] == "no-store"
    assert (set(answer.json) == {"code", "sentence"}) if path.startswith("/api/") else b"<h1" in answer.data


# --- pages ---


@pytest.mark.parametrize("shell", SHELLS)
def test_a_page_has_one_heading_a_neutral_title_and_its_module(
    still: FlaskClient, still_app: Flask, shell: shells.Shell
) -> None:
    """P12: nothing that stays behind names the subject."""
    page = still.get(shell.path).text
    visible = re.sub(r"<(template|noscript)\b.*?</\1>", "", page, flags=re.S)
    title = "Desk" if shell.audience == shells.STAFF else "Your page"
    assert f"<title>{title} – Northfield Contact Service</title>" in page
    assert len(re.findall(r"<h1\b", visible)) == 1 or 'id="conflict"' in visible
    assert '<html lang="en"' in page
    if shell.page:
        assert f'data-page="{shell.page}"' in page
        pages = still_app.extensions["build"].files[pages_of(shell.audience)].decode()
        assert f'"js/pages/{shell.page}.js": m' in pages


@pytest.mark.parametrize("shell", SHELLS)
def test_no_two_parts_of_a_page_have_the_same_name(still: FlaskClient, shell: shells.Shell) -> None:
    """A button that shares its id with another one is never wired: a module finds the first of them alone."""
    page = re.sub(r"<template.*?</template>", "", still.get(shell.path).text, flags=re.DOTALL)
    names = re.findall(r'\sid="([^"]+)"', page)
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("shell", SHELLS)
def test_a_page_loads_nothing_from_elsewhere_and_runs_no_inline_script(still: FlaskClient, shell: shells.Shell) -> None:
    page = still.get(shell.path).text
    for address in re.findall(r'(?:src|href)="([^"]*)"', page):
        assert address.startswith(("/", "#", "tel:", "https://www.bbc.co.uk/weather")) or address == "", address
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []
    assert re.findall(r'\s(?:on[a-z]+|style)="', page) == []
    assert "target=" not in page


@pytest.mark.parametrize("shell", [shell for shell in SHELLS if shell.values[0].audience != shells.STAFF])
def test_participants_always_can_leave_stop_get_help_and_ring(still: FlaskClient, shell: shells.Shell) -> None:
    page = still.get(shell.path).text
    assert 'id="exit"' in page
    assert "01632 960 100" in page
    assert "116 123" in page
    if shell.path == "/in":
        return  # before signing in there is nowhere to go, and nothing to stop
    links = re.findall(r'class="page-nav__link" href="([^"]+)"', page)
    assert links[-1] == "/help"
    assert "/stop" in links or shell.audience == shells.PUBLIC


@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_has_the_same_bytes_for_everybody(still_app: Flask, shell: shells.Shell) -> None:
    plain = still_app.test_client().get(shell.path).data
    someone = still_app.test_client()
    someone.set_cookie("page", "something")
    assert someone.get(f"{shell.path}?case=abc", headers={"Accept-Language": "cy"}).data == plain


def test_every_template_is_used(still_app: Flask) -> None:
    texts = {path.relative_to(TEMPLATES).as_posix(): path.read_text() for path in TEMPLATES.rglob("*.html")}
    named = {
        name
        for text in texts.values()
        for name in re.findall(r'{%-?\s*(?:extends|include|import|from)\s+"([^"]+)"', text)
    }
    used = named | {shell.template for shell in shells.SHELLS} | {"errors/error.html"}
    assert set(texts) - used == set()


def test_every_style_and_picture_of_ours_is_in_the_build_and_used() -> None:
    templates = "".join(path.read_text() for path in TEMPLATES.rglob("*.html"))
    for path in read_build(STATIC).files:
        if path.startswith(("css/", "img/")):
            assert f"asset('{path}')" in templates, path


def _exports(text: str) -> set[str]:
    named = set(re.findall(r"^export (?:async )?(?:function\*?|class|const|let) (\w+)", text, re.M))
    for group in re.findall(r"^export \{([^}]*)\}", text, re.M):
        named |= {name.split(" as ")[-1].strip() for name in group.split(",") if name.strip()}
    return named


def test_every_import_of_our_modules_finds_its_file_and_its_name() -> None:
    """A browser shows the paper-and-phone page when one does not: here it has a name and a place."""
    wanted = re.compile(r"""^import\s*(?:\{([^}]*)\}|(?:\* as )?\w+)\s*from\s*["'](\.[^"']+)["']""", re.M)
    for path in (STATIC / "js").rglob("*.js"):
        for names, source in wanted.findall(path.read_text()):
            target = (path.parent / source).resolve()
            assert target.exists(), f"{path.relative_to(STATIC)} imports {source}"
            if STATIC / "vendor" not in target.parents:
                asked = {name.split(" as ")[0].strip() for name in names.split(",") if name.strip()}
                missing = asked - _exports(target.read_text())
                assert missing == set(), f"{path.relative_to(STATIC)} wants {missing} of {source}"


# --- settings ---


def test_production_says_what_is_missing() -> None:
    with pytest.raises(config.SettingWrong, match="MEDIATOR_SECRET_KEY, MEDIATOR_PUBLIC_URL"):
        config.read_settings({})


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "short"),
        ("PUBLIC_URL", "http://page.example.org"),
        ("PUBLIC_URL", "https://page.example.org/a"),
        ("LOCK_MINUTES", "soon"),
        ("RATE_LIMITS", "yes"),
        ("MODE", "demonstration"),
        ("TIME_ZONE", "Europe/Nowhere"),
        ("TIME_ZONE", "../etc/passwd"),
        ("WORKING_DAYS", "Monday"),
        ("WORKING_DAYS", "0 1"),
        ("DAYS_OFF", "2026-02-30"),
        ("DAYS_OFF", "Christmas"),
    ],
)
def test_a_wrong_setting_stops_the_start(name: str, value: str) -> None:
    right = {
        "SECRET_KEY": "k" * 32,
        "PUBLIC_URL": "https://page.example.org",
        "SERVICE_NAME": "Northfield Contact Service",
        "SERVICE_TELEPHONE": "01632 960 100",
    }
    environ = {f"{config.PREFIX}{key}": text for key, text in (right | {name: value}).items()}
    with pytest.raises(config.SettingWrong, match=name):
        config.read_settings(environ)


def test_the_environment_is_read_in_one_place() -> None:
    allowed = {"__init__.py", "demo.py"}  # the factory hands it to config.py; the demo sets its own
    for path in (ROOT / "mediator").rglob("*.py"):
        if "os.environ" in path.read_text() or "getenv" in path.read_text():
            assert path.parent == ROOT / "mediator", path
            assert path.name in allowed, path


# --- set-up ---


def test_locked_requirements_name_no_host_and_hash_everything() -> None:
    for path in [*ROOT.glob("requirements*.txt"), ROOT / "package-lock.json", ROOT / "tests/firefox/package-lock.json"]:
        assert "://" not in path.read_text(), path.name
    for path in ROOT.glob("requirements*.txt"):
        pins = re.findall(r"^[a-z0-9].*==", path.read_text(), re.M)
        assert pins
        assert path.read_text().count("--hash=sha256:") >= len(pins)


def test_vendored_parts_are_the_packages_with_their_named_changes(tmp_path: Path) -> None:
    """Copies again into a folder aside and compares."""
    copy = tmp_path / "project"
    (copy / "scripts").mkdir(parents=True)
    (copy / "node_modules").symlink_to(ROOT / "node_modules")
    shutil.copy(ROOT / "scripts/vendor.py", copy / "scripts")
    subprocess.run([shutil.which("python3") or "python3", "scripts/vendor.py"], cwd=copy, check=True)
    fresh = Build(copy / "mediator/static/vendor")
    assert fresh.files == Build(STATIC / "vendor").files
    assert b"@font-face" not in fresh.files["govuk/govuk-frontend.css"]
    assert b"url(" not in fresh.files["govuk/govuk-frontend.css"].replace(b'url("data:', b"")
