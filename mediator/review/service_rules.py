"""Words that a service looks for itself, beside the rules that come with the code: kept in versions, and open.

They are phrases and no language: nothing in them can find what it does not say (decision 26). A phrase that holds a
number, an address or a link is refused, and so is one that everyday sentences hold. Names cannot be told from other
words, so whoever adds them answers for that; a person's name belongs in the protected terms of their case.
"""

import json
import re
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from unicodedata import category as kind_of
from unicodedata import normalize

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from mediator.accounts.models import Account
from mediator.cases.queries import check_id
from mediator.errors import BadRequest, NotFoundHere
from mediator.extensions import db
from mediator.record.errors import NotAllowed, Refused
from mediator.review.errors import RuleMoved
from mediator.review.models import ServiceRule
from mediator.review.templates import tells

_EVERYDAY = Path(__file__).parent / "screening" / "everyday.json"
# Those of the screening, but for two: protected terms are a case's own, and hidden text is no matter of words.
CATEGORIES = (
    "safeguarding",
    "threat",
    "contact",
    "direct_contact",
    "pressure",
    "blame",
    "legal",
    "abusive",
    "third_party",
)
MOST_RULES, MOST_PHRASES, MOST_WORDS = 200, 4, 8
LONGEST_PHRASE, LONGEST_WHY = 80, 160
NAME_BYTES = 16
_PHRASE = re.compile(r"[^\W\d_]+(?:['’ -]{1,2}[^\W\d_]+)*['’]?")
_BETWEEN = "'’ -"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class Rule:
    """What is looked for: one to four phrases, why, and as what it is marked; version 0 is not kept yet."""

    name: str
    phrases: tuple[str, ...]
    category: str
    why: str
    active: bool = True
    version: int = 0
    changed_by: str = ""
    changed_at: int = 0


def list_rules() -> list[Rule]:
    """All of the service in their newest versions, also those that are switched off, by name."""
    newest = select(ServiceRule.name, func.max(ServiceRule.version).label("version")).group_by(ServiceRule.name)
    latest = newest.subquery()
    rows = select(ServiceRule).join(
        latest, (ServiceRule.name == latest.c.name) & (ServiceRule.version == latest.c.version)
    )
    return [_rule(row) for row in db.session.scalars(rows.order_by(ServiceRule.name))]


def list_versions(name: str) -> list[Rule]:
    """Everything that a rule has been, oldest first: marks in the record name it. Raises NotFoundHere."""
    rows = select(ServiceRule).where(ServiceRule.name == check_id(name, NAME_BYTES)).order_by(ServiceRule.version)
    found = [_rule(row) for row in db.session.scalars(rows)]
    if not found:
        raise NotFoundHere
    return found


def change_rule(account: Account, wanted: Rule, now: int) -> Rule:
    """Keep a rule as its next version; `wanted.version` is the one that was seen, 0 for a new rule.

    Supervisors only. Raises NotAllowed, NotFoundHere, Refused, RuleMoved.
    """
    if not account.supervisor:
        raise NotAllowed("A supervisor changes what the service looks for. Nothing was changed.")
    known = {rule.name: rule for rule in list_rules()}
    before = known.get(wanted.name)
    if before is None and wanted.version:
        raise NotFoundHere
    if before is not None and before.version != wanted.version:
        raise RuleMoved
    if before is None and len(known) >= MOST_RULES:
        raise Refused(
            f"There are {MOST_RULES} already. Change one that is switched off. Nothing was changed.", code="too-many"
        )
    wanted = replace(wanted, phrases=tuple(" ".join(one.split()) for one in wanted.phrases), why=wanted.why.strip())
    # What was taken once can always be switched off, whatever would be taken today.
    if before is None or wanted.active or _words_of(wanted) != _words_of(before):
        _check(wanted)
    return _keep(replace(wanted, version=wanted.version + 1, changed_by=account.fp, changed_at=now))


def read_rule(name: str, body: Any) -> Rule:
    """A rule as somebody wants it to be. Raises BadRequest, NotFoundHere."""
    if not isinstance(body, dict) or set(body) != {"phrases", "category", "why", "active", "version"}:
        raise BadRequest
    phrases, version = body["phrases"], body["version"]
    if not isinstance(phrases, list) or not all(
        isinstance(one, str) for one in (*phrases, body["category"], body["why"])
    ):
        raise BadRequest
    if type(body["active"]) is not bool or type(version) is not int or version < 0:
        raise BadRequest
    return Rule(check_id(name, NAME_BYTES), tuple(phrases), body["category"], body["why"], body["active"], version)


def as_json(rule: Rule) -> dict[str, object]:
    """A rule as it travels."""
    return asdict(rule)


def _keep(rule: Rule) -> Rule:
    row = asdict(rule)
    db.session.add(ServiceRule(**{**row, "phrases": "\n".join(rule.phrases)}))
    try:
        db.session.commit()
    except IntegrityError:  # somebody kept the same version in this very moment
        db.session.rollback()
        raise RuleMoved from None
    return rule


def _rule(row: ServiceRule) -> Rule:
    return Rule(
        name=row.name,
        phrases=tuple(row.phrases.split("\n")),
        category=row.category,
        why=row.why,
        active=row.active,
        version=row.version,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def _words_of(rule: Rule) -> tuple[object, ...]:
    return rule.phrases, rule.category, rule.why


def _check(rule: Rule) -> None:
    if rule.category not in CATEGORIES or not 0 < len(rule.phrases) <= MOST_PHRASES or len(rule.why) > LONGEST_WHY:
        raise BadRequest
    if not rule.why:
        raise Refused("Say in one sentence why this is looked for. Nothing was changed.", code="no-reason")
    if tells(rule.why) or not rule.why.isprintable():
        raise Refused(
            "The reason holds no number, address, link or what looks like a name. Nothing was changed.", code="telling"
        )
    for phrase in rule.phrases:
        _check_phrase(phrase)


def _check_phrase(phrase: str) -> None:
    words = _folded(phrase[: LONGEST_PHRASE + 1])
    if len(phrase) > LONGEST_PHRASE or len(words) > MOST_WORDS:
        raise Refused(
            f"A phrase has at most {MOST_WORDS} words and {LONGEST_PHRASE} letters. Nothing was changed.",
            code="phrase-long",
        )
    plain = normalize("NFC", phrase)
    if not _PHRASE.fullmatch(plain) or not all(sign.isalpha() or sign in _BETWEEN for sign in plain):
        raise Refused(
            "A phrase is made of letters, apostrophes and hyphens: no number, address or link. Nothing was changed.",
            code="phrase-signs",
        )
    sentences, common = _everyday()
    if common.issuperset(words):
        raise Refused("A phrase of common words alone marks every letter. Nothing was changed.", code="phrase-common")
    for sentence, spoken in sentences:
        if any(spoken[at : at + len(words)] == words for at in range(len(spoken))):
            raise Refused(f"This would mark everyday sentences: “{sentence}” Nothing was changed.", code="phrase-wide")


@cache
def _everyday() -> tuple[list[tuple[str, list[str]]], frozenset[str]]:
    kept = json.loads(_EVERYDAY.read_text(encoding="utf-8"))
    return [(sentence, _folded(sentence)) for sentence in kept["sentences"]], frozenset(kept["common"].split())


def _folded(text: str) -> list[str]:
    """The words of a text without case, accents and apostrophes, as far as a server needs to read them."""
    plain = "".join(sign for sign in normalize("NFKD", text.casefold()) if kind_of(sign) != "Mn")
    return _WORD.findall(plain.replace("'", "").replace("’", ""))
