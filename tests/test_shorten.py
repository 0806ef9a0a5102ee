"""Short names stand only for what nothing outside a file can name (mediator/shorten.py)."""

import base64
import subprocess

from mediator.shorten import shorten

MODULE = b"""
const LISTED = ["findWords", "LISTED"];
function findWords(text, { limit = 2 } = {}) {
  const pieces = text.split(/LISTED| /);
  const found = pieces.map((piece) => ({ piece, length: piece.length }));
  let totalled = 0;
  for (const { length } of found) totalled += length;
  return { found, total: totalled, said: `${LISTED[0]}: LISTED ${pieces.slice(0, limit).join("+")}` };
}
const once = findWords("a LISTED b", { limit: 1 });
export const { total, said } = once;
export const listed = LISTED;
"""
ASK = "const made = await import(process.argv[1]); console.log(JSON.stringify({ ...made }));"


def test_a_file_with_short_names_gives_what_it_gave(node: str) -> None:
    short = shorten(MODULE)
    for gone in (b"function findWords", b"const pieces", b"let totalled"):
        assert gone not in short
    for kept in (b'["findWords", "LISTED"]', b"/LISTED| /", b"{ found, total:", b"{ limit = 2 }", b"const once"):
        assert kept in short
    told = [
        subprocess.run(
            [node, "--input-type=module", "-e", ASK, f"data:text/javascript;base64,{base64.b64encode(text).decode()}"],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for text in (MODULE, short)
    ]
    assert told[0] == told[1]
    assert '"said":"findWords: LISTED a' in told[0]


def test_the_same_file_gets_the_same_names() -> None:
    assert shorten(MODULE) == shorten(MODULE)
    assert shorten(b"export const here = 1;\n") == b"export const here = 1;\n"
