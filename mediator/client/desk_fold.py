"""What all chains of a case amount to, as its facilitators see them. Pure; `now` in Unix seconds."""

from dataclasses import dataclass, field

from mediator.client.lane_fold import Item, LaneFold
from mediator.protocol.entry import Entry


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
    asked: str = ""
    objection: Entry | None = None
    upheld: bool = False
    outcome: Entry | None = None


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
        self._log_of: dict[str, list[Entry]] = {}
        self._by_hash = {entry.hash: entry for entry in log}
        self._looks: dict[str, list[Entry]] = {}
        self._outcomes: dict[str, Entry] = {}
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
        if entry.t in ("people", "terms", "suspend"):
            setattr(self, {"suspend": "suspended"}.get(entry.t, entry.t), entry)
        elif entry.t == "lift":
            self.suspended = None
        elif entry.t == "pair":
            self.pairs.append(entry)
        elif entry.t == "invite":
            self.invites[entry["lane"]] = entry
        elif entry.t == "need":
            self.needs[entry["lane"]] = list(entry["gates"])
        elif entry.t == "gate":
            self.gates[entry["lane"], entry["gate"]] = entry
        elif entry.t == "outcome":
            self._outcomes[entry["of"]] = entry
        elif entry.t == "look":
            self._looks.setdefault(entry["of"], []).append(entry)
        for msg in self._log_of if entry.t == "suspend" else filter(None, [self._msg_of(entry)]):
            self._log_of.setdefault(msg, []).append(entry)

    def _msg_of(self, entry: Entry) -> str:
        if "msg" in entry.fields:
            return str(entry["msg"])
        meant = self._by_hash.get(entry.fields.get("of", ""))
        return self._msg_of(meant) if meant is not None else ""

    def _item(self, item: Item) -> DeskItem:
        steps = self._log_of.get(item.msg, [])
        offer, approvals = self._standing_offer(item, steps)
        objection, upheld = _objection(item, steps)
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
            asked=self._asked(offer, steps),
            objection=None if upheld or offer else objection,
            upheld=upheld,
        )
        found.state = self._state(found)
        found.outcome = self._outcomes.get(found.release.hash) if found.release else None
        return found

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

    def _asked(self, offer: Entry | None, steps: list[Entry]) -> str:
        asks = [step["who"] for step in steps if offer is not None and step.t == "ask" and step["of"] == offer.hash]
        return asks[-1] if asks and asks[-1] in self.members else ""

    def _hold(self, steps: list[Entry]) -> Entry | None:
        last = next((step for step in reversed(steps) if step.t not in ("checks", "suspend")), None)
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
        if found.offer is None or len(by) < self.eyes or (found.asked and found.asked not in by):
            return False
        return (self.eyes < 2 and not found.upheld) or bool(by - {found.offer.by})


def _objection(item: Item, steps: list[Entry]) -> tuple[Entry | None, bool]:
    """The newest objection to the version that could be made now, and whether a supervisor upheld it."""
    versions = {step.hash: _version(item, step["src"], step["agree"]) for step in steps if step.t == "offer"}
    objection = next((step for step in reversed(steps) if step.t == "object"), None)
    if objection is None or item.state not in ("waiting", "agreed"):
        return None, False
    agreed = item.answer.hash if item.state == "agreed" and item.answer else ""
    if versions[objection["of"]] != _version(item, item.newest.hash, agreed):
        return None, False
    return objection, any(step.t == "settle" and step["of"] == objection.hash for step in steps)


def _version(item: Item, src: str, agree: str) -> tuple[str, str]:
    """The round, and the author's answer to a text of it; a text under their permission has none."""
    return src, "" if any(proof.hash == agree for proof in item.proofs) else agree


def _voids(step: Entry) -> bool:
    if step.t == "decide":
        return bool(step["outcome"] != "release")
    return step.t in ("object", "takeback", "hold")


def _still_agreed(item: Item, offer: Entry) -> bool:
    if offer["agree"]:
        return item.state == "agreed" and item.answer is not None and item.answer.hash == offer["agree"]
    return item.state == "waiting"
