"""The browser's modules, tested by Node; and their generated files, compared with the Python side."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mediator.protocol import export

ROOT = Path(__file__).parent.parent
# Set-up puts Node beside Python when the system has none.
NODE = shutil.which("node", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
BROWSER = ROOT / "mediator" / "static" / "js" / "protocol"


def test_the_browsers_modules_pass_their_own_tests() -> None:
    assert NODE, "Node is missing: make setup puts it in place"
    run = subprocess.run([NODE, "--test", "tests/js"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.parametrize(("name", "written"), [("types.js", export.types_js), ("words.js", export.words_js)])
def test_a_generated_module_is_what_the_python_side_would_write(name: str, written) -> None:  # type: ignore[no-untyped-def]
    assert (BROWSER / name).read_text(encoding="utf-8") == written(), "run: python -m mediator.protocol.export"
