"""Invented people never get into a real service's database; the frame of the demo (mediator/demo.py)."""

import click
import pytest
import sqlalchemy as sa
from flask import Flask

from mediator import demo
from mediator.accounts import staff
from mediator.extensions import db
from mediator.protocol.account import make_seed
from mediator.protocol.identity import Identity
from tests.conftest import NOW


def make_service(app: Flask, is_demo: bool) -> None:
    with app.app_context():
        staff.make_service(Identity.from_seed(make_seed()).public(), demo=is_demo, now=NOW)


def test_the_demo_keeps_its_hands_off_a_real_service(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    make_service(app, is_demo=False)
    monkeypatch.setenv("MEDIATOR_DATABASE_URL", app.config["SQLALCHEMY_DATABASE_URI"])
    monkeypatch.setenv("MEDIATOR_MODE", "demo")
    monkeypatch.setattr(demo, "create_app", lambda: app)
    with app.app_context(), pytest.raises(click.ClickException, match="real service"):
        demo.refuse_real_service()
    with pytest.raises(click.ClickException, match="real service"):
        demo.throw_away()
    with pytest.raises(click.ClickException):
        demo.make_people(app, "http://localhost:8000")
    with app.app_context():
        assert db.session.scalar(sa.text("SELECT count(*) FROM account")) == 0
        assert db.session.scalar(sa.text("SELECT demo FROM service")) in (0, False)


def test_the_demo_goes_on_with_its_own_service_and_begins_in_an_empty_one(app: Flask) -> None:
    with app.app_context():
        demo.refuse_real_service()
    make_service(app, is_demo=True)
    with app.app_context():
        demo.refuse_real_service()
