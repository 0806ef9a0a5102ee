"""The addresses under which a case is read and grows, for participants and staff, and those of the queue.

A participant's request goes to `messages` and never further.
"""

import time
from typing import Any

from flask import Blueprint, current_app, jsonify, request

from mediator.accounts.access import certified_only, may_work
from mediator.accounts.models import Account
from mediator.cases.paging import check_names
from mediator.cases.queries import PARTICIPANT, check_case_for
from mediator.errors import BadRequest
from mediator.messages import queries as messages_queries
from mediator.messages import services as messages_services
from mediator.record.batch import read_batch
from mediator.review import law, queries, queue, service_rules, services, templates
from mediator.review.decided import describe_decided
from mediator.review.to_ring import describe_asked, describe_calls

__all__ = ["blueprint", "law"]

blueprint = Blueprint("review", __name__, url_prefix="/api")

PAGE_CHARACTERS = 22
LEASE_ACTS = {
    "take": services.take_lease,
    "renew": services.renew_lease,
    "takeover": services.take_over_lease,
}


@blueprint.get("/cases/<case>")
@may_work
def show_case(account: Account, case: str) -> Any:
    """A case, as far as it is this account's to see."""
    now = int(time.time())
    check_case_for(account, case)
    if account.kind == PARTICIPANT:
        return jsonify(messages_queries.describe_own_case(account, now))
    return jsonify(queries.describe_case(account, case, now))


@blueprint.post("/cases/<case>/entries")
@may_work
def append(account: Account, case: str) -> Any:
    """Append a batch, all of it or nothing."""
    now = int(time.time())
    check_case_for(account, case)
    batch = read_batch(request.get_json())
    if account.kind == PARTICIPANT:
        return jsonify({"head": list(messages_services.append_own(account, batch, now))})
    return jsonify({"heads": services.append_batch(account, case, batch, now).to_json()})


@blueprint.get("/cases")
@certified_only
def list_cases(account: Account) -> Any:
    """One page of the cases on whose desk this person is."""
    check_names(request.args, "limit", "after")
    return jsonify(queries.list_cases(account, request.args))


@blueprint.get("/queue")
@certified_only
def show_queue(account: Account) -> Any:
    """One page of what is open in this person's cases."""
    check_names(request.args, "limit", "after", "part", "turn", "state", "kind", "claim", "blocked")
    return jsonify(queue.describe_queue(account, queue.Asked.read(request.args), int(time.time())))


@blueprint.get("/queue/undecided")
@certified_only
def show_undecided(account: Account) -> Any:
    """One page of what waits without a decision or a concern in this person's cases, newest first."""
    check_names(request.args, "limit", "after")
    return jsonify(queue.describe_undecided(account, request.args, int(time.time())))


@blueprint.get("/queue/decided")
@certified_only
def show_decided(account: Account) -> Any:
    """What was decided in this person's cases in the last day, the newest first."""
    check_names(request.args)
    return jsonify(describe_decided(account, int(time.time())))


@blueprint.get("/calls")
@certified_only
def show_calls(account: Account) -> Any:
    """The people of this person's cases who wait for a call."""
    return jsonify(describe_calls(account, current_app.config["QUIET_DAYS"], int(time.time())))


@blueprint.get("/calls/asked")
@certified_only
def show_asked(account: Account) -> Any:
    """Who of this person's cases has asked for a word, and when: little enough to ask for every minute."""
    check_names(request.args)
    return jsonify(describe_asked(account, int(time.time())))


@blueprint.post("/leases")
@certified_only
def change_lease(account: Account) -> Any:
    """Take, renew, drop or take over the work on a message."""
    body = request.get_json()
    if not isinstance(body, dict) or set(body) - {"page"} != {"case", "msg", "act"}:
        raise BadRequest
    if not all(isinstance(value, str) for value in body.values()):
        raise BadRequest
    case, msg, now = body["case"], body["msg"], int(time.time())
    page = body.get("page", "")
    if len(page) > PAGE_CHARACTERS:
        raise BadRequest
    if body["act"] == "drop":
        services.drop_lease(account, case, msg, now, page)
        return jsonify({"lease": None})
    if body["act"] not in LEASE_ACTS:
        raise BadRequest
    lease = LEASE_ACTS[body["act"]](account, case, msg, now, page)
    return jsonify({"lease": queries.describe_lease(lease)})


@blueprint.get("/templates")
@certified_only
def list_templates(account: Account) -> Any:
    """The service's sentences for returns, cover notes and refusals."""
    return jsonify([templates.as_json(one) for one in templates.list_templates()])


@blueprint.put("/templates/<name>")
@certified_only
def change_template(account: Account, name: str) -> Any:
    """Change a sentence, if nobody else did since it was seen."""
    body = request.get_json()
    if not isinstance(body, dict) or set(body) != {"title", "words", "version"}:
        raise BadRequest
    if not (isinstance(body["title"], str) and isinstance(body["words"], str) and type(body["version"]) is int):
        raise BadRequest
    changed = templates.change_template(account, name, body["title"], body["words"], body["version"], int(time.time()))
    return jsonify(templates.as_json(changed))


@blueprint.get("/rules")
@certified_only
def list_rules(account: Account) -> Any:
    """What the service looks for itself, beside the rules that come with the code."""
    return jsonify([service_rules.as_json(one) for one in service_rules.list_rules()])


@blueprint.get("/rules/<name>")
@certified_only
def show_rule(account: Account, name: str) -> Any:
    """Everything that one of them has been, oldest first."""
    return jsonify([service_rules.as_json(one) for one in service_rules.list_versions(name)])


@blueprint.put("/rules/<name>")
@certified_only
def change_rule(account: Account, name: str) -> Any:
    """Add or change one, if nobody else did since it was seen; version 0 adds it."""
    wanted = service_rules.read_rule(name, request.get_json())
    return jsonify(service_rules.as_json(service_rules.change_rule(account, wanted, int(time.time()))))
