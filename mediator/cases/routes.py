"""The addresses of cases: open one, bring and fetch sealed texts."""

import time
from typing import Any

from flask import Blueprint, Response, jsonify, request

from mediator.accounts.access import certified_only, may_work
from mediator.accounts.models import Account
from mediator.cases import services
from mediator.record.batch import read_batch

blueprint = Blueprint("cases", __name__, url_prefix="/api/cases")


@blueprint.post("")
@certified_only
def open_case(account: Account) -> Any:
    """Make a case."""
    batch = read_batch(request.get_json())
    appended = services.open_case(account, batch, int(time.time()))
    return jsonify({"case": batch.entries[0].hash, "heads": appended.to_json()}), 201


@blueprint.put("/<case>/blobs/<blob>")
@may_work
def put_blob(account: Account, case: str, blob: str) -> Any:
    """Keep a sealed text under its hash."""
    services.put_blob(account, case, blob, request.get_data(cache=False), int(time.time()))
    return jsonify({}), 201


@blueprint.get("/<case>/blobs/<blob>")
@may_work
def get_blob(account: Account, case: str, blob: str) -> Response:
    """A sealed text, as bytes."""
    return Response(services.get_blob(account, case, blob), mimetype="application/octet-stream")
