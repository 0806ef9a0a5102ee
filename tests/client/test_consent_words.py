"""The Python client says yes to the same words as the page: a yes given by either is known to the other."""

import hashlib
import json
import subprocess

import pytest

from mediator.client.consent_words import EARLIER, WORDS, consent_words, hash_text, words_said
from tests.client.world import World, open_crossing
from tests.conftest import ROOT

# When the words change: copy the old ones to EARLIER of both programs, set WORDS_CHANGED in static/js/words/consents.js
# to that day, and this to their new digest.
DIGEST = "5dbd8b77b9925cf2"

PAGE = """
import { CONSENT } from "./mediator/static/js/words/consents.js";
const all = Object.entries(CONSENT.what).map(([what, make]) => [what, make("Sam")]);
const words = all.map(([what, { title, text }]) => [what, `${title}\\n${text}`]);
process.stdout.write(JSON.stringify(Object.fromEntries(words)));
"""


def test_the_client_and_the_page_have_the_same_words(node: str) -> None:
    page = subprocess.run(
        [node, "--input-type=module", "-e", PAGE], cwd=ROOT, capture_output=True, check=True, text=True
    )
    said = {what: consent_words(what, name="Sam", person="Sam") for what in WORDS}
    assert json.loads(page.stdout) == said
    assert consent_words("letters", name="Sam", person="Ben", several=True).startswith("Letters: Ben\n")


def test_whoever_changes_the_words_says_since_when() -> None:
    """The desk finds by that day whose yes is to older words."""
    digest = hashlib.sha256(json.dumps(WORDS, sort_keys=True).encode()).hexdigest()[:16]
    assert digest == DIGEST, "copy the old words to EARLIER, set WORDS_CHANGED to today, and DIGEST to what stands here"


def test_what_is_told_to_a_facilitator_rests_on_the_words_of_the_page(world: World) -> None:
    """Read out to Ann, who has no page; Ben's no by telephone is to what stands on his page."""
    crossing = open_crossing(world, scribe=True)
    sam, case, ann, ben = world.sam, crossing.case, crossing.lanes["Ann"], crossing.lanes["Ben"]
    told = {what: act.fields["text"] for (_, what), act in sam.fold(sam.load(case)).lanes[ann].consents.items()}
    assert told == {what: hash_text(consent_words(what, name="Sam", person="the other person")) for what in told}

    [peer] = sam.peers(case, ben)
    read = sam.fold(sam.load(case)).lanes[ben].consents[peer, "letters"].fields["text"]
    sam.said_consent(case, ben, "letters", "No letters.", state="no", peer=peer)
    no = sam.fold(sam.load(case)).lanes[ben].consents[peer, "letters"].fields
    assert (no["state"], no["text"]) == ("no", read)


def test_the_words_of_a_yes_can_be_read_later_also_when_names_and_words_have_changed(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    crossing = open_crossing(world)
    ben, sam, case, lane = crossing.ben, world.sam, crossing.case, crossing.lanes["Ben"]
    [peer] = ben.peers()
    before = consent_words("letters", name="Sam", person=ben.peers()[peer])
    monkeypatch.setattr("mediator.client.consent_words.EARLIER", [dict(WORDS)])
    monkeypatch.setattr("mediator.client.consent_words.WORDS", {**WORDS, "letters": ("Letters", "Other words.")})
    sam.name_other(case, lane, crossing.lanes["Ann"], "Mrs A")
    assert ben.agreed_words("letters", peer) == before
    act = sam.fold(sam.load(case)).lanes[lane].consents["", "take-part"]
    assert words_said(sam.load(case), lane, act.fields) == consent_words("take-part", name="Sam")
    assert words_said(sam.load(case), lane, {**act.fields, "text": "else"}) == ""


def test_the_earlier_words_are_the_same_in_both_programs(node: str) -> None:
    page = """
    import { EARLIER } from "./mediator/static/js/words/consents.js";
    process.stdout.write(JSON.stringify(EARLIER.map((all) => Object.keys(all).length)));
    """
    said = subprocess.run(
        [node, "--input-type=module", "-e", page], cwd=ROOT, capture_output=True, check=True, text=True
    )
    assert json.loads(said.stdout) == [len(version) for version in EARLIER]
