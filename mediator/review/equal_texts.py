"""Whether each offered version is, byte for byte, what its author wrote or agreed to (protocol section 6).

Only somebody with a desk's keys can say: neither the server nor the reader can.
"""

from typing import Any

from mediator.errors import Refusal
from mediator.protocol import body
from mediator.protocol.contents import letter_part
from mediator.protocol.encoding import unb64
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ProtocolError
from mediator.protocol.identity import DeskKey
from mediator.protocol.permission import within_permission
from mediator.record import blobs, read

Keys = dict[str, DeskKey]


def verify(case: str, seeds: dict[int, bytes]) -> list[str]:
    """What is wrong with the offers of a case, in sentences; `seeds` maps desk epochs to their 32-byte seeds."""
    keys = {f"desk/{n}": DeskKey.from_seed(seed) for n, seed in seeds.items()}
    entries = {entry.hash: entry for entry in read.list_entries(case)}
    wrong = []
    for offer in (entry for entry in entries.values() if entry.t == "offer"):
        try:
            origin = _origin(entries, offer)
            agreed = _content(case, origin, origin.chain, keys)
            equal = letter_part(_content(case, offer, offer["dst"], keys)) == letter_part(agreed)
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
        if beyond:
            wrong.append(f"The offer {offer.hash} changes more than its author's permission covers.")
    return wrong


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
