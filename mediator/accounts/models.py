"""What is stored about people who sign in. Hashes and keys in text columns are base64url without padding."""

from flask import current_app
from flask_login import UserMixin
from sqlalchemy import DDL, ForeignKey, LargeBinary, String, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mediator.extensions import KEYS_BIND, db

HASH_CHARACTERS = 43
ID_CHARACTERS = 22


class Service(db.Model):
    """The one row that says which root this service trusts, and whether its people are invented."""

    __tablename__ = "service"

    id: Mapped[int] = mapped_column(primary_key=True)
    root_box: Mapped[str] = mapped_column(String(HASH_CHARACTERS))
    root_sign: Mapped[str] = mapped_column(String(HASH_CHARACTERS))
    demo: Mapped[bool]
    made_at: Mapped[int]


class Account(db.Model):
    """Somebody who enrolled with a card. Staff have no `case` and `lane`; participants no `name` and keys."""

    __tablename__ = "account"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    find: Mapped[str] = mapped_column(String(HASH_CHARACTERS), unique=True)
    auth_hash: Mapped[bytes] = mapped_column(LargeBinary(32))
    seed_blob: Mapped[bytes] = mapped_column(LargeBinary(72))
    fp: Mapped[str] = mapped_column(String(HASH_CHARACTERS), unique=True)
    case: Mapped[str] = mapped_column(String(HASH_CHARACTERS), default="", index=True)
    lane: Mapped[str] = mapped_column(String(ID_CHARACTERS), default="")
    name: Mapped[str] = mapped_column(String(120), default="")
    box: Mapped[str] = mapped_column(String(HASH_CHARACTERS), default="")
    sign: Mapped[str] = mapped_column(String(HASH_CHARACTERS), default="")
    supervisor: Mapped[bool] = mapped_column(default=False)
    cert_stmt: Mapped[bytes | None] = mapped_column(LargeBinary(600))
    cert_sig: Mapped[bytes | None] = mapped_column(LargeBinary(64))
    cert_until: Mapped[int] = mapped_column(default=0)
    lock_minutes: Mapped[int] = mapped_column(default=lambda: current_app.config["LOCK_MINUTES"])
    exit_to: Mapped[str] = mapped_column(String(20), default="service")
    text_size: Mapped[str] = mapped_column(String(10), default="normal")
    veil: Mapped[bool] = mapped_column(default=True)
    spelling: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[int]

    def is_certified(self, now: int) -> bool:
        """Whether the root's certificate is there and in force."""
        return self.cert_stmt is not None and now < self.cert_until


class SignIn(UserMixin, db.Model):
    """One browser that is signed in. Flask-Login's cookie names `id`; deleting the row ends the session."""

    __tablename__ = "sign_in"

    id: Mapped[str] = mapped_column(String(HASH_CHARACTERS), primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    ends_at: Mapped[int]
    account: Mapped[Account] = relationship(lazy="joined", innerjoin=True)


class SessionKey(db.Model):
    """The server's half of the key between two pages. Kept apart, in no backup, and never for long."""

    __tablename__ = "session_key"
    __bind_key__ = KEYS_BIND

    sign_in_id: Mapped[str] = mapped_column(String(HASH_CHARACTERS), primary_key=True)
    hk: Mapped[bytes] = mapped_column(LargeBinary(32))
    ends_at: Mapped[int] = mapped_column(index=True)


# A crash may lose these rows, a write-ahead log must not keep them: PostgreSQL has a kind of table for that.
_unlogged = DDL("ALTER TABLE session_key SET UNLOGGED").execute_if(dialect="postgresql")
event.listen(SessionKey.__table__, "after_create", _unlogged)


class Packet(db.Model):
    """A sealed invitation that waits under a card's handle until the card is used or its time is over."""

    __tablename__ = "packet"

    find: Mapped[str] = mapped_column(String(HASH_CHARACTERS), primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    case: Mapped[str] = mapped_column(String(HASH_CHARACTERS), default="")
    lane: Mapped[str] = mapped_column(String(ID_CHARACTERS), default="", index=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    supervisor: Mapped[bool] = mapped_column(default=False)
    sealed: Mapped[bytes] = mapped_column(LargeBinary(4096))
    ends_at: Mapped[int] = mapped_column(index=True)


class Failure(db.Model):
    """How often a card was tried without success. Kept for unknown cards too, so that both look the same."""

    __tablename__ = "failure"

    find: Mapped[str] = mapped_column(String(HASH_CHARACTERS), primary_key=True)
    count: Mapped[int] = mapped_column(default=0)
    wait_until: Mapped[int] = mapped_column(default=0)
    last_at: Mapped[int] = mapped_column(index=True)


class State(db.Model):
    """What a person's browser remembers about a case, sealed by it; `name` is the case, or `self`."""

    __tablename__ = "state"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(String(HASH_CHARACTERS), primary_key=True)
    version: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Draft(db.Model):
    """One version of unsent writing, sealed by its author's browser."""

    __tablename__ = "draft"
    __table_args__ = (UniqueConstraint("account_id", "draft_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"))
    draft_id: Mapped[str] = mapped_column(String(HASH_CHARACTERS))
    version: Mapped[int]
    saved_at: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
