"""Writes the browser's copy of the table of a message's life.

`python -m mediator.messages.export` writes `table.js` beside the browser's fold of a case.
"""

import json
from pathlib import Path

from mediator.messages.table import OPEN, STATES, TRANSITIONS

PATH = Path(__file__).parent.parent / "static" / "js" / "case" / "table.js"
HEADER = "// Written by `python -m mediator.messages.export`; change mediator/messages/table.py and run it again.\n"


def table_js() -> str:
    """The states, those that are open, and by state and action the states that may follow, as an ES module."""
    rows: dict[str, dict[str, list[str]]] = {}
    for (state, action), targets in TRANSITIONS.items():
        rows.setdefault(state, {})[action] = list(targets)
    lines = ",\n".join(f"  {json.dumps(state)}: {json.dumps(actions)}" for state, actions in rows.items())
    return (
        f"{HEADER}\n/** @type {{string[]}} */\nexport const STATES = {json.dumps(STATES)};\n"
        f"\n/** @type {{string[]}} */\nexport const OPEN = {json.dumps(OPEN)};\n"
        "\n/** @type {Record<string, Record<string, string[]>>} */\n"
        f"export const TRANSITIONS = {{\n{lines},\n}};\n"
        "\n/** Whether an action may follow in a state. @param {string} state @param {string} action */\n"
        "export function mayFollow(state, action) { return action in (TRANSITIONS[state] ?? {}); }\n"
    )


def write(path: Path = PATH) -> None:
    """Write the module."""
    path.write_text(table_js(), encoding="utf-8")


if __name__ == "__main__":
    write()
