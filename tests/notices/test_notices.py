"""Notices: neutral, only where wished and when wished, written with what they tell of."""

from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as MessageHandler
from flask import Flask

from mediator.client.participant import WISHES
from mediator.errors import BadRequest, NotFoundHere
from mediator.extensions import db
from mediator.notices import addresses, worker
from mediator.notices.models import Address, Notice
from mediator.notices.queries import describe_addresses
from mediator.notices.quiet import may_send
from mediator.review.to_ring import describe_calls
from tests.conftest import ROOT, make_app
from tests.record.casework import Casework, new_id, text
from tests.record.kept import ready_case
from tests.record.people import Person, new_identity

NOON = (1_790_000_000 // 86_400 + 1) * 86_400 + 12 * 3600  # of the day after `now`
MAIL = "ann@home.example.org"


class Box(MessageHandler):
    """What arrives, kept in a list."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[Message] = []

    def handle_message(self, message: Message) -> None:
        self.mails.append(message)


@pytest.fixture
def box(unused_tcp_port_of: int) -> Iterator[tuple[Box, int]]:
    """A mail server on this machine."""
    handler = Box()
    server = Controller(handler, hostname="127.0.0.1", port=unused_tcp_port_of)
    server.start()
    yield handler, unused_tcp_port_of
    server.stop()


@pytest.fixture
def unused_tcp_port_of() -> int:
    import socket

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def told_by_mail(now: int) -> Casework:
    """Ann wishes to be told by mail, in a service whose clock is UTC."""
    made = Casework(now)
    made.consent_all()
    wish(made)
    addresses.keep_address(made.sam.account, made.case, made.ann.lane, MAIL, now)
    return made


@pytest.fixture
def case(app: Flask, now: int):
    app.config["TIME_ZONE"] = "UTC"
    with app.app_context():
        yield ready_case(now, told_by_mail)


def wish(
    case: Casework, tell: str = "mail", quiet: tuple[int, ...] = (), blocked: tuple[tuple[int, int], ...] = ()
) -> None:
    content = text(**WISHES)
    case.does(
        case.ann, "wishes", content=content, tell=tell, quiet=list(quiet), blocked=[list(span) for span in blocked]
    )


def says(case: Casework) -> None:
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "say", of="", content=text("A secret sentence."))
    draft.send()


def test_p12_a_notice_names_nothing(app: Flask, case: Casework, box: tuple[Box, int]) -> None:
    handler, port = box
    app.config |= {"SMTP_URL": f"smtp://127.0.0.1:{port}", "MAIL_FROM": "office@example.org"}
    says(case)
    says(case)
    assert worker.send_due(NOON) == 1
    assert worker.send_due(NOON) == 0
    (mail,) = handler.mails
    assert (mail["Subject"], mail["To"]) == ("There is an update on your page", MAIL)
    whole = mail.as_string()
    for word in ("secret", "letter", "case", "justice", "Sam", case.case, case.ann.lane):
        assert word not in whole


def test_p8_nothing_is_written_for_the_author_when_their_letter_is_passed_on(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    case.passes_on(offer, approvals)
    assert db.session.query(Notice).count() == 0


@pytest.mark.parametrize("tell", ["none", "sms"])
def test_nobody_is_mailed_who_did_not_wish_it(case: Casework, tell: str) -> None:
    wish(case, tell)
    says(case)
    assert db.session.query(Notice).count() == 0


def test_a_refused_batch_leaves_no_notice(case: Casework) -> None:
    draft = case.draft(case.sam)
    draft.add(case.ann.lane, "say", of="", content=text())
    draft.slots.clear()
    with pytest.raises(Exception, match="slots"):
        draft.send()
    assert db.session.query(Notice).count() == 0


def test_a_wish_that_changed_meanwhile_is_obeyed(app: Flask, case: Casework, box: tuple[Box, int]) -> None:
    handler, port = box
    app.config |= {"SMTP_URL": f"smtp://127.0.0.1:{port}", "MAIL_FROM": "office@example.org"}
    says(case)
    wish(case, quiet=(11 * 60, 13 * 60))
    assert worker.send_due(NOON) == 0
    wish(case, "none")
    assert worker.send_due(NOON + 7200) == 0
    assert handler.mails == []
    assert db.session.query(Notice).count() == 0


def test_a_server_that_is_away_is_tried_again_later(app: Flask, case: Casework, unused_tcp_port_of: int) -> None:
    app.config |= {"SMTP_URL": f"smtp://127.0.0.1:{unused_tcp_port_of}", "MAIL_FROM": "office@example.org"}
    says(case)
    assert worker.send_due(NOON) == 0
    (notice,) = db.session.query(Notice).all()
    assert (notice.tries, notice.sent_at) == (1, 0)
    assert notice.next_try > NOON


def test_p2_mail_leaves_this_machine_only_encrypted(app: Flask, case: Casework, unused_tcp_port_of: int) -> None:
    """A mail server elsewhere (here: at another address than localhost) that offers no TLS gets no address."""
    handler = Box()
    server = Controller(handler, hostname="127.0.0.2", port=unused_tcp_port_of)
    server.start()
    app.config |= {"SMTP_URL": f"smtp://127.0.0.2:{unused_tcp_port_of}", "MAIL_FROM": "office@example.org"}
    says(case)
    assert worker.send_due(NOON) == 0
    server.stop()
    assert handler.mails == []
    assert db.session.query(Notice).one().tries == 1


@pytest.mark.parametrize(
    ("quiet", "blocked", "hour", "free"),
    [("", "", 12, True), ("660,780", "", 12, False), ("660,720", "", 12, True), ("1320,420", "", 23, False),
     ("1320,420", "", 6, False), ("1320,420", "", 7, True), ("", "{day}-{day}", 12, False),
     ("", "1-2,{day}-99999", 12, False),
     ("", "1-2", 12, True), ("720,720", "", 12, True)],
)  # fmt: skip
def test_quiet_minutes_and_blocked_days(tmp_path: Path, quiet: str, blocked: str, hour: int, free: bool) -> None:
    day = NOON // 86_400
    with make_app(tmp_path, TIME_ZONE="UTC").app_context():
        assert may_send(quiet, blocked.format(day=day), day * 86_400 + hour * 3600) is free


@pytest.mark.parametrize(
    ("at", "free"),
    [
        ("2026-03-28T21:30:00+00:00", False), ("2026-03-29T06:59:00+01:00", False), ("2026-03-29T07:00:00+01:00", True),
        ("2026-10-24T22:59:00+01:00", False), ("2026-10-25T06:59:00+00:00", False), ("2026-10-25T07:00:00+00:00", True),
    ],
)  # fmt: skip
def test_quiet_hours_follow_the_clocks_of_the_service(tmp_path: Path, at: str, free: bool) -> None:
    """From 21:00 to 07:00, over the nights in which clocks change."""
    with make_app(tmp_path, TIME_ZONE="Europe/London").app_context():
        assert may_send("1260,420", "", int(datetime.fromisoformat(at).timestamp())) is free


def test_p2_an_address_is_sealed_at_rest_and_can_be_forgotten(case: Casework) -> None:
    row = db.session.query(Address).one()
    assert MAIL.encode() not in row.sealed
    addresses.keep_address(case.sam.account, case.case, case.ann.lane, "", case.now)
    assert db.session.query(Address).count() == 0


@pytest.mark.parametrize(
    "mail", ["x", "a@b c", "a@", "@b", "a@b@c", "Ann <a@b.test>", "a\n@b", "a" * 250 + "@b.test", "ä@b.test"]
)
def test_p13_what_is_no_address_is_refused(case: Casework, mail: str) -> None:
    with pytest.raises(BadRequest):
        addresses.keep_address(case.sam.account, case.case, case.ann.lane, mail, case.now)


def test_p13_no_address_for_a_lane_that_is_not_there(case: Casework) -> None:
    with pytest.raises(NotFoundHere):
        addresses.keep_address(case.sam.account, case.case, new_id(), MAIL, case.now)


def test_the_desk_sees_that_an_address_is_kept_and_is_told_where_one_lacks(case: Casework) -> None:
    sam, ann = case.sam.account, case.ann.lane
    rows = [{"case": case.case, "lane": ann}]
    assert describe_addresses(sam, case.case, True) == {"lanes": [ann], "sends": 1}
    assert describe_calls(sam, 14, case.now)["no_address"] == []
    addresses.keep_address(sam, case.case, ann, "", case.now)
    assert describe_addresses(sam, case.case, False) == {"lanes": [], "sends": 0}
    assert describe_calls(sam, 14, case.now)["no_address"] == rows
    wish(case, "none")
    assert describe_calls(sam, 14, case.now)["no_address"] == []


def test_p13_who_is_not_on_the_desk_learns_of_no_address(case: Casework) -> None:
    lee = case._make_account(Person("Lee", new_identity()), "staff")
    addresses.keep_address(case.sam.account, case.case, case.ann.lane, "", case.now)
    with pytest.raises(NotFoundHere):
        describe_addresses(lee, case.case, True)
    assert describe_calls(lee, 14, case.now)["no_address"] == []


def test_p12_the_desk_reads_the_words_that_the_mail_has() -> None:
    shown = (ROOT / "mediator" / "templates" / "desk" / "_notices.html").read_text(encoding="utf-8")
    assert worker.SENTENCE in shown
