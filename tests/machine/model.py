"""What should happen, in few words: the table of docs/lifecycle.md beside two people's stops and consents.

It knows nothing of entries, keys or requests. The machine compares it with the real service after every act.
"""

from __future__ import annotations

from dataclasses import dataclass, field

OTHER = {"Ann": "Ben", "Ben": "Ann"}
ON_ITS_WAY = ("offered", "approved", "parked")
BEFORE = ("waiting", "agreed")
SUPERVISOR = "Ruth"
ASKED = "Priya"


@dataclass
class Message:
    """One message: `lane` is what its author's lane says of it, the rest what the desk does with it."""

    author: str
    lane: str = "waiting"
    editor: str = ""
    approvals: set[str] = field(default_factory=set)
    held: bool = False
    parked: bool = False
    released: bool = False
    kept: bool = False
    under: bool = False
    rounds: int = 1
    suggested: int = 0
    agreements: int = 0
    objected: dict[tuple[int, int], tuple[str, str]] = field(default_factory=dict)
    upheld: set[tuple[int, int]] = field(default_factory=set)
    asked: set[tuple[int, int]] = field(default_factory=set)

    @property
    def version(self) -> tuple[int, int]:
        """Which round and which agreement a version for the reader would rest on."""
        return self.rounds, self.agreements if self.lane == "agreed" and not self.under else 0

    @property
    def waits(self) -> bool:
        """Whether the one who was asked to read this version has not approved it yet."""
        return self.editor != "" and self.version in self.asked and ASKED not in self.approvals

    @property
    def objection(self) -> tuple[str, str] | None:
        """Who made and who objected to this version, while no supervisor upheld that."""
        return None if self.version in self.upheld else self.objected.get(self.version)

    def note_doubt(self, verb: str, who: str) -> None:
        """Who is waited for from now on, whose version was objected to and by whom, and whether that was upheld."""
        if verb == "object":
            self.objected[self.version] = self.editor, who
            self.upheld.discard(self.version)
        if verb == "settle":
            self.upheld.add(self.version)
        if verb == "ask":
            self.asked.add(self.version)
        elif verb == "excuse" or (verb == "object" and who == ASKED):
            self.asked.discard(self.version)

    def void(self) -> None:
        """Nothing is put forward any more."""
        self.editor, self.parked = "", False
        self.approvals.clear()

    def to_lane(self, state: str) -> None:
        """The author's lane has a new word on it: whatever was put forward stands on another one now."""
        self.rounds += (self.lane, state) == ("returned", "waiting")
        self.agreements += state == "agreed"
        if self.lane != state:
            self.void()
        self.lane = state


@dataclass
class Person:
    """Somebody's stops, and whether they say yes to letters."""

    paused: bool = False
    withdrawn: bool = False
    halted: bool = False
    letters: bool = True
    permits: bool = False

    @property
    def stopped(self) -> bool:
        """Whether nothing may be on its way to or from them."""
        return self.paused or self.withdrawn or self.halted


