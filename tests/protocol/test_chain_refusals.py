"""The case of the story is accepted by every reader, every attack on it refused (T12, N4 to N6)."""

from typing import Any

import pytest

from mediator.protocol.case import View, verify_case
from mediator.protocol.chain import merge_pins
from mediator.protocol.encoding import unb64
from mediator.protocol.entry import from_wire
from mediator.protocol.errors import ChainInvalid
from mediator.protocol.lane import check_enrolment, check_own_key
from tests.protocol.vectors import load, names

CASE = load("case")
ATTACKS = load("negative_chain")
ANN = CASE["lane_ids"]["ann"]


def verified(reader: str, served: dict[str, Any], pins: Any = ()) -> View:
    """What a reader makes of what was served."""
    if reader == "desk":
        return verify_case(CASE["case"], served["roster"], served["lanes"], served["log"], pins)
    return verify_case(CASE["case"], served["roster"], {ANN: served["lanes"][ANN]}, None, pins)


def with_attack(row: dict[str, Any]) -> dict[str, Any]:
    """The case with one chain replaced."""
    served = {**CASE, "lanes": dict(CASE["lanes"])}
    if row["chain"] == "R":
        served["roster"] = CASE["roster"][: row["keep"]] + row["then"]
    elif row["chain"] in CASE["lanes"]:
        served["lanes"][row["chain"]] = CASE["lanes"][row["chain"]][: row["keep"]] + row["then"]
    else:
        served["log"] = CASE["log"][: row["keep"]] + row["then"]
    return served


@pytest.mark.parametrize("reader", ["ann", "desk"])
def test_the_whole_case_is_accepted(reader: str) -> None:
    """And so is a second look, with the pins of the first."""
    first = verified(reader, CASE)
    again = verified(reader, CASE, first.heads)
    assert again.heads == first.heads
    assert set(first.heads) <= {tuple(head) for head in CASE["heads"]}


@pytest.mark.parametrize("row", ATTACKS["chains"], ids=names)
def test_an_attack_is_refused(row: dict[str, Any]) -> None:
    """With the code of the rule that it breaks."""
    with pytest.raises(ChainInvalid) as refused:
        verified(row["reader"], with_attack(row), row["pins"])
    assert refused.value.code == row["code"], refused.value.sentence


@pytest.mark.parametrize("row", ATTACKS["pins"], ids=names)
def test_pins_are_united_or_conflict(row: dict[str, Any]) -> None:
    """The larger seq counts; two hashes for one seq never."""
    if "merged" in row:
        assert [list(pin) for pin in merge_pins(*row["sets"])] == row["merged"]
        return
    with pytest.raises(ChainInvalid, match=row["code"]):
        merge_pins(*row["sets"])


@pytest.mark.parametrize("row", ATTACKS["enrolments"], ids=names)
def test_an_enrolment_comes_from_its_card(row: dict[str, Any]) -> None:
    """The facilitator's client checks it with the key in the invite."""
    entry, mackey = from_wire(row["entry"]), unb64(row["mackey"])
    if not row["code"]:
        return check_enrolment(entry, mackey)
    with pytest.raises(ChainInvalid, match=row["code"]):
        check_enrolment(entry, mackey)


def test_the_lane_names_the_key_that_it_accepted() -> None:
    """V11: an account whose key the lane has not accepted is refused."""
    lane = verified("ann", CASE).lanes[ANN]
    check_own_key(lane, lane.accepted)
    with pytest.raises(ChainInvalid, match="V11"):
        check_own_key(lane, CASE["case"])
