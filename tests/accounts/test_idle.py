"""When a page locks: the browser's clock, tested by Node."""

import subprocess
from pathlib import Path

from mediator.accounts.schemas import EXITS

ROOT = Path(__file__).parent.parent.parent


def test_a_page_left_alone_warns_and_locks(node: str) -> None:
    run = subprocess.run(
        [node, "--test", "tests/accounts/idle.test.mjs"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_browser_knows_where_each_exit_leads(node: str) -> None:
    source = (ROOT / "mediator/static/js/exit.js").read_text()
    named = [line.split(":")[0].strip() for line in source.splitlines() if "{ name:" in line]
    assert tuple(named) == EXITS
