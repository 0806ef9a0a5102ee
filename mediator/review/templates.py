"""Sentences that facilitators use again: the service's own, kept in versions. They are no secret and name nobody.

Those that come with the code stand in `templates.json`; a supervisor's changes stand in the database and go before
them. A text that holds a number, an address, a link or what looks like a name is refused. Only what looks like one: a
name in small letters looks like any word, so whoever changes a sentence answers for it (decision 17).
"""

import json
import re
from dataclasses import asdict, dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

from sqlalchemy import select

from mediator.accounts.models import Account
from mediator.errors import BadRequest, NotFoundHere
from mediator.extensions import db
from mediator.record.errors import NotAllowed, Refused
from mediator.review.errors import TemplateMoved
from mediator.review.models import Template

_DEFAULTS = Path(__file__).with_name("templates.json")
# A digit, an address, or a site's: "example.org", but not "e.g.".
_TELLING = re.compile(r"\d|@|://|\w\.\w{2,}")
_WORD = re.compile(r"[^\W\d_](?:['’-]?[^\W\d_])+")
_NO_NAMES = ("I'm", "I've", "I'll", "I'd")
LONGEST, LONGEST_TITLE = 600, 60


@dataclass(frozen=True)
class Sentence:
    """One template: `use` is return, cover or decline; version 1 came with the code."""

    name: str
    use: str
    title: str
    text: str
    version: int = 1


def list_templates() -> list[Sentence]:
    """All of the service, in the order of the file."""
    changed = {row.name: row for row in db.session.scalars(select(Template))}
    return [_with(one, changed.get(one.name)) for one in _defaults()]


def change_template(account: Account, name: str, title: str, text: str, version: int, now: int) -> Sentence:
    """Give a template another title and text; `version` is the one that was seen.

    Supervisors only. Raises NotAllowed, NotFoundHere, Refused, TemplateMoved.
    """
    if not account.supervisor:
        raise NotAllowed("A supervisor changes these sentences. Nothing was changed.")
    known = next((one for one in list_templates() if one.name == name), None)
    if known is None:
        raise NotFoundHere
    _check(title, text)
    row = db.session.get(Template, name, with_for_update=True, populate_existing=True)
    if version != (row.version if row else known.version):
        raise TemplateMoved
    changed = replace(known, title=title, text=text, version=version + 1)
    db.session.merge(
        Template(name=name, title=title, text=text, version=changed.version, changed_by=account.fp, changed_at=now)
    )
    db.session.commit()
    return changed


def tells(text: str) -> bool:
    """Whether a text holds a number, an address, a link or what looks like a name."""
    return bool(_TELLING.search(text)) or _looks_like_a_name(text)


def as_json(sentence: Sentence) -> dict[str, str | int]:
    """A template as it travels; its words are no letter's, and are not named like one."""
    wire = asdict(sentence)
    return wire | {"words": wire.pop("text")}


@cache
def _defaults() -> tuple[Sentence, ...]:
    return tuple(Sentence(**row) for row in json.loads(_DEFAULTS.read_text(encoding="utf-8")))


def _with(sentence: Sentence, row: Template | None) -> Sentence:
    return replace(sentence, title=row.title, text=row.text, version=row.version) if row else sentence


def _check(title: str, text: str) -> None:
    if not title.strip() or not text.strip() or len(title) > LONGEST_TITLE or len(text) > LONGEST:
        raise BadRequest
    if tells(text) or tells(title):
        raise Refused(
            "A sentence for everybody holds no number, address, link or what looks like a name. Nothing was changed.",
            code="telling",
        )


def _looks_like_a_name(text: str) -> bool:
    """Whether two words with a capital stand side by side, in any script that has capitals."""
    text = normalize("NFC", text)
    words = [
        word for word in _WORD.finditer(text) if word[0][0].isupper() and word[0].replace("’", "'") not in _NO_NAMES
    ]
    return any(text[one.end() : other.start()].isspace() for one, other in pairwise(words))
