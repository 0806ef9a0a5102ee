"""The browser's modules, tested by Node; and their generated files, compared with the Python side."""

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mediator.protocol import export

ROOT = Path(__file__).parent.parent
BROWSER = ROOT / "mediator" / "static" / "js" / "protocol"
TESTS = ROOT / "tests" / "js"

# Enough to resolve names; nothing of types is asked of pages.
LOOSE = (
    "--ignoreConfig", "--allowJs", "--checkJs", "--strict", "--noEmit", "--skipLibCheck", "--target", "esnext",
    "--module", "esnext", "--moduleResolution", "bundler", "--lib", "esnext,dom,dom.iterable,webworker",
)  # fmt: skip
UNDEFINED = re.compile(r"error TS(?:1\d{3}|2304|2305|2552|2724):")


@pytest.mark.parametrize("name", sorted(path.name for path in TESTS.glob("*.test.mjs")))
def test_the_browsers_modules_pass_their_own_tests(node: str, name: str) -> None:
    """One file at a time: what is measured in one is not disturbed by another, and a failure names its file."""
    run = subprocess.run([node, "--test", TESTS / name], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(("name", "written"), [("types.js", export.types_js), ("words.js", export.words_js)])
def test_a_generated_module_is_what_the_python_side_would_write(name: str, written: Callable[[], str]) -> None:
    assert (BROWSER / name).read_text(encoding="utf-8") == written(), "run: python -m mediator.protocol.export"


def test_every_name_in_the_browsers_modules_is_defined(node: str) -> None:
    """Pages without full types too: a name that is left over from something taken out stops a page, for everybody."""
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    files = [str(path) for path in sorted((ROOT / "mediator" / "static" / "js").rglob("*.js"))]
    assert len(files) > 200
    run = subprocess.run([node, str(tsc), *LOOSE, *files], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "error TS7006" in run.stdout, "the files were read"
    assert [line for line in run.stdout.splitlines() if UNDEFINED.search(line)] == []


def test_the_types_of_the_law_and_of_the_worker_hold(node: str) -> None:
    tsc = ROOT / "node_modules" / "typescript" / "bin" / "tsc"
    run = subprocess.run([node, str(tsc), "-p", "tsconfig.json"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
