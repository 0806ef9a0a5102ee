"""The Flask extensions, each made once here and attached in create_app, and how their transactions begin."""

import sqlite3
from typing import Any

from flask import Flask, has_request_context, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_login import LoginManager
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from flask_wtf.csrf import CSRFProtect
from sqlalchemy import BigInteger, Connection, Engine, Integer, MetaData, event
from sqlalchemy.orm import DeclarativeBase

from config import ROOT
from mediator.errors import NotSignedIn

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
BUSY_MILLISECONDS = 10_000

# The database apart from all backups: what may be lost in a crash and must not be kept. See config.KEYS_DATABASE_URL.
KEYS_BIND = "keys"


class Base(DeclarativeBase):
    """Every table; constraints get predictable names, so that migrations can find them in both databases."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# Entries state whole numbers up to 2^53 - 1, and PostgreSQL's plain integer ends at 2^31 (for times, in 2038).
Base.registry.update_type_annotation_map({int: BigInteger().with_variant(Integer(), "sqlite")})

db = SQLAlchemy(model_class=Base)
migrate = Migrate()
login_manager = LoginManager()
limiter = Limiter(key_func=get_remote_address)
csrf = CSRFProtect()


def init_app(app: Flask) -> None:
    """Attach every extension to the app."""
    db.init_app(app)
    migrate.init_app(app, db, directory=str(ROOT / "migrations"), render_as_batch=True)
    limiter.init_app(app)
    csrf.init_app(app)
    login_manager.init_app(app, add_context_processor=False)
    # There is no remember cookie, and looking for one would make every answer, static files too, vary by cookie.
    app.after_request_funcs[None].remove(login_manager._update_remember_cookie)
    # Flask-Login's other modes sign phones out whenever their address changes.
    login_manager.session_protection = None
    login_manager.unauthorized_handler(_refuse_strangers)


def _refuse_strangers() -> None:
    raise NotSignedIn


@event.listens_for(Engine, "connect")
def _set_up_sqlite(connection: Any, _record: Any) -> None:
    """Give each SQLite connection the guarantees that PostgreSQL has by itself, and leave BEGIN to us."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten, as far as the file system lets it.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """Take SQLite's one write lock before the first read of everything that may write.

    A transaction that reads first and writes later fails as soon as another wrote in between. So every
    unsafe request, command and worker step begins IMMEDIATE: this runs at the first statement, which is
    before Flask-Login loads anybody. Safe requests read one snapshot and block nobody.
    """
    if connection.dialect.name != "sqlite":
        return
    only_reads = has_request_context() and request.method in SAFE_METHODS
    connection.exec_driver_sql("BEGIN DEFERRED" if only_reads else "BEGIN IMMEDIATE")
