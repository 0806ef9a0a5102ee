"""Signed-in clients for route tests: a session as the accounts make it, no card and no passphrase."""

from flask import Flask
from flask.testing import FlaskClient

from mediator.accounts import sessions
from mediator.accounts.models import Account
from mediator.extensions import db
from tests.conftest import own_client

HTTPS = "https://localhost"


def sign_in(app: Flask, account: Account, now: int) -> FlaskClient:
    """A client whose requests carry a session of this account."""
    signed_in = sessions.start(account, None, now)
    db.session.commit()
    client = own_client(app, HTTPS)
    with client.session_transaction(base_url=HTTPS) as session:
        session["_user_id"], session["_fresh"] = signed_in.id, True
    return client
