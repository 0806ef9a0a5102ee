"""P3: what one party is given and may do follows from the roster and their own lane, and from nothing else."""

import ast
import time
from pathlib import Path
from typing import Any

import pytest
from flask import Flask

import mediator
from mediator.client.participant import WISHES
from mediator.errors import Refusal
from mediator.extensions import db
from mediator.messages import own_rules, queries
from mediator.protocol.encoding import b64
from tests.record.browsers import sign_in
from tests.record.casework import Casework, new_id, text

PACKAGE = Path(mediator.__file__).parent


def imports_of(module: str) -> set[str]:
    """Every module of ours that a module imports, and those import, and so on."""
    seen: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        path = PACKAGE.parent / Path(*name.split("."))
        file = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
        if name in seen or not file.exists():
            continue
        seen.add(name)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                waiting += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                waiting += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
    return seen


@pytest.mark.parametrize("module", ["messages.queries", "messages.services", "messages.own_rules", "cases.queries"])
def test_p3_what_serves_participants_imports_nothing_of_review(module: str) -> None:
    found = imports_of(f"mediator.{module}")
    assert f"mediator.{module}" in found
    assert not [name for name in found if name.startswith("mediator.review")]


def test_p3_the_rules_for_participants_are_given_their_lane_alone() -> None:
    source = ast.parse(Path(own_rules.__file__).read_text(encoding="utf-8"))
    given = {
        ast.unparse(argument.annotation)
        for node in ast.walk(source)
        if isinstance(node, ast.FunctionDef)
        for argument in node.args.args
        if argument.annotation
    }
    assert given == {
        "LaneState", "LaneMessages", "Act", "Entry", "Entry | None", "Message | None", "tuple[str, ...]",
    }  # fmt: skip


def _ben_writes_much(case: Casework) -> None:
    """One returned, one waiting, one proposed, one parked, one recalled, one held: none of it passed on."""
    returned = case.writes(case.ben, "One.")
    case.looks(case.sam, case.ben, returned)
    case.returns(case.ben, returned)
    case.writes(case.ben, "Two.")
    case.proposes(case.ben, case.writes(case.ben, "Three."))
    fourth = case.writes(case.ben, "Four.")
    offer = case.offers(case.ben, fourth)
    case.parks(offer, case.approvals_of(offer), case.now + 3600)
    case.does(case.ben, "recall", of=case.writes(case.ben, "Five.").hash)
    case.decides(
        case.sam,
        "hold",
        lane=case.ben.lane,
        msg=case.writes(case.ben, "Six.")["body"]["msg"],
        until=0,
        on="asked",
        content=text(why="other", reason=""),
    )
    case.does(case.ben, "pause")
    case.decides(case.robin, "suspend", content=text())


def test_p3_the_same_bytes_are_served_whether_the_other_wrote_nothing_or_six(app: Flask) -> None:
    with app.app_context():
        case = Casework(int(time.time()))
        case.consent_all()
        case.writes(case.ann, "Hello.")
        ann = sign_in(app, case.ann.account, case.now)
        case_id, now = case.case, case.now

    def crawl() -> dict[str, Any]:
        seen = {}
        for path in (f"/api/cases/{case_id}", "/api/session", "/api/drafts", "/api/states", "/api/queue", "/api/cases"):
            answer = ann.get(path)
            told = {**answer.json, "now": 0} if isinstance(answer.json, dict) else answer.json
            seen[path] = (answer.status_code, told, [n for n in answer.headers.keys() if n != "Date"])
        return seen

    before = crawl()
    with app.app_context():
        _ben_writes_much(case)
    assert crawl() == before
    assert now <= ann.get(f"/api/cases/{case_id}").json["now"]


def _own_acts(case: Casework, submission: Any, proof: Any) -> list[tuple[str, dict[str, Any]]]:
    wish = text(**WISHES)
    return [
        ("submit", {"peer": new_id(), "att": [], "of": "", "kind": "letter", "content": text()}),
        ("tell", {"content": text()}),
        ("wishes", {"content": wish, "tell": "mail", "quiet": [0, 60], "blocked": [[1, 2]]}),
        ("pause", {}),
        ("resume", {}),
        ("refuse", {"of": proof.hash, "content": text(other="", answers=[])}),
        ("recall", {"of": submission.hash}),
        ("recall", {"of": submission.hash}),
        ("consent", {"peer": "", "what": "take-part", "state": "no", "until": 0, "text": b64(bytes(32))}),
        ("withdraw", {}),
        ("tell", {"content": text()}),
    ]


@pytest.mark.parametrize("meanwhile", ["nothing", "suspended", "parked", "released", "held", "stopped"])
def test_p3_what_a_participant_does_is_never_refused_because_of_the_desk_or_the_other(
    app: Flask, now: int, meanwhile: str
) -> None:
    with app.app_context():
        case = Casework(now)
        case.consent_all()
        submission = case.writes(case.ann)
        proof = case.proposes(case.ann, submission)
        agree = case.does(case.ann, "agree", of=proof.hash)
        _meanwhile(case, meanwhile, submission, agree)
        for act, fields in _own_acts(case, submission, proof):
            case.does(case.ann, act, **fields)


@pytest.mark.parametrize("meanwhile", ["suspended", "stopped"])
def test_p3_agreeing_is_never_refused_because_of_the_desk_or_the_other(app: Flask, now: int, meanwhile: str) -> None:
    with app.app_context():
        case = Casework(now)
        proof = case.proposes(case.ann, case.writes(case.ann))
        _meanwhile(case, meanwhile, None, None)
        case.does(case.ann, "agree", of=proof.hash)


def _meanwhile(case: Casework, what: str, submission: Any, agree: Any) -> None:
    if what in ("parked", "released"):
        offer = case.offers(case.ann, submission, agree.hash)
        if what == "parked":
            case.parks(offer, case.approvals_of(offer), case.now + 60)
        else:
            case.passes_on(offer, case.approvals_of(offer))
    elif what == "suspended":
        case.decides(case.robin, "suspend", content=text())
    elif what == "held":
        case.decides(
            case.sam,
            "hold",
            lane=case.ann.lane,
            msg=submission["body"]["msg"],
            until=0,
            on="event",
            content=text(why="other", reason=""),
        )
    elif what == "stopped":
        case.does(case.ben, "withdraw")


def test_p3_a_participants_sealed_text_must_be_their_own_upload(app: Flask, now: int) -> None:
    """Else a guess at an id would tell what the other side brought."""
    with app.app_context():
        case = Casework(now)
        theirs = case.draft(case.ben)
        theirs.add(case.ben.lane, "tell", content=text())
        theirs.upload()
        mine = case.draft(case.ann)
        mine.add(case.ann.lane, "tell", body=theirs.entries[0]["body"])
        mine.slots = {(case.ann.lane, mine.entries[0].seq, who): bytes(80) for who in (case.ann.fp, "desk/1")}
        with pytest.raises(Refusal) as caught:
            mine.send()
        assert caught.value.code == "blob-missing"
        db.session.rollback()


def test_p3_the_answer_for_a_participant_names_what_is_theirs(app: Flask, now: int) -> None:
    with app.app_context():
        case = Casework(now)
        case.consent_all()
        _ben_writes_much(case)
        served = queries.describe_own_case(case.ann.account, now)
        assert set(served) == {"case", "roster", "lanes", "slots", "halted", "now"}
        assert list(served["lanes"]) == [case.ann.lane]
        assert {(row[0], row[2]) for row in served["slots"]} == {(case.ann.lane, case.ann.fp)}
        assert case.ben.lane not in str(served)
        assert case.ben.fp not in str(served)
