"""Say of each input line what the Python side thinks of it: `python -m tests.vectors.verdict`.

The lines are described in README.md beside this file; `tests/js/verdict.mjs` answers the same for the browser.
"""

import base64
import json
import sys
from collections.abc import Callable

from mediator.protocol.encoding import canon, parse, unb64
from mediator.protocol.entry import entry_hash, parse_entry
from mediator.protocol.errors import ProtocolError

JUDGES: dict[str, Callable[[bytes], bytes]] = {
    "json": lambda raw: canon(parse(raw)),
    "b64": lambda raw: unb64(raw.decode("latin-1")),
    "entry": lambda raw: parse_entry(raw, bytes(64)).stmt,
}


def judge(kind: str, raw: bytes) -> dict[str, object]:
    """The verdict on one input. Anything but a ProtocolError is a crash, and stays one."""
    try:
        return {"ok": True, "hash": entry_hash(JUDGES[kind](raw))}
    except ProtocolError:
        return {"ok": False}


def main() -> None:
    """Answer every line."""
    for line in sys.stdin:
        asked = json.loads(line)
        answer = judge(asked["kind"], base64.b64decode(asked["in"], validate=True))
        sys.stdout.write(json.dumps(answer) + "\n")


if __name__ == "__main__":
    main()
