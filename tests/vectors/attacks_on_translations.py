"""Translations that nobody checked, of another text or by another hand: each has to be refused."""

from collections.abc import Callable
from typing import Any

from tests.vectors.samples import HASH


def translated(a: Any, desk: Callable[..., None]) -> None:
    """A translation is of the item's own text, and is checked by somebody else, or goes to nobody."""
    log, ben, first = a.story.log, a.story.ben, a.at(a.story.log, "compare", 2)
    made = log.entries[a.at(log, "translation")]
    whole = {name: made[name] for name in made.type.fields}
    other = a.story.ann.entries[a.at(a.story.ann, "submit")]
    desk("a translation of another item's text", "V2", "translation", **whole | {"msg": other["body"]["msg"]})
    desk("a translation of no text", "V2", "translation", **whole | {"of": HASH})
    found = {"found": "same", "body": log.entries[first]["body"]}
    desk("a translation checked by who entered it", "V5", "compare", keep=first, lane=ben.chain, of=made.hash, **found)
    offer = log.entries[a.at(log, "offer", 1)]
    kept = {name: offer[name] for name in offer.type.fields} | {"checks": log.entries[a.at(log, "checks")].hash}
    desk("an offer with a translation that nobody checked", "V2", "offer", keep=first, **kept)
    desk("an offer with a translation that differs", "V2", "offer", keep=first + 1, **kept)
