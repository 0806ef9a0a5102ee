"""A translation in the shared case, and those that have to be refused: unchecked, of another text, by another hand."""

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


def translate(story: Any, written: Any) -> dict[str, Any]:
    """Ben's answers in Polish, found to differ and then the same; what a version carries."""
    told = {"from": "en", "by": "Ewa", "how": "telephone", "parts": ["Światło było zgaszone. 🦔", ""]}
    whole = {**told, "lang": "pl", "text": "read to me twice"}
    of = {"lane": story.ben.chain, "msg": written["body"]["msg"], "of": written.hash}
    made = story.add(story.log, "sam", "translation", use="reader", body=whole, **of)
    of = {"lane": story.ben.chain, "of": made.hash}
    story.add(story.log, "lee", "compare", found="differs", body={"text": "a word is missing"}, **of)
    story.add(story.log, "lee", "compare", found="same", body={"text": "with Jan, by telephone"}, **of)
    return {**told, "lang": "pl", "wrote": story.people["sam"].fp, "checked": story.people["lee"].fp}
