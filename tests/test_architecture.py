"""The shape of the Python code: imports point one way, the law is pure, modules stay small."""

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MEDIATOR = ROOT / "mediator"
JS = MEDIATOR / "static" / "js"

# Lowest first: a package imports from those before it. `notices` and `messages` do not know each other.
PACKAGES = ("protocol", "record", "accounts", "cases", "notices", "messages", "review")
# What every feature may use: errors, extensions and the rest of the house. It knows no feature.
HOUSE = {"errors", "extensions", "strict_json", "security", "build", "bundle", "shorten", "shells"}
# What puts features together.
WIRING = {"__init__", "__main__", "cli", "demo"}
# The file of a feature that comes later may import those before it, never the other way round.
LAYERS = {"models": 1, "queries": 2, "services": 3, "routes": 4, "commands": 4}
# The law of the service, to be read and tested without a database.
PURE = ("cases/states.py", "cases/answers.py", "cases/contacts.py", "cases/stand_ins.py", "cases/roster.py",
        "messages/states.py", "messages/parked.py", "messages/fold.py", "messages/table.py", "review/decisions.py",
        "review/blocks.py", "review/parts.py")  # fmt: skip
# Whatever a participant is shown or refused comes from these.
OF_PARTICIPANTS = ("mediator.cases.queries", "mediator.messages.queries", "mediator.messages.own_rules")

PYTHON_LINES, BROWSER_LINES, CEILING = 250, 200, 400
# Longer than their kind should be, and why that is easier to read than a cut.
LONG = {
    "mediator/cases/states.py": "the fold of a lane and of the desk log, one method for each entry type",
    "mediator/client/opening.py": "opening a case is one long story, told in order",
    "mediator/client/participant.py": "everything a participant can do, one verb after the other",
    "mediator/messages/states.py": "a lane's messages and what the desk makes of each, one function for each change",
    "mediator/protocol/types.py": "the one table of entry types",
    "mediator/static/js/case/desk-acts.js": "what facilitators do with one item, one verb after the other",
    "mediator/static/js/drafts.js": "a draft with its saving, its clash and its versions is one thing",
    "mediator/static/js/protocol/account.js": "twin of account.py; the browser's guards are in it",
    "mediator/static/js/protocol/encoding.js": "twin of encoding.py; JavaScript has to write its own strict reader",
}  # fmt: skip


def python_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))


