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


def at_work(crossing: Crossing) -> dict[str, str]:
    """Pages of what Ann is in the middle of, each with its words: a draft, a letter that came, a suggested change."""
    ann, ben, sam = crossing.ann, crossing.ben, crossing.world.sam
    came = ben.write("One that is read.")
    sam.look(crossing.case, came)
    sam.offer(crossing.case, came, COVER)
    release = sam.pass_on(crossing.case, came)
    ann.read(release)
    (peer,) = ann.peers()
    content = {"kind": "letter", "peer": peer, "text": "A line that waits.", "of": "", "msg": ""}
    draft, _ = ann.save_draft(**content, questions=[], answers=[])
    suggested = ann.write("I saw Tom there.")
    sam.look(crossing.case, suggested)
    change = {"n": 1, "kind": "privacy", "why": "It is a name."}
    sam.propose(crossing.case, suggested, {"text": "I saw somebody there."}, [change])
    return {
        f"/write#{draft}": "Saved",
        f"/check#{draft}": "A line that waits.",
        f"/read#{release}": "One that is read.",
        f"/changes#{suggested}": "It is a name.",
    }


@pytest.mark.browser
def test_p3_p8_every_page_is_the_same_whatever_the_other_side_does(stage: Stage) -> None:
    crossing = crossing_of(stage)
    hazel_writes, sam = crossing.ann, crossing.world.sam
    msg = hazel_writes.write(LETTER)
    sam.look(crossing.case, msg)
    sam.offer(crossing.case, msg, COVER)
    stage.letter_passed_on("Kyle", "One that came.")
    hazel = stage.participant("Hazel")
    came = next(iter(hazel_writes.received()))
    filled = {f"/item#{msg}": "Your letter", f"/ready#{came}": "that night", **at_work(crossing)}
    before = pages_of(hazel, *filled)
    assert [path for path, words in ({"/home": "Your letter"} | filled).items() if words not in before[path]] == []
    more = tuple(filled)
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