@dataclass
class Model:
    """One case with two people and a desk that asks for `eyes` approvals."""

    eyes: int
    people: dict[str, Person] = field(default_factory=lambda: {"Ann": Person(), "Ben": Person()})
    messages: dict[str, Message] = field(default_factory=dict)
    suspended_by: str = ""

    def state(self, message: Message) -> str:
        """The message's state on the desk."""
        if message.released:
            return "released"
        if message.lane in ("recalled", "declined"):
            return message.lane
        if message.held:
            return "held"
        if not message.editor:
            return message.lane
        if message.parked:
            return "parked"
        return "approved" if self.has_enough(message) else "offered"

    def is_open(self, message: Message) -> bool:
        """Whether something can still become of it."""
        return self.state(message) not in ("released", "recalled", "declined")

    def has_enough(self, message: Message) -> bool:
        """Whether enough people approved, and not only who made it where two are asked or an objection was upheld."""
        if len(message.approvals) < self.eyes or message.waits:
            return False
        another = self.eyes > 1 or message.version in message.upheld
        return not another or message.approvals != {message.editor}

    def is_stopped(self, message: Message) -> bool:
        """Whether the case, its author or its reader stopped."""
        return bool(self.suspended_by) or any(
            self.people[name].stopped for name in (message.author, OTHER[message.author])
        )

    def may(self, verb: str, message: Message, who: str = "") -> bool:
        """Whether this can happen to a message now. `who` is the facilitator's name."""
        state = self.state(message)
        if verb in _LANE:
            return message.lane in _LANE[verb]
        if verb not in _DESK or state not in _DESK[verb]:
            return verb in ("look", "recall", "concern")
        if verb == "keep_as_is":
            return not message.kept
        if verb == "offer" and message.objection:
            return who == SUPERVISOR and message.objection[0] != who and not self.is_stopped(message)
        if verb == "settle":
            return who == SUPERVISOR and message.objection is not None and who not in message.objection
        if verb == "take_out":
            return self.people[message.author].permits and message.suggested != message.rounds
        if verb in ("offer", "approve"):
            return not self.is_stopped(message) and not (verb == "approve" and who in message.approvals)
        if verb in ("object", "ask", "excuse"):
            return _may_doubt(verb, message, who)
        if verb in ("pass_on", "park"):
            willing = all(person.letters for person in self.people.values())
            return self.has_enough(message) and willing and not self.is_stopped(message)
        return True

    def do(self, verb: str, message: Message, who: str = "") -> None:
        """It has happened."""
        if verb in _BECOMES:
            message.to_lane(_BECOMES[verb])
            message.under = verb == "take_out"
        if verb in ("propose", "take_out"):
            message.suggested = message.rounds
        message.note_doubt(verb, who)
        if verb == "refuse":
            message.void()
            message.lane = "waiting"
        elif verb == "keep_as_is":
            message.kept = True
        elif verb in ("offer", "object", "stop", "hold"):
            message.void()
            message.held = verb == "hold"
        if verb in ("offer", "approve"):
            message.editor = message.editor or who
            message.approvals.add(who)
        elif verb in ("revise", "reopen"):
            message.kept, message.held = message.kept and verb == "reopen", False
        elif verb == "park":
            message.parked = True
        elif verb in ("pass_on", "arrive"):
            message.released, message.parked = True, False

    def permit(self, name: str, permits: bool) -> None:
        """Somebody gives the standing permission or ends it: then what was made under it waits again."""
        self.people[name].permits = permits
        for message in self.messages.values():
            if message.author == name and message.under and message.lane == "agreed" and not permits:
                message.to_lane("waiting")

    def acted(self, name: str) -> None:
        """Whatever a person does in their lane, releases parked for it fall."""
        for message in self.messages.values():
            message.parked = message.parked and OTHER[message.author] != name

    def suspend(self, who: str) -> None:
        """The whole case stops: every approval is void, the versions stay."""
        self.suspended_by = who
        for message in self.messages.values():
            message.approvals.clear()
        self.settled()

    def may_lift(self, who: str) -> bool:
        """Whether this facilitator can let the case go on."""
        return who == SUPERVISOR and self.suspended_by not in ("", who)

    def settled(self) -> None:
        """After a stop or a consent of either person everything parked between the two falls."""
        for message in self.messages.values():
            message.parked = False


def _may_doubt(verb: str, message: Message, who: str) -> bool:
    """Whether somebody may object, ask for another reader, or say that this one need not read it."""
    if verb == "object":
        return who != message.editor
    if verb == "ask":
        return ASKED not in {message.editor, *message.approvals}
    return message.waits and (who == ASKED or (who == SUPERVISOR and who != message.editor))


_LANE = {"revise": ("returned",), "agree": ("proposed",), "refuse": ("proposed", "agreed")}
_DESK = {
    "keep_as_is": ("waiting",),
    "send_back": ("waiting",),
    "propose": ("waiting", "proposed", "agreed"),
    "take_out": ("waiting",),
    "offer": (*BEFORE, *ON_ITS_WAY),
    "approve": ("offered", "approved"),
    "ask": ("offered", "approved"),
    "excuse": ("offered",),
    "object": ON_ITS_WAY,
    "settle": BEFORE,
    "stop": ON_ITS_WAY,
    "pass_on": ("approved", "parked"),
    "park": ("approved", "parked"),
    "hold": (*BEFORE, *ON_ITS_WAY),
    "reopen": ("held",),
    "decline": ("waiting", "returned", "proposed", "agreed", *ON_ITS_WAY, "held"),
}
_BECOMES = {
    "send_back": "returned",
    "propose": "proposed",
    "take_out": "agreed",
    "revise": "waiting",
    "agree": "agreed",
    "decline": "declined",
    "recall": "recalled",
}
