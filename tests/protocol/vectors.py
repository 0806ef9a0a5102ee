"""Reading the shared vectors."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent.parent / "vectors"


def load(name: str) -> Any:
    """The vectors of a file, by its name without ending."""
    return json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))


def names(row: dict[str, Any]) -> str:
    """The name of a row, for pytest."""
    return str(row.get("name", row.get("label", "")))
