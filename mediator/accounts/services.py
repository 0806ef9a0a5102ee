"""What people do with card and passphrase: sign in, lock, sign out, change. One verb, one commit."""

import hashlib
import secrets

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from mediator.accounts import queries, sessions
from mediator.accounts.errors import Locked, NoMatch, SessionLocked, SlowDown
from mediator.accounts.limits import is_locked, wait_after
from mediator.accounts.models import Account, Failure, Packet, SessionKey, SignIn
from mediator.extensions import db
from mediator.record import append

# Compared when there is no account, so that an unknown card takes the same path as a wrong passphrase.
_NOBODY = secrets.token_bytes(32)


def hash_auth(auth: bytes) -> bytes:
    """What is kept of the 32 bytes that prove card and passphrase (section 4: a fast hash is right here)."""
    return hashlib.blake2b(auth, digest_size=32).digest()


def sign_in(find: str, auth: bytes, replaced: SignIn | None, now: int) -> SignIn:
    """Sign in, or unlock again. Raises NoMatch, SlowDown or Locked, for a card that does not exist too."""
    failure = _check_may_try(find, now)
    account = queries.find_account(find)
    if not _is_right(account, auth) or account is None:
        _count_failure(failure, now)
        db.session.commit()
        raise NoMatch
    db.session.delete(failure)
    signed_in = sessions.start(account, replaced, now)
    db.session.commit()
    return signed_in


def sign_out(signed_in: SignIn) -> None:
    """End the session of this browser."""
    sessions.end(signed_in)
    db.session.commit()


def keep_hk(signed_in: SignIn, hk: bytes | None, now: int) -> bytes:
    """Keep the server's half, or with None only renew it; answers the half in force. Raises SessionLocked."""
    kept = sessions.keep_key(signed_in, hk, now) if hk else sessions.renew_key(signed_in, now)
    if kept is None:
        raise SessionLocked
    db.session.commit()
    return kept


def lock(signed_in: SignIn) -> None:
    """Delete the server's half: the next page asks for the passphrase."""
    sessions.drop_key(signed_in)
    db.session.commit()


def change_settings(
    account: Account, lock_minutes: int, exit_to: str, text_size: str, *, veil: int, spelling: int
) -> None:
    """Keep a person's choices about this service."""
    account.lock_minutes, account.exit_to, account.text_size = lock_minutes, exit_to, text_size
    account.veil, account.spelling = bool(veil), bool(spelling)
    db.session.commit()


def change_passphrase(signed_in: SignIn, auth: bytes, new_auth: bytes, blob: bytes, now: int) -> None:
    """Replace the proof and the sealed seed; every other session ends. Raises NoMatch, SlowDown or Locked."""
    account = signed_in.account
    failure = _check_may_try(account.find, now)
    if not _is_right(account, auth):
        _count_failure(failure, now)
        db.session.commit()
        raise NoMatch
    db.session.delete(failure)
    account.auth_hash, account.seed_blob = hash_auth(new_auth), blob
    sessions.end_all(account, but=signed_in)
    db.session.commit()


def halt(account: Account, now: int) -> None:
    """*Stop everything* for this person's lane, without a signature: it works when nothing else does."""
    append.halt(account.case, account.lane, now)
    db.session.commit()


def forget_replaced(case: str, fp: str) -> None:
    """Delete the account of a participant's key that a newer one replaced. The verb that accepts commits."""
    account = db.session.query(Account).filter_by(case=case, fp=fp, kind="participant").one_or_none()
    if account:
        sessions.end_all(account)
        db.session.execute(delete(Failure).where(Failure.find == account.find))
        db.session.delete(account)


def drop_expired(now: int) -> int:
    """Delete every session key, session, invitation and failure whose time is over; answers how many rows."""
    day = 24 * 60 * 60
    known = db.session.query(Account.find)
    spent = [
        delete(SessionKey).where(SessionKey.ends_at <= now),
        delete(SignIn).where(SignIn.ends_at <= now),
        delete(Packet).where(Packet.ends_at <= now),
        delete(Failure).where(Failure.last_at <= now - day, Failure.find.not_in(known)),
    ]
    count = sum(db.session.execute(statement).rowcount for statement in spent)
    db.session.commit()
    return count


def _is_right(account: Account | None, auth: bytes) -> bool:
    expected = account.auth_hash if account else _NOBODY
    return secrets.compare_digest(hash_auth(auth), expected) and account is not None


def _check_may_try(find: str, now: int) -> Failure:
    failure = _lock_failure(find, now)
    if is_locked(failure.count):
        raise Locked
    if now < failure.wait_until:
        raise SlowDown(failure.wait_until - now)
    return failure


def _lock_failure(find: str, now: int) -> Failure:
    # Two first tries at once must meet in one row, or neither would count the other.
    insert = postgresql_insert if db.engine.dialect.name == "postgresql" else sqlite_insert
    row = insert(Failure).values(find=find, count=0, wait_until=0, last_at=now).on_conflict_do_nothing()
    db.session.execute(row)
    return db.session.get_one(Failure, find, with_for_update=True, populate_existing=True)


def _count_failure(failure: Failure, now: int) -> None:
    failure.count += 1
    failure.wait_until = now + wait_after(failure.count)
    failure.last_at = now
