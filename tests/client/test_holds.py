"""A letter on hold whose author was told of the day."""

from tests.client.world import ANSWER, World, open_crossing

DAY = 86_400


def test_p3_its_author_reads_of_the_day_until_the_desk_says_something_newer(world: World) -> None:
    crossing = open_crossing(world)
    msg, sam, case = crossing.ben.write(ANSWER), world.sam, crossing.case
    day = sam.now() + 9 * DAY
    sam.hold(case, msg, "Her birthday is near.", on="date", until=day, why="day", tell=True)
    assert crossing.ben.letters()[msg].waits_until(sam.now()) == day
    assert crossing.ben.letters()[msg].waits_until(day) == 0, "on the day itself it is with the facilitators again"
    sam.reopen(case, msg)
    assert crossing.ben.letters()[msg].waits_until(sam.now()) == day, "that the hold ended tells its author nothing"
    sam.propose(case, msg, {"text": "It was me."}, [{"n": 1, "kind": "author", "why": "His wish."}])
    assert crossing.ben.letters()[msg].waits_until(sam.now()) == 0
