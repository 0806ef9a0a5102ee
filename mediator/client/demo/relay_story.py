"""Words carried by a person: what Moira asked Sam to say to Graham, and what he said to it."""

from mediator.client.demo.stage import Stage

HEARD = "Tell him I walk there on Sundays now. It does me good. And that I read his letter twice."
FIRST = "She walks there on Sundays now, and it does her good. She read your letter again and again."
NOT_YET = "Twice. Not again and again. He would make something of that."
RIGHT = "She walks there on Sundays now, and it does her good. She read your letter twice."
SAID_YES = "Yes. Like that."
REPLY = "Thank her. I did not expect to hear that."


def spoken_words(stage: Stage) -> None:
    """A spoken message with a correction when it was played back, told by telephone, and a reply that was heard."""
    stage.say("A bereavement: Moira asks Sam to say something, puts it right, and Graham hears it")
    sam, priya, case = stage.sam, stage.priya, stage.case
    moira, graham = stage.people["moira"], stage.people["graham"]
    for who, other in ((moira, ""), (graham, "Ms Kessell")):
        [ref] = [ref for ref, words in who.peers().items() if other in ("", words)]
        who.consent("spoken", peer=ref)
    heard = sam.hear(case, stage.lanes["moira"], HEARD)
    sam.play_back(case, heard, FIRST)
    sam.not_right(case, heard, NOT_YET)
    sam.play_back(case, heard, RIGHT)
    sam.said_agree(case, heard, SAID_YES)
    sam.clear(case, heard)
    priya.approve(case, heard)
    sam.tell(case, heard, how="telephone")
    back = next(ref for ref, words in graham.peers().items() if words == "Ms Kessell")
    reply = sam.hear(case, stage.lanes["graham"], REPLY, peer=back)
    sam.came_of(case, heard, "He was quiet for a while, then he said this.", reply=reply)
    sam.play_back(case, reply)
