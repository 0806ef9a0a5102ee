"""From a card to an account. A card opens its packet, `R`, `lane-open` and the lane's head; nothing else."""

from typing import Any

from flask import current_app
from sqlalchemy import delete

from mediator.accounts import queries, sessions
from mediator.accounts.errors import CardUsed, EnrolmentWrong
from mediator.accounts.models import Account, Packet, SignIn
from mediator.accounts.services import hash_auth
from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.protocol.identity import fingerprint
from mediator.record import append, read
from mediator.record.batch import read_entry

SIGN_IN = {"state": "sign-in"}


def describe_card(find: str, now: int) -> dict[str, Any]:
    """The answer of POST /api/card: what waits for this card, or always the same words."""
    packet = queries.find_packet(find, now)
    if packet is None:
        return SIGN_IN
    about = {"state": "new", "kind": packet.kind, "packet": b64(packet.sealed), "roster": [], "lane": None}
    if packet.kind == "participant":
        about["roster"] = read.list_roster(packet.case)
        about["lane"] = _describe_lane(packet)
    return about


def enrol_participant(find: str, auth: bytes, blob: bytes, wire: dict[str, str], now: int) -> SignIn:
    """Append the signed `enrol` and open the account, both or neither.

    Raises CardUsed, EnrolmentWrong, and what `append_enrol` raises.
    """
    packet = _find_unused(find, "participant", now)
    entry = read_entry(wire)
    if entry.t != "enrol":
        raise EnrolmentWrong
    append.append_enrol(packet.case, packet.lane, entry, now)
    account = _open_account(packet, auth, blob, entry.by, now)
    account.case, account.lane = packet.case, packet.lane
    return _begin(account, now)


def enrol_staff(find: str, auth: bytes, blob: bytes, public: dict[str, str], now: int) -> SignIn:
    """Open a staff account, without a certificate yet. Raises CardUsed, EncodingInvalid."""
    packet = _find_unused(find, "staff", now)
    account = _open_account(packet, auth, blob, fingerprint(public), now)
    account.box, account.sign = public["box"], public["sign"]
    account.name, account.supervisor = packet.name, packet.supervisor
    return _begin(account, now)


def _describe_lane(packet: Packet) -> dict[str, Any]:
    opening = read.list_wires(packet.case, packet.lane)[:1]
    head = read.find_head(packet.case, packet.lane)
    return {"chain": packet.lane, "entries": opening, "head": list(head) if head else []}


def _find_unused(find: str, kind: str, now: int) -> Packet:
    packet = queries.find_packet(find, now)
    if packet is None or packet.kind != kind:
        if queries.find_account(find):
            current_app.logger.warning("a card that is in use already was offered for enrolment again")
        raise CardUsed
    return packet


def _open_account(packet: Packet, auth: bytes, blob: bytes, fp: str, now: int) -> Account:
    # Two browsers with one card at once: the row can be deleted once only.
    deleted = db.session.execute(delete(Packet).where(Packet.find == packet.find)).rowcount
    if deleted != 1 or queries.find_by_fp(fp):
        raise CardUsed
    account = Account(kind=packet.kind, find=packet.find, auth_hash=hash_auth(auth), seed_blob=blob, fp=fp, made_at=now)
    db.session.add(account)
    return account


def _begin(account: Account, now: int) -> SignIn:
    signed_in = sessions.start(account, None, now)
    db.session.commit()
    return signed_in
