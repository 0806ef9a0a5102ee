"""What has become of each message, folded from entries (protocol section 6). Pure.

`LaneMessages` is what one lane says of its own messages and of what was passed on to it: enough for all that
a participant may do or see (P3). `Item` adds what the desk log says of one message.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

from mediator.cases.states import Act, read_act
from mediator.messages.table import (
    AGREED,
    APPROVED,
    DECLINED,
    HELD,
    OFFERED,
    PARKED,
    PROPOSED,
    RECALLED,
    RELEASED,
    RETURNED,
    TRANSITIONS,
    WAITING,
)
from mediator.protocol.entry import Entry
from mediator.protocol.paper import waits_for_comparing
from mediator.protocol.permission import WHAT as PERMISSION
from mediator.protocol.translation import standing_translation, waits_for_translation

__all__ = ["TRANSITIONS", "Item", "LaneMessages", "Message", "Received"]

SUBMISSIONS = ("submit", "transcript")
# The round, and the author's answer to a text of it: what an asking and an objection are about.
Version = tuple[str, str]


@dataclass
class Message:
    """A message as its own lane tells it; `state` never says more than its author may know."""

    lane: str
    msg: str
    kind: str
    peer: str
    submissions: list[Entry]
    state: str = WAITING
    returned: Entry | None = None
    proof: Entry | None = None
    answer: Entry | None = None
    recalled: bool = False
    statuses: set[str] = field(default_factory=set)

    @property
    def newest(self) -> Entry:
        """The newest round as the author submitted it."""
        return self.submissions[-1]

    @property
    def agreement(self) -> str:
        """The hash of the author's agreement to the newest proposal, while it stands."""
        return self.answer.hash if self.answer and self.state == AGREED else ""

    @property
    def version(self) -> Version:
        """The round, and the author's answer to a text of it. What the permission covers is no new answer of theirs."""
        return self.newest.hash, "" if self.rests_on_permission else self.agreement

    @property
    def was_proposed(self) -> bool:
        """Whether a text was suggested for the newest round, whatever its author said to it."""
        return self.proof is not None and self.proof["of"] == self.newest.hash

    @property
    def rests_on_permission(self) -> bool:
        """Whether the author agreed beforehand, by the permission, and not to this text."""
        return self.state == AGREED and self.answer is not None and self.answer.t == "proof"


@dataclass
class Received:
    """Something passed on to this lane, and what its reader did with it."""

    release: Entry
    ready: str = ""
    opened: bool = False
    kept: str = ""
    printed: bool = False


@dataclass
class LaneMessages:
    """One lane's messages by item id, what it received by entry hash, and the message of each entry."""

    messages: dict[str, Message] = field(default_factory=dict)
    received: dict[str, Received] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    about: dict[str, Message] = field(default_factory=dict)
    body_msgs: set[str] = field(default_factory=set)

    def apply(self, entry: Entry) -> None:
        """Take in the next entry of the lane, which has been checked."""
        self.entries[entry.hash] = entry
        if entry.body:
            self.body_msgs.add(entry.body["msg"])
        act = read_act(entry)
        change = _LANE_CHANGES.get(act.t)
        if change:
            change(self, act)

    def meant(self, act: Act) -> Message | None:
        """The message that an act's `of` leads to."""
        return self.about.get(act.fields["of"])


Change = Callable[[LaneMessages, Act], None]


def _submit(lane: LaneMessages, act: Act) -> None:
    entry = act.entry
    message = lane.about.get(act.fields["of"]) if act.fields["of"] else None
    if message is None:
        body = act.fields["body"]
        message = Message(entry.chain, body["msg"], body["kind"], act.fields["peer"], [])
        lane.messages[message.msg] = message
    message.submissions.append(entry)
    message.state, message.answer, message.statuses = WAITING, None, set()
    lane.about[entry.hash] = message


def _return(lane: LaneMessages, act: Act) -> None:
    message = lane.about[act.fields["of"]]
    message.state, message.returned = RETURNED, act.entry
    lane.about[act.entry.hash] = message


