"""Everything that goes wrong gets one kind of answer, and nothing of what was sent is logged or repeated."""

import logging
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask import Blueprint, Flask, request
from flask.testing import FlaskClient

from mediator.errors import AlreadyMoved, EntryRefused, NotFoundHere, Refusal, TooMany
from mediator.extensions import db
from tests.conftest import let_go, make_app, own_client

CANARY = "canary-Wren-Lane-12"
bp = Blueprint("breaking", __name__)


@bp.post("/api/breaks")
def breaks() -> str:
    raise ValueError(f"cannot use {request.get_data(as_text=True)}")


@bp.post("/api/breaks-in-the-database")
def breaks_in_the_database() -> str:
    db.session.execute(sa.text("INSERT INTO nowhere VALUES (:text)"), {"text": request.get_data(as_text=True)})
    return ""


@bp.post("/api/moved")
def moved() -> str:
    raise AlreadyMoved(chain="L", head=[3, "h"])


@bp.post("/api/too-often")
def too_often() -> str:
    raise TooMany(wait=30)


@bp.post("/api/json")
def json() -> dict:
    return request.get_json()


@pytest.fixture
def breaking(tmp_path: Path) -> Iterator[FlaskClient]:
    """A client of an app that runs as people run it, with a few views that go wrong."""
    app = make_app(tmp_path, TESTING=False, MODE="demo")
    app.register_blueprint(bp)
    yield own_client(app)
    let_go(app)


@pytest.mark.parametrize("path", ["/api/breaks", "/api/breaks-in-the-database"])
def test_an_unknown_error_is_answered_neutrally_and_logged_without_content(
    breaking: FlaskClient, path: str, caplog: pytest.LogCaptureFixture
) -> None:
    """P2: the text of an error may hold what somebody sent."""
    with caplog.at_level(logging.DEBUG):
        answer = breaking.post(path, data=CANARY)
    assert (answer.status_code, answer.json["code"]) == (500, "broken")
    assert CANARY not in answer.text
    assert CANARY not in caplog.text
    assert "breaks" in caplog.text


def test_a_database_that_stays_locked_is_called_busy(breaking: FlaskClient, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "mediator.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with breaking.application.app_context():
        sa.event.listen(db.engine, "connect", lambda raw, _: raw.execute("PRAGMA busy_timeout = 50"))
    answer = breaking.post("/api/breaks-in-the-database", data=CANARY)
    other.close()
    assert (answer.status_code, answer.json["code"], answer.headers["Retry-After"]) == (503, "busy", "5")


def test_a_lost_race_carries_what_is_new(breaking: FlaskClient) -> None:
    answer = breaking.post("/api/moved")
    assert (answer.status_code, answer.json) == (
        409,
        {"code": "moved", "sentence": AlreadyMoved().sentence, "chain": "L", "head": [3, "h"]},
    )


def test_waiting_is_named_in_seconds(breaking: FlaskClient) -> None:
    answer = breaking.post("/api/too-often")
    assert (answer.status_code, answer.headers["Retry-After"], answer.json["wait"]) == (429, "30", 30)


@pytest.mark.parametrize(
    ("sent", "status", "code"),
    [
        ({"data": b"{", "content_type": "application/json"}, 400, "bad-request"),
        ({"data": b"\xff\xfe", "content_type": "application/json"}, 400, "bad-request"),
        ({"data": b"[" * 100_000, "content_type": "application/json"}, 400, "bad-request"),
        *(
            ({"data": bad, "content_type": "application/json"}, 400, "bad-request")
            for bad in (
                b'{"a":1.5}',
                b'{"a":NaN}',
                b'{"a":9007199254740992}',
                b'{"a":1,"a":2}',
                b'["\\u0000"]',
                b'["\\ud800"]',
                b"1" * 5000,
            )
        ),
        ({"data": b"text", "content_type": "text/plain"}, 415, "not-json"),
        ({"data": b" " * 1_600_000, "content_type": "application/json"}, 413, "too-large"),
    ],
)
def test_bad_json_is_refused_in_words(breaking: FlaskClient, sent: dict, status: int, code: str) -> None:
    """P13: a clear answer, never a 5xx."""
    answer = breaking.post("/api/json", **sent)
    assert (answer.status_code, answer.json["code"]) == (status, code)
    assert answer.json["sentence"]


def test_ordinary_json_is_taken(breaking: FlaskClient) -> None:
    sent = {"text": "caf\u00e9 \U0001f642 \\u0000", "n": 2**53 - 1}
    assert breaking.post("/api/json", json=sent).json == sent


def test_a_nul_in_an_address_is_not_found(breaking: FlaskClient) -> None:
    assert breaking.get("/api/a%00b").status_code == 404
    assert breaking.get("/api/ab?case=%00").status_code == 404


def test_the_wrong_method_is_refused_in_json_and_says_which_are_right(breaking: FlaskClient) -> None:
    answer = breaking.put("/api/json")
    assert (answer.status_code, answer.json["code"]) == (405, "wrong-method")
    assert "POST" in answer.headers["Allow"]


def test_absent_and_not_yours_are_the_same_answer() -> None:
    assert NotFoundHere().status == 404
    assert vars(NotFoundHere()) == vars(NotFoundHere())


def test_a_refusal_speaks_with_its_docstring_or_its_own_words() -> None:
    class DoorShut(EntryRefused):
        """The door is shut.

        Not for the reader.
        """

        code = "door"

    assert (DoorShut().sentence, DoorShut().code, DoorShut().status) == ("The door is shut.", "door", 422)
    assert Refusal("Other words.", code="other").sentence == "Other words."


def test_a_page_that_is_not_there_says_so_without_repeating_the_address(tmp_path: Path) -> None:
    app: Flask = make_app(tmp_path)
    answer = own_client(app).get(f"/{CANARY}")
    assert answer.status_code == 404
    assert CANARY not in answer.text
