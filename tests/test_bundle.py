"""Modules in one file do what they do alone (mediator/bundle.py); what cannot stand in one file is refused."""

import subprocess
from pathlib import Path

import pytest

from mediator.build import STATIC, Build
from mediator.bundle import bundle_module, bundle_modules

KEYS = b"export const opened = [];\n"
FILES = {
    "js/keys.js": KEYS,
    "js/a/one.js": b"""/** Says two. */
import two from "../b/two.js";
import { three, four as vier } from "../b/two.js";
import { opened } from "../keys.js";

export { three } from "../b/two.js";
opened.push("one");

// A word of its own.
const word = "its own";
export class One {
  /** @type {number} */ size = 1;

  /** @returns {string} */
  say() { return `${two()} ${three} ${vier} ${word}`; }
}
export { word as said };
""",
    "js/b/two.js": b"""import {
  opened,
} from "../keys.js";

opened.push("two");
const word = "theirs";
export const three = 3;
const four = 4;
export async function later() { return word; }
export { four };
export default two;
function two() { return word; }
""",
    "js/b/three.js": b"""import { opened } from "../keys.js";
opened.push("three");
export const start = 1;
""",
}
ONE_BY_ONE = """
const { modules } = await import(process.argv[1]);
const { opened } = await import(process.argv[2]);
const { One, said, three } = modules["js/a/one.js"]();
modules["js/a/one.js"]();
console.log(JSON.stringify([new One().say(), said, three, new One().size, opened]));
"""


def run(node: str, folder: Path, files: dict[str, bytes], script: str, *names: str) -> str:
    """What a script prints that is given the addresses of some of the files."""
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    given = [(folder / name).as_uri() for name in names]
    command = [node, "--input-type=module", "-e", script, *given]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_module_runs_once_when_it_is_wanted_and_shares_what_stays_alone(node: str, tmp_path: Path) -> None:
    together = bundle_modules("js/all.js", ["js/a/one.js", "js/b/three.js"], ["js/keys.js"], FILES)
    files = {"js/all.js": together, "js/keys.js": KEYS}
    said = run(node, tmp_path, files, ONE_BY_ONE, "js/all.js", "js/keys.js")
    assert said == '["theirs 3 4 its own","its own",3,1,["two","one"]]'
    assert b"Says two" not in together
    assert b"A word of its own" not in together


def test_a_module_with_all_that_it_imports_exports_the_same(node: str, tmp_path: Path) -> None:
    script = "const it = await import(process.argv[1]); console.log(Object.keys(it).sort(), new it.One().say());"
    alone, together = tmp_path / "alone", tmp_path / "together"
    served = {"js/a/one.js": bundle_module("js/a/one.js", (), FILES)}
    assert run(node, together, served, script, "js/a/one.js") == run(node, alone, FILES, script, "js/a/one.js")


@pytest.mark.parametrize(
    "other",
    [
        b'import { y } from "./one.js";\nexport const x = y;\n',
        b"export default 1 + 1;\n",
        b'import * as all from "./three.js";\nexport const x = all;\n',
        b'import { z } from "./nowhere.js";\nexport const x = z;\n',
        b"export let x = 1;\n",
    ],
)
def test_modules_that_cannot_stand_in_one_file_are_refused(other: bytes) -> None:
    files = {"a/one.js": b'import { x } from "./two.js";\nexport const y = x;\n', "a/two.js": other}
    with pytest.raises(ValueError, match=r"one|two"):
        bundle_module("a/one.js", (), files)


def test_a_page_asks_for_few_files() -> None:
    """A slow line pays for each: the page, its crypto worker and what they share."""
    build = Build(STATIC)
    for audience in ("staff", "participant"):
        assert len(build.modules_of("js/start.js", f"js/pages-of-{audience}.js")) <= 12
    assert len(build.modules_of("js/worker/crypto.js")) == 3
