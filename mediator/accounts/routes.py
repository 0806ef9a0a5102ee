"""The addresses for cards, sign-in and what is kept sealed for one person."""

import time
from typing import Any

from flask import Blueprint, jsonify, request, session
from flask_login import login_user, logout_user

from mediator.accounts import describe, enrolment, queries, schemas, sealed, services
from mediator.accounts.access import certified_only, participant_only, present, session_required, signed_in
from mediator.accounts.models import Account, SignIn
from mediator.extensions import limiter
from mediator.protocol.encoding import b64

blueprint = Blueprint("accounts", __name__, url_prefix="/api")

# Per address, and generous: everybody in one building may share it. The card's own counter is the strict one.
card_limit = limiter.limit("60 per minute; 600 per hour")


def _now() -> int:
    return int(time.time())


@blueprint.post("/card")
@card_limit
def look_up_card() -> Any:
    """What waits under a card's handle; the same answer for a used and an unknown one."""
    body = schemas.check_names(request.get_json(), "find")
    return jsonify(enrolment.describe_card(schemas.read_text(body["find"], 32), _now()))


@blueprint.post("/enrol")
@card_limit
def enrol() -> Any:
    """Open an account with a card: a participant with a signed `enrol`, staff with their public keys."""
    body = request.get_json()
    proof = "entry" if isinstance(body, dict) and "entry" in body else "me"
    schemas.check_names(body, "find", "auth", "blob", proof)
    find, auth = schemas.read_text(body["find"], 32), schemas.read_bytes(body["auth"], 32)
    blob = schemas.read_bytes(body["blob"], schemas.BLOB_BYTES)
    if proof == "me":
        return _begin(enrolment.enrol_staff(find, auth, blob, schemas.read_public(body["me"]), _now()))
    return _begin(enrolment.enrol_participant(find, auth, blob, body["entry"], _now()))


@blueprint.post("/sign-in")
@card_limit
def sign_in() -> Any:
    """Sign in, or unlock again."""
    body = schemas.check_names(request.get_json(), "find", "auth")
    find, auth = schemas.read_text(body["find"], 32), schemas.read_bytes(body["auth"], 32)
    return _begin(services.sign_in(find, auth, present(), _now()))


@blueprint.get("/session")
@session_required
def show_session(signed_in: SignIn) -> Any:
    """Who is signed in, and the half that restores the keys while it is there."""
    return jsonify(describe.describe_session(signed_in, _now()))


@blueprint.put("/session/hk")
@session_required
def keep_hk(signed_in: SignIn) -> Any:
    """Keep the half (an earlier one stays), or with an empty one only renew it."""
    body = schemas.check_names(request.get_json(), "hk")
    hk = schemas.read_bytes(body["hk"], 32) if body["hk"] != "" else None
    return jsonify({"hk": b64(services.keep_hk(signed_in, hk, _now()))})


@blueprint.delete("/session/hk")
@session_required
def lock(signed_in: SignIn) -> Any:
    """Lock every page of this session."""
    services.lock(signed_in)
    return jsonify({})


@blueprint.post("/sign-out")
@session_required
def sign_out(signed_in: SignIn) -> Any:
    """End the session and its half."""
    services.sign_out(signed_in)
    logout_user()
    session.clear()
    return jsonify({})


@blueprint.put("/settings")
@signed_in
def change_settings(account: Account) -> Any:
    """Keep lock time, exit target, text size, and what the browser may do."""
    body = schemas.check_names(request.get_json(), "lock_minutes", "exit", "text_size", "veil", "spelling")
    services.change_settings(
        account,
        schemas.read_choice(body["lock_minutes"], schemas.LOCK_MINUTES),
        schemas.read_choice(body["exit"], schemas.EXITS),
        schemas.read_choice(body["text_size"], schemas.TEXT_SIZES),
        veil=schemas.read_choice(body["veil"], schemas.SWITCH),
        spelling=schemas.read_choice(body["spelling"], schemas.SWITCH),
    )
    return jsonify({})


@blueprint.put("/passphrase")
@card_limit
@session_required
def change_passphrase(signed_in: SignIn) -> Any:
    """Replace the proof and the sealed seed."""
    body = schemas.check_names(request.get_json(), "auth", "new_auth", "blob")
    auth, new_auth = schemas.read_bytes(body["auth"], 32), schemas.read_bytes(body["new_auth"], 32)
    blob = schemas.read_bytes(body["blob"], schemas.BLOB_BYTES)
    services.change_passphrase(signed_in, auth, new_auth, blob, _now())
    return jsonify({})


@blueprint.get("/states")
@signed_in
def list_states(account: Account) -> Any:
    """Every sealed state of this person."""
    return jsonify(queries.list_states(account))


@blueprint.put("/states/<name>")
@signed_in
def save_state(account: Account, name: str) -> Any:
    """Put a sealed state in place of the version named."""
    body = schemas.check_names(request.get_json(), "version", "sealed")
    state_name = schemas.read_state_name(name, account)
    replaces = schemas.read_version(body["version"])
    content = schemas.read_sealed(body["sealed"], sealed.MAX_STATE_BYTES)
    return jsonify({"version": sealed.save_state(account, state_name, replaces, content)})


@blueprint.get("/drafts")
@signed_in
def list_drafts(account: Account) -> Any:
    """The newest version of each draft."""
    return jsonify(queries.list_drafts(account))


@blueprint.get("/drafts/<draft_id>")
@signed_in
def list_versions(account: Account, draft_id: str) -> Any:
    """Every version kept of a draft, newest first."""
    versions = queries.list_versions(account, draft_id)
    return jsonify({"versions": [queries.describe_draft(draft) for draft in versions]})


@blueprint.put("/drafts/<draft_id>")
@signed_in
def save_draft(account: Account, draft_id: str) -> Any:
    """Keep one more version of a draft."""
    body = schemas.check_names(request.get_json(), "version", "sealed")
    replaces = schemas.read_version(body["version"])
    content = schemas.read_sealed(body["sealed"], sealed.MAX_DRAFT_BYTES)
    draft = sealed.save_draft(account, schemas.read_draft_id(draft_id), replaces, content, _now())
    return jsonify({"version": draft.version, "saved_at": draft.saved_at})


@blueprint.delete("/drafts/<draft_id>")
@signed_in
def remove_draft(account: Account, draft_id: str) -> Any:
    """Delete a draft with all its versions."""
    sealed.remove_draft(account, schemas.read_draft_id(draft_id))
    return jsonify({})


@blueprint.post("/halt")
@participant_only
def halt(account: Account) -> Any:
    """Stop everything on its way to or from this person."""
    services.halt(account, _now())
    return jsonify({})


@blueprint.get("/staff")
@certified_only
def list_staff(account: Account) -> Any:
    """Everybody who may be put on a roster."""
    return jsonify(queries.list_staff(_now()))


def _begin(signed_in: SignIn) -> Any:
    """Give the browser its new session; nothing of an earlier one stays in the cookie."""
    session.clear()
    login_user(signed_in)
    return jsonify(describe.describe_session(signed_in, _now(), proved=True))
