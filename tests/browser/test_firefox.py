"""Another browser than all other tests use: what locks, opens and leaves no trace in Chromium does so in Firefox."""

import json
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.browser.people import Stage

SCRIPT = Path(__file__).parents[1] / "firefox" / "exit.mjs"
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
TEXT = "I still wake up at three."


class Weather(BaseHTTPRequestHandler):
    """A page somewhere else, where Exit leads."""

    def do_GET(self) -> None:
        """Whatever is asked for: the sun."""
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Weather</title>Sun.")

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def sqlite_settings(sqlite_settings: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The office, with an Exit that needs no network."""
    elsewhere = ThreadingHTTPServer(("127.0.0.1", 0), Weather)
    threading.Thread(target=elsewhere.serve_forever, daemon=True).start()
    yield sqlite_settings | {"EXIT_URL": f"http://127.0.0.1:{elsewhere.server_port}/"}
    elsewhere.shutdown()
    elsewhere.server_close()


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
