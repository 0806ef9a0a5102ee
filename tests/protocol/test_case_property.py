"""No changed case is accepted by somebody who has seen it before."""

import copy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mediator.protocol.case import verify_case
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.errors import ChainInvalid
from tests.protocol.vectors import load

CASE = load("case")
CHAINS = ("roster", "log", *CASE["lanes"])


def served_chain(served: dict[str, Any], name: str) -> list[dict[str, str]]:
    """The entries of a chain, to be changed in place."""
    return served[name] if name in served else served["lanes"][name]


def refused(served: dict[str, Any]) -> bool:
    """Whether a facilitator who knows the heads refuses it."""
    try:
        verify_case(CASE["case"], served["roster"], served["lanes"], served["log"], CASE["heads"])
    except ChainInvalid:
        return True
    return False


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(CHAINS), st.sampled_from(("stmt", "sig")), st.integers(0, 10**6), st.integers(0, 7))
def test_one_turned_bit_is_refused(name: str, part: str, place: int, bit: int) -> None:
    """Anywhere in any statement or signature."""
    served = copy.deepcopy(CASE)
    entries = served_chain(served, name)
    entry = entries[place % len(entries)]
    raw = bytearray(unb64(entry[part]))
    raw[place % len(raw)] ^= 1 << bit
    entry[part] = b64(bytes(raw))
    assert refused(served)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CHAINS), st.sampled_from(CHAINS), st.integers(0, 60), st.integers(0, 60), st.integers(0, 3))
def test_entries_moved_dropped_or_repeated_are_refused(to: str, source: str, at: int, take: int, act: int) -> None:
    """Within a chain and between chains."""
    served = copy.deepcopy(CASE)
    entries, others = served_chain(served, to), served_chain(served, source)
    at, taken = at % len(entries), others[take % len(others)]
    if act == 0:
        del entries[at]
    elif act == 1:
        del entries[at:]
    elif act == 2:
        entries.insert(at, taken)
    elif entries[at] != taken:
        entries[at] = taken
    else:
        entries.reverse()
    assert refused(served)
