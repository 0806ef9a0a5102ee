"""He asks first and sees nothing of the answer (P3); she says how she wants it, and the desk keeps to it (P7)."""

import pytest
from playwright.sync_api import expect

from mediator import client
from mediator.client.facilitator import Party
from tests.access.findings import findings
from tests.browser.people import PASSPHRASE, Stage
from tests.client.world import meet_conditions

WISH = "Dean would like to be in touch with Nora"
LETTER = "You said then that you could not hear it. I have not stopped wanting to say it."
YEARS = 2 * 365
HALF_A_YEAR = 182


def opens_a_case_for_a_wish(stage: Stage) -> str:
    """Dean has a page and says yes to letters; Nora has no card: nobody has asked her anything. The case."""
    sam, colleagues = stage.desk("Sam"), [stage.desk("Priya").fp, stage.desk("Ruth").fp]
    opened = sam.open_case([Party("Nora", "victim"), Party("Dean", "offender")], [], colleagues)
    case, lane = opened.case, opened.lanes["Dean"]
    meet_conditions(stage.desk("Ruth"), case)
    stage.office.cards["Dean"], stage.office.cases["Dean"] = sam.make_card(case, lane).text, case
    dean = client.Participant(stage.url)
    sam.accept(case, lane, dean.enrol(stage.office.cards["Dean"], PASSPHRASE))
    dean.consent("take-part")
    dean.consent("letters", peer=next(iter(dean.peers())))
    return case


@pytest.mark.browser
def test_p3_he_asks_first_she_is_not_ready_two_years_later_she_is(stage: Stage) -> None:
    case = opens_a_case_for_a_wish(stage)
    dean, sam = stage.participant("Dean"), stage.facilitator("Sam")
    before = dean.is_served()
    sam.page.goto(f"/desk/approach?case={case}")
    sam.arrives("/desk/approach")
    sam.sees("No wish is written down yet.")
    sam.page.get_by_label("Nora would like to be in touch with Dean", exact=True).check()
    expect(sam.page.locator("#beware")).to_have_text("Say nothing to Dean of where Nora is, or how they live.")
    sam.writes_down_step(
        WISH, "They would like to be in touch", "He asked on my second visit.", about="Tell me if he ever asks."
    )
    sam.writes_down_step(WISH, "I asked", "At her sister's.")
    ready, rest = stage.clock.day(HALF_A_YEAR), stage.clock.day(YEARS)
    sam.writes_down_step(WISH, "They said not now", "Not while the trial is in my head.", day=f"{ready:%Y-%m-%d}")
    sam.page.get_by_label("I asked", exact=True).check()
    sam.sees(f"Nora said: not before {ready:%A} {ready.day} {ready:%B %Y}.")
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#problems")).to_contain_text("Nora said: not before")
    sam.writes_down_step(WISH, "Let it rest", "We look again then.", day=f"{rest:%Y-%m-%d}")
    looked_at = f"{rest:%A} {rest.day} {rest:%B %Y}"
    sam.follows("Now")
    sam.arrives("/desk/case")
    expect(sam.page.locator("#asking")).to_contain_text(f"To be looked at on {looked_at}.")
    dean.goes_home()
    assert dean.is_served() == before

    stage.let_years_pass(YEARS - 3)
    meet_conditions(stage.desk("Ruth"), case)
    sam = stage.facilitator("Sam")
    expect(sam.page.locator("#coming")).to_contain_text(f"To be looked at on {rest:%a} {rest.day} {rest:%b}")
    long_ago = stage.clock.day(-YEARS + 3)
    expect(sam.page.locator("#quiet")).to_contain_text(f"since {long_ago:%a} {long_ago.day} {long_ago:%b %Y}")
    sam.page.goto(f"/desk/approach?case={case}")
    sam.arrives("/desk/approach")
    sam.sees("What Nora said about being told: Tell me if he ever asks.")
    sam.writes_down_step(WISH, "I asked", "I rang her, as she wished.")
    expect(sam.page.locator("#asked-title")).to_have_text("What Nora said and agreed to")
    sam.writes_down_step(WISH, "They said yes", "I think I can hear it now.")
    assert stage.participant("Dean").is_served() == before, "what she answered is hers"
    sam.page.goto(f"/desk/people?case={case}")
    nora = stage.visitor("Nora", card=sam.makes_card("Nora"))
    sam.hears_the_words_of("Nora", nora.enrols())
    nora.gives_consents(**{"Questions and answers": "Not now"})

    stage.participant("Dean").writes_letter(LETTER)
    sam.opens("Letter from Dean")
    sam.makes_ready("what he wanted to say")
    sam.passes_on("Letter from Dean")
    assert LETTER in nora.reads()


