"""What all chains of a case amount to, as its facilitators see them. Pure; `now` in Unix seconds."""

from collections.abc import Callable
from dataclasses import dataclass, field

from mediator.client.contacts_fold import Approach, PlannedCall, read_approach, read_call, read_contact
from mediator.client.desk_versions import objection_of, same_version
from mediator.client.lane_fold import Item, LaneFold
from mediator.protocol.entry import Entry
from mediator.protocol.paper import waits_for_comparing
from mediator.protocol.translation import standing_translation, waits_for_translation


@dataclass
class DeskItem:
    """One message with its state on the desk and everything that led there."""

    item: Item
    state: str
    checks: Entry | None
    offer: Entry | None
    approvals: dict[str, Entry]
    hold: Entry | None
    release: Entry | None
    parked: int
    looks: list[Entry] = field(default_factory=list)
    asked: dict[str, Entry] = field(default_factory=dict)
    call: PlannedCall | None = None
    objection: Entry | None = None
    upheld: bool = False
    outcome: Entry | None = None
    waits_for_comparing: bool = False
    translation: Entry | None = None
    found: dict[str, str] = field(default_factory=dict)
    waits_for_translation: bool = False


class DeskFold:
    """The desk log and every lane, folded: pairs, gates, people, and the state of each item."""

    def __init__(
        self,
        lanes: dict[str, LaneFold],
        log: list[Entry],
        *,
        eyes: int,
        members: set[str],
        parked: dict[str, int],
        now: int,
    ) -> None:
        """`parked` maps an offer's hash to the hour it waits for; `members` are the fps on the desk now."""
        self.lanes, self.log, self.now = lanes, log, now
        self.eyes, self.members, self.parked = eyes, members, parked
        self.suspended: Entry | None = None
        self.people: Entry | None = None
        self.terms: Entry | None = None
        self.pairs: list[Entry] = []
        self.invites: dict[str, Entry] = {}
        self.needs: dict[str, list[str]] = {}
        self.gates: dict[tuple[str, str], Entry] = {}
        self.calls: dict[str, PlannedCall] = {}
        self.contacts: list[Entry] = []
        self.stand_ins: dict[str, Entry] = {}
        self.approaches: dict[tuple[str, str], Approach] = {}
        self._log_of: dict[str, list[Entry]] = {}
        self._by_hash = {entry.hash: entry for entry in log}
        self._looks: dict[str, list[Entry]] = {}
        self._outcomes: dict[str, Entry] = {}
        self._found: dict[str, dict[str, str]] = {}
        for entry in log:
            self._read(entry)

    @property
    def items(self) -> dict[str, DeskItem]:
        """Every item of the case by its id, in the order of lanes and submissions."""
        return {msg: self._item(item) for lane in self.lanes.values() for msg, item in lane.items.items()}

    def other_side(self, lane: str, peer: str) -> tuple[str, str]:
        """The lane that `peer` means here, and the reference that means this lane there. Raises KeyError."""
        for pair in self.pairs:
            for near, far in ((pair["a"], pair["b"]), (pair["b"], pair["a"])):
                if near == [lane, peer]:
                    return far[0], far[1]
        raise KeyError(peer)

    def peers(self, lane: str) -> list[tuple[str, str]]:
        """The references used in this lane, each with the lane it means."""
        both = [(near, far) for pair in self.pairs for near, far in ((pair["a"], pair["b"]), (pair["b"], pair["a"]))]
        return [(near[1], far[0]) for near, far in both if near[0] == lane]

    def _read(self, entry: Entry) -> None:
        step = _STEPS.get(entry.t)
        if step is not None:
            step(self, entry)
        for msg in self._log_of if entry.t == "suspend" else filter(None, [self._msg_of(entry)]):
            self._log_of.setdefault(msg, []).append(entry)

    def _call_after(self, release: Entry | None, steps: list[Entry]) -> PlannedCall | None:
        """The next open call because of what was passed on."""
        passed = [step.hash for step in steps if release and step.t == "offer" and step["body"] == release["body"]]
        calls = [call for call in self.calls.values() if call.is_open and call.offer in passed]
        return min(calls, key=lambda call: call.entry["when"], default=None)

    def _msg_of(self, entry: Entry) -> str:
        meant: Entry | None = entry
        while meant is not None and "msg" not in meant.fields:
            of = meant.fields.get("of", "")
            meant = self._by_hash.get(self.calls[of].offer if of in self.calls else of)
        return str(meant["msg"]) if meant is not None else ""

    def _item(self, item: Item) -> DeskItem:
        steps = self._log_of.get(item.msg, [])
        offer, approvals = self._standing_offer(item, steps)
        objection, upheld = objection_of(item, steps)
        found = DeskItem(
            item=item,
            state="",
            offer=offer,
            approvals=approvals,
            hold=self._hold(steps),
            checks=next((step for step in reversed(steps) if step.t == "checks"), None),
            release=self._release(steps),
            parked=self.parked.get(offer.hash, 0) if offer else 0,
            looks=self._looks.get(item.newest.hash, []),
            asked=self._asked(item, offer, steps, approvals),
            waits_for_comparing=waits_for_comparing(item.newest, self._found.get(item.newest.hash, {})),
            objection=None if upheld or offer else objection,
            upheld=upheld,
        )
        self._translated(found, steps)
        found.state = self._state(found)
        found.call = self._call_after(found.release, steps)
        found.outcome = self._outcomes.get(found.release.hash) if found.release else None
        return found

    def _translated(self, found: DeskItem, steps: list[Entry]) -> None:
        item = found.item
        made = found.translation = standing_translation(steps, item.texts)
        found.found = self._found.get(made.hash, {}) if made else {}
        found.waits_for_translation = waits_for_translation(made, item.current_text, found.found)

    def _standing_offer(self, item: Item, steps: list[Entry]) -> tuple[Entry | None, dict[str, Entry]]:
        offer, approvals = None, {}
        for step in steps:
            if step.t == "offer":
                offer, approvals = step, {}
            elif step.t == "approve" and offer is not None and step["of"] == offer.hash:
                approvals[step.by] = step
            elif step.t == "suspend":
                approvals = {}
            elif step.t == "hold" and step["on"] == "asked":
                continue  # the letter bank keeps what was approved
            elif _voids(step):
                offer, approvals = None, {}
        if offer is None or offer["src"] != item.newest.hash or not _still_agreed(item, offer):
            return None, {}
        return offer, {by: step for by, step in approvals.items() if by in self.members}

    def _asked(
        self, item: Item, offer: Entry | None, steps: list[Entry], approvals: dict[str, Entry]
    ) -> dict[str, Entry]:
        """Who was asked to read the version on offer and is waited for: each with the asking."""
        if offer is None:
            return {}
        made = {step.hash: step for step in steps if step.t == "offer" and same_version(item, step, offer)}
        asked: dict[str, Entry] = {}
        for step in steps:
            if step.t == "ask" and step["of"] in made:
                asked[step["who"]] = step
            elif step.t == "excuse":
                asked = {who: ask for who, ask in asked.items() if ask.hash != step["of"]}
            elif step.t == "object" and step["of"] in made:
                asked.pop(step.by, None)
        return {who: ask for who, ask in asked.items() if who in self.members and who not in approvals}

    def _hold(self, steps: list[Entry]) -> Entry | None:
        beside = ("checks", "suspend", "call", "contact", "translation", "compare")
        last = next((step for step in reversed(steps) if step.t not in beside), None)
        if last is None or last.t != "hold" or (last["on"] == "date" and last["until"] <= self.now):
            return None
        return last

    def _release(self, steps: list[Entry]) -> Entry | None:
        offers = {step["body"]["msg"]: step for step in steps if step.t == "offer"}
        for dst in {offer["dst"] for offer in offers.values()}:
            for received in self.lanes[dst].received.values() if dst in self.lanes else ():
                if received.release["body"]["msg"] in offers:
                    return received.release
        return None

    def _state(self, found: DeskItem) -> str:
        own = found.item.state
        if found.release is not None:
            return "released"
        if own in ("recalled", "declined"):
            return own
        if found.hold is not None:
            return "held"
        if found.offer is None:
            return own
        if found.parked:
            return "parked"
        return "approved" if self._enough(found) else "offered"

    def _enough(self, found: DeskItem) -> bool:
        by = found.approvals.keys()
        if found.offer is None or len(by) < self.eyes or found.asked:
            return False
        return (self.eyes < 2 and not found.upheld) or bool(by - {found.offer.by})


