"""What is kept in the repository: our own text and nothing else; and a test for each promise."""

import ast
import re
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import ROOT

PROMISES = range(1, 15)
THIRD_PARTY = re.compile(r"(^|/)(vendor|node_modules|site-packages|\.venv)/|\.min\.(js|css)$|\.(whl|tgz|woff2?|so)$")
# Written in two halves, so that this file does not hold them.
HOSTS = ["registry." + "npmjs", "registry." + "yarnpkg", "pypi" + ".org", "python" + "hosted", "jsdelivr" + ".net",
         "unpkg" + ".com", "cdn" + "js.", "esm" + ".sh"]  # fmt: skip
PLACES = [r"/ro" + r"ot/", r"/ho" + r"me/[a-z]+/", r"/Us" + r"ers/[a-z]+/", r"/wo" + r"rk/", r"/tm" + r"p/"]
UNFINISHED = ["TO" + "DO", "FIX" + "ME", "X" + "XX", "not yet " + "implemented", "lorem" + " ipsum"]
BINARY = {".png", ".jpg", ".gz", ".ico"}


@cache
def tracked() -> list[Path]:
    """Every file that is in the repository, or would be after `git add`."""
    git = shutil.which("git") or pytest.fail("There is no git on this machine.")
    listed = subprocess.run(
        [git, "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = listed.stdout.decode().split("\0")
    return sorted({ROOT / name for name in names if name and (ROOT / name).is_file()})


@cache
def texts() -> dict[str, str]:
    """The text of each tracked file, by path."""
    return {
        path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
        for path in tracked()
        if path.suffix not in BINARY
    }


def find(patterns: list[str]) -> list[str]:
    """Where any of these stands, as `path: what`."""
    pattern = re.compile("|".join(patterns))
    return [f"{name}: {found}" for name, text in texts().items() for found in pattern.findall(text)]


def test_nothing_of_others_is_kept_here() -> None:
    """Third-party parts come from their packages at set-up, pinned by hash."""
    assert [path for path in tracked() if THIRD_PARTY.search(path.relative_to(ROOT).as_posix())] == []


def test_no_file_names_a_package_host() -> None:
    """Where packages come from is the business of each machine's own settings."""
    assert find([re.escape(host) for host in HOSTS]) == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    assert find([rf"(?<![\w.)}}*~]){place}[\w./-]*" for place in PLACES]) == []


def test_nothing_is_left_unfinished() -> None:
    assert find([rf"\b{words}\b" for words in UNFINISHED]) == []


def test_no_test_is_switched_off() -> None:
    switches = [
        r"pytest\.(?:mark\.)?(?:skip\w*|xfail)",
        "importorskip",
        r"\b(?:test|it|describe)\.(?:skip|todo|only)\b",
    ]
    assert [line for line in find(switches) if not line.startswith("tests/test_repository.py")] == []


def test_every_file_ends_with_one_line_end_and_no_line_with_a_space() -> None:
    for name, text in texts().items():
        if Path(name).suffix in {".py", ".js", ".mjs", ".md", ".html", ".css", ".toml", ".txt"}:
            assert text == "" or (text.endswith("\n") and not text.endswith("\n\n")), name
            assert not re.search(r"[ \t]+$", text, re.M), name


def promises_tested() -> dict[int, list[str]]:
    """The numbers of promises with the tests that carry them in their names: `test_p4_…`, `test_p2_p9_…`."""
    tested: dict[int, list[str]] = {}
    for name, text in texts().items():
        if name.startswith("tests/") and name.endswith(".py"):
            functions = (node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef))
            for function in functions:
                for number in re.findall(r"_p(\d+)(?=_)", function) if function.startswith("test_") else ():
                    tested.setdefault(int(number), []).append(function)
    return tested


def test_every_promise_has_a_test_that_carries_its_number() -> None:
    """The promises stand in the README."""
    listed = {int(number) for number in re.findall(r"^\| P(\d+) \|", texts()["README.md"], re.M)}
    assert listed == set(PROMISES)
    assert sorted(listed - set(promises_tested())) == []