def _propose(lane: LaneMessages, act: Act) -> None:
    message = lane.about[act.fields["of"]]
    # A text under the permission that its author gave beforehand stands as agreed to.
    under = act.fields["under"] != ""
    message.state, message.proof = AGREED if under else PROPOSED, act.entry
    message.answer = act.entry if under else None
    lane.about[act.entry.hash] = message


def _consent(lane: LaneMessages, act: Act) -> None:
    """Ending the permission says no to every text that stands on it."""
    if act.fields["what"] != PERMISSION or act.fields["state"] == "yes":
        return
    for message in lane.messages.values():
        if message.rests_on_permission:
            message.state, message.answer = WAITING, None


def _answer(state: str) -> Change:
    def change(lane: LaneMessages, act: Act) -> None:
        message = lane.about[act.fields["of"]]
        message.state, message.answer = state, act.entry
        lane.about[act.entry.hash] = message

    return change


def _tell_status(lane: LaneMessages, act: Act) -> None:
    message = lane.about[act.fields["of"]]
    message.statuses.add(act.fields["st"])
    lane.about[act.entry.hash] = message
    if act.fields["st"] == DECLINED:
        message.state = DECLINED


def _tell_later(lane: LaneMessages, act: Act) -> None:
    lane.about[act.entry.hash] = lane.about[act.fields["of"]]


def _recall(lane: LaneMessages, act: Act) -> None:
    message = lane.about[act.fields["of"]]
    message.state, message.recalled = RECALLED, True
    lane.about[act.entry.hash] = message


def _receive(lane: LaneMessages, act: Act) -> None:
    lane.received[act.entry.hash] = Received(act.entry)


def _ready(lane: LaneMessages, act: Act) -> None:
    lane.received[act.fields["of"]].ready = act.fields["how"]


def _opened(lane: LaneMessages, act: Act) -> None:
    lane.received[act.fields["of"]].opened = True


def _keep(lane: LaneMessages, act: Act) -> None:
    lane.received[act.fields["of"]].kept = act.fields["how"]


def _printed(lane: LaneMessages, act: Act) -> None:
    if act.fields["of"] in lane.received:
        lane.received[act.fields["of"]].printed = True


_LANE_CHANGES = {
    "submit": _submit,
    "transcript": _submit,
    "return": _return,
    "proof": _propose,
    "consent": _consent,
    "agree": _answer(AGREED),
    "refuse": _answer(WAITING),
    "recall": _recall,
    "status": _tell_status,
    "later": _tell_later,
    "release": _receive,
    "ready": _ready,
    "opened": _opened,
    "keep": _keep,
    "printed": _printed,
}


@dataclass
class Objection:
    """The newest objection to a version, the offer it was made to, and whether a supervisor upheld it."""

    entry: Entry
    offer: Entry
    upheld: bool = False


