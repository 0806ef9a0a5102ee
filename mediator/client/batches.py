"""What each decision about a message writes: intents, made from the case and the message as they stand."""

from dataclasses import dataclass, field

from mediator.client import terms
from mediator.client.contents import Content, letter_of, make_content
from mediator.client.desk_fold import DeskItem
from mediator.client.errors import NotReady, TermFound, TextsDiffer
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent, release_intent
from mediator.protocol.approval import approve
from mediator.protocol.contents import letter_part
from mediator.protocol.encoding import b64, digest
from mediator.protocol.entry import Entry
from mediator.protocol.identity import Identity
from mediator.protocol.permission import within_permission
from mediator.protocol.translation import carried, is_carried

AS_WRITTEN, EDITED = "as-written", "edited"


@dataclass(frozen=True)
class Version:
    """A version for the reader: its cover note, its mode ("": by itself), how highlights were answered.

    `overrides` are the protected terms that may stand in it: {term, where, reason}; `translated` the highlights of its
    translation.
    """

    cover: Content
    mode: str = ""
    marks: list[Content] = field(default_factory=list)
    overrides: list[Content] = field(default_factory=list)
    translated: list[Content] = field(default_factory=list)


def look(opened: OpenCase, found: DeskItem) -> list[Intent]:
    """A facilitator opens the newest submission; the first one tells its author."""
    item = found.item
    looks = [Intent(opened.view.log_chain, "look", {"lane": item.lane, "of": item.newest.hash})]
    told = any(entry["of"] == item.newest.hash and entry["st"] == "reading" for entry in item.statuses)
    return looks if told else [*looks, tell_status(found, "reading")]


def tell_status(found: DeskItem, st: str) -> Intent:
    """Tell the author how the newest round stands: reading, kept, declined or told-read."""
    return Intent(found.item.lane, "status", {"of": found.item.newest.hash, "st": st})


def decide(opened: OpenCase, found: DeskItem, outcome: str, offer: str = "", when: int = 0) -> Intent:
    """The decision to release an offer (now, or at `when`), to return or to decline."""
    fields = {**place_of(found), "outcome": outcome, "offer": offer, "when": when}
    return Intent(opened.view.log_chain, "decide", fields)


def call(opened: OpenCase, lane: str, who: str, when: int, of: str, text: str = "", by: int = 0) -> Intent:
    """That `who` rings or sees a lane's person; `of` is the offer it follows, the call it replaces, or "".

    `by` is the day that the person asked for, or 0.
    """
    fields = {"lane": lane, "who": who, "when": when, "of": of}
    return Intent(opened.view.log_chain, "call", fields, make_content(text, **({"by": by} if by else {})))


def send_back(opened: OpenCase, found: DeskItem, words: Content) -> list[Intent]:
    """Return the newest round with `words` on how to mend it."""
    words = {**make_content("", _lang(opened, found), reasons=[], comments=[], templates=[]), **words}
    back = Intent(found.item.lane, "return", {"of": found.item.newest.hash}, words)
    return [decide(opened, found, "return"), back]


def decline(opened: OpenCase, found: DeskItem, text: str, who: str, when: int, about: str) -> list[Intent]:
    """Decline for good, with words for the author, whom `who` rings at `when`; `about` is a word on that call."""
    words = make_content(text, _lang(opened, found))
    say = Intent(found.item.lane, "say", {"of": found.item.newest.hash}, words)
    planned = call(opened, found.item.lane, who, when, "", about)
    return [planned, decide(opened, found, "decline"), tell_status(found, "declined"), say]


def propose(opened: OpenCase, found: DeskItem, proof: Content, marks: list[Content], under: str = "") -> list[Intent]:
    """Propose a whole text; `proof` is the letter with its `changes` and `note`, `under` a permission's hash.

    Raises TextsDiffer for a text that the permission does not cover.
    """
    item = found.item
    content = {**make_content("", _lang(opened, found)), **proof}
    if under:
        _check_permitted(opened.content(item.newest), content)
    checks = _checks(opened, found, content, marks)
    return [checks, Intent(item.lane, "proof", {"of": item.newest.hash, "under": under}, content, item.kind)]


def offer(opened: OpenCase, found: DeskItem, dst: str, version: Version, me: Identity) -> list[Intent]:
    """Put the agreed text, or the text as written, forward for the reader's lane `dst`, and approve it."""
    item, source = found.item, source_of(opened, found)
    agree = item.answer.hash if item.state == "agreed" and item.answer else ""
    fields = {
        **place_of(found),
        "src": item.newest.hash,
        "agree": agree,
        "dst": dst,
        "att": [],
        "mode": version.mode or (EDITED if agree else AS_WRITTEN),
        "checks": lambda made: made[0].hash,
    }
    cover = make_content("", _lang(opened, found), **version.cover)
    beside = translated(opened, found)
    check_terms(opened, source, cover, version.overrides, beside)
    log = opened.view.log_chain
    put = Intent(log, "offer", fields, letter_of(source) | beside, item.kind, cover, dst)
    own = {"of": lambda made: made[1].hash, "sig": lambda made: _sign(me, made[1])}
    checks = _checks(opened, found, source, version.marks, version.overrides, version.translated)
    return [checks, put, Intent(log, "approve", own)]


