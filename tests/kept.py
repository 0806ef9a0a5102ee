"""What many tests begin from: made once in a process, then written into each test's own database and folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from flask import current_app

from mediator.extensions import db


@dataclass(frozen=True)
class Kept:
    """All rows of a service, and what it keeps in files. Both are of an app that may be gone."""

    rows: list[tuple[str | None, sa.Table, list[dict[str, Any]]]]
    files: dict[Path, bytes]

    @classmethod
    def take(cls) -> "Kept":
        """Read everything that the app in whose context this is called has."""
        db.session.commit()
        rows = []
        for bind, metadata in db.metadatas.items():
            with db.engines[bind].connect() as connection:
                for table in metadata.sorted_tables:
                    found = [dict(row) for row in connection.execute(sa.select(table)).mappings()]
                    if found:
                        rows.append((bind, table, found))
        files = {path.relative_to(_folder()): path.read_bytes() for path in _folder().rglob("*") if _is_ours(path)}
        return cls(rows, files)

    def put(self) -> None:
        """Write it into the empty database and the folder of the app in whose context this is called."""
        for bind, table, found in self.rows:
            with db.engines[bind].begin() as connection:
                connection.execute(sa.insert(table), found)
                counted = table.autoincrement_column
                if connection.dialect.name == "postgresql" and counted is not None:
                    place = sa.func.pg_get_serial_sequence(table.name, counted.name)
                    connection.execute(sa.select(sa.func.setval(place, max(row[counted.name] for row in found))))
        for path, sealed in self.files.items():
            here = _folder() / path
            here.parent.mkdir(parents=True, exist_ok=True)
            here.write_bytes(sealed)


def _folder() -> Path:
    """Where sealed files are, and the key that seals them once more."""
    return Path(current_app.config["BLOB_FOLDER"]).parent


def _is_ours(path: Path) -> bool:
    return path.is_file() and ".sqlite" not in path.suffix
