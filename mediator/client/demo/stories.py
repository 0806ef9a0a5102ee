"""Three of the cases, told act by act through the protocol."""

from mediator.client.demo import cast
from mediator.client.demo.asking import resting_wish
from mediator.client.demo.letters import read_letter
from mediator.client.demo.neighbour import neighbour
from mediator.client.demo.paper_story import on_paper
from mediator.client.demo.relay_story import spoken_words
from mediator.client.demo.stage import DAY, Stage


def burglary(stage: Stage) -> None:
    """Hazel asks five questions and Kyle answers some of them. One pair of eyes is enough here."""
    stage.open("A burglary", cast.BURGLARY, cast.TERMS["burglary"], eyes=1, opener=stage.sam)
    hazel, kyle, sam = stage.people["hazel"], stage.people["kyle"], stage.sam

    stage.say("A burglary: the conditions for Hazel and for Kyle are written down and met")
    accepted = "He pleaded guilty, and said to me on the first visit: I broke in, nobody made me."
    stage.meet("kyle", "responsibility-accepted", accepted)
    stage.meet(
        "kyle", "no-order-against", "Read on the court's list: no restraining order. To be read again.", 150, "register"
    )
    stage.meet("kyle", "permission", "Letter of the prison's head of resettlement. It has an end date.", 40, "document")
    stage.meet("kyle", "preparation-done", "Three visits. He knows that she may not answer.")
    stage.meet("hazel", "preparation-done", "Two visits, the second with her sister.")
    stage.meet(
        "hazel", "risk-reviewed", "Went through it with her and with Ruth. She has not been told where he is held.", 90
    )

    stage.say("A burglary: Hazel's questions come back to her once, and are passed on")
    asked = stage.send("hazel", "hazel-questions-first", "questions")
    sam.look(stage.case, asked)
    sam.send_back(
        stage.case,
        asked,
        reasons=["It names somebody who has no part in this"],
        text=(
            "Your questions are good ones. Please ask them just as they are.\n\n"
            "The part about his brother and his mother cannot go. They did nothing, and it could frighten "
            "them. If you want to talk about how angry that name made you, I am here on Thursday."
        ),
    )
    stage.send_again("hazel", asked, "hazel-questions")
    passed = stage.offer_and_pass_on(sam, stage.priya, asked, "five questions about the night")
    kyle.ready(passed, "with-support")
    kyle.read(passed)
    stage.rang(sam, "kyle", "met", "Read them with him in the visits hall. Quiet afterwards; wants to answer all five.")

    stage.say("A burglary: Kyle's answers lose one name, with his agreement, and reach Hazel")
    answers = stage.send("kyle", "kyle-answers", "answers")
    changes = (("privacy", "He is not part of this, and his name could lead to him."),)
    note = "One thing only: the name of the man you sold it to. The spelling stays yours."
    stage.propose(sam, answers, changes, note)
    kyle.agree(answers)
    about = "answers to your five questions"
    answered = stage.offer_and_pass_on(sam, stage.priya, answers, about, removed=True)
    hazel.ready(answered, "now")
    hazel.read(answered)
    hazel.keep(answered, "keep")
    stage.rang(
        sam, "hazel", "spoke", "She read them twice. Relieved that nobody chose her house. Her sister was there."
    )

    stage.say("A burglary: a letter waits for Hazel, another from her has come in, and Kyle has had a hard week")
    letter = stage.send("kyle", "kyle-letter")
    about = "the night he came into your house; how you sleep now; money that he has put by"
    stage.offer_and_pass_on(sam, stage.priya, letter, about)
    kyle.consent("remove-details")
    shed = stage.send("kyle", "kyle-shed")
    stage.propose(sam, shed, changes, "The same name as before. Nothing else is changed.", ask=False)
    stage.send("hazel", "hazel-second-letter")
    stage.send("kyle", "kyle-bad-week")
    hazel.begin(**read_letter("hazel-draft"))
    neighbour(stage)


