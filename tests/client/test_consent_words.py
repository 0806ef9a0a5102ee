"""The Python client says yes to the same words as the page: a yes given by either is known to the other."""

import json
import subprocess

from mediator.client.consent_words import WORDS, consent_words
from tests.conftest import ROOT

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
