"""P2, P12: after a story in real browsers no word that anybody typed, and no key, is anywhere but where it belongs.

Looked through: every row and column of both databases, every file of the service, what is sealed at rest with that
layer taken off, every request and answer with all headers, the log, what was printed, the mails, everything that the
browsers keep, and one browser's whole profile on disk. Named exceptions: the names of staff, and where notices go.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from playwright.sync_api import Browser, BrowserContext

from mediator.extensions import db
from mediator.notices import worker
from mediator.notices.models import Address
from mediator.record import at_rest, blobs
from mediator.record.models import BlobRow, SlotRow
from tests.attacks.canaries import NOTICE, WORDS, Told, follow, tell_story, tell_the_rest
from tests.attacks.recorded import record
from tests.attacks.secrets_of import forms, secrets_of, secrets_of_case
from tests.attacks.worlds import read_tables
from tests.browser.people import PASSPHRASE, Stage
from tests.conftest import CHROMIUM_NAMES, CHROMIUM_SWITCHES

# What names the subject, to somebody who looks over a shoulder or into a history (P12).
SUBJECT = re.compile(r"victim|offend|justice|crime|prison|probation|police|apolog|restorative|harm|letter", re.I)

# `hk` and `auth` are what the protocol gives to the server; `blob`, `packet` and `sealed` are sealed.
LIKE_A_KEY = re.compile(r"seed|secret|pass|priv|key|master|wrap|plain|text$|letter|token|_sk$|^sk$|^k$", re.I)


class Box(MessageHandler):
    """The mails that arrive, as they came."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[str] = []

    def handle_message(self, message: Any) -> None:
        """Keep it."""
        self.mails.append(message.as_string())


@pytest.fixture
def on_disk(browser: Browser, stage: Stage, tmp_path: Path) -> Iterator[tuple[BrowserContext, Path]]:
    """A browser whose whole profile lies in a folder."""
    folder = tmp_path / "profile"
    context = browser.browser_type.launch_persistent_context(
        folder,
        executable_path=next(filter(None, map(shutil.which, CHROMIUM_NAMES))),
        args=list(CHROMIUM_SWITCHES),
        base_url=stage.url,
        headless=True,
    )
    yield context, folder
    context.close()


def needles(stage: Stage, told: Told) -> dict[str, list[bytes]]:
    """All that must not be found, each in all its forms."""
    secrets: dict[str, bytes] = {
        f"the word {kind}": word.encode() for kind, word in WORDS.items() if kind != "noticebox"
    }
    for name in ("Sam", "Priya", "Ruth"):
        secrets |= secrets_of(stage.app, name, stage.office.cards[name], PASSPHRASE)
    for name, card in told.cards.items():
        secrets |= secrets_of(stage.app, name, card, told.passphrases[name])
    for case in told.cases:
        secrets |= secrets_of_case(stage.desk("Sam"), case)
    found = {name: list(forms(secret)) for name, secret in secrets.items()}
    for name, card in (stage.office.cards | told.cards).items():
        found[f"{name}'s card as printed"] = [card.encode(), card.replace("-", "").encode()]
    found["the passphrase of all"] = [PASSPHRASE.encode(), PASSPHRASE.replace(" ", "%20").encode()]
    return found


def search(places: dict[str, bytes], wanted: dict[str, list[bytes]]) -> list[str]:
    """Where which of them stands."""
    everything = b"\n\n".join(places.values())
    found = {name: spellings for name, spellings in wanted.items() if any(one in everything for one in spellings)}
    return [
        f"{name} in {place}"
        for name, spellings in found.items()
        for place, content in places.items()
        if any(one in content for one in spellings)
    ]


