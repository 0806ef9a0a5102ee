"""Answering a card: what its packet and the service's answer must agree on, and the entry that says so (section 8)."""

from dataclasses import dataclass
from typing import Any

from mediator.client.errors import CheckFailed
from mediator.protocol.card import CardKeys, enrol_mac
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.errors import ProtocolError
from mediator.protocol.identity import Identity
from mediator.protocol.lane import verify_lane
from mediator.protocol.roster import Roster, check_root, verify_roster


@dataclass(frozen=True)
class Invited:
    """What a card's packet and the service's answer together amount to, checked."""

    roster: Roster
    lang: str


def check_invited(packet: dict[str, Any], answer: dict[str, Any]) -> Invited:
    """Check that the roster and lane of an invitation are those that the card names. Raises CheckFailed."""
    try:
        roster = verify_roster(answer["roster"], packet["case"])
        check_root(roster, packet["root"])
        seq, known = packet["ros"]
        if seq >= len(roster.entries) or roster.entries[seq].hash != known:
            raise CheckFailed("V6", "the roster is not the one that the card names")
        lane = verify_lane(roster, answer["lane"]["entries"], packet["chain"])
        if packet["head"][0] == 0 and lane.entries[0].hash != packet["head"][1]:
            raise CheckFailed("V7", "the lane is not the one that the card names")
    except ProtocolError as error:
        raise CheckFailed(error.code or "V2", str(error)) from error
    return Invited(roster, lane.lang)


def make_enrolment(
    keys: CardKeys, packet: dict[str, Any], answer: dict[str, Any], invited: Invited, me: Identity, now: int
) -> Entry:
    """The signed entry that answers a card with a new key."""
    seq, head = answer["lane"]["head"]
    fields = {
        "t": "enrol",
        "case": packet["case"],
        "chain": packet["chain"],
        "seq": seq + 1,
        "prev": head,
        "ros": list(invited.roster.head),
        "ts": now,
        "me": me.public(),
        "mac": enrol_mac(keys.mackey, packet["chain"], me.public()),
    }
    return make_entry(me, fields)
