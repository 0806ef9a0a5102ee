"""Invitations that wait under a card's handle. Called by the verb that takes a batch; it commits."""

from sqlalchemy import delete

from mediator.accounts.errors import CardUsed
from mediator.accounts.models import Account, Packet
from mediator.extensions import db

DAYS = 28
MAX_BYTES = 4096


def keep(case: str, lane: str, find: str, sealed: bytes, now: int) -> None:
    """Keep a participant's invitation for 28 days; an earlier unused one for the lane stops working."""
    if db.session.get(Packet, find) or db.session.query(Account.id).filter_by(find=find).first():
        raise CardUsed
    db.session.execute(delete(Packet).where(Packet.case == case, Packet.lane == lane))
    ends_at = now + DAYS * 86_400
    db.session.add(Packet(find=find, kind="participant", case=case, lane=lane, sealed=sealed, ends_at=ends_at))
