"""Short names for what only a bundled file itself names: a slow line need not carry `findSpokenAddresses` four times.

Functions, constants and variables get a name of two signs, the same wherever they stand. Whatever is or could be a
property, is exported or stands in a text keeps its name, so nothing outside can miss it.
"""

import re
from collections import Counter
from itertools import product
from string import ascii_lowercase, ascii_uppercase, digits

NAME = r"[A-Za-z_$][\w$]*"
DECLARED = re.compile(rf"^function ({NAME})\(|\b(?:const|let) ({NAME})(?= = | of )", re.MULTILINE)
# After a point, before a colon, or where it could stand for itself in an object; modules hand on functions so, too.
PROPERTY = re.compile(rf"(?<!\.)\.({NAME})|[{{,]\s*({NAME})(?=:|\s*[,}}]| = )")
HANDED_ON = re.compile(r"^(?:return|const) \{[^}]*\}(?:;\n\}\);| = m\d+\(\);)", re.MULTILINE)
EXPORTED = re.compile(r"^export .*", re.MULTILINE)
# A text, a text with names in it, or a pattern; or else a name. Spaces stand around a division.
PARTS = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|/(?![ /*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n\[])+/[a-z]*)"""
    rf"|({NAME})",
    re.DOTALL,
)
FILLED = re.compile(r"\$\{[^}]*\}")


def shorten(content: bytes) -> bytes:
    """A bundled file with short names for its own functions and constants."""
    text = content.decode()
    found = {name for pair in DECLARED.findall(text) for name in pair if name}
    kept = {name for pair in PROPERTY.findall(HANDED_ON.sub("", text)) for name in pair}
    kept.update(name for line in EXPORTED.findall(text) for name in re.findall(NAME, line))
    holes = (FILLED.sub("", part) for part, _ in PARTS.findall(text) if part.startswith("`"))
    kept.update(name for rest in holes for name in re.findall(NAME, rest))
    taken = Counter(re.findall(NAME, text))
    free = (one + two for one, two in product(ascii_uppercase, ascii_lowercase + digits) if one + two not in taken)
    # The commonest come first, and of equals in one order: the same text gives the same file.
    own = sorted(found - kept, key=lambda name: (-taken[name], name))
    short = dict(zip(own, free, strict=False))
    return PARTS.sub(lambda part: _part(part, short), text).encode()


def _part(part: re.Match[str], short: dict[str, str]) -> str:
    """A name as it is from now on; of a text only what is filled in changes."""
    if part[2]:
        return short.get(part[2], part[2])
    if not part[1].startswith("`"):
        return part[1]
    return FILLED.sub(lambda hole: re.sub(NAME, lambda name: short.get(name[0], name[0]), hole[0]), part[1])
