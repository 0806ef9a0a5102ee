"""Puts modules that belong together into one file: a phone asks once, and gzip sees them together.

The modules are written in one plain way (whole statements at the begin of a line, no cycles), and only that way is
understood. Each keeps its own names in a function of its own that runs when it is first needed, as an import would;
modules that stay by themselves are imported by the file. Comments are for those who read the repository.
"""

import posixpath
import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field

FROM = r'from "(\.{1,2}/[^"]+)";\n'
IMPORT = re.compile(rf"^import (?:([\w$]+)|\{{([^}}]*)\}}) {FROM}", re.MULTILINE)
PASSED_ON = re.compile(rf"^export \{{([^}}]*)\}} {FROM}", re.MULTILINE)
LISTED = re.compile(r"^export \{([^}]*)\};\n?", re.MULTILINE)
DEFAULT = re.compile(r"^export default ([\w$]+);\n?", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|class|(?:async )?function\*?) ([\w$]+))", re.MULTILINE)
ODD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)
DOC = r"/\*\*(?:(?!\*/).)*\*/"
COMMENT = re.compile(rf"^[ \t]*{DOC}[ \t]*\n|{DOC}|^[ \t]*//[^\n]*\n", re.MULTILINE | re.DOTALL)
ONCE = "const once = (make) => { let made; return () => (made ??= make()); };\n"


def bundle_module(path: str, alone: Container[str], files: Mapping[str, bytes]) -> bytes:
    """One module, in the place of `path`, that exports what it exports and holds all that it imports.

    Paths in `alone` stay by themselves. Raises ValueError when a module is written in another way.
    """
    made = _Bundle(path, alone, files)
    last = made.add(path)
    names = ", ".join(sorted(made.exports[path]))
    return made.text(f"export const {{ {names} }} = {last}();\n" if names else f"{last}();\n")


def bundle_modules(path: str, wanted: Iterable[str], alone: Container[str], files: Mapping[str, bytes]) -> bytes:
    """One module to stand at `path`: `modules["js/a.js"]()` answers what the module of that path exports.

    It holds the wanted modules and all that they import. Raises ValueError when a module is written in another way.
    """
    made = _Bundle(path, alone, files)
    for one in wanted:
        made.add(one)
    lines = "".join(f'"{one}": m{number},\n' for number, one in enumerate(made.functions))
    return made.text(f"export const modules = {{\n{lines}}};\n")


@dataclass
class _Bundle:
    """A file in the making: the functions of its modules, each after those that it needs."""

    path: str
    alone: Container[str]
    files: Mapping[str, bytes]
    functions: dict[str, str] = field(default_factory=dict)
    exports: dict[str, set[str]] = field(default_factory=dict)
    outside: list[str] = field(default_factory=list)

    def add(self, path: str, within: tuple[str, ...] = ()) -> str:
        """Put in a module and all that it needs; the name of its function."""
        if path in within:
            raise ValueError(f"{path} imports itself by way of {within[-1]}")
        if path not in self.functions:
            if path not in self.files:
                raise ValueError(f"{within[-1] if within else self.path} imports {path}, which is not there")
            self.functions[path] = self._function_of(path, within)
        return f"m{list(self.functions).index(path)}"

    def text(self, end: str) -> bytes:
        """The whole file."""
        head = "".join(
            f'import * as out{number} from "{_relative(path, self.path)}";\n'
            for number, path in enumerate(self.outside)
        )
        functions = "".join(
            f"const m{number} = once(() => {{\n{text}\n}});\n" for number, text in enumerate(self.functions.values())
        )
        return f"{head}{ONCE}{functions}{end}".encode()

    def _function_of(self, path: str, within: tuple[str, ...]) -> str:
        text = COMMENT.sub("", self.files[path].decode())
        needs = {name: self._needed(path, name, within) for name in _imported(text)}
        given = _given(text, needs)
        self.exports[path] = {name for name, _ in given}
        text = IMPORT.sub(lambda found: _taken(needs, *found.groups()), text)
        inner = EXPORT.sub("", DEFAULT.sub("", LISTED.sub("", PASSED_ON.sub("", text))))
        if odd := ODD.search(inner):
            raise ValueError(f"{path} cannot stand in one file with others: {odd[0]}")
        return f"{inner.strip()}\nreturn {{ {', '.join(_pair(*one) for one in given)} }};"

    def _needed(self, path: str, name: str, within: tuple[str, ...]) -> str:
        other = posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
        if other not in self.alone:
            return f"{self.add(other, (*within, path))}()"
        if other not in self.outside:
            self.outside.append(other)
        return f"out{self.outside.index(other)}"


def _imported(text: str) -> list[str]:
    """What a module imports or passes on, in its order, as it is written there."""
    return [found[-1] for pattern in (IMPORT, PASSED_ON) for found in pattern.findall(text)]


def _taken(needs: Mapping[str, str], default: str | None, names: str | None, name: str) -> str:
    """What stands in the place of an import."""
    taken = f"default: {default}" if default else ", ".join(_pair(*one) for one in _names(names or ""))
    return f"const {{ {taken} }} = {needs[name]};\n"


def _given(text: str, needs: Mapping[str, str]) -> list[tuple[str, str]]:
    """What a module exports: each name, and what stands for it inside."""
    own = [(name, name) for name in EXPORT.findall(text)]
    listed = [(out, local) for names in LISTED.findall(text) for local, out in _names(names)]
    passed = [
        (out, f"{needs[name]}.{inner}") for names, name in PASSED_ON.findall(text) for inner, out in _names(names)
    ]
    return own + listed + passed + [("default", name) for name in DEFAULT.findall(text)]


def _pair(name: str, local: str) -> str:
    """A name and what stands for it, in an object that is made or taken apart."""
    return name if name == local else f"{name}: {local}"


def _names(names: str) -> list[tuple[str, str]]:
    """Pairs of `a as b`, or of a name with itself."""
    pairs = [one.split() for one in names.split(",") if one.strip()]
    return [(pair[0], pair[-1]) for pair in pairs]


def _relative(path: str, origin: str) -> str:
    """How a module at `origin` names another one."""
    found = posixpath.relpath(path, posixpath.dirname(origin))
    return found if found.startswith(".") else f"./{found}"
