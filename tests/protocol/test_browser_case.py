"""What the browser's workers sealed and signed is accepted by the Python side (T12, the other way round)."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from mediator.protocol.body import open_body, open_slot
from mediator.protocol.case import View, verify_case
from mediator.protocol.encoding import unb64
from mediator.protocol.identity import Identity
from mediator.protocol.lane import Lane
from mediator.protocol.readers import backfill, slot_readers

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def signed(node: str) -> dict[str, Any]:
    """A case from opening to release and a removal, made by the workers."""
    run = subprocess.run([node, "tests/js/signed.mjs"], cwd=ROOT, capture_output=True, text=True, check=True)
    made: dict[str, Any] = json.loads(run.stdout)
    return made


@pytest.fixture(scope="module")
def view(signed: dict[str, Any]) -> View:
    """The case as checked here."""
    return verify_case(signed["case"], signed["roster"], signed["lanes"], signed["log"])


def test_every_slot_stands_where_it_must_and_no_other(signed: dict[str, Any], view: View) -> None:
    wanted: set[tuple[str, int, str]] = set()
    for chain in view.chains:
        for entry in chain.entries:
            accepted = chain.accepted_before[entry.seq] if isinstance(chain, Lane) else ""
            readers = slot_readers(entry, view.roster, accepted)
            wanted |= {(entry.chain, entry.seq, reader) for reader in readers}
            wanted |= set(backfill(entry, chain.entries))
    made = [(chain, seq, reader) for chain, seq, reader, _ in signed["slots"]]
    assert len(set(made)) == len(made)
    assert set(made) == wanted


def test_the_reader_opens_what_was_passed_on(signed: dict[str, Any], view: View) -> None:
    release = view.lanes[signed["ben"]].entries[-1]
    reader = Identity.from_seed(unb64(signed["seeds"][view.lanes[signed["ben"]].accepted]))
    slot = next(unb64(slot[3]) for slot in signed["slots"] if slot[:3] == [release.chain, release.seq, reader.fp])
    key = open_slot(slot, reader.box_pk, reader.box_sk, release["body"])
    ct = unb64(signed["blobs"][release["body"]["ct"]])
    content = open_body(release["body"], ct, key, release.case, release.chain, release.t)
    assert (release.t, content["text"], content["questions"]) == ("release", "Öne\n“two” 🦔", ["Why?"])
