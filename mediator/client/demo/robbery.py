"""A shop was robbed: a letter in Polish goes to prison on paper; one person pauses, another one stops."""

from mediator.client.demo import cast
from mediator.client.demo.letters import read_letter
from mediator.client.demo.stage import DAY, Stage

ENGLISH = """I was standing behind the counter. You had a knife and your hands were shaking.

Since then I do not work after dark. I lock the door with two locks and check it once more in the night.

I want to know one thing. Did you see that I was afraid?"""
LEAVE = "Priya is away for ten days. Sam does what she had planned with you. Would you like to wait for her?"


def robbery(stage: Stage) -> None:
    """Danuta's letter is translated and handed over in prison; Dean answers on paper; Ravi does not want to go on."""
    stage.open("A robbery", cast.ROBBERY, cast.TERMS["robbery"], eyes=1, opener=stage.sam)
    _to_prison(stage)
    _stops_during_review(stage)
    _answer_waits(stage)
    _cover_and_pause(stage)


def _to_prison(stage: Stage) -> None:
    stage.say("A robbery: Danuta's letter in Polish is translated, checked, and handed over in prison on paper")
    sam, case, dean = stage.sam, stage.case, stage.lanes["dean"]
    hers = stage.send("danuta", "danuta-letter")
    sam.look(case, hers)
    sam.translate(case, hers, [ENGLISH], "en", "Ewa Malik", how="meeting", said_in="pl")
    stage.priya.compare_translation(case, hers, "same", "Read with Jan Brandt, by telephone.")
    stage.offer(sam, hers, "what it was like behind the counter; one question")
    passed = sam.pass_on(
        case, hers, caller=stage.priya.fp, call=stage.now() + 3 * DAY, word="A visit, to hear how he is."
    )
    sam.hand_over(case, dean, [passed], "Letter with its cover sheet; A reply sheet", "Him, in the chaplain's room")
    read = {"how": "meeting", "present": ["The chaplain"]}
    sam.said_ready(case, dean, passed, "with-support", "Now, and you stay.", **read)
    sam.said_keep(case, dean, passed, "service-keeps", "Not in the cell. You hold on to it.", **read)


def _stops_during_review(stage: Stage) -> None:
    stage.say("A robbery: Ravi's letter is being read when he says on the telephone that he wants to stop")
    sam, case, ravi = stage.sam, stage.case, stage.lanes["ravi"]
    his = sam.write_down(case, ravi, **read_letter("ravi-letter"))
    sam.look(case, his)
    sam.said(case, ravi, "withdraw", "I thought I could. I would rather leave it. No hard feelings.")


def _answer_waits(stage: Stage) -> None:
    stage.say("A robbery: Dean dictates an answer in the visits hall")
    sam, case, dean = stage.sam, stage.case, stage.lanes["dean"]
    peer = next(ref for ref, words in sam.named_on(case, dean).items() if words == "Ms Wrona")
    answer = sam.write_down(case, dean, peer=peer, **read_letter("dean-reply"))
    stage.texts[answer] = "dean-reply"
    stage.offer(sam, answer, "what he saw, and what he said about it before")


def _cover_and_pause(stage: Stage) -> None:
    stage.say("A robbery: Priya is away, Sam covers from today; and Danuta pauses while an answer waits")
    sam, case, danuta = stage.sam, stage.case, stage.people["danuta"]
    until = stage.now() + 10 * DAY
    sam.stand_in(case, stage.priya.fp, until=until, text="Leave.", tell={stage.lanes["danuta"]: LEAVE})
    danuta.prefer("wait")
    danuta.wishes(back=stage.now() + 21 * DAY)
    danuta.pause()
