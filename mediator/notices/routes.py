"""The address under which facilitators say where somebody's notices go."""

import time
from typing import Any

from flask import Blueprint, jsonify, request

from mediator.accounts.access import certified_only
from mediator.accounts.models import Account
from mediator.errors import BadRequest
from mediator.notices import addresses

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
