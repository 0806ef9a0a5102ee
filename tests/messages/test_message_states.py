"""What the fold makes of orders of events that the table alone does not show."""

from mediator.client.desk_fold import DeskFold
from tests.messages.entries import ANN, BEN, LOG, Story


def test_p5_a_new_round_voids_an_offer_made_from_the_old_one() -> None:
    story = Story()
    first = story.submit()
    story.offer(first)
    story.approve(story.item.offer)
    story.tell(ANN, "return", of=first.hash)
    story.submit(of=story.item.message.returned.hash, msg="m2")
    assert story.state() == "waiting"
    assert story.item.standing_offer() is None
    assert story.item.checks == {}


def test_p5_a_newer_proposal_voids_the_agreement_to_the_older() -> None:
    story = Story()
    first = story.submit()
    story.propose(first)
    story.tell(ANN, "agree", "ann", of=story.item.message.proof.hash)
    offer = story.offer(first, story.item.message.agreement)
    story.approve(offer)
    assert story.state() == "approved"
    story.propose(first)
    assert story.state() == "proposed"


def test_p6_where_two_are_asked_the_editor_alone_is_not_enough() -> None:
    story = Story(eyes=2)
    offer = story.offer(story.submit())
    story.approve(offer, "sam")
    assert story.state() == "offered"
    story.approve(offer, "robin")
    assert story.state() == "approved"


def test_p6_an_approver_who_leaves_does_not_count() -> None:
    story = Story(eyes=2)
    offer = story.offer(story.submit())
    for by in ("sam", "robin"):
        story.approve(offer, by)
    story.case.roster.members = story.case.roster.without_member("robin")
    assert story.state() == "offered"


def test_p6_raising_the_number_of_approvals_takes_the_approval_away() -> None:
    story = Story()
    story.approve(story.offer(story.submit()))
    assert story.state() == "approved"
    story.case.roster.eyes = 2
    assert story.state() == "offered"


def test_p6_a_suspension_voids_every_approval_and_lifting_it_brings_none_back() -> None:
    story = Story()
    story.approve(story.offer(story.submit()))
    story.tell(LOG, "suspend")
    story.tell(LOG, "lift", "kim")
    assert story.state() == "offered"


def test_p8_asking_back_what_was_passed_on_shows_the_author_the_same_as_before() -> None:
    passed_on, waiting = Story(), Story()
    for story in (passed_on, waiting):
        story.submit()
    passed_on.release(passed_on.offer(passed_on.item.message.newest))
    for story in (passed_on, waiting):
        story.tell(ANN, "recall", "ann", of=story.item.message.newest.hash)
    assert passed_on.item.message.state == waiting.item.message.state == "recalled"
    assert passed_on.state() == "released"


def test_what_a_person_told_counts_as_the_act() -> None:
    story = Story()
    story.submit()
    story.propose(story.item.message.newest)
    told = story.tell(ANN, "said", act="agree", **{"as": {"of": story.item.message.proof.hash}})
    assert (story.state(), story.item.message.agreement) == ("agreed", told.hash)


def test_a_hold_reads_as_free_when_its_date_has_come() -> None:
    story = Story()
    story.submit()
    story.tell(LOG, "hold", lane=ANN, msg="m1", until=50, on="date")
    assert [story.state(now) for now in (49, 50, 51)] == ["held", "waiting", "waiting"]


def test_two_versions_for_one_reader_are_told_apart_by_their_own_numbers() -> None:
    story = Story()
    first = story.submit()
    old = story.offer(first)
    story.tell(LOG, "takeback", of=old.hash)
    new = story.offer(first)
    story.release(new)
    assert story.item.released is not None
    assert story.item.released["body"] == new["body"]
    assert story.case.messages[BEN].received


def test_p7_p13_a_call_planned_anew_a_thousand_times_is_still_the_one_after_its_text() -> None:
    """Also for the next entry: nobody in the case, whoever pauses included, is kept out by a long chain."""
    story = Story()
    offer = story.offer(story.submit())
    call = offer
    for _ in range(1200):
        call = story.tell(LOG, "call", lane=BEN, who="sam", when=100, of=call.hash)
    report = story.tell(LOG, "contact", lane=BEN, how="tried", when=50, of=call.hash)
    assert story.case.item_of(report) is story.case.item_of(call) is story.item
    assert [one.entry for one in story.case.desk.contacts.open_calls(offer.hash)] == [call]
    desk = DeskFold({}, list(story.case.log.values()), eyes=1, members={"sam"}, parked={}, now=0)
    assert [one.offer for one in desk.calls.values() if one.is_open] == [offer.hash]
    story.tell(BEN, "pause", "ben")
    assert story.case.lanes[BEN].stopped
