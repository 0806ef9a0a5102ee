"""What may be written into the roster (protocol sections 6 and 7). Pure; each check raises Refused."""

from collections.abc import Callable

from mediator.cases.roster import FACILITATOR, MIN_FACILITATORS, SUPERVISOR, RosterState
from mediator.protocol.certificate import Certificate, check_certificate
from mediator.protocol.entry import Entry
from mediator.protocol.errors import CertificateInvalid
from mediator.record.errors import Refused


class RosterIncomplete(Refused):
    """A case needs two facilitators and a supervisor before its first card. Nothing was changed."""

    code = "roster-incomplete"


def check_roster_entry(roster: RosterState, entry: Entry) -> None:
    """Check an entry of R against the roster before it."""
    _RULES[entry.t](roster, entry)


def check_complete(roster: RosterState) -> None:
    """Check that the roster is ready for the first card. Raises RosterIncomplete."""
    enough = roster.count(FACILITATOR) >= MIN_FACILITATORS and roster.count(SUPERVISOR) >= 1
    if not enough or len(roster.members) < roster.eyes:
        raise RosterIncomplete


def _check_opening(roster: RosterState, entry: Entry) -> None:
    _check_certificate(entry, entry["root"], entry.by)
    if entry["desk"]["n"] != 1:
        raise Refused("The first desk key has the number 1. Nothing was changed.", code="epoch")


def _check_add(roster: RosterState, entry: Entry) -> None:
    _check_certificate(entry, roster.root, entry["who"])
    if entry["who"] in roster.members:
        raise Refused("This person is on the desk already. Nothing was changed.", code="member")


def _check_remove(roster: RosterState, entry: Entry) -> None:
    # Whoever makes the new desk key has it: nobody can be the one who removes themselves.
    if entry["who"] not in roster.members or entry["who"] == entry.by:
        raise Refused("This person cannot be taken off the desk here. Nothing was changed.", code="member")
    _check_desk(roster, entry)


def _check_desk(roster: RosterState, entry: Entry) -> None:
    known = {epoch.box for epoch in roster.epochs}
    if entry["desk"]["n"] != roster.epoch.n + 1 or entry["desk"]["box"] in known:
        raise Refused("A new desk key has the next number and is new. Nothing was changed.", code="epoch")


def _check_policy(roster: RosterState, entry: Entry) -> None:
    if entry["eyes"] <= roster.eyes:
        raise Refused("The number of approvals may only go up. Nothing was changed.", code="eyes")
    if entry["eyes"] > len(roster.members):
        raise Refused("The desk has too few people for so many approvals. Nothing was changed.", code="eyes")


def _check_takeover(roster: RosterState, entry: Entry) -> None:
    _check_certificate(entry, roster.root, entry["who"])
    _check_desk(roster, entry)


def _check_close(roster: RosterState, entry: Entry) -> None:
    """Closing asks for nothing but a member."""


def _check_certificate(entry: Entry, root: dict[str, str], fp: str) -> Certificate:
    try:
        certificate = check_certificate(entry["cert"], root, entry.ts)
    except CertificateInvalid as error:
        raise Refused(str(CertificateInvalid.__doc__), code="certificate") from error
    if certificate.fp != fp or (entry["role"] == SUPERVISOR and not certificate.sup):
        raise Refused("The certificate is not for this person and role. Nothing was changed.", code="certificate")
    return certificate


_RULES: dict[str, Callable[[RosterState, Entry], object]] = {
    "roster-open": _check_opening,
    "staff-add": _check_add,
    "staff-remove": _check_remove,
    "desk": _check_desk,
    "policy": _check_policy,
    "takeover": _check_takeover,
    "close": _check_close,
}
