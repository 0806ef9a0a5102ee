"""Where notices go. The one thing about a person that the running service can read, sealed in the database.

Facilitators put an address in; nobody is given it back.
"""

from email.utils import parseaddr

from mediator.accounts.models import Account
from mediator.cases.queries import check_case_for, check_id, list_lanes
from mediator.errors import BadRequest, NotFoundHere
from mediator.extensions import db
from mediator.notices.models import Address
from mediator.record import append, at_rest

MAX_CHARACTERS = 254
LANE_BYTES = 16


def keep_address(account: Account, case: str, lane: str, mail: str, now: int) -> None:
    """Keep a lane's address, or with "" forget it; commits. Raises BadRequest, NotFoundHere."""
    check_case_for(account, case)
    check_id(lane, LANE_BYTES)
    append.lock_case(case, None, now)
    if lane not in {row.lane for row in list_lanes(case)}:
        raise NotFoundHere
    if mail == "":
        kept = db.session.get(Address, (case, lane))
        if kept:
            db.session.delete(kept)
    else:
        sealed = at_rest.seal(case, _check_mail(mail).encode("ascii"))
        db.session.merge(Address(case_id=case, lane=lane, sealed=sealed))
    db.session.commit()


def find_address(case: str, lane: str) -> str:
    """The address kept for a lane, or ""."""
    kept = db.session.get(Address, (case, lane))
    return at_rest.unseal(case, kept.sealed).decode("ascii") if kept else ""


def _check_mail(mail: str) -> str:
    plain = mail.isascii() and mail.isprintable() and " " not in mail and len(mail) <= MAX_CHARACTERS
    if not plain or parseaddr(mail)[1] != mail or mail.count("@") != 1 or "" in mail.split("@"):
        raise BadRequest("This does not look like an address for mail. Nothing was changed.", code="address")
    return mail
