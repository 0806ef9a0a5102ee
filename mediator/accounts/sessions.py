"""Starting, moving, locking and ending what a browser is signed in with. No function here commits."""

import secrets

from flask import current_app
from sqlalchemy import delete, select

from mediator.accounts.models import Account, SessionKey, SignIn
from mediator.extensions import db

IDLE_SECONDS = 2 * 60


def start(account: Account, replaced: SignIn | None, now: int) -> SignIn:
    """Make a session with a fresh id. The browser's former one ends; the same person's key goes along."""
    ends_at = now + current_app.config["SESSION_HOURS"] * 3600
    signed_in = SignIn(id=secrets.token_urlsafe(32), account=account, ends_at=ends_at)
    db.session.add(signed_in)
    if replaced:
        if replaced.account_id == account.id:
            _move_key(replaced.id, signed_in.id, now)
        end(replaced)
    return signed_in


def end(signed_in: SignIn) -> None:
    """End a session and its key."""
    drop_key(signed_in)
    db.session.delete(signed_in)


def end_all(account: Account, but: SignIn | None = None) -> None:
    """End every session of an account, except one that may stay."""
    for signed_in in db.session.scalars(select(SignIn).where(SignIn.account_id == account.id)):
        if signed_in is not but:
            end(signed_in)


def keep_key(signed_in: SignIn, hk: bytes, now: int) -> bytes:
    """Keep the server's half for the lock time and two idle minutes; one that is there already stays."""
    key = _living_key(signed_in.id, now)
    if key is None:
        drop_key(signed_in)
        key = SessionKey(sign_in_id=signed_in.id, hk=hk, ends_at=0)
        db.session.add(key)
    key.ends_at = _key_ends_at(signed_in.account, now)
    return key.hk


def renew_key(signed_in: SignIn, now: int) -> bytes | None:
    """Give the living half its full time again; None if it is gone."""
    key = _living_key(signed_in.id, now)
    if key is None:
        return None
    key.ends_at = _key_ends_at(signed_in.account, now)
    return key.hk


def drop_key(signed_in: SignIn) -> None:
    """Lock: what is left in the browser opens nothing any more."""
    db.session.execute(delete(SessionKey).where(SessionKey.sign_in_id == signed_in.id))


def _key_ends_at(account: Account, now: int) -> int:
    return now + account.lock_minutes * 60 + IDLE_SECONDS


def _living_key(sign_in_id: str, now: int) -> SessionKey | None:
    key = db.session.get(SessionKey, sign_in_id)
    return key if key and now < key.ends_at else None


def _move_key(old_id: str, new_id: str, now: int) -> None:
    key = _living_key(old_id, now)
    if key:
        db.session.add(SessionKey(sign_in_id=new_id, hk=key.hk, ends_at=key.ends_at))
