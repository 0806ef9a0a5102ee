"""Writing notices, in the transaction of what they tell of. No function here commits."""

import secrets

from sqlalchemy import select

from mediator.extensions import db
from mediator.notices.models import Address, Notice
from mediator.protocol.encoding import b64


def write(case: str, lane: str, now: int) -> None:
    """Note that somebody wants to hear of an update: nothing without an address, one while one waits."""
    if db.session.get(Address, (case, lane)) is None:
        return
    waiting = select(Notice.id).where(Notice.case_id == case, Notice.lane == lane, Notice.sent_at == 0)
    if db.session.scalar(waiting.limit(1)) is None:
        name = b64(secrets.token_bytes(16))
        db.session.add(Notice(name=name, case_id=case, lane=lane, written_at=now, next_try=now))