@dataclass
class Item:
    """A message with what the desk log says of it. `offer` was not voided by anything later in the log.

    Askings and objections are kept for every version: its author's change of mind may bring an older one back.
    """

    message: Message
    offers: list[Entry] = field(default_factory=list)
    offer: Entry | None = None
    approvals: dict[str, Entry] = field(default_factory=dict)
    decided: Entry | None = None
    hold: Entry | None = None
    released: Entry | None = None
    checks: dict[str, Entry] = field(default_factory=dict)
    looks: dict[str, set[str]] = field(default_factory=dict)
    concerns: dict[str, Entry] = field(default_factory=dict)
    found: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: dict[Version, dict[str, Entry]] = field(default_factory=dict)
    objections: dict[Version, Objection] = field(default_factory=dict)
    translations: list[Entry] = field(default_factory=list)
    since: int = 0
    last_decision: Entry | None = None

    def standing_offer(self) -> Entry | None:
        """The newest offer, while it is made from the newest round and the agreement it names stands."""
        offer, message = self.offer, self.message
        if offer is None or offer["src"] != message.newest.hash or offer["agree"] != message.agreement:
            return None
        return offer if message.state in (WAITING, AGREED) else None

    def standing_approvals(self, members: Collection[str]) -> dict[str, Entry]:
        """The approvals of the standing offer by people who are on the desk now, by fingerprint."""
        if self.standing_offer() is None:
            return {}
        return {by: entry for by, entry in self.approvals.items() if by in members}

    def has_enough(self, members: Collection[str], eyes: int) -> bool:
        """Whether `eyes` present members approved; where it is two, one of them did not make the offer.

        Everybody who was asked to read it too must be among them.
        """
        approvers = self.standing_approvals(members)
        if self.offer is None or len(approvers) < eyes or self.waits_for(members):
            return False
        return not self.needs_another(eyes) or any(by != self.offer.by for by in approvers)

    def needs_another(self, eyes: int) -> bool:
        """Whether more than its maker must approve a version: where two are asked for, or an objection was upheld."""
        objection = self._objection()
        return eyes > 1 or (objection is not None and objection.upheld)

    def waits_for(self, members: Collection[str]) -> dict[str, Entry]:
        """Who was asked to read the version on offer, is here and has not approved it: each with the asking.

        Stopping a version and making the same one again does not get rid of whoever was asked to read it.
        """
        if self.standing_offer() is None:
            return {}
        asked, approvers = self.asked.get(self.message.version, {}), self.standing_approvals(members)
        return {who: ask for who, ask in asked.items() if who in members and who not in approvers}

    def standing_objection(self) -> Objection | None:
        """The objection that waits for a supervisor: neither settled nor overruled by an offer that stands."""
        return None if self.standing_offer() else self.unsettled_objection()

    def unsettled_objection(self) -> Objection | None:
        """The objection that no supervisor has settled; it binds whoever makes the version, also after overruling."""
        objection = self._objection()
        return None if objection is None or objection.upheld else objection

    def _objection(self) -> Objection | None:
        """The newest objection, settled or not, to the version that could be made now."""
        message = self.message
        return self.objections.get(message.version) if message.state in (WAITING, AGREED) else None

    def compare(self, entry: Entry) -> None:
        """Take in what somebody found when they compared a round with its paper; their newest word counts."""
        self.found.setdefault(entry["of"], {})[entry.by] = entry["found"]

    def waits_for_comparing(self) -> bool:
        """Whether the newest round was written down from paper, and nobody else found it the same as its photograph."""
        newest = self.message.newest
        return waits_for_comparing(newest, self.found.get(newest.hash, {}))

    @property
    def concern(self) -> Entry | None:
        """The newest concern for somebody's safety that was written down about the newest round."""
        return self.concerns.get(self.message.newest.hash)

    @property
    def texts(self) -> set[str]:
        """The hashes of the texts of this round: what was handed in, and what was suggested for it last."""
        message = self.message
        return {message.newest.hash} | ({message.proof.hash} if message.proof and message.was_proposed else set())

    @property
    def current_text(self) -> str:
        """The hash of the text that a version would repeat: what its author agreed to, or what was handed in."""
        message = self.message
        return message.proof.hash if message.proof and message.state == AGREED else message.newest.hash

    @property
    def translation(self) -> Entry | None:
        """The translation that stands for this round."""
        return standing_translation(self.translations, self.texts)

    def waits_for_translation(self) -> bool:
        """Whether the text that a version would repeat waits for its translation, or for somebody else to check it."""
        made = self.translation
        return waits_for_translation(made, self.current_text, self.found.get(made.hash, {}) if made else {})

    def is_held(self, now: int) -> bool:
        """Whether a hold stands whose date has not come."""
        return self.hold is not None and not (self.hold["on"] == "date" and self.hold["until"] <= now)

    def state(self, members: Collection[str], eyes: int, parked: Collection[str], now: int) -> str:
        """The state at `now`; `parked` holds the hashes of offers that wait for their hour."""
        if self.released:
            return RELEASED
        if self.message.state in (RECALLED, DECLINED):
            return self.message.state
        if self.is_held(now):
            return HELD
        offer = self.standing_offer()
        if offer is None:
            return self.message.state
        if offer.hash in parked:
            return PARKED
        return APPROVED if self.has_enough(members, eyes) else OFFERED

    def void(self) -> None:
        """Forget the offer with its approvals and what was decided on it."""
        self.offer, self.approvals, self.decided = None, {}, None

    def void_approvals(self) -> None:
        """Forget the approvals and what was decided; the offer stays."""
        self.approvals, self.decided = {}, None
