"""The desk of a running case changes: somebody comes, somebody leaves, somebody lost their passphrase."""

import pytest

from mediator.client import Refused
from mediator.client.errors import NotReady
from mediator.client.sealing import Intent
from mediator.record.models import SlotRow
from tests.client.world import (
    ANSWER,
    COVER,
    LETTER,
    Crossing,
    World,
    add_staff,
    make_world,
    open_crossing,
)
from tests.conftest import Served

FACILITATOR, SUPERVISOR = "facilitator", "supervisor"


def desk_slots(crossing: Crossing, reader: str) -> set[tuple[str, int]]:
    """Where a reader has a slot in the database."""
    with crossing.world.app.app_context():
        return {(row.chain, row.seq) for row in SlotRow.query.filter_by(reader=reader, case_id=crossing.case)}


def names_shown(crossing: Crossing, name: str) -> set[str]:
    """The names of the desk as a participant sees them."""
    return set(crossing.people[name].names().values())


def test_p11_somebody_taken_off_gets_nothing_new(world: World) -> None:
    crossing = open_crossing(world)
    sam, priya, case = world.sam, world.priya, crossing.case
    before = crossing.ann.write(LETTER)
    priya.look(case, before)
    kept = desk_slots(crossing, priya.fp)
    stale = priya.load(case)

    sam.remove_colleague(case, priya.fp)
    assert sam.unfinished(case) == []
    roster = sam.load(case).view.roster
    assert (roster.current.n, set(roster.members)) == (2, {sam.fp, world.ruth.fp})
    assert desk_slots(crossing, priya.fp) == kept

    after = crossing.ann.write("Only for those who are here now.")
    submit = sam.letter(case, after).item.newest
    assert (submit.chain, submit.seq) in desk_slots(crossing, "desk/2")
    assert (submit.chain, submit.seq) not in desk_slots(crossing, "desk/1")
    assert sam.text_of(case, after)["text"] == "Only for those who are here now."
    with pytest.raises(Refused) as refused:
        priya.load(case)
    assert refused.value.status in (403, 404)
    with pytest.raises(Refused) as refused:
        stale.append_desk(lambda opened: [Intent(opened.view.log_chain, "sync")])
    assert 400 <= refused.value.status < 500
    assert names_shown(crossing, "Ann") == names_shown(crossing, "Ben") == {"Sam", "Ruth"}


def test_p11_the_approval_of_somebody_taken_off_does_not_count(world: World) -> None:
    crossing = open_crossing(world, eyes=2)
    sam, priya, ruth, case = world.sam, world.priya, world.ruth, crossing.case
    msg = crossing.ann.write(LETTER)
    sam.look(case, msg)
    sam.offer(case, msg, COVER)
    priya.approve(case, msg)
    parked = sam.now() + 7200
    sam.pass_on(case, msg, parked)
    assert crossing.state(msg) == crossing.served_state(msg) == "parked"

    sam.remove_colleague(case, priya.fp)
    assert crossing.state(msg) == crossing.served_state(msg) == "offered"
    with pytest.raises(Refused):
        sam.pass_on(case, msg)
    ruth.approve(case, msg)
    release = sam.pass_on(case, msg)
    assert crossing.state(msg) == crossing.served_state(msg) == "released"
    assert crossing.ben.read(release).content["text"] == LETTER


def test_a_new_colleague_opens_what_was_written_before_they_came(world: World) -> None:
    crossing = open_crossing(world)
    sam, ruth, case = world.sam, world.ruth, crossing.case
    first = crossing.ann.write(LETTER)
    sam.remove_colleague(case, world.priya.fp)
    second = crossing.ben.write(ANSWER)
    noor = add_staff(world, "Noor")
    assert noor.words_of(noor.fp) == sam.words_of(noor.fp)
    sam.add_colleague(case, noor.fp, FACILITATOR)

    assert noor.text_of(case, first)["text"] == LETTER
    assert noor.text_of(case, second)["text"] == ANSWER
    noor.look(case, first)
    noor.offer(case, first, COVER)
    assert crossing.served_state(first) == "approved"
    assert names_shown(crossing, "Ben") == {"Sam", "Ruth", "Noor"}
    assert ruth.unfinished(case) == []


def test_p11_a_lost_passphrase_has_a_way_back(live_server: Served) -> None:
    world = make_world(live_server.app, live_server.url)
    crossing = open_crossing(world, eyes=2)
    sam, case = world.sam, crossing.case
    msg = crossing.ann.write(LETTER)
    sam.look(case, msg)
    sam.offer(case, msg, COVER)

    # Priya forgot hers. She gets a new card, the root certifies her new key, and Sam puts it in the old one's place.
    lost, priya = world.priya, add_staff(world, "Priya")
    sam.replace_colleague(case, lost.fp, priya.fp)
    members = sam.load(case).view.members
    assert set(members) == {sam.fp, priya.fp, world.ruth.fp}
    assert members[priya.fp].role == FACILITATOR
    assert sam.unfinished(case) == []
    assert names_shown(crossing, "Ann") == {"Sam", "Priya", "Ruth"}

    assert priya.text_of(case, msg)["text"] == LETTER
    priya.approve(case, msg)
    priya.pass_on(case, msg)
    assert crossing.state(msg) == crossing.served_state(msg) == "released"
    answer = crossing.ben.write(ANSWER)
    assert priya.look(case, answer)["text"] == ANSWER
    with pytest.raises(Refused):
        lost.load(case)


def test_a_change_that_stopped_half_way_is_seen_and_finished_by_a_colleague(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    crossing = open_crossing(world)
    sam, ruth, case = world.sam, world.ruth, crossing.case
    monkeypatch.setattr(sam, "finish_team", lambda _case: None)
    sam.remove_colleague(case, world.priya.fp)
    assert set(ruth.unfinished(case)) == set(crossing.lanes.values())
    assert "Priya" in names_shown(crossing, "Ann")
    ruth.finish_team(case)
    assert ruth.unfinished(case) == []
    assert names_shown(crossing, "Ann") == {"Sam", "Ruth"}


def test_the_approvals_go_up_and_never_down(world: World) -> None:
    crossing = open_crossing(world)
    sam, case = world.sam, crossing.case
    msg = crossing.ann.write(LETTER)
    sam.look(case, msg)
    sam.offer(case, msg, COVER)
    assert crossing.state(msg) == "approved"
    sam.raise_eyes(case, 2)
    assert crossing.state(msg) == crossing.served_state(msg) == "offered"
    for fewer in (1, 2):
        with pytest.raises(Refused):
            sam.raise_eyes(case, fewer)


def test_nobody_comes_uncertified_or_leaves_by_themselves(world: World) -> None:
    crossing = open_crossing(world)
    sam, case = world.sam, crossing.case
    with pytest.raises(NotReady):
        sam.add_colleague(case, crossing.ann.fp, FACILITATOR)
    with pytest.raises(NotReady):
        sam.remove_colleague(case, crossing.ann.fp)
    with pytest.raises(Refused):
        sam.remove_colleague(case, sam.fp)
    noor = add_staff(world, "Noor")
    with pytest.raises(Refused):
        sam.add_colleague(case, noor.fp, SUPERVISOR)
    assert sam.load(case).view.roster.current.n == 1
