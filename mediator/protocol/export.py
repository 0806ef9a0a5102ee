"""Writes the browser's copies of the entry table and of the check words (protocol sections 3 and 6).

`python -m mediator.protocol.export` writes `types.js` and `words.js` beside the browser's protocol modules.
"""

import json
from pathlib import Path
from typing import Any

from mediator.protocol.contents import BASE, CONTENT, HANDED_IN, PROOF, VERSION
from mediator.protocol.types import export

_HERE = Path(__file__).parent
_BROWSER = _HERE.parent / "static" / "js" / "protocol"
_HEADER = "// Written by `python -m mediator.protocol.export`; change the Python side and run it again.\n"
_WORDS_ON_A_LINE = 12


def types_js() -> str:
    """The entry table as an ES module, one type on a line."""
    shapes = {"base": BASE, "kinds": CONTENT, "proof": PROOF, "version": VERSION, "handed": HANDED_IN}
    table = export() | {"shapes": shapes}
    rows = ",\n".join(f"  {json.dumps(name)}: {json.dumps(row)}" for name, row in table["types"].items())
    constants = "".join(
        f"\nexport const {name.upper()} = {_members(value)};\n" for name, value in table.items() if name != "types"
    )
    kind = (
        "/** @typedef {{chains: string, signer: string, fields: Record<string, string>, kinds: string[],"
        " points: Record<string, string[]>, rules: string[], slots: string, changes: string}} EntryType */\n"
    )
    types = f"/** @type {{Record<string, EntryType>}} */\nexport const TYPES = {{\n{rows},\n}};\n"
    return f"{_HEADER}{kind}\n{types}{constants}"


def words_js() -> str:
    """The lists of check words by language as an ES module."""
    lists = "".join(_word_list(path) for path in sorted(_HERE.glob("words_*.json")))
    return f"{_HEADER}/** @type {{Record<string, string[]>}} */\nexport const WORDS = {{\n{lists}}};\n"


def write(folder: Path = _BROWSER) -> None:
    """Write both modules into `folder`."""
    (folder / "types.js").write_text(types_js(), encoding="utf-8")
    (folder / "words.js").write_text(words_js(), encoding="utf-8")


def _members(table: dict[str, Any]) -> str:
    lines = "".join(f"  {json.dumps(name)}: {json.dumps(value)},\n" for name, value in table.items())
    return f"{{\n{lines}}}"


def _word_list(path: Path) -> str:
    words = json.loads(path.read_text(encoding="utf-8"))
    lines = [" ".join(words[at : at + _WORDS_ON_A_LINE]) for at in range(0, len(words), _WORDS_ON_A_LINE)]
    quoted = "\n    ".join(lines)
    return f"  {path.stem.removeprefix('words_')}: `\n    {quoted}\n  `.trim().split(/\\s+/),\n"


if __name__ == "__main__":
    write()
