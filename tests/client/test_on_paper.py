"""From paper to a page and back: what was passed on before can be read, and who writes is always clear."""

import pytest

from mediator.client import Participant, Refused
from mediator.client.errors import ClientError
from mediator.review import worker
from tests.client.world import ANSWER, PASSPHRASE, World, open_crossing


def test_p1_p5_a_page_of_their_own_by_a_card_and_back(world: World) -> None:
    crossing = open_crossing(world, scribe=True)
    sam, ruth, case, lane = world.sam, world.ruth, crossing.case, crossing.lanes["Ann"]
    dictated = sam.write_down(case, lane, "I hear the door every night.")
    release = crossing.pass_on(crossing.ben.write(ANSWER))

    card = sam.make_card(case, lane)
    ann = Participant(world.base_url, world.transport)
    words = ann.enrol(card.text, PASSPHRASE)
    sam.write_down(case, lane, "And since then I do not go out.")  # until the words are confirmed nothing changes
    sam.accept(case, lane, words)
    assert ann.read(release).content["text"] == ANSWER, "what came to her before"
    assert ann.text_of(dictated)["text"] == "I hear the door every night."
    assert [item.newest.t for item in ann.letters().values()] == ["transcript", "transcript"]
    with pytest.raises(Refused):
        sam.write_down(case, lane, "A third.")
    mine = ann.write("Now in my own words.")

    waits = crossing.ben.write("One that waits for its hour.")
    crossing.pass_on(waits, sam.now() + 86_400)
    ruth.on_paper(case, lane, "My telephone is gone. Please write for me again.")
    with pytest.raises(ClientError):
        Participant(world.base_url, world.transport).sign_in(card.text, PASSPHRASE)
    assert crossing.state(waits) == "parked", "what waits goes on waiting, sealed for the desk alone"
    with world.app.app_context():
        assert worker.pass_on_due(sam.now() + 86_500) == 1
    sam.look(case, mine)
    sam.propose(case, mine, {"text": "In my words."}, [])
    sam.said_agree(case, mine, "Yes.")
    assert sam.letter(case, mine).state == "agreed"
    view = sam.load(case).view.lanes[lane]
    assert (view.written_for, view.accepted) == (True, "")
    with pytest.raises(ClientError):
        sam.words_for(case, lane)  # the ended key is nobody who waits

    again = Participant(world.base_url, world.transport)
    sam.accept(case, lane, again.enrol(sam.make_card(case, lane).text, PASSPHRASE))
    assert again.text_of(mine)["text"] == "Now in my own words."
    assert again.read(release).content["text"] == ANSWER
    assert len(again.received()) == 2
