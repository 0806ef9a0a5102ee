"""The one table of entry types, the words, and who must have slots."""

import json
import re

import pytest

from mediator.protocol.body import make_slot
from mediator.protocol.encoding import unb64
from mediator.protocol.entry import check_signature, from_wire
from mediator.protocol.errors import ChainInvalid, EntryInvalid
from mediator.protocol.fields import CHECKS
from mediator.protocol.identity import DeskKey, Identity, check_words
from mediator.protocol.readers import backfill, slot_readers
from mediator.protocol.roster import check_desk_seed, check_root, verify_roster
from mediator.protocol.types import COMMON, RULES, SIGNERS, SLOTS, TYPES, export
from mediator.protocol.words import get_words
from tests.protocol.vectors import load
from tests.vectors.story import Story

CASE = load("case")
ROSTER = verify_roster(CASE["roster"], CASE["case"])
SAM, KIM, LEE, ROOT = (Identity.from_seed(unb64(CASE["seeds"][name])) for name in ("sam", "kim", "lee", "root"))


@pytest.mark.parametrize("row", TYPES.values(), ids=lambda row: row.name)
def test_a_row_speaks_only_of_what_exists(row) -> None:
    """Kinds, signers, slot rules, rules and types meant."""
    assert set(row.chains) <= set("RDL")
    assert row.signer in SIGNERS
    assert row.slots in SLOTS
    assert set(row.rules) <= set(RULES)
    assert not set(row.fields) & set(COMMON)
    for field, types in row.points.items():
        assert row.fields[field] in ("hash", "hash?")
        assert set(types) <= {*TYPES, "*"}
    for kind in row.fields.values():
        assert kind.startswith("enum:") or kind.removesuffix("?") in CHECKS
    assert ("body" in row.fields) == (row.slots in ("desk", "note", "author", "lane")) == bool(row.kinds)
    assert re.fullmatch(r"[A-Z].*\.", row.changes)


def test_the_table_is_plain_json() -> None:
    """It is exported to the browser's side and to the documentation."""
    assert json.loads(json.dumps(export())) == export()


def test_words_can_be_told_apart() -> None:
    """2048 words of 3 to 8 letters, no two with the same first four."""
    words = get_words("en")
    assert len(words) == len({word[:4] for word in words}) == 2048
    assert all(re.fullmatch("[a-z]{3,8}", word) for word in words)
    assert list(words) == sorted(words)


def test_a_language_without_a_list_has_the_english_words() -> None:
    """On both screens alike."""
    assert check_words("cy", SAM.fp) == check_words("en", SAM.fp)


def test_an_entry_in_another_name_is_refused() -> None:
    """`by` must be the fingerprint of the key that signed."""
    entry = from_wire(CASE["roster"][1])
    with pytest.raises(EntryInvalid):
        check_signature(entry, KIM.public())


def test_slots_of_a_new_desk_key() -> None:
    """Every member after the entry, and the root if the case can be recovered."""
    opened, removed = ROSTER.entries[0], ROSTER.entries[4]
    assert slot_readers(opened, ROSTER) == {SAM.fp, "root"}
    assert slot_readers(removed, ROSTER) == {SAM.fp, LEE.fp, "root"}
    assert backfill(ROSTER.entries[1], ROSTER.entries) == [(ROSTER.chain, 0, KIM.fp)]


def test_slots_of_the_story_are_the_ones_asked_for() -> None:
    """Nobody else has one: before a release, none stands for the other party."""
    story = Story()
    told = {(chain, seq): set() for chain, seq, *_ in CASE["slots"]}
    for chain, seq, reader, _ in CASE["slots"]:
        told[chain, seq].add(reader)
    ann = CASE["lane_ids"]["ann"]
    keys = {Identity.from_seed(unb64(CASE["seeds"][name])).fp for name in ("ann", "ann-again")}
    for (chain, _), readers in told.items():
        assert chain == ann or not readers & keys
    assert story.slots.keys() <= {(chain, seq, reader) for chain, seq, reader, _ in CASE["slots"]}


def test_a_desk_seed_is_compared_before_use() -> None:
    """V12."""
    first, second = (unb64(seed) for seed in CASE["desk_seeds"])
    assert check_desk_seed(ROSTER, 1, first) == DeskKey.from_seed(first)
    for n, seed in ((2, first), (1, second), (0, first), (3, second), (1, bytes(32))):
        with pytest.raises(ChainInvalid, match="V12"):
            check_desk_seed(ROSTER, n, seed)
    assert len(make_slot(first, SAM.box_pk)) == 80


def test_the_card_names_the_root_of_the_case() -> None:
    """V10."""
    check_root(ROSTER, ROOT.fp)
    with pytest.raises(ChainInvalid, match="V10"):
        check_root(ROSTER, SAM.fp)


def test_the_root_can_take_over() -> None:
    """And leaves one member, with a new desk key."""
    story = Story()
    add = {"cert": story.cert("kim"), "role": "facilitator"}
    story.add(story.roster, "sam", "staff-add", who=KIM.fp, **add)
    takeover = story.add(story.roster, "root", "takeover", who=KIM.fp, desk=story.desk(), **add)
    assert set(story.roster.members) == {KIM.fp}
    assert story.roster.current.n == 2
    assert slot_readers(takeover, story.roster) == {KIM.fp, "root"}


def test_the_last_member_cannot_be_removed() -> None:
    """A case without a desk could not be opened by anybody."""
    story = Story()
    with pytest.raises(ChainInvalid, match="V5"):
        story.add(story.roster, "sam", "staff-remove", who=SAM.fp, desk=story.desk())
