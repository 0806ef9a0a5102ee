"""What browsers get of screening: its size, and that it is the same program without its comments."""

import json
import subprocess
from pathlib import Path

from mediator.build import STATIC, Build

# gzip, code and lists together. Lower it when it shrinks; docs/screening.md says what we aim for.
MOST = 82_000
ASK = """
const { screen } = await import(process.argv[1]);
const text = "Ring oh seven seven double oh, nine hundred, one two three. I want to die. You said you would meet me.";
console.log(JSON.stringify(screen(text, { protectedTerms: ["Kestrel"], authorSide: "offender" }).highlights));
"""


def test_screening_as_it_is_served_does_not_grow() -> None:
    build = Build(STATIC)
    assert sum(len(build.compressed(path)) for path in build.files if path.startswith("js/screening/")) <= MOST


def test_screening_without_its_comments_finds_the_same(node: str, tmp_path: Path) -> None:
    build = Build(STATIC)
    for path, content in build.files.items():
        if path.startswith("js/screening/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
            assert path.endswith("/data.js") or b"/**" not in content
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    served, ours = (
        subprocess.run(
            [node, "--input-type=module", "-e", ASK, (folder / "js/screening/engine.js").as_uri()],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for folder in (tmp_path, STATIC)
    )
    assert served == ours
    assert json.loads(served)[0]["category"] == "safeguarding"
