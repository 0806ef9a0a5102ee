"""What can be seen of accounts. Nothing here changes anything."""

from typing import Any

from sqlalchemy import Select, select

from mediator.accounts.limits import LAST_TRY
from mediator.accounts.models import Account, Draft, Failure, Packet, Service, SessionKey, SignIn, State
from mediator.extensions import db
from mediator.protocol.encoding import b64


def find_sign_in(sign_in_id: str, now: int) -> SignIn | None:
    """The session of a cookie, if it has not ended."""
    signed_in = db.session.get(SignIn, sign_in_id)
    return signed_in if signed_in and now < signed_in.ends_at else None


def find_account(find: str) -> Account | None:
    """The account of a card's handle."""
    return db.session.scalar(select(Account).where(Account.find == find))


def find_by_fp(fp: str) -> Account | None:
    """The account of a fingerprint, whoever it is."""
    return db.session.scalar(select(Account).where(Account.fp == fp))


def find_packet(find: str, now: int) -> Packet | None:
    """The invitation under a card's handle, while it waits."""
    packet = db.session.get(Packet, find)
    return packet if packet and now < packet.ends_at else None


def find_service() -> Service | None:
    """The row of this service; none before `init`."""
    return db.session.scalar(select(Service))


def find_hk(signed_in: SignIn, now: int) -> bytes | None:
    """The 32 bytes that restore a page, while the session is unlocked."""
    key = db.session.get(SessionKey, signed_in.id)
    return key.hk if key and now < key.ends_at else None


def list_staff(now: int) -> list[dict[str, Any]]:
    """Everybody with a certificate in force, by name, as GET /api/staff answers."""
    certified = [account for account in list_all_staff() if account.is_certified(now)]
    return [describe_staff(account) for account in sorted(certified, key=lambda account: account.name)]


def list_all_staff() -> list[Account]:
    """Every staff account, certified or not, oldest first."""
    return list(db.session.scalars(select(Account).where(Account.kind == "staff").order_by(Account.id)))


def find_staff(fp: str) -> Account | None:
    """The staff account of a fingerprint."""
    return db.session.scalar(select(Account).where(Account.kind == "staff", Account.fp == fp))


def describe_staff(account: Account) -> dict[str, Any]:
    """What staff see of each other: keys, certificate, name."""
    return {
        "fp": account.fp,
        "name": account.name,
        "sup": int(account.supervisor),
        "me": {"box": account.box, "sign": account.sign},
        "cert": describe_certificate(account),
    }


def describe_certificate(account: Account) -> dict[str, str] | None:
    """The certificate as it travels, or None."""
    if account.cert_stmt is None or account.cert_sig is None:
        return None
    return {"stmt": b64(account.cert_stmt), "sig": b64(account.cert_sig)}


def list_locked_lanes(cases: Select[tuple[str]]) -> list[tuple[str, str]]:
    """(case, lane) of every participant whose card is shut after too many tries; `cases` is a query for case ids."""
    rows = db.session.execute(
        select(Account.case, Account.lane)
        .join(Failure, Failure.find == Account.find)
        .where(Account.kind == "participant", Account.case.in_(cases), Failure.count >= LAST_TRY)
        .order_by(Account.case, Account.lane)
    )
    return [(case, lane) for case, lane in rows]


def list_states(account: Account) -> dict[str, dict[str, Any]]:
    """Every sealed state of a person by name."""
    states = db.session.scalars(select(State).where(State.account_id == account.id).order_by(State.name))
    return {state.name: {"version": state.version, "sealed": b64(state.sealed)} for state in states}


def find_state(account: Account, name: str) -> State | None:
    """One sealed state of a person."""
    return db.session.get(State, (account.id, name))


def list_drafts(account: Account) -> list[dict[str, Any]]:
    """The newest version of each draft of a person, last saved first."""
    newest: dict[str, Draft] = {}
    for draft in db.session.scalars(
        select(Draft).where(Draft.account_id == account.id).order_by(Draft.draft_id, Draft.version)
    ):
        newest[draft.draft_id] = draft
    rows = sorted(newest.values(), key=lambda draft: (-draft.saved_at, draft.draft_id))
    return [{"id": draft.draft_id, **describe_draft(draft)} for draft in rows]


def list_versions(account: Account, draft_id: str) -> list[Draft]:
    """Every version kept of one draft of a person, newest first; empty when there is none."""
    return list(
        db.session.scalars(
            select(Draft)
            .where(Draft.account_id == account.id, Draft.draft_id == draft_id)
            .order_by(Draft.version.desc())
        )
    )


def describe_draft(draft: Draft) -> dict[str, Any]:
    """A version as it travels; `saved_at` in Unix seconds."""
    return {"version": draft.version, "saved_at": draft.saved_at, "sealed": b64(draft.sealed)}