def approval(opened: OpenCase, found: DeskItem, me: Identity) -> list[Intent]:
    """Approve the standing offer, once its text was compared with its source. Raises TextsDiffer."""
    standing = checked_offer(opened, found)
    return [Intent(opened.view.log_chain, "approve", {"of": standing.hash, "sig": _sign(me, standing)})]


def release(opened: OpenCase, found: DeskItem, overrides: list[Content]) -> Intent:
    """The release of the standing offer, with its approvals. Raises TextsDiffer, NotReady, TermFound."""
    standing = checked_offer(opened, found)
    outgoing = opened.content(standing)
    check_terms(opened, outgoing, opened.content(standing, "cover"), overrides, outgoing)
    ok = [{"by": by, "sig": entry["sig"]} for by, entry in found.approvals.items()]
    return release_intent(standing["dst"], opened.sealed(standing), standing, ok)


def override(opened: OpenCase, found: DeskItem, more: list[Content]) -> tuple[list[Content], list[Intent]]:
    """All overrides that stand with `more`, and the `checks` that records them when there are new ones."""
    before = opened.content(found.checks) if found.checks else make_content("", marks=[], overrides=[])
    overrides = [*before["overrides"], *more]
    source = source_of(opened, found)
    return overrides, [
        _checks(opened, found, source, before["marks"], overrides, before.get("translated", []))
    ] if more else []


def source_of(opened: OpenCase, found: DeskItem) -> Content:
    """What a version for the reader must equal: the proposal agreed to, or the newest submission.

    Raises TextsDiffer for a text under the permission that the permission does not cover.
    """
    item = found.item
    if item.state != "agreed":
        return opened.content(item.newest)
    if item.proof is None:
        raise NotReady("there is no agreed text")
    agreed = opened.content(item.proof)
    if item.rests_on_permission:
        _check_permitted(opened.content(item.newest), agreed)
    return agreed


def standing_offer(found: DeskItem) -> Entry:
    """The offer that stands. Raises NotReady when there is none."""
    if found.offer is None:
        raise NotReady("nothing is put forward for this message")
    return found.offer


def checked_offer(opened: OpenCase, found: DeskItem) -> Entry:
    """The standing offer, after its text was compared with its source. Raises TextsDiffer, NotReady."""
    standing = standing_offer(found)
    outgoing = opened.content(standing)
    if letter_part(outgoing) != letter_part(source_of(opened, found)):
        raise TextsDiffer("the version for the reader is not the text that its author sent or agreed to")
    made = found.translation
    if not is_carried(outgoing, made, opened.content(made) if made else {}, found.found):
        raise TextsDiffer("the translation in the version for the reader is not the one that was checked")
    return standing


def translated(opened: OpenCase, found: DeskItem) -> Content:
    """The translation that goes with a version, as {"translation": …}, or nothing. Raises NotReady while it waits."""
    if found.waits_for_translation:
        raise NotReady("the translation is of another text, or nobody else found it the same")
    made = found.translation
    return carried(made, opened.content(made) if made else {}, found.found)


def place_of(found: DeskItem) -> dict[str, str]:
    """The lane and id by which the log names a message."""
    return {"lane": found.item.lane, "msg": found.item.msg}


def hash_letter(content: Content) -> str:
    """The 43-character hash of a content's letter part, as `checks` names it."""
    return b64(digest("rj1/blob", letter_part(content)))


def check_terms(opened: OpenCase, letter: Content, cover: Content, overrides: list[Content], beside: Content) -> None:
    """Look for the protected terms, as they are now, in what goes out. Raises TermFound unless overridden."""
    known = next((entry for entry in reversed(opened.view.log_entries) if entry.t == "terms"), None)
    if known is None:
        return
    allowed = {(one["term"], one["where"]) for one in overrides}
    found = terms.find_in_version(opened.content(known)["terms"], letter, cover, beside)
    missing = [(term, where) for term, where in found if (term, where) not in allowed]
    if missing:
        raise TermFound("; ".join(f"{term} in the {where}" for term, where in missing))


def _check_permitted(original: Content, proposal: Content) -> None:
    if not within_permission(original, proposal):
        raise TextsDiffer("the permission covers names, places and contact details alone")


def _checks(
    opened: OpenCase,
    found: DeskItem,
    outgoing: Content,
    marks: list[Content],
    overrides: list[Content] | None = None,
    translated: list[Content] | None = None,
) -> Intent:
    hashes = {"source": hash_letter(opened.content(found.item.newest)), "outgoing": hash_letter(outgoing)}
    beside = {"translated": translated} if translated else {}
    content = make_content("", marks=marks, overrides=overrides or [], **hashes, **beside)
    return Intent(opened.view.log_chain, "checks", place_of(found), content)


def _sign(me: Identity, of: Entry) -> str:
    return approve(me, of.case, of["dst"], of["body"], of["cover"], of["mode"], of["att"])


def _lang(opened: OpenCase, found: DeskItem) -> str:
    return opened.view.lanes[found.item.lane].lang
