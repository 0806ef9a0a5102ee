"""The law of the record: who signs, which rules, which slots, what drops. It puts the rooms' rules together.

Importing this module enacts it. Participants' entries are given to rules that see their own lane alone (P3).
"""

from collections.abc import Callable

from mediator.cases.roster import ROOT_READER
from mediator.cases.roster_rules import check_roster_entry
from mediator.cases.rules import NoSuchLane, check_case_entry
from mediator.messages.fold import CaseState
from mediator.messages.own_rules import ACTS_BY_ENTRY, check_own_entry, check_told_entry
from mediator.messages.parked import ParkedRelease
from mediator.protocol.entry import Entry, check_signature
from mediator.protocol.errors import ProtocolError
from mediator.protocol.types import TYPES
from mediator.record import law, read
from mediator.record.batch import MAX_WHEN, Batch, Park
from mediator.record.errors import NotAllowed, Refused, Replayed, SignatureRefused
from mediator.record.law import Author, Place, Readers
from mediator.record.parking import to_parked
from mediator.review import projection
from mediator.review.batches import check_whole
from mediator.review.decisions import why_no_call, why_not_release
from mediator.review.errors import NotAtThisPoint
from mediator.review.rules import check_item_entry, check_wishes
from mediator.review.version_rules import check_ready, check_version

OPENINGS = {"roster-open": "R", "log-open": "D", "lane-open": "L"}
TOLD = ("said", "transcript")
DROPS_FROM_AUTHOR = ("pause", "withdraw", "consent", "resume")
DROPS_FROM_LOG = ("need", "gate")
DAY = 86400


class Rj1Law:
    """Section 6 of the protocol, as the record asks for it."""

    def empty(self) -> CaseState:
        """A case before its first entry."""
        return CaseState()

    def fold(self, case: str) -> CaseState:
        """The case as stored, with its parked and halted rows."""
        state = CaseState().apply_all(read.list_entries(case))
        for row in read.list_halts(case):
            state.halt(row.lane, row.seq)
        state.parked = [to_parked(state, row) for row in read.list_parked(case)]
        return state

    def check_signer(self, state: CaseState, entry: Entry, author: Author | None) -> None:
        """Check who signed: of the right standing, the person signed in, and truly they."""
        public = _public_of(state, entry)
        if public is None:
            raise NotAllowed
        if author is not None and entry.type.signer != "root" and author.fp != entry.by:
            raise NotAllowed
        try:
            check_signature(entry, public)
        except ProtocolError as error:
            raise SignatureRefused from error

    def check(self, state: CaseState, entry: Entry, batch: Batch, now: int) -> None:
        """Check the rules of the entry's type."""
        kind = _check_chain(state, entry)
        if kind == "R":
            return check_roster_entry(state.roster, entry)
        _check_points(state, entry)
        _check_moments(entry)
        if kind == "L" and entry.t in ACTS_BY_ENTRY:
            return check_own_entry(state.lanes[entry.chain], state.messages[entry.chain], entry)
        if entry.t in TOLD:
            return check_told_entry(state.lanes[entry.chain], state.messages[entry.chain], entry)
        if entry.body and entry.t != "release" and entry.body["msg"] in state.body_msgs:
            raise Replayed
        check_case_entry(state.roster, state.lanes, state.desk, entry)
        return check_item_entry(state, entry, now)

    def readers(self, state: CaseState, entry: Entry) -> Readers:
        """The slots that an entry brings: required ones, and for `regrant` those it may bring."""
        return _READERS[entry.type.slots](state, entry)

    def check_whole(self, state: CaseState, batch: Batch, now: int) -> None:
        """Check what only the batch as a whole shows."""
        check_whole(state, batch)

    def check_parked(self, state: CaseState, park: Park, now: int) -> str:
        """Check a release that is to wait for its hour; answers the hash of its offer."""
        offer, decided = self._check_waiting(state, park.entry, park.when, now)
        if decided is None or (decided["offer"], decided["when"]) != (offer.hash, park.when):
            raise Refused("Nobody decided on this hour. Nothing was changed.", code="decision")
        return offer.hash

    def check_arrival(self, state: CaseState, entry: Entry, when: int, now: int) -> None:
        """Check a parked release as it goes: everything that is asked of a release, now.

        Its own hour may be long over, if nobody was at work here then: the reader's days and hours are asked for now.
        """
        _check_chain(state, entry)
        self._check_waiting(state, entry, now, now)

    def drops(self, state: CaseState, row: ParkedRelease, batch: Batch) -> bool:
        """Whether a release that waits falls: by its conditions, or by an entry that unsettles them."""
        item = state.offered_bodies.get((row.lane, row.entry["body"]["msg"]))
        if item is None or row.entry.by not in state.roster.members or batch.has("policy", "terms"):
            return True
        author, offer = item.message.lane, state.log[row.offer]
        for entry in batch.entries:
            act = entry["act"] if entry.t == "said" else entry.t
            if entry.chain == author and act in DROPS_FROM_AUTHOR:
                return True
            if entry.t in DROPS_FROM_LOG and entry["lane"] in (author, row.lane):
                return True
        if any(approval["by"] not in state.roster.members for approval in row.entry["ok"]):
            return True
        # Consents and gates that lapse by time alone are asked for at the hour.
        return bool(why_not_release(state, item, offer, row.entry.ts) or why_no_call(state, offer, row.when))

    def project(self, state: CaseState, case: str, batch: Batch, now: int) -> None:
        """Bring projections up to date, keep invitations and write notices, in the same transaction."""
        projection.project(state, case)
        projection.follow(state, case, batch, now)

    def _check_waiting(self, state: CaseState, entry: Entry, hour: int, now: int) -> tuple[Entry, Entry | None]:
        item = state.offered_bodies.get((entry.chain, entry["body"]["msg"])) if entry.t == "release" else None
        if item is None:
            raise NotAtThisPoint
        offer = check_version(state, item, entry)
        check_ready(state, item, offer, now, hour)
        check_wishes(state, item, hour, now)
        return offer, item.decided


