"""Mediator: sealed letters between two people, each passed on by a facilitator or not at all."""

import os
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from flask import Flask
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.middleware.proxy_fix import ProxyFix

import config
from mediator.strict_json import StrictJSON

FEATURES = ("accounts", "record", "cases", "messages", "review", "notices")


def create_app(**settings: Any) -> Flask:
    """The service as a Flask app; `settings` go before the environment. Raises config.SettingWrong."""
    from mediator import build, errors, extensions, security, shells

    app = Flask("mediator", static_folder=None)
    app.json = StrictJSON(app)
    app.config.update(config.read_settings(os.environ, **settings))
    # GOV.UK's macros read parameters that were not given.
    app.jinja_env.undefined = ChainableUndefined
    app.jinja_loader = ChoiceLoader(
        [PackageLoader("mediator"), PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})]
    )
    if app.config["PROXIES"]:
        hops = app.config["PROXIES"]
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign]

    security.init_app(app)
    extensions.init_app(app)
    errors.register_errors(app)
    for feature in FEATURES:
        if find_spec(f"mediator.{feature}.models"):
            import_module(f"mediator.{feature}.models")
        if find_spec(f"mediator.{feature}.routes"):
            app.register_blueprint(import_module(f"mediator.{feature}.routes").blueprint)
    build.init_app(app)
    shells.init_app(app)
    return app
