"""Whether each offered version is, byte for byte, what its author wrote or agreed to (protocol section 6).

Only somebody with a desk's keys can say: neither the server nor the reader can.
"""

from mediator.errors import Refusal
from mediator.protocol import body
from mediator.protocol.contents import letter_part
from mediator.protocol.encoding import unb64
from mediator.protocol.entry import Entry
from mediator.protocol.errors import ProtocolError
from mediator.protocol.identity import DeskKey
from mediator.record import blobs, read

Keys = dict[str, DeskKey]


def verify(case: str, seeds: dict[int, bytes]) -> list[str]:
    """What is wrong with the offers of a case, in sentences; `seeds` maps desk epochs to their 32-byte seeds."""
    keys = {f"desk/{n}": DeskKey.from_seed(seed) for n, seed in seeds.items()}
    entries = {entry.hash: entry for entry in read.list_entries(case)}
    wrong = []
    for offer in (entry for entry in entries.values() if entry.t == "offer"):
        try:
            equal = _letter(case, offer, offer["dst"], keys) == _letter(case, *_origin(entries, offer), keys)
        except (ProtocolError, Refusal, KeyError) as error:
            wrong.append(f"The offer {offer.hash} could not be opened: {type(error).__name__}.")
            continue
        if not equal:
            wrong.append(f"The offer {offer.hash} is not the text that its author wrote or agreed to.")
    return wrong


def _origin(entries: dict[str, Entry], offer: Entry) -> tuple[Entry, str]:
    """The submission, or the proposal that was agreed to, and its chain."""
    origin = entries[offer["src"]]
    if offer["agree"]:
        agreed = entries[offer["agree"]]
        origin = entries[agreed["as"]["of"] if agreed.t == "said" else agreed["of"]]
    return origin, origin.chain


def _letter(case: str, entry: Entry, chain: str, keys: Keys) -> bytes:
    ((_, _, reader, slot),) = [
        row for row in read.list_slots(case, [entry.chain], "", desk=True) if row[1] == entry.seq
    ]
    key = keys[str(reader)]
    opened = body.open_slot(unb64(str(slot)), key.box_pk, key.box_sk, entry["body"])
    raw = blobs.get(case, entry["body"]["ct"])
    return letter_part(body.open_body(entry["body"], raw, opened, case, chain, entry.t))
