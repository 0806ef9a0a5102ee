"""The shape of the browser's code: where keys are, who starts workers, how words get onto a page."""

import re
from collections.abc import Iterator
from pathlib import Path

from mediator import shells
from mediator.build import Build
from tests.conftest import ROOT, make_app

JS = ROOT / "mediator" / "static" / "js"
WORDS_AND_NOTES = (
    r"/\*.*?\*/",
    r"//[^\n]*",
    r"`(?:\\.|[^`\\])*`",
    r"\"(?:\\.|[^\"\\\n])*\"",
    r"'(?:\\.|[^'\\\n])*'",
)


def scripts(folder: str = "") -> dict[str, str]:
    """Our modules under `folder`, by path from static/js."""
    files = sorted((JS / folder).rglob("*.js"))
    return {file.relative_to(JS).as_posix(): file.read_text(encoding="utf-8") for file in files}


def imports_of(path: str, text: str) -> Iterator[str]:
    """The files that a module imports, as paths from static/js, or from static for parts that are not ours."""
    for name in re.findall(r"""^(?:import|export)\s(?:[^;"']*?\bfrom\s*)?["']([^"']+)["']""", text, re.M):
        assert name.startswith("."), f"{path} imports {name}"
        target = (JS / path).parent.joinpath(name).resolve()
        yield target.relative_to(JS.parent).as_posix().removeprefix("js/")


def without_words(text: str) -> str:
    """A module without its comments, strings and templates."""
    return re.sub("|".join(WORDS_AND_NOTES), "", text, flags=re.S)


def test_the_browsers_protocol_is_pure() -> None:
    for path, text in scripts("protocol").items():
        for name in imports_of(path, text):
            assert name.startswith("protocol/") or (path, name.split("/")[0]) == ("protocol/sodium.js", "vendor"), path
        touched = re.findall(
            r"\b(?:document|window|globalThis|fetch|localStorage|sessionStorage|indexedDB|location|XMLHttpRequest)\b",
            without_words(text),
        )
        assert touched == [], path


def test_keys_are_used_in_the_worker_alone() -> None:
    for path, text in scripts().items():
        if not path.startswith(("protocol/", "worker/")):
            for name in imports_of(path, text):
                assert not name.startswith(("protocol/", "worker/")), f"{path} imports {name}"
                assert "sodium" not in name, f"{path} imports {name}"


def test_workers_are_started_in_two_places() -> None:
    starters = {path for path, text in scripts().items() if re.search(r"\bnew\s+(?:Shared)?Worker\b", text)}
    assert starters == {"keys.js", "texts.js"}
    for path, text in scripts().items():
        assert path in starters or "createPolicy" not in text, path
        assert "serviceWorker" not in text, path


def test_what_people_wrote_never_becomes_markup_or_code() -> None:
    markup = r"innerHTML|outerHTML|insertAdjacentHTML|setHTML|document\.write|createContextualFragment|DOMParser|srcdoc"
    code = r"\beval\(|new Function|setTimeout\([\"'`]|setInterval\([\"'`]"
    for path, text in scripts().items():
        assert re.findall(f"{markup}|{code}", text) == [], path


def test_scripts_reach_the_server_through_one_module() -> None:
    """And Exit, which has no time to wait for an answer."""
    for path, text in scripts().items():
        asking = re.findall(r"\bfetch\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeer", without_words(text))
        assert asking == [] or path in ("api.js", "exit.js"), path


def test_a_page_that_goes_elsewhere_instead_is_never_shown_empty() -> None:
    """What `go` of session.js returns never ends, so that start.js does not show what nobody has filled."""
    for path, text in scripts().items():
        assert re.findall(r"location\.replace\([^\n]*\);\s*return;", text) == [], path


def test_p3_no_page_of_a_participant_asks_what_the_service_looks_for() -> None:
    """Its own words are for the desk alone (docs/decisions/0026)."""
    build = Build(JS.parent)
    asking = {shell.audience for shell in shells.SHELLS if shell.page
              and "js/desk/service-rules.js" in build.modules_of(f"js/pages/{shell.page}.js")}  # fmt: skip
    assert asking == {shells.STAFF}


def test_p2_no_browser_can_send_what_people_type_by_itself(tmp_path: Path) -> None:
    """If every script failed, a form would still carry nothing: fields for text have no name, forms lead nowhere."""
    app = make_app(tmp_path)
    for shell in shells.SHELLS:
        page = shells.render(app, shell).decode()
        for field in re.findall(r"<(?:textarea|input|select)\b[^>]*>", page):
            choice = re.search(r'type="(?:radio|checkbox)"', field)
            assert choice or not re.search(r"\sname=", field), f"{shell.path}: {field}"
        assert re.findall(r"\b(?:action|method|formaction)=", page) == [], shell.path
    for path, text in scripts().items():
        assert re.findall(r"FormData|requestSubmit|\.submit\(", text) == [], path


def test_p5_nothing_is_blacked_out() -> None:
    """What is taken out is replaced by words: blocks tell how long it was, and cannot be read aloud."""
    pages = (*JS.rglob("*.js"), *(ROOT / "mediator" / "templates").rglob("*.html"), *(JS.parent / "css").glob("*.css"))
    for path in pages:
        assert re.findall(r"[\u2580-\u259f\u25a0\u25ac]", path.read_text(encoding="utf-8")) == [], path
