"""What the API says of a session."""

from typing import Any

from flask import current_app

from mediator.accounts import queries, schemas, staff
from mediator.accounts.models import Account, SignIn
from mediator.protocol.encoding import b64


def describe_session(signed_in: SignIn, now: int, proved: bool = False) -> dict[str, Any]:
    """The answer of GET /api/session.

    The sealed seed is given while the session is unlocked, or when the passphrase was `proved` just now:
    whoever finds a locked page has nothing to try passphrases on.
    """
    account = signed_in.account
    hk = queries.find_hk(signed_in, now)
    return _describe_own(account, now) | {
        "kind": account.kind,
        "fp": account.fp,
        "blob": b64(account.seed_blob) if hk or proved else "",
        "hk": b64(hk) if hk else None,
        "self": _describe_self(account),
        "settings": {
            "lock_minutes": account.lock_minutes,
            "exit": account.exit_to,
            "text_size": account.text_size,
            "veil": int(account.veil),
            "spelling": int(account.spelling),
        },
        "service": {
            "name": current_app.config["SERVICE_NAME"],
            "telephone": current_app.config["SERVICE_TELEPHONE"],
        },
    }


def _describe_self(account: Account) -> str:
    state = queries.find_state(account, schemas.SELF)
    return b64(state.sealed) if state else ""


def _describe_own(account: Account, now: int) -> dict[str, Any]:
    if account.kind == "participant":
        return {"case": account.case, "lane": account.lane}
    return {
        "case": "",
        "name": account.name,
        "me": {"box": account.box, "sign": account.sign},
        "sup": int(account.supervisor),
        "certified": int(account.is_certified(now)),
        "cert": queries.describe_certificate(account),
        "root": staff.root_public(staff.get_service()),
    }
