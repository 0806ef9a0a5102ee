"""What somebody writes for themselves alone: no code path can hand it in."""

import re
import time

import pytest
from flask import Flask

from mediator.protocol.contents import CONTENT, write_content
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.errors import Damaged
from mediator.protocol.types import TYPES
from tests.conftest import ROOT
from tests.record.browsers import sign_in
from tests.record.casework import Casework, text

NO_SEND = "no-send"
PAGES = ROOT / "mediator" / "static" / "js" / "pages"


def test_p1_p9_no_entry_may_carry_what_was_written_for_oneself() -> None:
    assert [row.name for row in TYPES.values() if NO_SEND in row.kinds] == []
    assert NO_SEND not in CONTENT
    with pytest.raises(Damaged):
        write_content(text("Only for me."), NO_SEND)


def test_p1_the_service_refuses_it_whatever_a_browser_sends(app: Flask) -> None:
    with app.app_context():
        case = Casework(int(time.time()))
        draft = case.draft(case.ann)
        draft.add(case.ann.lane, "submit", peer=case.ann.peer, att=[], of="", kind="letter", content=text("Mine."))
        draft.upload()
        batch, browser = draft.as_json(), sign_in(app, case.ann.account, case.now)
        identity, address = case.ann.identity, f"/api/cases/{case.case}/entries"
    [entry] = batch["entries"]
    before = browser.get(f"/api/cases/{case.case}").json["lanes"]
    stmt = unb64(entry["stmt"]).replace(b'"kind":"letter"', f'"kind":"{NO_SEND}"'.encode())
    assert NO_SEND.encode() in stmt
    forged = {**batch, "entries": [{"stmt": b64(stmt), "sig": b64(identity.sign("rj1/stmt", stmt))}]}
    answer = browser.post(address, json=forged)
    assert 400 <= answer.status_code < 500
    assert browser.get(f"/api/cases/{case.case}").json["lanes"] == before


def test_p1_one_page_hands_messages_in_and_turns_it_away() -> None:
    submitting = {
        path.name
        for path in PAGES.glob("*.js")
        if re.search(r"import \{[^}]*\b(?:submit|revise)\b[^}]*\} from", path.read_text(encoding="utf-8"))
    }
    assert submitting == {"check.js"}
    assert f'content.kind === "{NO_SEND}"' in (PAGES / "check.js").read_text(encoding="utf-8")