@pytest.mark.browser
def test_p7_she_says_how_she_wants_it_the_desk_keeps_to_it_and_her_pause_has_a_day(stage: Stage) -> None:
    stage.letter_passed_on("Kyle")
    stage.letter_ready("Kyle", "A second letter.")
    hazel, sam = stage.participant("Hazel"), stage.facilitator("Sam")
    page = hazel.page
    hazel.follows("How I want it")
    hazel.arrives("/wishes")
    page.get_by_label("How you want to be called").fill("Mrs Whitcombe")
    page.get_by_label("With no name").check()
    page.get_by_label("One", exact=True).check()
    page.get_by_label("From", exact=True).fill("21:00")
    hazel.presses("Save how I want it")
    expect(page.locator("#problems")).to_contain_text("Give both times, or neither.")
    page.get_by_label("To", exact=True).fill("08:00")
    page.get_by_label("If I pause, you may tell them that I paused").check()
    hazel.presses("Add days")
    page.get_by_label("First day").fill("2030-12-24")
    page.get_by_label("Last day").fill("2030-12-26")
    hazel.presses("Save how I want it")
    hazel.sees("Saved. Your facilitators can see it now.")
    page.reload()
    hazel.arrives("/wishes")
    expect(page.get_by_label("Last day")).to_have_value("2030-12-26")

    sam.opens("Letter from Kyle")
    expect(sam.page.locator("#reader-wishes")).to_contain_text("they are called “Mrs Whitcombe”")
    sam.follows("Pass this on to Hazel")
    sam.arrives("/desk/pass-on")
    for words in ("Mrs Whitcombe", "With no name", "21:00 to 08:00", "1 thing"):
        expect(sam.page.locator("#wishes")).to_contain_text(words)
    sam.page.get_by_label("Now, in a meeting").check()
    sam.sees("Hazel wants at most 1 thing in a month. One has come")
    sam.presses("Continue to the summary")
    expect(sam.page.locator("#problems")).to_contain_text("Choose a later day, or say how you know")

    page.goto("/stop")
    hazel.arrives("/stop")
    page.get_by_label("Ask me on a day").check()
    page.locator("#until").fill("2030-05-01")
    hazel.presses("Pause everything")
    hazel.sees("On 1 May 2030 we ask you if you want to start again. Nothing starts by itself.")
    fates = page.locator("#after-fates")
    expect(fates).to_contain_text("It waits for you. Open it when you like, or never.")
    expect(fates).to_contain_text("We may tell them that you paused, as you wished. Nothing more.")
    sam.page.goto(f"/desk/person?case={stage.office.cases['Hazel']}&lane={stage.office.lanes['Hazel']}")
    expect(sam.page.locator("#wishes")).to_contain_text("on Wednesday 1 May 2030")

    # She wished that he may be told: one sentence, once, and nothing else.
    expect(sam.page.locator("#pause-others")).to_contain_text("The other person has paused for now.")
    assert findings(sam.page) == []
    sam.presses("Tell Kyle")
    expect(sam.page.locator("#pause-others")).to_contain_text("Kyle was told")
    expect(sam.page.get_by_role("button", name="Tell Kyle")).to_be_hidden()
    (said,) = stage.writer("Kyle").said_to_me()
    assert said.startswith("The other person has paused for now. Nothing is passed on")
