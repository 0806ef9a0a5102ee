"""A program can enter a translation, check it, and pass both texts on; what was not checked it does not sign."""

import pytest

from mediator.client.errors import NotReady, TermFound
from mediator.review import equal_texts
from tests.client.world import COVER, Crossing, World, open_crossing

POLISH = "Co noc słyszę drzwi."
ENGLISH = "Every night I hear the door."


@pytest.fixture
def crossing(world: World) -> Crossing:
    """A case in which everybody said yes."""
    return open_crossing(world)


def test_p5_p6_both_texts_go_to_the_reader_once_somebody_else_checked_the_translation(crossing: Crossing) -> None:
    case, sam, priya = crossing.case, crossing.world.sam, crossing.world.priya
    msg = crossing.ann.write(POLISH)
    sam.look(case, msg)
    with pytest.raises(NotReady):
        sam.translate(case, msg, [ENGLISH, "one too many"], "en", "Ewa", said_in="pl")
    sam.translate(case, msg, [ENGLISH], "en", "Ewa", said_in="pl", how="telephone")
    assert sam.letter(case, msg).waits_for_translation
    with pytest.raises(NotReady):
        sam.offer(case, msg, COVER)
    priya.compare_translation(case, msg, "same", "with Jan")
    sam.offer(case, msg, COVER)
    read = crossing.ben.read(sam.pass_on(case, msg)).content
    assert read["text"] == POLISH
    told = {"lang": "en", "from": "pl", "by": "Ewa", "how": "telephone", "parts": [ENGLISH]}
    assert read["translation"] == told | {"wrote": sam.fp, "checked": priya.fp}
    seeds = {n: key.seed for n, key in sam.load(case).view.desk_keys.items()}
    with crossing.world.app.app_context():
        assert equal_texts.verify(case, seeds) == []


def test_p6_a_protected_term_in_the_translation_stops_it(crossing: Crossing) -> None:
    case, sam, priya = crossing.case, crossing.world.sam, crossing.world.priya
    sam.protect(case, ["Tern Court"])
    msg = crossing.ann.write(POLISH)
    sam.translate(case, msg, ["Every night at Tern Court."], "en", "Ewa", said_in="pl")
    priya.compare_translation(case, msg)
    with pytest.raises(TermFound, match="Tern Court in the translation"):
        sam.offer(case, msg, COVER)
    sam.offer(case, msg, COVER, overrides=[{"term": "Tern Court", "where": "translation", "reason": "both know"}])


def test_that_none_is_needed_after_all_and_a_difference_found_late(crossing: Crossing) -> None:
    case, sam, priya = crossing.case, crossing.world.sam, crossing.world.priya
    msg = crossing.ann.write(POLISH)
    sam.translate(case, msg, [ENGLISH], "en", "Ewa", said_in="pl")
    priya.compare_translation(case, msg)
    sam.offer(case, msg, COVER)
    sam.pass_on(case, msg, when=sam.now() + 7200)
    priya.compare_translation(case, msg, "differs", "not every night")
    assert sam.letter(case, msg).state != "parked"
    sam.stop(case, msg)
    sam.need_no_translation(case, msg, "The reader reads Polish.")
    sam.offer(case, msg, COVER)
    assert "translation" not in crossing.ben.read(sam.pass_on(case, msg)).content
