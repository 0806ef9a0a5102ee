"""Copies the browser parts that pages use from node_modules into mediator/static/vendor.

Nothing is bundled or minified here. Three things are changed on the way, and only these:
libsodium's one bare import becomes a relative one; GOV.UK's stylesheet loses its licensed font and its
absolute addresses; comments that point at source maps go. Each change must find its text, else this stops.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "mediator" / "static" / "vendor"

SODIUM = MODULES / "libsodium-sumo/dist/modules-sumo-esm/libsodium-sumo.mjs"
WRAPPERS = MODULES / "libsodium-wrappers-sumo/dist/modules-sumo-esm/libsodium-wrappers.mjs"
GOVUK = MODULES / "govuk-frontend/dist/govuk"

LICENCES = {
    "libsodium": MODULES / "libsodium-wrappers-sumo/LICENSE",
    "diff": MODULES / "diff/LICENSE",
    "qr": MODULES / "qr/LICENSE-MIT",
}
GOVUK_LICENCE = """govuk-frontend, https://github.com/alphagov/govuk-frontend
Copyright (c) Crown Copyright (Government Digital Service), released under the MIT License.
The typeface, crown and crest of GOV.UK are not part of it and are not used here.
"""


class PartChanged(Exception):
    """A package no longer holds the text that has to be changed: look at its new version by hand."""


def main() -> None:
    """Fills the vendor folder afresh."""
    shutil.rmtree(VENDOR, ignore_errors=True)
    for folder in ("govuk", "diff", "licences"):
        (VENDOR / folder).mkdir(parents=True)
    shutil.copy(SODIUM, VENDOR / "libsodium-sumo.mjs")
    types = WRAPPERS.with_suffix(".d.mts")
    if types.exists():
        shutil.copy(types, VENDOR / "libsodium-wrappers.d.mts")
    write("libsodium-wrappers.mjs", WRAPPERS, [(r'from"libsodium-sumo"', 'from"./libsodium-sumo.mjs"')])
    write(
        "govuk/govuk-frontend.css",
        GOVUK / "govuk-frontend.min.css",
        [
            (r"@font-face\{[^}]*\}", ""),
            (r"GDS Transport,arial,sans-serif", "var(--font,arial,helvetica,sans-serif)"),
            (r"url\(/assets/[^)]*\)", "none"),
        ],
    )
    write("qr.js", MODULES / "qr/index.js", [])
    for source in sorted((MODULES / "diff/libesm").rglob("*.js")):
        target = Path("diff") / source.relative_to(MODULES / "diff/libesm")
        (VENDOR / target).parent.mkdir(exist_ok=True)
        write(str(target), source, [])
    for name, source in LICENCES.items():
        shutil.copy(source, VENDOR / "licences" / f"{name}.txt")
    (VENDOR / "licences/govuk-frontend.txt").write_text(GOVUK_LICENCE)


def write(name: str, source: Path, changes: list[tuple[str, str]]) -> None:
    """Writes one text file, with each (pattern, replacement) applied. Raises PartChanged when one is not found."""
    text = source.read_text(encoding="utf-8")
    for pattern, replacement in changes:
        text, found = re.subn(pattern, replacement, text)
        if not found:
            raise PartChanged(f"{source.name} no longer holds {pattern}")
    text = re.sub(r"\n?//# sourceMappingURL=.*\s*$|/\*# sourceMappingURL=.*?\*/", "", text)
    (VENDOR / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
