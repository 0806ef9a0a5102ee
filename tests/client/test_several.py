"""Another person in a running case: with whom they exchange, what pages call each other, and what nobody learns."""

import pytest

from mediator.client.errors import NotReady, Refused
from mediator.client.facilitator import Party
from tests.client.world import (
    CARA,
    COVER,
    LETTER,
    Crossing,
    World,
    bring_third,
    meet_conditions,
    open_crossing,
)


@pytest.fixture
def crossing(world: World) -> Crossing:
    """Ann and Ben in a case of two, with one letter passed on."""
    made = open_crossing(world)
    made.pass_on(made.ben.write("One that was passed on."))
    return made


def test_p1_who_comes_later_sees_nothing_of_what_went_before(crossing: Crossing) -> None:
    bring_third(crossing)
    cara = crossing.people["Cara"]
    assert list(cara.peers().values()) == ["the man who was driving"]
    assert (cara.letters(), cara.received()) == ({}, {})
    served = cara.http.get(f"/api/cases/{crossing.case}")
    assert list(served["lanes"]) == [crossing.lanes["Cara"]]
    assert {chain for chain, *_ in served["slots"]} == {crossing.lanes["Cara"]}


def test_p3_a_page_names_nobody_before_the_desk_says_so(crossing: Crossing) -> None:
    bring_third(crossing, named=False)
    assert list(crossing.ben.peers().values()) == ["the other person"]
    assert list(crossing.ann.peers().values()) == ["the other person"]
    ben, sam = crossing.lanes["Ben"], crossing.world.sam
    with pytest.raises(NotReady, match="apart"):
        sam.name_other(crossing.case, ben, crossing.lanes["Cara"], "the other person")
    with pytest.raises(NotReady, match="apart"):
        sam.name_other(crossing.case, ben, crossing.lanes["Cara"], "Mrs C")
    sam.name_other(crossing.case, ben, crossing.lanes["Ann"], "Ann")
    sam.name_other(crossing.case, ben, crossing.lanes["Cara"], "Mrs C")
    assert sorted(crossing.ben.peers().values()) == ["Ann", "Mrs C"]
    agreed = {row["lane"] for row in sam.calls()["agreed"] if row["case"] == crossing.case}
    assert agreed == {ben, crossing.lanes["Ann"], crossing.lanes["Cara"]}


def test_p6_every_pair_has_its_own_consent_and_its_own_letters(crossing: Crossing) -> None:
    bring_third(crossing)
    sam, case, cara, ben = crossing.world.sam, crossing.case, crossing.people["Cara"], crossing.ben
    to_cara = ben.write(LETTER, to="Mrs C")
    crossing.pass_on(to_cara, **{"from": sam.called(case, to_cara)})
    assert len(cara.received()) == 1
    (ref,) = cara.peers()
    cara.consent("letters", "never", peer=ref)
    with pytest.raises(Refused, match="said yes"):
        crossing.pass_on(ben.write("More.", to="Mrs C"))
    crossing.pass_on(ben.write("To Ann.", to="Ann"))
    assert len(crossing.ann.received()) == 2
    # His page names two people: what comes to him says from whom in its words, because his answers go by them.
    mine = crossing.ann.write("To Ben.")
    with pytest.raises(NotReady, match="Ann"):
        sam.offer(case, mine, COVER)
    crossing.pass_on(mine, **{"from": "Ann"})


def test_p1_a_card_that_nobody_used_gets_nothing(crossing: Crossing) -> None:
    sam, case, ben = crossing.world.sam, crossing.case, crossing.lanes["Ben"]
    lane = sam.add_person(case, CARA, {ben: "the man who was driving"})
    crossing.lanes["Cara"] = lane
    meet_conditions(crossing.world.ruth, case)
    sam.make_card(case, lane)
    sam.name_other(case, ben, crossing.lanes["Ann"], "Ann")
    sam.name_other(case, ben, lane, "Mrs C")
    (ref,) = [ref for ref, words in crossing.ben.peers().items() if words == "Mrs C"]
    crossing.ben.consent("letters", peer=ref)
    msg = crossing.ben.write(LETTER, to="Mrs C")
    assert "no-reader" in sam.items(case)[msg]["blocks"]
    assert sam.items(case)[msg]["reader"] == lane
    with pytest.raises(Refused):
        crossing.pass_on(msg)


def test_p13_a_pair_joins_two_sides_once(crossing: Crossing) -> None:
    sam, case = crossing.world.sam, crossing.case
    with pytest.raises(NotReady, match="harmed"):
        sam.add_person(case, CARA, {crossing.lanes["Ann"]: "Ann"})
    lane = sam.add_person(case, CARA, {})
    with pytest.raises(NotReady, match="harmed"):
        sam.open_pair(case, lane, crossing.lanes["Ann"])
    with pytest.raises(NotReady, match="exchange"):
        sam.name_other(case, lane, crossing.lanes["Ben"], "Ben")
    crossing.world.priya.open_pair(case, lane, crossing.lanes["Ben"])
    with pytest.raises(Refused, match="once"):
        sam.open_pair(case, lane, crossing.lanes["Ben"])
    assert crossing.world.priya.named_on(case, lane) == {}


def test_new_terms_bring_back_what_waits_for_its_hour_and_nothing_else_does(crossing: Crossing) -> None:
    sam, case = crossing.world.sam, crossing.case
    msg = crossing.ben.write("For tomorrow.")
    sam.offer(case, msg, COVER)
    sam.pass_on(case, msg, sam.now() + 86_400)
    sam.add_person(case, CARA, {crossing.lanes["Ben"]: "him"})
    assert crossing.state(msg) == crossing.served_state(msg) == "parked"
    sam.add_person(case, Party("Dan", "victim", mode="scribe"), {crossing.lanes["Ben"]: "him"}, ["Mill Cottage"])
    assert crossing.state(msg) == crossing.served_state(msg) == "approved"
