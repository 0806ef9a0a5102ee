"""Which offers are of one version: the same round and the same answer of its author. Pure."""

from mediator.client.lane_fold import Item
from mediator.protocol.entry import Entry


def objection_of(item: Item, steps: list[Entry]) -> tuple[Entry | None, bool]:
    """The newest objection to the version that could be made now, and whether a supervisor upheld it."""
    if item.state not in ("waiting", "agreed"):
        return None, False
    agreed = item.answer.hash if item.state == "agreed" and item.answer else ""
    versions = {step.hash: _version(item, step["src"], step["agree"]) for step in steps if step.t == "offer"}
    made = {made for made, version in versions.items() if version == _version(item, item.newest.hash, agreed)}
    objection = next((step for step in reversed(steps) if step.t == "object" and step["of"] in made), None)
    if objection is None:
        return None, False
    return objection, any(step.t == "settle" and step["of"] == objection.hash for step in steps)


def same_version(item: Item, one: Entry, other: Entry) -> bool:
    """Whether two offers are of the same round and the same answer of its author."""
    return _version(item, one["src"], one["agree"]) == _version(item, other["src"], other["agree"])


def _version(item: Item, src: str, agree: str) -> tuple[str, str]:
    """The round, and the author's answer to a text of it; a text under their permission has none."""
    return src, "" if any(proof.hash == agree for proof in item.proofs) else agree
