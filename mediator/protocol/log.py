"""Chain D, the desk's log, and the case as a facilitator sees it whole (protocol sections 6 and 9)."""

from collections.abc import Iterable, Mapping
from typing import Any

from mediator.protocol.approval import approval_statement, check_approval
from mediator.protocol.chain import Chain, check_signed, read_entries, require
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ApprovalInvalid, ChainInvalid
from mediator.protocol.lane import SUBMISSIONS, Lane
from mediator.protocol.paper import needs_comparing, waits_for_comparing
from mediator.protocol.roster import SUPERVISOR, Roster
from mediator.protocol.translation import standing_translation, waits_for_translation

_LANE_FIELDS = ("lane", "dst", "to")


class Log(Chain):
    """D as far as it was checked, beside the lanes it speaks of."""

    letter = "D"

    def __init__(self, roster: Roster, lanes: Mapping[str, Lane]) -> None:
        """An empty log under a checked roster; `lanes` by chain id."""
        super().__init__(roster.case)
        self.roster = roster
        self.lanes = lanes
        self._found: dict[str, dict[str, str]] = {}
        self._translations: dict[str, list[Entry]] = {}

    def add(self, entry: Entry) -> None:
        """Check the next entry and take it in. Raises ChainInvalid V4 to V7, V9."""
        self.check_link(entry)
        seq = self.roster.check_ros(self, entry)
        member = self.roster.members_at(seq).get(entry.by)
        check_signed(entry, member.public if member else None, f"{entry.t} is signed by nobody who may")
        self._check_lanes(entry)
        self.check_points(entry)
        if entry.type.signer == "supervisor":
            self._check_supervisor(entry, seq)
        elif entry.t == "offer":
            self._check_offer(entry)
        elif entry.t == "approve":
            self._check_approve(entry, seq)
        elif entry.t == "checkpoint":
            self._check_heads(entry)
        elif entry.t == "compare":
            self._check_compare(entry)
        elif entry.t == "translation":
            self._check_translation(entry)
        self.link(entry)

    def entry_meant(self, entry: Entry, hash_: str) -> Entry | None:
        """The entry of this log, or of the lane named beside, with this hash."""
        lane = self.lanes.get(entry.fields.get("lane", ""))
        return self.find(hash_) or (lane.find(hash_) if lane else None)

    def offer_of(self, release: Entry) -> Entry | None:
        """The newest offer whose exact version a release passes on."""
        parts = ("body", "cover", "mode", "att")
        for entry in reversed(self.entries):
            if entry.t == "offer" and entry["dst"] == release.chain:
                if all(entry[part] == release[part] for part in parts):
                    return entry
        return None

    def _check_lanes(self, entry: Entry) -> None:
        named = [entry[field] for field in _LANE_FIELDS if field in entry.fields]
        if entry.t == "pair":
            named = [entry["a"][0], entry["b"][0]]
            require(named[0] != named[1], "V2", "a lane is paired with itself")
        require(all(lane in self.lanes for lane in named), "V4", f"{entry.t} names a lane that was not shown")

    def _check_supervisor(self, entry: Entry, seq: int) -> None:
        meant = self.find(entry["of"])
        supervises = self.roster.members_at(seq)[entry.by].role == SUPERVISOR
        other = meant is not None and meant.by != entry.by
        require(supervises and other, "V5", f"{entry.t} is signed by somebody who may not")

    def _check_offer(self, entry: Entry) -> None:
        lane = self.lanes[entry["lane"]]
        source, agreed = lane.find(entry["src"]), lane.find(entry["agree"])
        require(entry["dst"] != entry["lane"], "V2", "an offer would go back to its author")
        right = source is not None and source.t in SUBMISSIONS and lane.item_of(source) == entry["msg"]
        require(right, "V2", "an offer's source is of another item")
        if agreed is not None and agreed.t == "said":
            require(agreed["act"] == "agree", "V2", "an offer rests on something other than an agreement")
        elif agreed is not None and agreed.t == "proof":
            permitted = agreed["under"] and agreed["of"] == entry["src"]
            require(bool(permitted), "V2", "an offer rests on a text that nobody agreed to")
        waits = waits_for_comparing(source, self._found.get(source.hash, {}))
        require(not waits, "V2", "an offer rests on what nobody else compared with its paper")
        self._check_translated(entry, source, agreed)

    def _check_translated(self, offer: Entry, source: Entry, agreed: Entry | None) -> None:
        """An offer rests on a translation of its very text that a second person checked, where there is one."""
        lane = self.lanes[offer["lane"]]
        texts = {source.hash} | {one.hash for one in lane.entries if one.t == "proof" and one["of"] == source.hash}
        translation = standing_translation(self._translations.get(offer["msg"], []), texts)
        waits = waits_for_translation(
            translation, _text_of(source, agreed), self._found.get(translation.hash, {}) if translation else {}
        )
        require(not waits, "V2", "an offer rests on a translation that nobody else checked, or of another text")

    def _check_translation(self, entry: Entry) -> None:
        lane, text = self.lanes[entry["lane"]], self.entry_meant(entry, entry["of"])
        assert text is not None
        source = lane.find(text["of"]) if text.t == "proof" else text
        right = source is not None and source.t in SUBMISSIONS and lane.item_of(source) == entry["msg"]
        require(right, "V2", "a translation is of another item's text")
        self._translations.setdefault(entry["msg"], []).append(entry)

    def _check_compare(self, entry: Entry) -> None:
        written = self.entry_meant(entry, entry["of"])
        assert written is not None
        known = needs_comparing(written) or written.t == "translation"
        require(known, "V2", "something is compared that was not written down from paper")
        require(written.by != entry.by, "V5", "what somebody wrote down is compared by themself")
        self._found.setdefault(written.hash, {})[entry.by] = entry["found"]

    def _check_approve(self, entry: Entry, seq: int) -> None:
        offer = self.find(entry["of"])
        assert offer is not None
        statement = approval_statement(
            self.case, offer["dst"], offer["body"], offer["cover"], offer["mode"], offer["att"]
        )
        try:
            check_approval(statement, entry["sig"], self.roster.members_at(seq)[entry.by].public)
        except ApprovalInvalid as error:
            raise ChainInvalid("V9", f"an approval in the log: {error}") from error

    def _check_heads(self, entry: Entry) -> None:
        known = {chain.chain: chain for chain in (self.roster, self, *self.lanes.values()) if chain.chain}
        for chain, seq, hash_ in entry["heads"]:
            entries = known[chain].entries if chain in known else []
            kept = seq < len(entries) and entries[seq].hash == hash_
            require(kept, "V7", "a checkpoint names an entry that is not there")


def _text_of(source: Entry, agreed: Entry | None) -> str:
    """The hash of the text that an offer repeats."""
    if agreed is None:
        return source.hash
    return agreed.hash if agreed.t == "proof" else str((agreed["as"] if agreed.t == "said" else agreed.fields)["of"])


def verify_log(roster: Roster, served: Iterable[Any], lanes: Mapping[str, Lane]) -> Log:
    """Check all of D beside its lanes (V2 to V7, V9). Raises ChainInvalid."""
    log = Log(roster, lanes)
    for entry in read_entries(served):
        log.add(entry)
    require(bool(log.entries), "V4", "the desk log is empty")
    return log
