"""People who sign in, with real cards, passphrases and keys (mediator.protocol), over HTTP."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from mediator.accounts import staff
from mediator.protocol.account import AccountKeys, make_seed, wrap_seed
from mediator.protocol.card import CardKeys, read_card
from mediator.protocol.encoding import b64
from mediator.protocol.identity import Identity
from tests.conftest import own_client

PASSPHRASE = "amber lantern river meadow stone"


@cache
def derive(passphrase: str, value: bytes) -> AccountKeys:
    """What a passphrase and the value of a card give; the same question is worked out once."""
    return AccountKeys.derive(passphrase, CardKeys.from_value(value))


@dataclass
class Person:
    """Somebody with a card, a passphrase and a browser."""

    client: FlaskClient
    card: CardKeys
    identity: Identity = field(default_factory=lambda: Identity.from_seed(make_seed()))
    passphrase: str = PASSPHRASE

    def keys(self, passphrase: str = "") -> AccountKeys:
        """What the passphrase and the card give."""
        return derive(passphrase or self.passphrase, self.card.C)

    def account(self) -> dict[str, str]:
        """What enrolment hands in beside the person's keys."""
        keys = self.keys()
        blob = b64(wrap_seed(keys.wrap, self.identity.seed))
        return {"find": self.card.find, "auth": keys.auth, "blob": blob}

    def enrol(self) -> TestResponse:
        """Enrol as staff."""
        return self.client.post("/api/enrol", json={**self.account(), "me": self.identity.public()})

    def sign_in(self, passphrase: str = "", find: str = "") -> TestResponse:
        """Sign in, with another passphrase or card if given."""
        auth = self.keys(passphrase).auth
        return self.client.post("/api/sign-in", json={"find": find or self.card.find, "auth": auth})

    def session(self) -> Any:
        """GET /api/session."""
        return self.client.get("/api/session")

    def unlock_pages(self, hk: bytes = b"h" * 32) -> str:
        """Leave a half of the session key with the server; answers the one in force."""
        return self.client.put("/api/session/hk", json={"hk": b64(hk)}).json["hk"]


@pytest.fixture
def root() -> Identity:
    """The root of the service, kept in a safe."""
    return Identity.from_seed(b"r" * 32)


@pytest.fixture
def service(app: Flask, root: Identity, now: int) -> Flask:
    """The app with its service row."""
    with app.app_context():
        staff.make_service(root.public(), demo=False, now=now)
    return app


@pytest.fixture
def invite(service: Flask, real_now: int) -> Callable[..., Person]:
    """`invite("Sam")` gives a new member of staff a card and a browser; nobody has enrolled yet."""

    def invite(name: str = "Sam Carter", *, supervisor: bool = False, base_url: str = "http://localhost") -> Person:
        with service.app_context():
            text = staff.invite(name, supervisor, real_now)
        return Person(own_client(service, base_url), CardKeys.from_secret(read_card(text)))

    return invite


@pytest.fixture
def sam(invite: Callable[..., Person]) -> Person:
    """A member of staff who has enrolled and is signed in."""
    sam = invite()
    assert sam.enrol().status_code == 200
    return sam


@pytest.fixture
def real_now() -> int:
    """Unix seconds as the service's own clock has them: what comes by HTTP cannot be given another time."""
    return int(time.time())
