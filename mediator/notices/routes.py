"""The addresses under which facilitators say where notices go, and see for whom one is kept."""

import time
from typing import Any

from flask import Blueprint, current_app, jsonify, request

from mediator.accounts.access import certified_only
from mediator.accounts.models import Account
from mediator.errors import BadRequest
from mediator.notices import addresses, queries

blueprint = Blueprint("notices", __name__, url_prefix="/api/cases")


@blueprint.put("/<case>/addresses/<lane>")
@certified_only
def keep_address(account: Account, case: str, lane: str) -> Any:
    """Keep {"mail"}, or forget it when it is empty."""
    body = request.get_json()
    if not isinstance(body, dict) or set(body) != {"mail"} or not isinstance(body["mail"], str):
        raise BadRequest
    addresses.keep_address(account, case, lane, body["mail"], int(time.time()))
    return jsonify({})


@blueprint.get("/<case>/addresses")
@certified_only
def list_addresses(account: Account, case: str) -> Any:
    """For whom an address is kept; the addresses themselves are given to nobody."""
    return jsonify(queries.describe_addresses(account, case, bool(current_app.config["SMTP_URL"])))
