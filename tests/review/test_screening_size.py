"""What browsers get of screening: its size, and that it is the same program without its comments."""

import gzip
import json
import subprocess
from pathlib import Path

from mediator.build import PACKED, STATIC, Build

# gzip, as the worker that screens loads them: code and lists together, and the learnt weights.
MOST, MOST_WEIGHTS = 60_000, 27_000
WEIGHTS = "js/screening/weights.js"
FOLDER = Path(__file__).parents[1] / "screening"
LETTERS = [str(FOLDER / name) for name in ("corpus/dev.jsonl", "disguised.jsonl", "found.jsonl")]
ASK = """
import { readFileSync } from "node:fs";
const { screen } = await import(process.argv[1]);
const letters = process.argv.slice(2).flatMap((path) => readFileSync(path, "utf8").trim().split("\\n"));
const text = letters.map((line) => JSON.parse(line).text).join("\\n\\n") +
  "Ring oh seven seven double oh, nine hundred, one two three. I want to die. You said " +
  "you would meet me.";
const ownRules = [{ name: "x", phrases: ["want to"], category: "blame", why: "Said here." }];
// However busy the machine is: this is about the program, not its time.
const given = { protectedTerms: ["Kestrel"], authorSide: "offender", ownRules, budgetMs: 60_000 };
console.log(JSON.stringify(screen(text, given).highlights));
"""


def test_screening_as_it_is_served_does_not_grow() -> None:
    build = Build(STATIC)
    loaded = [path for path in build.modules_of("js/text-worker.js") if path.startswith("js/screening/")]
    assert sorted(loaded) == [f"js/screening/{name}.js" for name in ("data", "engine", "invisible", "views", "weights")]
    sizes = {path: len(build.compressed(path)) for path in loaded}
    assert sizes[WEIGHTS] <= MOST_WEIGHTS
    assert sum(sizes.values()) - sizes[WEIGHTS] <= MOST


def test_a_file_that_is_served_zipped_is_the_file() -> None:
    build = Build(STATIC)
    assert all(gzip.decompress(build.compressed(path)) == content for path, content in build.files.items())


def test_screening_without_its_comments_and_spaces_finds_the_same(node: str, tmp_path: Path) -> None:
    build = Build(STATIC)
    for path, content in build.files.items():
        if path.startswith("js/screening/"):
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
            assert path.endswith(PACKED) or b"/**" not in content
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    served, ours = (
        subprocess.run(
            [node, "--input-type=module", "-e", ASK, (folder / "js/screening/engine.js").as_uri(), *LETTERS],
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for folder in (tmp_path, STATIC)
    )
    assert served == ours
    assert json.loads(served)[0]["category"] == "safeguarding"
