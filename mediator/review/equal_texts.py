"""Whether each offered version is, byte for byte, what its author wrote or agreed to (protocol section 6).

Only somebody with a desk's keys can say: neither the server nor the reader can.
"""

from collections.abc import Iterable
from typing import Any

from mediator.errors import Refusal
from mediator.protocol import body
from mediator.protocol.contents import letter_part
from mediator.protocol.encoding import unb64
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ProtocolError
from mediator.protocol.identity import DeskKey
from mediator.protocol.permission import within_permission
from mediator.protocol.translation import is_carried, standing_translation
from mediator.record import blobs, read

Keys = dict[str, DeskKey]


def verify(case: str, seeds: dict[int, bytes]) -> list[str]:
    """What is wrong with the offers of a case, in sentences; `seeds` maps desk epochs to their 32-byte seeds."""
    keys = {f"desk/{n}": DeskKey.from_seed(seed) for n, seed in seeds.items()}
    entries = {entry.hash: entry for entry in read.list_entries(case)}
    beside = _translations(entries.values())
    wrong = []
    for offer in (entry for entry in entries.values() if entry.t == "offer"):
        try:
            origin = _origin(entries, offer)
            agreed = _content(case, origin, origin.chain, keys)
            version = _content(case, offer, offer["dst"], keys)
            equal = letter_part(version) == letter_part(agreed)
            made, found = beside[offer.hash]
            carries = is_carried(version, made, _content(case, made, made.chain, keys) if made else {}, found)
            beyond = (
                origin.t == "proof"
                and origin["under"]
                and not within_permission(_content(case, entries[offer["src"]], origin.chain, keys), agreed)
            )
        except (ProtocolError, Refusal, KeyError) as error:
            wrong.append(f"The offer {offer.hash} could not be opened: {type(error).__name__}.")
            continue
        if not equal:
            wrong.append(f"The offer {offer.hash} is not the text that its author wrote or agreed to.")
        if not carries:
            wrong.append(f"The offer {offer.hash} carries another translation than the one that was checked.")
        if beyond:
            wrong.append(f"The offer {offer.hash} changes more than its author's permission covers.")
    return wrong


def _translations(entries: Iterable[Entry]) -> dict[str, tuple[Entry | None, dict[str, str]]]:
    """The translation that stood at each offer, with each person's newest word on it then, by the offer's hash."""
    made: list[Entry] = []
    words: dict[str, dict[str, str]] = {}
    proofs: dict[str, set[str]] = {}
    beside: dict[str, tuple[Entry | None, dict[str, str]]] = {}
    for entry in entries:
        if entry.t == "proof":
            proofs.setdefault(entry["of"], set()).add(entry.hash)
        elif entry.t == "translation":
            made.append(entry)
        elif entry.t == "compare":
            words.setdefault(entry["of"], {})[entry.by] = entry["found"]
        elif entry.t == "offer":
            standing = standing_translation(made, {entry["src"]} | proofs.get(entry["src"], set()))
            beside[entry.hash] = standing, dict(words.get(standing.hash, {})) if standing else {}
    return beside


def _origin(entries: dict[str, Entry], offer: Entry) -> Entry:
    """The submission, or the proposal that was agreed to or stands on a permission."""
    if not offer["agree"]:
        return entries[offer["src"]]
    agreed = entries[offer["agree"]]
    return agreed if agreed.t == "proof" else entries[agreed["as"]["of"] if agreed.t == "said" else agreed["of"]]


def _content(case: str, entry: Entry, chain: str, keys: Keys) -> dict[str, Any]:
    ((_, _, reader, slot),) = [
        row for row in read.list_slots(case, [entry.chain], "", desk=True) if row[1] == entry.seq
    ]
    key = keys[str(reader)]
    opened = body.open_slot(unb64(str(slot)), key.box_pk, key.box_sk, entry["body"])
    raw = blobs.get(case, entry["body"]["ct"])
    return body.open_body(entry["body"], raw, opened, case, chain, entry.t)
