"""Editing as facilitators do it without a browser: under the author's permission, and with the terms of the day."""

import pytest

from mediator.client.errors import NotReady, TermFound, TextsDiffer
from mediator.client.terms import find_in_version
from tests.client.world import COVER, World, open_crossing

NAMED = "Dean Pratt told me. I am sorry."
REMOVED = {"text": "[name removed] told me. I am sorry."}
PRIVACY = [{"n": 1, "kind": "privacy", "why": "His name."}]
WHY = "She knows the lane: she lived there."


def test_p3_p5_p6_a_name_comes_out_under_the_permission_and_the_author_can_see_it(world: World) -> None:
    crossing = open_crossing(world, eyes=2)
    sam, case, ben = world.sam, crossing.case, crossing.ben
    msg = ben.write(NAMED)
    with pytest.raises(NotReady):
        sam.take_out(case, msg, REMOVED, PRIVACY)

    ben.consent("remove-details")
    sam.take_out(case, msg, REMOVED, PRIVACY)
    assert (crossing.state(msg), crossing.served_state(msg)) == ("agreed", "agreed")
    release = crossing.pass_on(msg)
    assert crossing.ann.read(release).content["text"] == REMOVED["text"]
    assert ben.suggested(msg)["text"] == REMOVED["text"]
    assert ben.letters()[msg].author_state == "agreed"

    ben.refuse(msg, "Not like this.")
    assert crossing.state(msg) == "released"
    assert ben.letters()[msg].author_state == "waiting"


def test_p5_more_than_names_is_not_made_under_the_permission(world: World) -> None:
    crossing = open_crossing(world)
    msg = crossing.ben.write(NAMED)
    crossing.ben.consent("remove-details")
    for letter, changes in (
        ({"text": "[name removed] told me."}, PRIVACY),
        ({"text": "[name removed] spoke to me. I am sorry."}, PRIVACY),
        (REMOVED, [{"n": 1, "kind": "spelling", "why": ""}]),
    ):
        with pytest.raises(TextsDiffer):
            world.sam.take_out(crossing.case, msg, letter, changes)
    assert crossing.state(msg) == "waiting"


def test_p6_somebody_without_a_device_gives_the_permission_by_word_of_mouth_and_ends_it(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, case, ann = world.sam, crossing.case, crossing.lanes["Ann"]
    msg = sam.write_down(case, ann, NAMED)
    sam.said_consent(case, ann, "remove-details", "Yes, take the names out.")
    sam.take_out(case, msg, REMOVED, PRIVACY)
    sam.offer(case, msg, COVER)
    assert crossing.state(msg) == "approved"
    sam.said_consent(case, ann, "remove-details", "No more of that.", state="no")
    assert crossing.state(msg) == "waiting"


def test_p6_a_protected_term_stops_the_offer_and_a_new_one_stops_the_passing_on(world: World) -> None:
    crossing = open_crossing(world)
    sam, case = world.sam, crossing.case
    msg = crossing.ben.write("I walked past Old Barn Lane.")
    sam.protect(case, ["Mill Lane"])
    with pytest.raises(TermFound, match="Mill Lane in the cover"):
        sam.offer(case, msg, {**COVER, "about": ["that night in MILL  Lane"]})
    sam.offer(case, msg, COVER)

    world.priya.protect(case, ["Old Barn Lane"])
    with pytest.raises(TermFound, match="Old Barn Lane in the text"):
        sam.pass_on(case, msg)
    assert crossing.state(msg) == "approved"
    override = {"term": "Old Barn Lane", "where": "text", "reason": WHY}
    assert crossing.ann.read(sam.pass_on(case, msg, overrides=[override])).content["text"]
    checks = sam.letter(case, msg).checks
    assert checks is not None
    assert sam.content(case, checks)["overrides"] == [override]


def test_p6_terms_are_found_whatever_their_capitals_accents_and_gaps() -> None:
    letter = {"text": "At RENÉE's, in tern\ncourt.", "questions": ["Why Sexton?"]}
    cover = {**COVER, "text": "", "about": ["the Court"]}

    assert find_in_version(["Renee", "Tern Court", "Sexton Row", "court"], letter, cover) == [
        ("Renee", "text"),
        ("Tern Court", "text"),
        ("court", "text"),
        ("court", "cover"),
    ]
