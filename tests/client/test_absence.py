"""Cover through the Python client: over every case in one act, each person asked on their page, and the way back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediator.client import Refused
from tests.client.ready import make_inner_world
from tests.client.world import World, open_crossing

DAY = 86_400


@pytest.fixture
def world(sqlite_template: Path, tmp_path: Path) -> Iterator[World]:
    """A service with three staff and one case: cover moves every case that somebody has."""
    yield from make_inner_world(sqlite_template, tmp_path, crossings=1)


def test_p3_cover_moves_calls_and_asks_each_person_on_their_own_page(world: World) -> None:
    crossing = open_crossing(world)
    sam, priya, case = world.sam, world.priya, crossing.case
    ann = crossing.lanes["Ann"]
    soon = sam.plan_call(case, ann, sam.now() + DAY)
    late = sam.plan_call(case, ann, sam.now() + 30 * DAY)
    until = sam.now() + 9 * DAY
    assert priya.stand_in_everywhere(sam.fp, until=until) == [case]
    assert [priya.caller(case, call) for call in (soon, late)] == [priya.fp, sam.fp]
    assert {row["call"]: (row["who"], row["for"]) for row in sam.calls()["planned"]} == {
        soon: (priya.fp, sam.fp),
        late: (sam.fp, ""),
    }, "the service works it out as this client does"

    words = "Sam is away. Would you rather wait, or meet Priya?"
    priya.stand_in(case, sam.fp, until=until, tell={ann: words})
    assert (crossing.ann.told_away(), crossing.ben.told_away()) == (words, "")
    crossing.ann.prefer("wait")
    assert priya.preferences(case) == {ann: "wait"}
    priya.said_prefer(case, ann, "meet", "She rang: she would like to meet Priya after all.")
    assert sam.preferences(case) == {ann: "meet"}
    with pytest.raises(Refused):
        world.ruth.stand_in(case, sam.fp, sam.fp)

    sam.back(case, tell={ann: "Sam is back."})
    assert sam.caller(case, soon) == sam.fp
    assert (crossing.ann.told_away(), sam.preferences(case)) == ("Sam is back.", {})
    with pytest.raises(Refused):
        crossing.ann.prefer("wait")


def test_p3_cover_from_a_day_ahead_asks_nobody_before_it_begins_and_can_be_taken_back(world: World) -> None:
    crossing = open_crossing(world)
    sam, ruth, case, ann = world.sam, world.ruth, crossing.case, crossing.lanes["Ann"]
    begins = sam.now() + 7 * DAY
    before, after = (sam.plan_call(case, ann, begins + shift) for shift in (-60, 60))
    with pytest.raises(Refused) as refused:
        sam.stand_in(case, sam.fp, ruth.fp, since=begins, tell={ann: "Sam will be away."})
    assert (refused.value.code, sam.calls()["absences"]) == ("date", [])
    sam.stand_in(case, sam.fp, ruth.fp, since=begins)
    assert [sam.caller(case, call) for call in (before, after)] == [sam.fp, ruth.fp]
    with pytest.raises(Refused):
        ruth.stand_in(case, sam.fp, since=begins, until=begins - 1)
    ruth.back(case, sam.fp)
    assert (sam.caller(case, after), crossing.ann.told_away()) == (sam.fp, "")
