"""Somebody comes later: the neighbour whose shed was broken into the same night. She does not want to know."""

from mediator.client.demo import cast
from mediator.client.demo.stage import Stage, party_of


def neighbour(stage: Stage) -> None:
    """Winnie is asked at her door and says no. Nothing of her is on Hazel's or Kyle's page, then or later."""
    stage.say("A burglary: a neighbour was harmed the same night; she is brought in, asked, and does not want to know")
    sam, case, kyle = stage.sam, stage.case, stage.lanes["kyle"]
    (person,) = cast.NEIGHBOUR
    winnie = sam.add_person(case, party_of(person), {kyle: "the man who came that night"}, ["Lanyard Steps"])
    stage.lanes[person.key] = winnie
    said = "Asked at her door, alone. She lives by herself and knows nobody of his family."
    stage.ruth.open_gate(case, winnie, "partner-abuse-asked", said, found="no")
    sam.said_consent(
        case, winnie, "take-part", "No, dear. It was only the lawn mower. I do not want to know.", state="no"
    )