def modules_imported(path: Path) -> Iterator[str]:
    """The modules that a Python file imports anywhere, functions included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name}: a relative import"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if file_of(whole) else str(node.module)


def file_of(module: str) -> Path | None:
    """The file of one of our modules."""
    path = ROOT.joinpath(*module.split("."))
    return next((file for file in (path.with_suffix(".py"), path / "__init__.py") if file.exists()), None)


def reach(module: str) -> set[str]:
    """Every module of ours that importing `module` brings in."""
    found: set[str] = set()
    waiting = [module]
    while waiting:
        name = waiting.pop()
        file = file_of(name)
        if name in found or file is None or not name.startswith("mediator."):
            continue
        found.add(name)
        waiting += modules_imported(file)
    return found


def place(module: str) -> tuple[str, str]:
    """The package (or single module) below `mediator`, and the module in it."""
    parts = module.split(".")
    return (parts[1] if len(parts) > 1 else "__init__", parts[2] if len(parts) > 2 else "")


# --- Python ---


@pytest.mark.parametrize("package", PACKAGES)
def test_packages_import_only_what_lies_below_them(package: str) -> None:
    below = set(PACKAGES[: PACKAGES.index(package) + 1]) | HOUSE
    if package == "messages":
        below -= {"notices"}
    if package == "protocol":
        below -= HOUSE
    for path in python_files(MEDIATOR / package):
        allowed = below | ({"cli"} if path.name == "commands.py" else set())
        for module in modules_imported(path):
            if module.split(".")[0] == "mediator":
                assert place(module)[0] in allowed, f"{path.relative_to(ROOT)} imports {module}"


def test_the_house_knows_no_feature() -> None:
    for name in HOUSE:
        for module in modules_imported(MEDIATOR / f"{name}.py"):
            if module.split(".")[0] == "mediator":
                assert place(module)[0] in HOUSE, f"{name} imports {module}"


def test_every_module_is_in_its_place() -> None:
    modules = {path.stem for path in MEDIATOR.glob("*.py")}
    packages = {path.parent.name for path in MEDIATOR.glob("*/__init__.py")}
    assert modules == HOUSE | WIRING
    assert packages == {*PACKAGES, "client"}


@pytest.mark.parametrize("package", PACKAGES[1:])
def test_routes_ask_services_and_queries_and_these_ask_models(package: str) -> None:
    for path in python_files(MEDIATOR / package):
        rank = LAYERS.get(path.stem, 3)
        for module in modules_imported(path):
            if module.split(".")[0] == "mediator" and place(module)[0] in PACKAGES:
                assert LAYERS.get(place(module)[1], 0) <= rank, f"{path.relative_to(ROOT)} imports {module}"
                assert place(module)[1] != "routes", f"{path.relative_to(ROOT)} imports {module}"


def test_the_protocol_is_the_standard_library_and_libsodium() -> None:
    """No clock, no network, no environment either."""
    allowed = (set(sys.stdlib_module_names) | {"nacl", "mediator"}) - {"os", "time", "datetime", "socket", "urllib"}
    for path in python_files(MEDIATOR / "protocol"):
        for module in modules_imported(path):
            assert module.split(".")[0] in allowed, f"{path.name} imports {module}"


@pytest.mark.parametrize("name", PURE)
def test_the_law_is_pure(name: str) -> None:
    for module in modules_imported(MEDIATOR / name):
        beside = f"{module.removeprefix('mediator.').replace('.', '/')}.py" in PURE
        law = beside or module.startswith("mediator.protocol")
        assert law or module.split(".")[0] in sys.stdlib_module_names, f"{name} imports {module}"


def test_the_python_client_knows_nothing_of_the_server() -> None:
    for path in python_files(MEDIATOR / "client"):
        for module in modules_imported(path):
            top = module.split(".")[0]
            assert top not in {"flask", "sqlalchemy", "config", "werkzeug"}, f"{path.name} imports {module}"
            assert top != "mediator" or place(module)[0] in {"protocol", "client"}, f"{path.name} imports {module}"


@pytest.mark.parametrize("module", OF_PARTICIPANTS)
def test_p3_what_participants_get_cannot_depend_on_review(module: str) -> None:
    """Directly or through anything it imports. What it answers is tested elsewhere; this is the wall."""
    assert file_of(module)
    beyond = {name for name in reach(module) if place(name)[0] in {"review", "notices"}}
    assert beyond == set()


def test_time_is_asked_for_at_the_edge() -> None:
    """Services and rules get `now` as an argument."""
    at_the_edge = {"routes.py", "commands.py", "access.py"}
    for path in (path for package in PACKAGES for path in python_files(MEDIATOR / package)):
        if path.name not in at_the_edge:
            assert not re.search(r"\b(?:time|now|utcnow|today)\(\)", path.read_text(encoding="utf-8")), path


# --- size ---


def test_modules_stay_small() -> None:
    """Tests tell stories and may be longer, but not endless."""
    counted = [*python_files(MEDIATOR), *python_files(ROOT / "scripts"), *sorted(JS.rglob("*.js")), ROOT / "config.py"]
    for path in [*counted, *python_files(ROOT / "tests")]:
        name, lines = path.relative_to(ROOT).as_posix(), len(path.read_text(encoding="utf-8").splitlines())
        assert lines <= limit_of(name) or name in LONG, f"{name} has {lines} lines"
        assert lines <= CEILING or name.startswith("tests/"), f"{name} has {lines} lines"


def limit_of(name: str) -> int:
    """How many lines a file may have without a reason."""
    if name.startswith("tests/"):
        return CEILING
    return BROWSER_LINES if name.endswith(".js") else PYTHON_LINES


def test_no_exception_outlives_its_reason() -> None:
    for name in LONG:
        assert len((ROOT / name).read_text(encoding="utf-8").splitlines()) > limit_of(name), name