def _public_of(state: CaseState, entry: Entry) -> dict[str, str] | None:
    signer = entry.type.signer
    if signer in ("opener", "enrolling"):
        return dict(entry["me"])
    if signer == "root":
        return state.roster.root if entry.by == state.roster.root_fp else None
    if signer == "participant":
        lane = state.lanes.get(entry.chain)
        return lane.accepted_keys if lane and entry.by == lane.accepted else None
    member = state.roster.members.get(entry.by)
    if member and entry.ros and entry.by not in state.roster.members_at(entry.ros[0]):
        return None
    return member.public if member else None


def _check_chain(state: CaseState, entry: Entry) -> str:
    """Check that the type may stand in this chain, and that nothing has ended; answers R, D or L."""
    kind = OPENINGS.get(entry.t) or state.kind_of(entry.chain)
    if not kind or kind not in entry.type.chains:
        raise NoSuchLane("This does not belong in this chain. Nothing was changed.")
    if entry.t == "log-open" and state.log_chain:
        raise Refused("The case has its log already. Nothing was changed.", code="chain")
    if state.roster.closed and entry.t != "closed":
        raise Refused("The case is closed. Nothing was changed.", code="closed")
    if kind == "L" and entry.t != "lane-open" and state.lanes[entry.chain].closed:
        raise Refused("This page is closed. Nothing was changed.", code="closed")
    return kind


def _check_moments(entry: Entry) -> None:
    """Check that no moment or day lies beyond what a calendar can name: pages could not show it."""
    fields = entry["as"] if entry.t == "said" else entry.fields
    act = entry["act"] if entry.t == "said" else entry.t
    if act == "consent" and fields["state"] != "yes":
        return  # A no is taken as it is.
    days = [day for span in fields.get("blocked", []) for day in span]
    if max(*(fields.get(name, 0) for name in ("from", "until", "when")), DAY * max(days, default=0)) >= MAX_WHEN:
        raise Refused("That date is too far away. Nothing was changed.", code="date")


def _check_points(state: CaseState, entry: Entry) -> None:
    """Check that every hash means an entry of the right type, in this chain or the lane named beside it."""
    points, fields = entry.type.points or {}, entry.fields
    if entry.t == "said":
        points, fields = TYPES[entry["act"]].points or {}, entry["as"]
    lane = state.messages.get(entry.fields.get("lane", entry.chain))
    for name, types in points.items():
        meant = None
        if lane:
            meant = lane.entries.get(fields[name])
        if meant is None and entry.chain == state.log_chain:
            meant = state.log.get(fields[name])
        if fields[name] and (meant is None or not ("*" in types or meant.t in types)):
            raise Refused("It points to something that is not there. Nothing was changed.", code="points")
        if meant is not None and meant.t == "said" and not {"*", meant["act"]} & set(types):
            raise Refused("It points to something that was not said. Nothing was changed.", code="points")
    if entry.t == "checkpoint":
        _check_heads(state, entry)


def _check_heads(state: CaseState, entry: Entry) -> None:
    for chain, seq, entry_hash in entry["heads"]:
        lane = state.messages.get(chain)
        known = lane.entries if lane else state.log
        if state.kind_of(chain) == "R":
            fits = state.roster_has(seq, entry_hash)
        else:
            fits = entry_hash in known and (known[entry_hash].chain, known[entry_hash].seq) == (chain, seq)
        if not fits:
            raise Refused("A head that it states was never there. Nothing was changed.", code="points")


def _at(entry: Entry, *readers: str) -> Readers:
    return Readers(frozenset((entry.chain, entry.seq, reader) for reader in readers if reader))


def _epoch_readers(state: CaseState, entry: Entry) -> Readers:
    return _at(entry, *state.roster.members, ROOT_READER if state.roster.recover else "")


def _all_epochs_readers(state: CaseState, entry: Entry) -> Readers:
    places = ((entry.chain, epoch.seq, entry["who"]) for epoch in state.roster.epochs)
    return Readers(frozenset[Place](places))


def _regrant_readers(state: CaseState, entry: Entry) -> Readers:
    earlier = state.messages[entry.chain].entries.values()
    return Readers(allowed=frozenset((old.chain, old.seq, entry["to"]) for old in earlier if old.body))


def _note_readers(state: CaseState, entry: Entry) -> Readers:
    return _at(entry, state.roster.desk_reader if entry["for"] == "desk" else entry["for"])


_READERS: dict[str, Callable[[CaseState, Entry], Readers]] = {
    "none": lambda state, entry: Readers(),
    "epoch": _epoch_readers,
    "epochs": _all_epochs_readers,
    "desk": lambda state, entry: _at(entry, state.roster.desk_reader),
    "note": _note_readers,
    "author": lambda state, entry: _at(entry, entry.by, state.roster.desk_reader),
    "lane": lambda state, entry: _at(entry, state.lanes[entry.chain].accepted, state.roster.desk_reader),
    "regrant": _regrant_readers,
}

law.enact(Rj1Law())
