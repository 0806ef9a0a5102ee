"""A letter on paper: Elsie wrote it herself after all; Sam read a word wrongly, and a colleague is to compare them."""

from mediator.client.demo.handwriting import photograph
from mediator.client.demo.stage import Stage

PAPER = """I wrote this one myself. It took two
days, and you will see that it shows.

I have put Tom's cup away. Not far, I
can reach it. I did that in March, the
week the letter came from Sam.

You need not answer this. I wanted it
in my own hand once."""
READ = PAPER.replace("in March", "in May")


def on_paper(stage: Stage) -> None:
    """Written down from a photograph; it waits for somebody who did not write it down."""
    stage.say("A bereavement: Elsie writes with her own hand, and nobody has compared it with the paper yet")
    text = "\n\n".join(part.replace("\n", " ") for part in READ.split("\n\n"))
    stage.sam.write_down(stage.case, stage.lanes["elsie"], text, photographs=[photograph(PAPER)])
