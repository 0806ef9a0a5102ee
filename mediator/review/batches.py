"""What belongs together in one batch: a decision and what carries it out (protocol section 6). Pure."""

from mediator.messages.fold import CaseState
from mediator.protocol.entry import Entry
from mediator.record.batch import Batch
from mediator.record.errors import Refused
from mediator.review.spoken_rules import check_told_with


class NotTogether(Refused):
    """What belongs together did not come together. Nothing was changed."""

    code = "not-together"


def check_whole(case: CaseState, batch: Batch) -> None:
    """Check a batch whose entries were all applied. Raises NotTogether."""
    _check_decisions(case, batch)
    _check_looks(case, batch)
    check_told_with(batch)
    if batch.complete:
        _check_cards(batch)
    for accept in batch.of_type("accept"):
        _require(any(info.chain == accept.chain for info in batch.of_type("info")))
    if any(status["st"] == "kept" for status in batch.of_type("status")):
        _require(not batch.has("offer", "approve"))


def _check_decisions(case: CaseState, batch: Batch) -> None:
    decided = [_decided(case, entry) for entry in batch.of_type("decide")]
    carried = [("return", entry.chain, entry["of"]) for entry in batch.of_type("return")]
    carried += [("decline", entry.chain, entry["of"]) for entry in batch.of_type("status") if entry["st"] == "declined"]
    carried += [("release", entry.chain, entry["body"]["msg"]) for entry in batch.of_type("release")]
    releases = [park.entry for park in batch.park if park.entry.t == "release"]
    parked = [("park", release.chain, release["body"]["msg"]) for release in releases]
    # What waited when the batch came and is carried again needs no new decision; what fell before does.
    waiting = {("park", row.lane, row.entry["body"]["msg"]) for row in case.parked}
    if not set(parked) <= {*decided, *waiting}:
        raise Refused("Nobody decided on this hour. Nothing was changed.", code="decision")
    _require(sorted(row for row in decided if row[0] != "park") == sorted(carried))
    _require({row for row in decided if row[0] == "park"} <= set(parked) or not batch.complete)
    for outcome, lane, submission in carried:
        if outcome == "decline":
            _require(any(say.chain == lane and say["of"] == submission for say in batch.of_type("say")))


def _decided(case: CaseState, entry: Entry) -> tuple[str, str, str]:
    """(outcome, chain, what) as the entry that carries it out names it."""
    item = case.items[entry["lane"], entry["msg"]]
    if entry["outcome"] != "release":
        return entry["outcome"], entry["lane"], item.message.newest.hash
    offer = case.log[entry["offer"]]
    return "park" if entry["when"] else "release", offer["dst"], offer["body"]["msg"]


def _check_looks(case: CaseState, batch: Batch) -> None:
    reading = {(entry.chain, entry["of"], entry.by) for entry in batch.of_type("status") if entry["st"] == "reading"}
    looks = {(entry["lane"], entry["of"], entry.by) for entry in batch.of_type("look")}
    _require(reading <= looks)
    for lane, submission, by in looks - reading:
        item = case.item_of_submission(lane, submission)
        # The author is told once that somebody reads; whoever opens it first says so.
        first = item is not None and item.looks[submission] == {by}
        _require(item is not None and not (first and item.message.newest.hash == submission))


def _check_cards(batch: Batch) -> None:
    finds = [entry["find"] for entry in batch.of_type("invite")]
    _require(sorted(finds) == sorted(batch.packets))


def _require(truth: bool) -> None:
    if not truth:
        raise NotTogether
