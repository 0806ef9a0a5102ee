"""What the record lets happen to a message that is carried by word of mouth, and what it refuses."""

from typing import Any

import pytest
from flask import Flask

from mediator.client.participant import WISHES
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry
from mediator.record.law import get_law
from tests.record.casework import Casework, Person, text
from tests.record.kept import ready_case
from tests.record.refusals import code_of, reasons_of

pytestmark = pytest.mark.rules

HOW = {"how": "telephone", "present": []}


def speaking(now: int) -> Casework:
    """Two people with pages of their own, who said yes to spoken messages; one approval asked for."""
    made = Casework(now)
    made.consent_all()
    for person in (made.ann, made.ben):
        made.consents(person, "spoken", "yes")
    return made


@pytest.fixture
def case(app: Flask, now: int):
    with app.app_context():
        yield ready_case(now, speaking)


def heard(case: Casework, person: Person, kind: str = "spoken") -> Entry:
    draft = case.draft(case.sam)
    entry = draft.add(person.lane, "transcript", peer=person.peer, att=[], of="", kind=kind, content=text("Tell him."))
    draft.send()
    return entry


def said(case: Casework, person: Person, act: str, of: str, **more: Any) -> Entry:
    draft = case.draft(case.sam)
    words = text("So they said.", when=case.now, **HOW)
    entry = draft.add(person.lane, "said", act=act, content=words, **{"as": {"of": of, **more}})
    draft.send()
    return entry


def cleared(case: Casework) -> Entry:
    """What Ann asked us to say, put right when it was read back, and ready to be told."""
    first = heard(case, case.ann)
    said(case, case.ann, "refuse", case.proposes(case.ann, first, "Wrong.").hash)
    agree = said(case, case.ann, "agree", case.proposes(case.ann, first, "Right.").hash)
    return case.offers(case.ann, first, agree.hash)


def tells(case: Casework, offer: Entry, when: int = 0) -> Entry:
    draft = case.draft(case.sam)
    release = draft.pass_on(offer, case.approvals_of(offer))
    draft.add(offer["dst"], "told", of=release.hash, how="meeting", when=when or case.now, content=text("", present=[]))
    draft.send()
    return release


def test_p5_p6_what_she_asked_us_to_say_is_put_right_when_read_back_told_and_answered(case: Casework) -> None:
    release = tells(case, cleared(case))
    [item] = get_law().fold(case.case).items.values()
    assert (item.released.hash, item.message.kind) == (release.hash, "spoken")
    reply = heard(case, case.ben)
    case.decides(case.sam, "outcome", lane=case.ben.lane, of=release.hash, reply=reply.hash, content=text())
    case.decides(case.sam, "outcome", lane=case.ben.lane, of=release.hash, reply="", content=text("No reply wanted."))


def test_only_what_is_spoken_is_written_down_and_agreed_to_for_somebody_with_a_page(case: Casework) -> None:
    assert code_of(lambda: heard(case, case.ann, kind="letter")) == "not-allowed"
    letter = case.writes(case.ann)
    proof = case.proposes(case.ann, letter)
    assert code_of(lambda: said(case, case.ann, "agree", proof.hash)) == "not-allowed"
    assert code_of(lambda: case.writes(case.ann, kind="spoken")) == "spoken"


def test_the_speaker_may_say_yes_on_their_own_page_and_take_it_back_by_telephone(case: Casework) -> None:
    first = heard(case, case.ann)
    proof = case.proposes(case.ann, first)
    agree = case.does(case.ann, "agree", of=proof.hash)
    offer = case.offers(case.ann, first, agree.hash)
    said(case, case.ann, "recall", first.hash)
    assert code_of(lambda: tells(case, offer)) == "state"


def test_p6_nothing_is_told_without_a_yes_to_spoken_messages_on_both_sides(case: Casework) -> None:
    offer = cleared(case)
    case.consents(case.ben, "spoken", "no")
    assert reasons_of(lambda: tells(case, offer)) == {"reader-consent"}
    case.consents(case.ben, "spoken", "yes")
    case.consents(case.ann, "spoken", "not-now")
    assert reasons_of(lambda: tells(case, offer)) == {"author-consent"}


def test_p5_no_permission_stands_for_a_yes_to_what_was_read_back(case: Casework) -> None:
    given = case.consents(case.ann, "remove-details", "yes", peer="")
    first = heard(case, case.ann)
    assert code_of(lambda: case.proposes(case.ann, first, under=given.hash)) == "spoken"


def test_what_is_spoken_does_not_wait_for_an_hour_and_says_how_it_was_told(case: Casework) -> None:
    offer = cleared(case)
    approvals = case.approvals_of(offer)
    assert code_of(lambda: case.parks(offer, approvals, case.now + 3600)) == "spoken"
    assert code_of(lambda: case.passes_on(offer, approvals)) == "not-together"
    assert code_of(lambda: tells(case, offer, when=case.now + 7200)) == "date"
    tells(case, offer)


def test_a_reply_is_a_spoken_message_of_the_hearer_to_the_speaker_since_then(case: Casework) -> None:
    before = heard(case, case.ben)
    release = tells(case, cleared(case))
    fields = {"lane": case.ben.lane, "of": release.hash, "content": text()}
    assert code_of(lambda: case.decides(case.sam, "outcome", reply=before.hash, **fields)) == "points"
    assert code_of(lambda: case.decides(case.sam, "outcome", reply=b64(bytes(32)), **fields)) == "points"


def test_a_letter_is_handed_over_and_nothing_comes_of_it_as_of_a_spoken_message(case: Casework) -> None:
    _, offer, approvals = case.ready_offer()
    release = case.passes_on(offer, approvals)
    draft = case.draft(case.sam)
    draft.add(case.ben.lane, "told", of=release.hash, how="meeting", when=case.now, content=text("", present=[]))
    assert code_of(draft.send) == "not-together"
    fields = {"lane": case.ben.lane, "of": release.hash, "reply": "", "content": text()}
    assert code_of(lambda: case.decides(case.sam, "outcome", **fields)) == "state"


def test_p6_nothing_was_told_before_it_was_approved_or_on_a_day_that_the_hearer_blocked(case: Casework) -> None:
    offer = cleared(case)
    assert code_of(lambda: tells(case, offer, when=case.now - 3600)) == "date"
    then, day = case.now, case.now // 86_400
    case.does(case.ben, "wishes", content=text(**WISHES), tell="none", quiet=[], blocked=[[day - 1, day + 1]])
    case.now += 3 * 86_400
    assert code_of(lambda: tells(case, offer, when=then)) == "blocked"
    tells(case, offer)
