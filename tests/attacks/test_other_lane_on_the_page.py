"""P3, P8 as they are on the screen: a page is the same element for element, whatever the other side and the desk do."""

from __future__ import annotations

import pytest

from tests.attacks.worlds import make_busy
from tests.browser.people import COVER, LETTER, Participant, Stage
from tests.client.world import Crossing, World

PAGES = ("/home", "/wishes", "/consents", "/choose", "/removed", "/settings", "/stop", "/help")


def pages_of(person: Participant, *more: str) -> dict[str, str]:
    """The whole document of each page, and what is kept in the browser beside it."""
    found = {}
    for path in (*PAGES, *more):
        person.page.goto("about:blank")
        person.page.goto(path)
        if path not in ("/help",):
            person.arrives(path.partition("#")[0])
        found[path] = person.page.content()
    found["names"] = str(person.page.evaluate("[Object.keys(sessionStorage).sort(), Object.keys(localStorage)]"))
    return found


def crossing_of(stage: Stage) -> Crossing:
    """The office's first case, as the Python client's stories know it."""
    world = World(stage.app, stage.url, None, None, {name: stage.desk(name) for name in ("Sam", "Priya")})  # type: ignore[arg-type]
    people = {"Ann": stage.writer("Hazel"), "Ben": stage.writer("Kyle")}
    lanes = {"Ann": stage.office.lanes["Hazel"], "Ben": stage.office.lanes["Kyle"]}
    return Crossing(world, stage.office.cases["Hazel"], lanes, people)


@pytest.mark.browser
def test_p3_p8_every_page_is_the_same_whatever_the_other_side_does(stage: Stage) -> None:
    crossing = crossing_of(stage)
    hazel_writes, sam = crossing.ann, crossing.world.sam
    msg = hazel_writes.write(LETTER)
    sam.look(crossing.case, msg)
    sam.offer(crossing.case, msg, COVER)
    stage.letter_passed_on("Kyle", "One that came.")
    hazel = stage.participant("Hazel")
    pages_of(hazel)
    more = (f"/item#{msg}", f"/ready#{next(iter(hazel_writes.received()))}")
    before = pages_of(hazel, *more)
    assert "Your letter" in before["/home"]
    make_busy(crossing, "Ben")
    assert pages_of(hazel, *more) == before, "P3"
    release = sam.pass_on(crossing.case, msg)
    crossing.ben.read(release)
    for how in ("keep", "service-keeps", "remove"):
        crossing.ben.keep(release, how)
    # Another call is planned for what was declined; this one follows the letter.
    (call,) = (one for one in sam.planned(crossing.case, crossing.lanes["Ben"]) if one.entry["of"])
    sam.contact(crossing.case, crossing.lanes["Ben"], "spoke", "Read it with him.", of=call.entry.hash)
    crossing.ben.ready(release, "never")
    assert pages_of(hazel, *more) == before, "P8"
