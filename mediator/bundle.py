"""Puts a module and those of its folder that it imports into one file: a phone asks once, and gzip sees them together.

The modules are written in one plain way (named imports and exports, one a line), and only that way is understood. Each
keeps its own names in a function of its own; what it exports is handed to those that import it. Modules that pages use
without the rest stay by themselves.
"""

import re
from pathlib import PurePosixPath

IMPORT = re.compile(r'^import \{ ([\w, ]+) \} from "\./([\w-]+\.js)";\n', re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:const|function|class) (\w+))", re.MULTILINE)
ODD = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def bundle(entry: str, alone: tuple[str, ...], files: dict[str, bytes]) -> bytes:
    """One module that exports what `entry` exports. Raises ValueError when a module is written in another way."""
    texts = {name: files[_beside(entry, name)].decode() for name in _in_order(entry, alone, files)}
    outside = {name: sorted({one for text in texts.values() for one in _names_from(name, text)}) for name in alone}
    exported = [name for text in texts.values() for name in EXPORT.findall(text)]
    if len(set(exported)) < len(exported):
        raise ValueError(f"Two modules beside {entry} export one name")
    return "\n".join(
        [
            *(f'import {{ {", ".join(names)} }} from "./{name}";' for name, names in outside.items() if names),
            *(_closed(name, text) for name, text in texts.items()),
            f"export {{ {', '.join(EXPORT.findall(list(texts.values())[-1]))} }};\n",
        ]
    ).encode()


def _in_order(entry: str, alone: tuple[str, ...], files: dict[str, bytes], within: tuple[str, ...] = ()) -> list[str]:
    """The modules that a module needs, each after those that it imports, itself last."""
    if entry in within:
        raise ValueError(f"{entry} imports itself by way of {within[-1]}")
    found: list[str] = []
    for _, other in IMPORT.findall(files[entry].decode()):
        if other not in alone:
            found += _in_order(_beside(entry, other), alone, files, (*within, entry))
    return list(dict.fromkeys([*found, PurePosixPath(entry).name]))


def _beside(path: str, name: str) -> str:
    """The path of another file in the folder of a path."""
    return str(PurePosixPath(path).with_name(name))


def _names_from(module: str, text: str) -> list[str]:
    """What a text imports from a module."""
    return [name for names, other in IMPORT.findall(text) if other == module for name in names.split(", ")]


def _closed(name: str, text: str) -> str:
    """A module as a function that hands out its exports."""
    exported = ", ".join(EXPORT.findall(text))
    inner = EXPORT.sub("", IMPORT.sub("", text))
    if odd := ODD.search(inner):
        raise ValueError(f"{name} cannot stand in one file with others: {odd[0]}")
    return f"const {{ {exported} }} = (() => {{\n{inner.strip()}\nreturn {{ {exported} }};\n}})();"