def kept_by_the_service(stage: Stage) -> dict[str, bytes]:
    """Tables, files, and what lies under the seal at rest."""
    places = {}
    for table, rows in read_tables(stage.app).items():
        for number, row in enumerate(rows):
            places[f"{table} {number}"] = b"\0".join(
                value if isinstance(value, bytes) else str(value).encode() for value in row
            )
    folder = Path(stage.app.config["INSTANCE"])
    places |= {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with stage.app.app_context():
        for slot in db.session.query(SlotRow):
            places[f"slot {slot.chain} {slot.seq} {slot.reader}"] = at_rest.unseal(slot.case_id, slot.sealed)
        for blob in db.session.query(BlobRow):
            places[f"blob {blob.id}"] = blobs.get(blob.case_id, blob.id)
        db.session.rollback()
    return places


@pytest.mark.browser
def test_p2_p12_nothing_that_was_typed_and_no_key_is_found_anywhere(
    stage: Stage,
    on_disk: tuple[BrowserContext, Path],
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    caplog.set_level(logging.INFO)
    for ours in ("mediator", "werkzeug"):
        caplog.set_level(logging.DEBUG, logger=ours)
    told = Told(record(stage.app))
    context, profile = on_disk
    tell_story(stage, told, follow(told, context.new_page()))
    tell_the_rest(stage, told)
    mails = send_mails(stage)
    context.close()
    printed = capfd.readouterr()

    wanted = needles(stage, told)
    places = kept_by_the_service(stage)
    places |= {f"{n}: {one.method} {one.path}": one.whole for n, one in enumerate(told.recorder.exchanges)}
    # Not the log of the mail server that this test runs to receive the notice.
    lines = [record.getMessage() for record in caplog.records if record.name != "mail.log"]
    assert len(lines) > 500
    places |= {"the log": "\n".join(lines).encode(), "printed": (printed.out + printed.err).encode()}
    places |= {f"mail {n}": mail.encode() for n, mail in enumerate(mails)}
    places |= {f"storage {n}": kept.encode() for n, kept in enumerate(told.storages)}
    places |= {f"address {url}": url.encode() for url in told.addresses if "/in#" not in url}
    assert "\n".join(search(places, wanted)) == ""
    on_the_device = {str(path): path.read_bytes() for path in profile.rglob("*") if path.is_file()}
    assert len(on_the_device) > 20
    # The link on a card, once followed, is in the browser's own list of pages (docs/threats.md).
    followed = {name: spellings for name, spellings in wanted.items() if not name.endswith("card as printed")}
    assert "\n".join(search(on_the_device, followed)) == ""

    check_that_the_search_finds(stage, wanted, places)
    check_exceptions(stage, places, mails)
    check_traces(told)
    check_names(told)


def check_names(told: Told) -> None:
    """No member of any request or answer is named like a key, and every one is known here."""
    found: set[str] = set()
    for one in (one for one in told.recorder.api() if "/blobs/" not in one.path):
        for text in (one.sent, one.answered):
            if text.startswith((b"{", b"[")):
                collect_names(json.loads(text), found)
    assert {"hk", "auth", "blob", "stmt", "slots"} <= found
    assert {name for name in found if LIKE_A_KEY.search(name)} == set()


def collect_names(part: Any, found: set[str]) -> None:
    """Every name of every object, however deep; ids (22 or 43 signs) are values that stand where names stand."""
    if isinstance(part, dict):
        found |= {name for name in part if len(name) not in (22, 43)}
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        collect_names(inner, found)


def send_mails(stage: Stage) -> list[str]:
    """Let the worker send what waits; the mails as they arrived."""
    box = Box()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    stage.app.config |= {"SMTP_URL": f"smtp://127.0.0.1:{port}", "MAIL_FROM": "office@example.org"}
    with stage.app.app_context():
        worker.send_due(2**33)
        db.session.remove()
    server.stop()
    assert len(box.mails) == 1
    return box.mails


def check_that_the_search_finds(stage: Stage, wanted: dict[str, list[bytes]], places: dict[str, bytes]) -> None:
    """A search that finds nothing proves nothing unless it can find: put each secret somewhere and look."""
    for name, spellings in wanted.items():
        for spelling in spellings:
            assert search({"somewhere": b"..." + spelling + b"..."}, {name: spellings}) == [f"{name} in somewhere"]
    for name in ("Sam", "Priya", "Ruth"):
        assert any(name.encode() in content for place, content in places.items() if place.startswith("main.account"))
    assert len(places) > 500
    assert any(place.endswith("-wal") or "sqlite" in place for place in places)


def check_exceptions(stage: Stage, places: dict[str, bytes], mails: list[str]) -> None:
    """Where notices go: in the request that says so, in the mail's own line, and sealed in one table."""
    found = [place for place, content in places.items() if NOTICE.encode() in content]
    assert sorted(re.sub(r"^\d+: |\d+$|/api/.*", "", place).strip() for place in found) == ["PUT", "mail"], found
    with stage.app.app_context():
        (row,) = db.session.query(Address)
        assert at_rest.unseal(row.case_id, row.sealed) == NOTICE.encode()
    for mail in mails:
        assert not SUBJECT.search(mail.replace(NOTICE, "")), mail


def check_traces(told: Told) -> None:
    """Addresses, titles and names of what is stored tell nothing, and the card's code leaves the address (P12)."""
    shells = [one for one in told.recorder.exchanges if b"<title>" in one.answered]
    participants = {one.path for one in shells if not one.path.startswith("/desk")}
    assert {"/in", "/home", "/write", "/read"} <= participants
    for one in shells:
        (title,) = re.findall(rb"<title>(.*?)</title>", one.answered)
        assert not SUBJECT.search(title.decode()), one.path
    for path in participants:
        assert not SUBJECT.search(path)
    for url in told.addresses:
        assert "/desk" in url or not SUBJECT.search(url), url
    for kept in map(json.loads, told.storages):
        assert (kept["databases"], kept["cached"], kept["workers"], kept["cookie"], kept["name"]) == ([], [], 0, "", "")
        assert kept["local"] in ({}, {"seen": "1"})
        assert set(kept["session"]) <= {"half", "card", "typed", "shown", "seen", "next", "text-size", "exit-url"}, (
            kept["session"]
        )
        assert not SUBJECT.search(" ".join(kept["session"]))
    assert not any(one.query and b"zqvx" in one.query.encode() for one in told.recorder.exchanges)
