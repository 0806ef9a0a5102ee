"""Mediator: sealed letters between two people, each passed on by a facilitator or not at all."""

import os
from typing import Any

from flask import Flask
from jinja2 import ChainableUndefined, ChoiceLoader, PackageLoader, PrefixLoader
from werkzeug.middleware.proxy_fix import ProxyFix

import config
from mediator.strict_json import StrictJSON


def create_app(**settings: Any) -> Flask:
    """The service as a Flask app; `settings` go before the environment. Raises config.SettingWrong."""
    from mediator import build, errors, extensions, security, shells
    from mediator.accounts.routes import blueprint as accounts
    from mediator.cases.routes import blueprint as cases
    from mediator.notices.routes import blueprint as notices
    from mediator.review.routes import blueprint as review

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
    for blueprint in (accounts, cases, review, notices):
        app.register_blueprint(blueprint)
    build.init_app(app)
    shells.init_app(app)
    return app
