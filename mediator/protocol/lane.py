"""A lane: one participant and the desk (protocol sections 6 and 9)."""

from collections.abc import Iterable
from typing import Any

from mediator.protocol.approval import check_approvals
from mediator.protocol.card import enrol_mac
from mediator.protocol.chain import Chain, check_signed, read_entries, require
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ApprovalInvalid, ChainInvalid
from mediator.protocol.permission import WHAT as PERMISSION
from mediator.protocol.roster import SUPERVISOR, Roster
from mediator.protocol.types import TYPES

SELF = "self"
SCRIBE = "scribe"
SUBMISSIONS = ("submit", "transcript")
SPOKEN = "spoken"
QUESTIONS = "questions"

# What a facilitator may write down for somebody who has a key of their own: only what restrains.
RESTRAINING = ("pause", "withdraw", "recall", "refuse")
# And whom they want to see while somebody is away, which binds nobody.
PREFER = "prefer"


class Lane(Chain):
    """A lane as far as it was checked.

    `accepted` is the participant's fingerprint ("" before accept), `enrolled` every key that ever asked, `ended` those
    that an `on-paper` ended,
    `accepted_before[seq]` the fingerprint that held when entry `seq` was signed.
    """

    letter = "L"

    def __init__(self, roster: Roster) -> None:
        """An empty lane under a checked roster."""
        super().__init__(roster.case)
        self.roster = roster
        self.mode = ""
        self.lang = ""
        self.accepted = ""
        self.accepted_before: list[str] = []
        self.enrolled: dict[str, dict[str, str]] = {}
        self.ended: set[str] = set()
        self.closed = False

    @property
    def written_for(self) -> bool:
        """Whether a facilitator writes for the participant: a scribe lane in which no key was accepted."""
        return self.mode == SCRIBE and not self.accepted

    def add(self, entry: Entry) -> None:
        """Check the next entry and take it in. Raises ChainInvalid V4 to V6, V9."""
        self.check_link(entry)
        require(not self.closed, "V5", "the lane was closed before")
        seq = self.roster.check_ros(self, entry)
        check_signed(entry, self._signer(entry, seq), f"{entry.t} is signed by nobody who may")
        self.check_points(entry)
        self._check_standing(entry)
        if entry.t == "release":
            self._check_release(entry, seq)
        self.accepted_before.append(self.accepted)
        self.link(entry)
        self._follow(entry)

    def item_of(self, submission: Entry) -> str:
        """The id of the item that a submission belongs to: the body's `msg` of its first round."""
        while submission["of"]:
            meant = self._meant(submission)
            submission = self._meant(meant) if meant.t == "return" else meant
        return str(submission["body"]["msg"])

    def _meant(self, entry: Entry) -> Entry:
        meant = self.find(entry["of"])
        assert meant is not None
        return meant

    def _signer(self, entry: Entry, seq: int) -> dict[str, str] | None:
        if entry.type.signer in ("member", "supervisor"):
            member = self.roster.members_at(seq).get(entry.by)
            return member.public if member else None
        if entry.type.signer == "enrolling":
            return dict(entry["me"])
        return self.enrolled[entry.by] if entry.by and entry.by == self.accepted else None

    def _check_standing(self, entry: Entry) -> None:
        if entry.t == "accept":
            require(entry["who"] not in self.ended, "V5", "a key is accepted that was ended")
            require(entry["who"] in self.enrolled, "V5", "a key is accepted that never enrolled")
            require(entry["old"] == self.accepted, "V5", "the key that is replaced is not the accepted one")
            require(entry["who"] != self.accepted, "V5", "a key is accepted twice")
        elif entry.t == "enrol":
            require(entry.by not in self.enrolled, "V5", "a key enrols twice")
        elif entry.t == "transcript":
            spoken = entry["body"]["kind"] == SPOKEN
            require(self.written_for or spoken, "V5", "a facilitator writes for somebody who has a key")
        elif entry.t == "said":
            self._check_said(entry)
        elif entry.t == "on-paper":
            self._check_on_paper(entry)
        elif entry.t == "proof" and entry["under"]:
            self._check_under(entry)
        elif entry.t == "regrant":
            accept = self.find(entry["of"])
            right = accept is not None and accept["who"] == entry["to"] == self.accepted
            require(right, "V5", "earlier texts are given to a key that was not accepted")

    def _check_said(self, entry: Entry) -> None:
        act, told = entry["act"], entry["as"]
        restrains = act in RESTRAINING or (act == "consent" and told["state"] != "yes")
        meant = self.find(told["of"]) if told.get("of") else None
        # What somebody asked us to say is read back to them: they answer where they are.
        played_back = act == "agree" and meant is not None and meant.t == "proof" and meant["body"]["kind"] == SPOKEN
        may = self.written_for or restrains or played_back or act == PREFER
        require(may, "V5", "a facilitator says for somebody what only they may say")
        if told.get("of"):
            types = (TYPES[act].points or {})["of"]
            require(meant is not None and meant.t in types, "V2", "said.as.of does not mean what it may mean")

    def _check_on_paper(self, entry: Entry) -> None:
        meant = self._meant(entry)
        assert entry.ros is not None
        supervises = self.roster.members_at(entry.ros[0])[entry.by].role == SUPERVISOR
        require(supervises and meant.by != entry.by, "V5", "a key is ended by somebody who may not")
        require(meant["who"] == self.accepted, "V5", "a key is ended that is not the accepted one")

    def _check_under(self, proof: Entry) -> None:
        meant = self.find(proof["under"])
        assert meant is not None
        given = meant["as"] if meant.t == "said" else meant.fields
        right = (given.get("what"), given.get("state")) == (PERMISSION, "yes")
        require(right, "V2", "a text rests on a permission that was not given")

    def _check_release(self, entry: Entry, seq: int) -> None:
        members = {fp: member.public for fp, member in self.roster.members_at(seq).items()}
        require(bool(self.accepted) or self.mode == SCRIBE, "V5", "nobody is there to read a release")
        try:
            check_approvals(
                entry["ok"],
                self.case,
                self.chain,
                entry["body"],
                entry["cover"],
                entry["mode"],
                entry["att"],
                members,
                self.roster.eyes_at(seq),
            )
        except ApprovalInvalid as error:
            raise ChainInvalid("V9", f"a release: {error}") from error

    def _follow(self, entry: Entry) -> None:
        if entry.t == "lane-open":
            self.mode, self.lang = entry["mode"], entry["lang"]
        elif entry.t == "enrol":
            self.enrolled[entry.by] = dict(entry["me"])
        elif entry.t == "accept":
            self.accepted = entry["who"]
        elif entry.t == "on-paper":
            self.ended.add(self.accepted)
            self.mode, self.accepted = SCRIBE, ""
        elif entry.t == "closed":
            self.closed = True


def verify_lane(roster: Roster, served: Iterable[Any], chain: str | None = None) -> Lane:
    """Check all of a lane (V2 to V6, V9); `chain` is its id where it is known. Raises ChainInvalid."""
    lane = Lane(roster)
    for entry in read_entries(served):
        lane.add(entry)
    require(bool(lane.entries), "V4", "the lane is empty")
    require(chain in (None, lane.chain), "V4", "this is another lane")
    return lane


def check_own_key(lane: Lane, fp: str) -> None:
    """Check that the lane's accepted key is the one that the card opened (V11). Raises ChainInvalid."""
    require(lane.accepted == fp, "V11", "this lane has accepted another key than yours")


def check_enrolment(enrol: Entry, mackey: bytes) -> None:
    """Check that an enrolment came from the card of the invite's `mackey` (V5). Raises ChainInvalid."""
    fits = enrol_mac(mackey, enrol.chain, enrol["me"]) == enrol["mac"]
    require(fits, "V5", "the enrolment did not come from the card that was given out")
