"""Invented people for tests: keys, the words they seal, and the numbers of things."""

import secrets
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from mediator.accounts.models import Account
from mediator.extensions import db
from mediator.protocol.encoding import b64
from mediator.protocol.identity import Identity

YEAR = 365 * 86_400
PLAIN = {"v": 1, "lang": "en", "att": []}
CHECKS = {**PLAIN, "text": "", "marks": [], "overrides": [], "source": b64(bytes(32)), "outgoing": b64(bytes(32))}
GATE = {**PLAIN, "text": "", "kind": "told", "found": "none", "by": "Sam", "seen": 1_790_000_000}
INFO = {**PLAIN, "text": "", "staff": [], "others": [], "telephone": "01632 960100", "custody": 0, "side": "unknown"}


def text(words: str = "Some words.", **more: Any) -> dict[str, Any]:
    """A content with these words."""
    return {**PLAIN, "text": words, **more}


def new_id() -> str:
    """16 random bytes, base64."""
    return b64(secrets.token_bytes(16))


@dataclass
class Person:
    """Somebody with keys and an account; participants have a lane and know the other by `peer`."""

    name: str
    identity: Identity
    lane: str = ""
    peer: str = ""

    @property
    def fp(self) -> str:
        return self.identity.fp

    @property
    def account(self) -> Account:
        """The row as this moment's session has it."""
        return db.session.scalars(select(Account).where(Account.fp == self.fp)).one()


def new_identity() -> Identity:
    """Keys from a seed of their own."""
    return Identity.from_seed(secrets.token_bytes(32))
