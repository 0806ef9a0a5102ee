"""Sending the notices that wait. A crash may send one twice, with the same Message-ID; none is ever lost."""

import logging
import smtplib
import ssl
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import SplitResult, unquote, urlsplit

from flask import current_app
from sqlalchemy import select

from mediator.cases.models import LaneRow
from mediator.extensions import db
from mediator.notices.addresses import find_address
from mediator.notices.models import Notice
from mediator.notices.quiet import may_send

log = logging.getLogger(__name__)

SUBJECT = "There is an update on your page"
SENTENCE = "There is an update on your page. No rush. You can look when it suits you."
FIRST_WAIT_SECONDS = 60
MAX_TRIES = 12
SMTP_SECONDS = 20
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def send_due(now: int) -> int:
    """Send what may be sent now; answers how many went out. Several workers may run: each row is locked while sent."""
    if not current_app.config["SMTP_URL"]:
        return 0
    waiting = select(Notice.id).where(Notice.sent_at == 0, Notice.tries < MAX_TRIES, Notice.next_try <= now)
    ids = list(db.session.scalars(waiting.order_by(Notice.id)))
    db.session.rollback()
    return sum(_send(notice, now) for notice in ids)


def _send(notice_id: int, now: int) -> bool:
    locked = select(Notice).where(Notice.id == notice_id, Notice.sent_at == 0)
    notice = db.session.scalar(locked.with_for_update(skip_locked=True))
    sent = notice is not None and _deliver(notice, now)
    db.session.commit()
    return sent


def _deliver(notice: Notice, now: int) -> bool:
    lane = db.session.get(LaneRow, (notice.case_id, notice.lane))
    address = find_address(notice.case_id, notice.lane)
    if lane is None or lane.tell != "mail" or not address:
        # They do not want to be told any more.
        db.session.delete(notice)
        return False
    if not may_send(lane.quiet, lane.blocked, now):
        return False
    try:
        _mail(address, notice.name, now)
    except (OSError, smtplib.SMTPException) as error:
        notice.tries += 1
        notice.next_try = now + FIRST_WAIT_SECONDS * 2**notice.tries
        log.warning("a notice could not be sent: %s", type(error).__name__)
        return False
    notice.sent_at = now
    return True


def _mail(address: str, name: str, now: int) -> None:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = SUBJECT, current_app.config["MAIL_FROM"], address
    mail["Date"] = format_datetime(datetime.fromtimestamp(now).astimezone())
    mail["Message-ID"] = f"<{name}@{urlsplit(current_app.config['PUBLIC_URL']).hostname or 'localhost'}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(f"{SENTENCE}\n")
    with _connect(urlsplit(current_app.config["SMTP_URL"])) as connection:
        connection.send_message(mail)


def _connect(server: SplitResult) -> smtplib.SMTP:
    """A connection to the mail server, encrypted and checked wherever it leaves this machine. Raises SMTPException."""
    host, tls = server.hostname or "localhost", ssl.create_default_context()
    if server.scheme == "smtps":
        connection: smtplib.SMTP = smtplib.SMTP_SSL(host, server.port or 465, timeout=SMTP_SECONDS, context=tls)
    else:
        connection = smtplib.SMTP(host, server.port or 25, timeout=SMTP_SECONDS)
    try:
        if server.scheme != "smtps" and host not in THIS_MACHINE:
            connection.starttls(context=tls)
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
    except BaseException:
        connection.close()
        raise
    return connection
