"""What the documents say is what the code does: tables, sections, commands, links."""

import ast
import re
from pathlib import Path

import click
import pytest

import mediator.protocol.errors
from mediator.accounts.commands import commands as account_commands
from mediator.cli import cli
from mediator.messages.table import as_markdown
from mediator.protocol.fields import CHECKS
from mediator.review.commands import commands as review_commands
from scripts import docs
from tests.conftest import ROOT

DOCS = ROOT / "docs"
PROTOCOL = (DOCS / "protocol.md").read_text(encoding="utf-8")
OPERATIONS = (DOCS / "operations.md").read_text(encoding="utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "tests/vectors/README.md"])
# Not a section of the protocol but what its sections are made with.
NO_SECTION = {"__init__", "export"}


@pytest.mark.parametrize("name", docs.PAGES)
def test_tables_are_those_of_the_code(name: str) -> None:
    """`make docs` writes them."""
    text = (DOCS / name).read_text(encoding="utf-8")
    assert docs.renew(text) == text


def test_every_table_stands_in_exactly_one_page() -> None:
    marks = re.findall(r"<!-- table (\w+) -->", PROTOCOL + OPERATIONS)
    assert sorted(marks) == sorted(docs.TABLES)


def test_the_life_of_a_message_is_that_of_the_code() -> None:
    text = (DOCS / "lifecycle.md").read_text(encoding="utf-8")
    assert as_markdown() in text


def labels_in(folder: Path, ending: str) -> set[str]:
    """Every label and context that the modules of a folder name in their code."""
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob(f"*{ending}"))
    return set(re.findall(r"""["'`](rj1(?:/[a-z]+)+)""", text))


def test_every_label_is_listed_and_used_on_both_sides() -> None:
    assert labels_in(ROOT / "mediator/protocol", ".py") == set(docs.LABELS)
    assert labels_in(ROOT / "mediator/static/js/protocol", ".js") == set(docs.LABELS)
    for folder, ending in ((ROOT / "mediator", ".py"), (ROOT / "mediator/static/js", ".js")):
        assert labels_in(folder, ending) <= set(docs.LABELS)


def test_every_kind_of_field_is_described() -> None:
    assert set(docs.KINDS) == set(CHECKS)


def test_every_module_of_the_protocol_has_its_section() -> None:
    named = {name for line in re.findall(r"^Files: (.*)\.$", PROTOCOL, re.M) for name in re.findall(r"`(\w+)`", line)}
    modules = {path.stem for path in (ROOT / "mediator/protocol").glob("*.py")} - NO_SECTION
    assert named == modules
    twins = {path.stem for path in (ROOT / "mediator/static/js/protocol").glob("*.js")}
    assert modules <= twins
    assert twins - modules == {"sodium"}


def test_every_section_that_the_code_names_is_there() -> None:
    headings = re.findall(r"^## (\d+)\. (.+)$", PROTOCOL, re.M)
    numbers = {int(number) for number, _ in headings}
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    code = [*(ROOT / "mediator").rglob("*.py"), *(ROOT / "mediator/static/js").rglob("*.js"), ROOT / "config.py"]
    for path in code:
        text = path.read_text(encoding="utf-8")
        for listed in re.findall(r"[Ss]ections? (\d+(?:(?:, | and | to )\d+)*)", text):
            assert {int(number) for number in re.findall(r"\d+", listed)} <= numbers, path
        for title in re.findall(r'docs/protocol\.md, "([^"]+)"', text):
            assert re.sub(r"[\s*#/]+", " ", title) in {words for _, words in headings}, path


def test_every_check_has_its_row() -> None:
    rows = re.findall(r"^\| (V\d+) \|", PROTOCOL, re.M)
    assert rows == [f"V{number}" for number in range(1, 13)]
    classes = vars(mediator.protocol.errors).values()
    assert {getattr(found, "code", "") for found in classes} - {""} <= set(rows)
    for path in (ROOT / "mediator/protocol").glob("*.py"):
        codes = {
            node.value
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and re.fullmatch(r"V\d+", node.value)
        }
        assert codes <= set(rows), path


def commands_of(group: click.Group, before: str = "") -> list[str]:
    """Every command as it is typed; those of the migration tool are its own."""
    found = []
    for name, command in group.commands.items():
        inner = isinstance(command, click.Group) and name != "db"
        found += commands_of(command, f"{before}{name} ") if inner else [before + name]
    return found


def test_every_command_is_explained() -> None:
    for add_commands in (account_commands, review_commands):
        add_commands(cli)
    for command in commands_of(cli):
        assert re.search(rf"(?:`|-m mediator ){command}\b", OPERATIONS), command


def test_what_must_not_be_claimed_is_said_and_that_nobody_reviewed_it() -> None:
    (section,) = re.findall(r"^## 18\. (.*?)^## 19", PROTOCOL, re.M | re.S)
    for words in ("zero-knowledge", "forward secrecy", "never", "court", "audit by somebody independent"):
        assert words in section
    assert "Nobody outside has reviewed this" in PROTOCOL
    assert "nobody outside has reviewed the cryptography" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_documents_lead_somewhere(page: Path) -> None:
    for link in re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert "://" not in link, link
        assert (page.parent / link).exists(), link


def test_every_test_that_is_named_exists() -> None:
    named = re.findall(r"`(tests/[^`:]+)::([^`]+)`", (DOCS / "tests.md").read_text(encoding="utf-8"))
    assert len(named) > 20
    for path, name in named:
        text = (ROOT / path).read_text(encoding="utf-8")
        assert f"def {name}(" in text or f'test("{name}' in text, f"{path}::{name}"