def bereavement(stage: Stage) -> None:
    """Nine years after Tom Arden's death his partner and the driver write, little by little."""
    stage.open("A bereavement", cast.BEREAVEMENT, cast.TERMS["bereavement"], eyes=2, opener=stage.priya)
    priya, sam, moira, graham = stage.priya, stage.sam, stage.people["moira"], stage.people["graham"]

    stage.say("A bereavement: Moira's first letter, and what he answered")
    first = stage.send("moira", "moira-letter")
    passed = stage.offer_and_pass_on(priya, sam, first, "who Tom was, and two questions")
    graham.read(passed)
    stage.rang(priya, "graham", "met", "He asked to sit for a while. Sam drove him home.")
    reply = stage.send("graham", "graham-reply", to="Ms Kessell")
    answered = stage.offer_and_pass_on(priya, sam, reply, "Tom's last minutes, and what he told the court")
    moira.ready(answered, "with-support")
    moira.read(answered)
    stage.rang(priya, "moira", "tried", "No answer. I try again tomorrow evening, as she asked.")

    stage.say("A bereavement: new questions are agreed, and a letter is kept until she asks for it")
    asked = stage.send("moira", "moira-questions", "questions")
    note = "Only the name of the hill is gone. Everything else is as you wrote it."
    stage.propose(priya, asked, (("privacy", "It says where you live."),), note)
    moira.agree(asked)
    banked = stage.send("graham", "graham-letter-bank", to="Ms Kessell")
    stage.offer(priya, banked, "what he would say to her, if she asks")
    sam.approve(stage.case, banked)
    priya.hold(
        stage.case,
        banked,
        on="asked",
        until=stage.now() + 10 * DAY,
        reason="He asks that it is kept until she asks for it, if she ever does.",
    )

    stage.say("A bereavement: Tom's mother has her say written down; his to her rests until after the ninth")
    elsie = stage.lanes["elsie"]
    told = sam.write_down(stage.case, elsie, kind="statement", **read_letter("elsie-statement"))
    stage.texts[told] = "elsie-statement"
    stage.offer(sam, told, "what a mother wants you to know")
    priya.approve(stage.case, told)
    resting = stage.send("graham", "graham-to-elsie", to="Mrs Arden")
    priya.look(stage.case, resting)
    priya.hold(
        stage.case,
        resting,
        on="date",
        until=stage.now() + 12 * DAY,
        reason="Sam will ask her at the next visit whether she wants to hear from him at all.",
    )

    resting_wish(stage)
    spoken_words(stage)
    on_paper(stage)

    stage.say("A bereavement: a correction waits for its hour")
    fourteen = stage.send("graham", "graham-fourteen-minutes", to="Ms Kessell")
    stage.offer(priya, fourteen, "a number put right, and one more memory")
    sam.approve(stage.case, fourteen)
    priya.pass_on(stage.case, fourteen, when=stage.now() + 3 * DAY)


def assault(stage: Stage) -> None:
    """Carly is furious and says so. Lewis remembers nothing, and has watched the film. Two readers each."""
    stage.open("An assault", cast.ASSAULT, cast.TERMS["assault"], eyes=2, opener=stage.sam)
    sam, priya, carly, lewis = stage.sam, stage.priya, stage.people["carly"], stage.people["lewis"]

    stage.say("An assault: Carly's letter keeps its swearing and loses its address, if she agrees")
    carly.tell(read_letter("carly-call")["text"])
    furious = stage.send("carly", "carly-letter")
    changes = (
        ("safety", "He must not learn where you live."),
        ("privacy", "She has not said that she may be named."),
        ("safety", "He must not learn where you work."),
    )
    note = "Three small things, so that nobody can find you. The swearing stays. It is your letter."
    stage.propose(sam, furious, changes, note)

    stage.say("An assault: four attempts by Lewis")
    too_much = stage.send("lewis", "lewis-asks-too-much", to="Carly")
    sam.look(stage.case, too_much)
    sam.decline(
        stage.case,
        too_much,
        text=(
            "We are not going to pass this one on, and I want to tell you why in plain words. It asks her "
            "for three things: to forgive you, to write to the judge, and to answer. She owes you none.\n\n"
            "That you want to say sorry is good. Let us sit down on Wednesday and find that letter."
        ),
    )
    asked_back = stage.send("lewis", "lewis-recalled", to="Carly")
    lewis.recall(asked_back)
    returned = stage.send("lewis", "lewis-statement", "statement", to="Mr Sattar")
    priya.look(stage.case, returned)
    priya.send_back(
        stage.case,
        returned,
        reasons=["It puts the blame on the reader, or makes the harm small"],
        text=(
            "You say this was not like you, and that she was shouting. He reads that as: it was not really "
            "me, and she started it. Try again with only what you did, and what it cost him. You know about "
            "his wrist."
        ),
        comments={1: "Could you begin with what you did, and leave out why?"},
    )
    offered = stage.send("lewis", "lewis-letter", to="Carly")
    stage.offer(priya, offered, "what he saw on the film; he has stopped drinking")

    stage.say("An assault: nothing of Lewis's goes further before probation has written")
    stage.meet("lewis", "responsibility-accepted", "He pleaded guilty, and disputes nothing that is on the film.")
    stage.meet("lewis", "preparation-done", "Two visits, and one with his daughter's mother there.")
    lacking = "Probation has said yes on the telephone. We wait for the letter."
    stage.needs("lewis", "permission")
    sam.shut_gate(stage.case, stage.lanes["lewis"], "permission", lacking)
