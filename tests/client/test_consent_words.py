"""The Python client says yes to the same words as the page: a yes given by either is known to the other."""

import hashlib
import json
import subprocess

from mediator.client.consent_words import WORDS, consent_words
from tests.conftest import ROOT

# When the words change: set WORDS_CHANGED in static/js/words/consents.js to that day, and this to their new digest.
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
    assert digest == DIGEST, "set WORDS_CHANGED to today, and DIGEST to what stands here"
