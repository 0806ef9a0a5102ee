"""Every word that participants can be shown: of templates, of the browser's modules, of refusals and notices."""

import html
import re
from collections.abc import Iterator
from pathlib import Path

from flask import Flask

from mediator import errors, shells
from mediator.accounts import errors as accounts_errors
from mediator.errors import Refusal
from mediator.notices.worker import SENTENCE, SUBJECT
from mediator.protocol.errors import (
    CardInvalid,
    Damaged,
    DerivationUnsafe,
    NotForMe,
    PacketInvalid,
    PassphraseWrong,
)
from tests.conftest import ROOT

JS = ROOT / "mediator" / "static" / "js"
# In these every text is for participants; in other modules what begins with a capital and has a space.
WORDS = (
    "words/participant.js", "words/consents.js", "words/fates.js", "words/wishes.js", "words/spoken.js",
    "words/questions.js", "words/receiving.js", "words/letter-guide.js", "pages/in-words.js",
)  # fmt: skip
# Said to whoever wrote a program, never to a person.
FOR_PROGRAMS = re.compile(r"[Tt]ext worker|starts no other worker|Page-Build|Sec-Fetch|^Card and account$")
BLOCK = (
    r"</?(?:p|h\d|li|ul|ol|div|section|article|form|button|label|legend|fieldset|dt|dd|dl|summary|details|template"
    r"|header|footer|main|nav|body|html|head|title|noscript|input|textarea)\b[^>]*>"
)
LITERAL = re.compile(
    r"(?P<note>/\*.*?\*/|//[^\n]*)"
    r"|`(?P<template>(?:\\.|[^`\\])*)`"
    r'|"(?P<double>(?:\\.|[^"\\\n])*)"'
    r"|'(?P<single>(?:\\.|[^'\\\n])*)'",
    re.S,
)


def participant_shells() -> list[shells.Shell]:
    """The pages of participants and of everybody."""
    return [shell for shell in shells.SHELLS if shell.audience != shells.STAFF]


def lines_of_page(page: str) -> list[str]:
    """What a page says, one block a line, with what only screen readers say."""
    page = re.sub(r"<(script|style|svg)\b.*?</\1>|<!--.*?-->", "", page, flags=re.S)
    said = re.findall(r'(?:aria-label|data-heading|alt|placeholder|title)="([^"]*)"', page)
    plain = re.sub(r"<[^>]*>", "", re.sub(BLOCK, "\n", page))
    return [" ".join(html.unescape(line).split()) for line in [*plain.split("\n"), *said] if line.strip()]


def literals(text: str) -> Iterator[str]:
    """The strings of a module; what is put in while it runs reads as a name; parts added up are one."""
    whole, end = "", -1
    for found in LITERAL.finditer(text):
        if found.lastgroup == "note":
            continue
        part = re.sub(r"\$\{(?:[^{}]|\{[^{}]*\})*\}", "Sam", found[found.lastgroup])
        if end >= 0 and re.fullmatch(r"\s*\+\s*", text[end : found.start()]):
            whole += part
        else:
            yield whole
            whole = part
        end = found.end()
    yield whole


def participant_modules() -> list[Path]:
    """The modules that pages of participants load."""
    pages = [path for path in sorted((JS / "pages").glob("*.js")) if not path.name.startswith("desk-")]
    return [*sorted(JS.glob("*.js")), *pages, *sorted((JS / "words").glob("*.js"))]


def lines_of_modules() -> Iterator[tuple[str, str]]:
    """(module, what it says) for all of them."""
    for path in participant_modules():
        name = path.relative_to(JS).as_posix()
        for words in literals(path.read_text(encoding="utf-8")):
            sentence = " " in words.strip() and (name in WORDS or words.lstrip()[:1].isupper())
            if sentence and not FOR_PROGRAMS.search(words):
                yield name, words.strip()


def lines_of_refusals() -> Iterator[tuple[str, str]]:
    """(class, sentence) of what the service and the worker can answer a participant."""
    for module in (errors, accounts_errors):
        for name, error in vars(module).items():
            if isinstance(error, type) and issubclass(error, Refusal) and error not in FOR_STAFF:
                yield name, (error.__doc__ or "").split("\n\n")[0]
    for error in (CardInvalid, PacketInvalid, PassphraseWrong, DerivationUnsafe, NotForMe, Damaged):
        yield error.__name__, error.__doc__ or ""
    yield from (("errors.py", sentence) for sentence in (errors.BUSY, errors.BROKEN))


FOR_STAFF = {
    accounts_errors.NoService,
    accounts_errors.NoSuchStaff,
    accounts_errors.NotCertified,
    accounts_errors.ServiceExists,
    accounts_errors.WrongRoot,
}


def everything_said(app: Flask) -> list[tuple[str, str]]:
    """(where, what) of all of it."""
    pages = [
        (shell.path, line)
        for shell in participant_shells()
        for line in lines_of_page(shells.render(app, shell).decode())
    ]
    missing = app.test_client().get("/nothing-here").text
    return [
        *((path, line) for path, page in pages for line in lines_of_page(page)),
        *(("/nothing-here", line) for line in lines_of_page(missing)),
        *lines_of_modules(),
        *lines_of_refusals(),
        ("notices", SUBJECT),
        ("notices", SENTENCE),
    ]
