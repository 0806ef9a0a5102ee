"""A wish that rests: he would like to write, she was asked and is not ready, and somebody looks again on a day."""

from mediator.client.demo.stage import DAY, Stage


def resting_wish(stage: Stage) -> None:
    """Graham wishes to be in touch with Tom's mother. Nothing of what follows is on his page."""
    stage.say("A bereavement: his wish to be in touch with Tom's mother rests, because she is not ready")
    graham, elsie, sam, case = stage.lanes["graham"], stage.lanes["elsie"], stage.sam, stage.case
    wish = "He asked me whether he may one day say to Tom's mother what he said to Ms Kessell."
    sam.wish(case, graham, elsie, wish, about="In May she said: tell me if he ever asks, but do not bring me paper.")
    sam.approach(case, graham, elsie, "asked", "At her kitchen table, with her niece there.")
    sam.approach(case, graham, elsie, "not-now", "Not yet, love. Ask me when the stone is up.")
    sam.approach(case, graham, elsie, "rest", "The stone is set in the spring.", until=stage.now() + 9 * DAY)
