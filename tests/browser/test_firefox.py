"""Another browser than all other tests use: what locks, opens and leaves no trace in Chromium does so in Firefox."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.browser.people import Stage

SCRIPT = Path(__file__).parents[1] / "firefox" / "exit.mjs"
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
TEXT = "I still wake up at three."


@pytest.mark.browser
def test_p9_p12_in_a_firefox_exit_and_back_show_nothing_and_the_draft_is_kept(stage: Stage, node: str) -> None:
    assert FIREFOX, "There is no Firefox. `make test` puts one in place."
    hazel = stage.visitor("Hazel")
    command = [node, str(SCRIPT), FIREFOX, stage.url, hazel.card, hazel.passphrase, TEXT]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    assert ran.returncode == 0, ran.stderr
    seen = json.loads(ran.stdout)
    assert seen["before"] == TEXT
    assert seen["session"] == 401
    assert "The code on your card" in seen["screen"]
    assert seen["address"] == "/in"
    assert TEXT not in seen["screen"] + seen["held"]
    assert [content["text"] for content in stage.writer("Hazel").drafts().values()] == [TEXT]
