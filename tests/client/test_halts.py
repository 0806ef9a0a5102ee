"""*Stop everything*, pressed without a signature: who sees that it stands, and what ends it."""

from tests.client.world import World, open_crossing


def test_p7_a_stop_without_a_signature_stands_for_both_until_its_person_goes_on(world: World) -> None:
    crossing = open_crossing(world)
    case, ann = crossing.case, crossing.ann

    def seen() -> tuple[bool, list[str]]:
        own = ann.http.get(f"/api/cases/{case}")["halted"] > 0
        return own, [row["lane"] for row in world.sam.http.get(f"/api/cases/{case}")["halts"]]

    assert seen() == (False, [])
    ann.halt()
    assert seen() == (True, [crossing.lanes["Ann"]])
    assert crossing.ben.http.get(f"/api/cases/{case}")["halted"] == 0, "the other side hears nothing (P3)"
    ann.consent("take-part")
    assert seen() == (True, [crossing.lanes["Ann"]])
    ann.resume()
    assert seen() == (False, [])
    ann.halt()
    world.sam.said(case, crossing.lanes["Ann"], "pause", "Not this month.")
    assert seen() == (False, [])
    assert ann.letters() == {}
    assert ann.lane.paused


def test_p13_pressed_again_it_adds_nothing_and_after_going_on_it_stops_anew(world: World) -> None:
    crossing = open_crossing(world)
    case, ann = crossing.case, crossing.ann

    def presses() -> list[int]:
        ann.halt()
        return [row["seq"] for row in world.sam.http.get(f"/api/cases/{case}")["halts"]]

    first = presses()
    assert len(first) == 1
    assert presses() == first
    ann.resume()
    assert presses() > first