_STEPS: dict[str, Callable[[DeskFold, Entry], None]] = {
    "people": lambda desk, entry: setattr(desk, "people", entry),
    "terms": lambda desk, entry: setattr(desk, "terms", entry),
    "suspend": lambda desk, entry: setattr(desk, "suspended", entry),
    "lift": lambda desk, entry: setattr(desk, "suspended", None),
    "pair": lambda desk, entry: desk.pairs.append(entry),
    "invite": lambda desk, entry: desk.invites.update({entry["lane"]: entry}),
    "need": lambda desk, entry: desk.needs.update({entry["lane"]: list(entry["gates"])}),
    "gate": lambda desk, entry: desk.gates.update({(entry["lane"], entry["gate"]): entry}),
    "call": lambda desk, entry: read_call(desk.calls, entry),
    "contact": lambda desk, entry: read_contact(desk.calls, desk.contacts, entry),
    "stand-in": lambda desk, entry: desk.stand_ins.update({entry["for"]: entry}),
    "approach": lambda desk, entry: read_approach(desk.approaches, entry),
    "outcome": lambda desk, entry: desk._outcomes.update({entry["of"]: entry}),
    "compare": lambda desk, entry: desk._found.setdefault(entry["of"], {}).update({entry.by: entry["found"]}),
    "look": lambda desk, entry: desk._looks.setdefault(entry["of"], []).append(entry),
}


def _voids(step: Entry) -> bool:
    if step.t == "decide":
        return bool(step["outcome"] != "release")
    return step.t in ("object", "takeback", "hold")


def _still_agreed(item: Item, offer: Entry) -> bool:
    if offer["agree"]:
        return item.state == "agreed" and item.answer is not None and item.answer.hash == offer["agree"]
    return item.state == "waiting"
