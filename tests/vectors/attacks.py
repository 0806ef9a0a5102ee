"""Cases that must be refused, as changes to the case of the story (N4, N5, N6).

Each row replaces one chain by its first `keep` entries and `then`; the rest of the case is served as it is.
`reader` is `ann` (R and her lane) or `desk` (everything); `pins` is what the reader had seen.
"""

from collections.abc import Callable
from typing import Any

from mediator.protocol.approval import approve
from mediator.protocol.card import CardKeys, enrol_mac
from mediator.protocol.certificate import certify
from mediator.protocol.chain import Chain
from mediator.protocol.encoding import b64, canon
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.identity import Identity
from tests.vectors.fixed import fixed
from tests.vectors.samples import HASH
from tests.vectors.story import CERTIFIED_UNTIL, Story
from tests.vectors.translations import translated

Row = dict[str, Any]
STRANGER = Identity.from_seed(fixed("stranger", 32))


class Attacker:
    """Collects the rows; `story` is complete and honest."""

    def __init__(self, story: Story) -> None:
        """Start with no rows."""
        self.story = story
        self.rows: list[Row] = []
        self.people = {**story.people, "stranger": STRANGER}

    def refuse(
        self, name: str, code: str, chain: Chain, keep: int, *then: Any, reader: str = "", pins: Any = ()
    ) -> None:
        """One row; `then` holds entries, or statements as {"stmt", "sig"}."""
        reader = reader or ("desk" if chain is self.story.log else "ann")
        served = [one.to_wire() if isinstance(one, Entry) else one for one in then]
        row = {"name": name, "code": code, "reader": reader, "keep": keep, "then": served, "pins": list(pins)}
        self.rows.append({**row, "chain": "R" if chain is self.story.roster else chain.chain})

    def forge(self, chain: Chain, keep: int, by: str, t: str, /, **fields: Any) -> Entry:
        """An entry that would be next after the first `keep`, signed by anybody."""
        before = chain.entries[keep - 1]
        frame = {
            "t": t,
            "case": self.story.roster.case,
            "chain": chain.chain,
            "seq": keep,
            "prev": before.hash,
        }
        frame["ts"] = before.ts + 1
        if chain is not self.story.roster:
            frame["ros"] = list(before.ros or ())
        return make_entry(self.people[by], {**frame, **fields})

    def altered(self, entry: Entry, by: str, /, **changed: Any) -> Entry:
        """An honest entry with other fields, signed again by somebody."""
        return make_entry(self.people[by], {**entry.fields, **changed})

    def at(self, chain: Chain, t: str, which: int = 0) -> int:
        """The seq of the entry of a type."""
        return [entry.seq for entry in chain.entries if entry.t == t][which]


def attacks(story: Story) -> Row:
    """All rows, and the two pairs of data that are no chains."""
    attacker = Attacker(story)
    for part in (_links, _pins, _signers, _rosters, _certificates, _lanes, _releases, _desk):
        part(attacker)
    return {"chains": attacker.rows, "pins": _pin_sets(), "enrolments": _enrolments(story)}


def _links(a: Attacker) -> None:
    lane = a.story.ann
    honest = lane.entries
    other = a.story.ben.entries[3]
    k = 6
    a.refuse("a gap", "V4", lane, k, honest[k + 1])
    a.refuse("a repeat", "V4", lane, k, honest[k - 1])
    a.refuse("two entries swapped", "V4", lane, k, honest[k + 1], honest[k])
    a.refuse("an entry of another chain", "V4", lane, k, other)
    a.refuse("another chain's id", "V4", lane, k, a.forge(lane, k, "sam", "sync", chain=other.chain))
    a.refuse("another case's id", "V4", lane, k, a.forge(lane, k, "sam", "sync", case=HASH))
    a.refuse("another entry before it", "V4", lane, k, a.forge(lane, k, "sam", "sync", prev=HASH))
    a.refuse("two entries with one seq", "V4", lane, k + 1, a.forge(lane, k, "sam", "sync"))
    a.refuse(
        "a type of the log in a lane",
        "V4",
        lane,
        k,
        a.forge(lane, k, "sam", "need", lane=lane.chain, gates=[]),
    )
    a.refuse("an empty lane", "V4", lane, 0)
    a.refuse("the other lane in its place", "V4", lane, 0, *a.story.ben.entries)
    a.refuse("a gap in the log", "V4", a.story.log, 4, a.story.log.entries[5])
    a.refuse("a gap in the roster", "V4", a.story.roster, 2, a.story.roster.entries[3])
    a.refuse("another roster", "V1", a.story.roster, 0, _other_roster(a))
    a.refuse("no roster", "V1", a.story.roster, 0)
    a.refuse("a roster without its first entry", "V1", a.story.roster, 0, *a.story.roster.entries[1:])


def _other_roster(a: Attacker) -> Entry:
    return a.altered(a.story.roster.entries[0], "sam", eyes=2)


def _pins(a: Attacker) -> None:
    lane, roster = a.story.ann, a.story.roster
    seen = [[lane.chain, *lane.head]]
    a.refuse("rolled back", "V7", lane, 9, pins=seen)
    a.refuse(
        "rewritten",
        "V7",
        lane,
        9,
        a.forge(lane, 9, "sam", "sync"),
        pins=[[lane.chain, 9, lane.entries[9].hash]],
    )
    a.refuse("roster rolled back", "V6", roster, 4, pins=[[roster.chain, *roster.head]])
    missing = [[b64(fixed("gone", 16)), 0, HASH]]
    a.refuse("a chain is missing", "V7", lane, len(lane.entries), pins=missing)


def _signers(a: Attacker) -> None:
    lane, k = a.story.ann, 9
    submitted = lane.entries[a.at(lane, "submit")]
    of = submitted.hash
    end = a.at(lane, "closed")
    a.refuse("a participant signs for the desk", "V5", lane, k, a.forge(lane, k, "ann", "sync"))
    a.refuse("the desk signs for a participant", "V5", lane, end, a.forge(lane, end, "sam", "recall", of=of))
    a.refuse("a stranger", "V5", lane, k, a.forge(lane, k, "stranger", "sync"))
    a.refuse("the root", "V5", lane, k, a.forge(lane, k, "root", "sync"))
    a.refuse("the key that was replaced", "V5", lane, end, a.forge(lane, end, "ann", "pause"))
    early = a.at(lane, "accept")
    a.refuse("before accept", "V5", lane, early, a.forge(lane, early, "ann", "pause"))
    honest = lane.entries[k]
    turned = bytearray(honest.sig)
    turned[5] ^= 1
    a.refuse("a turned bit", "V3", lane, k, {"stmt": b64(honest.stmt), "sig": b64(bytes(turned))})
    claimed = a.forge(lane, k, "kim", "sync")
    a.refuse("in another's name", "V3", lane, k, _signed_by(a.people["sam"], claimed.stmt))
    a.refuse("signed as an approval", "V3", lane, k, _signed_by(a.people["kim"], claimed.stmt, "rj1/ok"))
    more = canon({**claimed.fields, "more": 1})
    a.refuse("an unknown field", "V2", lane, k, _signed_by(a.people["kim"], more))
    spaced = claimed.stmt.replace(b":", b": ", 1)
    a.refuse("a space", "V2", lane, k, _signed_by(a.people["kim"], spaced))
    a.refuse("an entry with a third part", "V2", lane, k, {**claimed.to_wire(), "key": HASH})


def _signed_by(identity: Identity, stmt: bytes, context: str = "rj1/stmt") -> dict[str, str]:
    return {"stmt": b64(stmt), "sig": b64(identity.sign(context, stmt))}


def _rosters(a: Attacker) -> None:
    lane, roster = a.story.ann, a.story.roster
    synced, end = a.at(lane, "sync"), a.at(lane, "closed")
    removed = a.at(roster, "staff-remove")
    new, old = [removed, roster.entries[removed].hash], [removed - 1, roster.entries[removed - 1].hash]
    a.refuse("removed, at the new roster", "V5", lane, synced, a.forge(lane, synced, "kim", "sync", ros=new))
    a.refuse("removed, at the old roster", "V6", lane, end, a.forge(lane, end, "kim", "sync", ros=old))
    a.refuse("back to an older roster", "V6", lane, end, a.forge(lane, end, "sam", "sync", ros=old))
    beyond = [len(roster.entries), HASH]
    a.refuse("beyond the roster shown", "V6", lane, end, a.forge(lane, end, "sam", "sync", ros=beyond))
    a.refuse("another roster's hash", "V6", lane, end, a.forge(lane, end, "sam", "sync", ros=[removed, HASH]))


def _certificates(a: Attacker) -> None:
    roster, root = a.story.roster, a.people["root"]
    k, now = 4, a.story.roster.entries[3].ts

    def add(name: str, code: str, cert: dict[str, str], role: str = "facilitator") -> None:
        entry = a.forge(roster, k, "sam", "staff-add", who=STRANGER.fp, cert=cert, role=role)
        a.refuse(name, code, roster, k, entry)

    mine = STRANGER.public()
    add("a certificate whose time is over", "V10", certify(root, mine, now - 3600, False))
    add("a certificate by another root", "V10", certify(STRANGER, mine, CERTIFIED_UNTIL, False))
    add("a certificate of somebody else", "V10", a.story.cert("kim"))
    add("a supervisor without the mark", "V10", certify(root, mine, CERTIFIED_UNTIL, False), "supervisor")
    valid = certify(root, mine, CERTIFIED_UNTIL, False)
    desk = {"n": 2, "box": HASH}

    def take(by: str, t: str, **fields: Any) -> Entry:
        return a.forge(roster, k, by, t, **fields)

    new = {"who": STRANGER.fp, "cert": valid, "role": "facilitator"}
    a.refuse("takeover by a member", "V5", roster, k, take("sam", "takeover", **new, desk=desk))
    a.refuse("takeover by a stranger", "V5", roster, k, take("stranger", "takeover", **new, desk=desk))
    a.refuse("a stranger adds themselves", "V5", roster, k, take("stranger", "staff-add", **new))
    a.refuse("a participant adds somebody", "V5", roster, k, take("ann", "staff-add", **new))
    a.refuse("the root adds somebody", "V5", roster, k, take("root", "staff-add", **new))
    a.refuse("desk key 3 after 1", "V12", roster, k, take("sam", "desk", desk={"n": 3, "box": HASH}))
    a.refuse("desk key 1 again", "V12", roster, k, take("sam", "desk", desk={"n": 1, "box": HASH}))
    same = roster.entries[0]["desk"]["box"]
    a.refuse("the old desk key as a new one", "V12", roster, k, take("sam", "desk", desk={"n": 2, "box": same}))
    a.refuse("fewer approvals", "V5", roster, k, take("sam", "policy", eyes=1))
    a.refuse("as many approvals", "V5", roster, k, take("sam", "policy", eyes=2))
    a.refuse("somebody removed twice", "V5", roster, k, take("sam", "staff-remove", who=STRANGER.fp, desk=desk))
    again = {"who": a.people["kim"].fp, "cert": a.story.cert("kim"), "role": "facilitator"}
    a.refuse("somebody added twice", "V5", roster, k, take("sam", "staff-add", **again))
    end = len(roster.entries)
    a.refuse("after the close", "V5", roster, end, a.forge(roster, end, "sam", "policy", eyes=3))


def _lanes(a: Attacker) -> None:
    lane, end = a.story.ann, a.at(a.story.ann, "closed")
    submitted, accepted = lane.entries[a.at(lane, "submit")], lane.entries[a.at(lane, "accept")]
    body = submitted["body"]
    letter = {"peer": submitted["peer"], "body": body, "att": [], "of": ""}
    now = a.people["ann-again"].fp

    def desk(name: str, code: str, t: str, by: str = "sam", **fields: Any) -> None:
        a.refuse(name, code, lane, end, a.forge(lane, end, by, t, **fields))

    desk("accept of a key that never enrolled", "V5", "accept", who=STRANGER.fp, old=now)
    desk("accept that replaces another key", "V5", "accept", who=a.people["ann"].fp, old="")
    desk("accept of the accepted key", "V5", "accept", who=now, old=now)
    desk("a transcript in a lane with a key", "V5", "transcript", **letter)
    told = {"kind": "said", **{name: body[name] for name in ("ct", "kc", "len", "msg")}}
    yes = {"peer": "", "what": "take-part", "state": "yes", "until": 0, "text": HASH}
    desk("said yes for somebody with a key", "V5", "said", act="consent", **{"as": yes}, body=told)
    proof = lane.entries[a.at(lane, "proof")].hash
    desk("said agree for somebody with a key", "V5", "said", act="agree", **{"as": {"of": proof}}, body=told)
    spoken = lane.entries[a.at(lane, "transcript")]
    back = lane.entries[a.at(lane, "proof", -1)].hash
    desk(
        "said agree to what was heard, not to what was read back",
        "V5",
        "said",
        act="agree",
        **{"as": {"of": spoken.hash}},
        body=told,
    )
    desk(
        "said keep for somebody with a key, of something spoken",
        "V5",
        "said",
        act="keep",
        **{"as": {"of": back, "how": "keep"}},
        body=told,
    )
    desk("said resume for somebody with a key", "V5", "said", act="resume", **{"as": {}}, body=told)
    desk("said recall of nothing", "V2", "said", act="recall", **{"as": {"of": HASH}}, body=told)
    newest, ended = lane.entries[a.at(lane, "accept", -1)].hash, {**told, "kind": "on-paper"}
    desk("a page ended by a facilitator", "V5", "on-paper", by="kim", of=newest, body=ended)
    desk("a page ended by its own person", "V5", "on-paper", by="ann-again", of=newest, body=ended)
    desk("a page ended whose key was replaced", "V5", "on-paper", by="lee", of=accepted.hash, body=ended)
    desk("texts given to another key", "V5", "regrant", of=accepted.hash, to=a.people["ann"].fp)
    desk("status of nothing", "V2", "status", of=HASH, st="kept")
    desk("status of a proof", "V2", "status", of=proof, st="kept")
    desk("agree to a submission", "V2", "agree", by="ann-again", of=submitted.hash)
    desk("an answer to a return of another lane", "V2", "submit", by="ann-again", **{**letter, "of": HASH})
    after = end + 1
    a.refuse("after the lane was closed", "V5", lane, after, a.forge(lane, after, "sam", "sync"))
    mac = enrol_mac(fixed("no card", 32), lane.chain, STRANGER.public())
    stray = a.forge(lane, end, "stranger", "enrol", me=STRANGER.public(), mac=mac)
    a.refuse("a second key on one card", "V5", lane, end, stray, reader="desk")


def _releases(a: Attacker) -> None:
    lane, k = a.story.ann, a.at(a.story.ann, "release")
    honest, other = lane.entries[k], a.story.ben.entries[a.at(a.story.ben, "release")]
    ok = honest["ok"]
    parts = ("body", "cover", "att", "mode")

    def passing(name: str, code: str = "V9", by: str = "kim", **changed: Any) -> None:
        a.refuse(name, code, lane, k, a.altered(honest, by, **changed))

    passing("no approval", ok=[])
    passing("too few approvals", ok=ok[:1])
    passing("approvals of another text", **{part: other[part] for part in parts})
    passing("approvals from another lane", **{part: other[part] for part in parts}, ok=other["ok"])
    passing("another mode than approved", mode="edited")
    passing("without its cover", cover="")
    passing("with a file that nobody approved", att=[HASH])
    passing("another ciphertext", body={**honest["body"], "ct": HASH})
    stranger = _approval(a, honest, STRANGER)
    passing("an approval by a stranger", ok=sorted([ok[0], stranger], key=lambda row: row["by"]))
    passing("an approval by the reader", ok=sorted([ok[0], _approval(a, honest, a.people["ann"])], key=_by))
    passing("an approval in another's name", ok=sorted([ok[0], {**ok[1], "sig": ok[0]["sig"]}], key=_by))
    passing(
        "a third approval that does not hold",
        ok=sorted([*ok, {**stranger, "by": a.people["sam"].fp}], key=_by),
    )
    passing("by a participant", "V5", by="ann")
    end = a.at(lane, "closed")
    late = a.forge(lane, end, "sam", "release", **{part: honest[part] for part in parts}, ok=ok)
    a.refuse("approved by somebody who left", "V9", lane, end, late)


def _by(row: Row) -> str:
    return str(row["by"])


def _approval(a: Attacker, release: Entry, identity: Identity) -> dict[str, str]:
    parts = (release["body"], release["cover"], release["mode"], release["att"])
    return {"by": identity.fp, "sig": approve(identity, release.case, release.chain, *parts)}


def _desk(a: Attacker) -> None:
    log, lane = a.story.log, a.story.ann
    end = len(log.entries)
    stop = a.at(log, "suspend")
    body = log.entries[a.at(log, "lift")]["body"]
    of = log.entries[stop].hash

    def desk(name: str, code: str, t: str, by: str = "sam", keep: int = end, **fields: Any) -> None:
        a.refuse(name, code, log, keep, a.forge(log, keep, by, t, **fields))

    desk("a participant in the log", "V5", "sync", by="ann-again")
    desk("a stranger in the log", "V5", "sync", by="stranger")
    desk("lifted by who suspended", "V5", "lift", by="kim", keep=stop + 1, of=of, body=body)
    desk("lifted by a facilitator", "V5", "lift", by="sam", keep=stop + 1, of=of, body=body)
    desk("a look at nothing", "V2", "look", lane=lane.chain, of=HASH)
    desk("a lane that is not there", "V4", "need", lane=b64(fixed("gone", 16)), gates=[])
    desk("a lane paired with itself", "V2", "pair", a=[lane.chain, lane.chain], b=[lane.chain, lane.chain])
    desk("takeback of a suspension", "V2", "takeback", of=of)
    desk("a checkpoint of what was not", "V7", "checkpoint", heads=[[lane.chain, 3, HASH]])
    _paper(a, desk)
    translated(a, desk)
    k = a.at(log, "offer")
    honest = log.entries[k]
    approved = a.at(log, "approve")

    def offering(name: str, code: str, **changed: Any) -> None:
        a.refuse(name, code, log, k, a.altered(honest, "sam", **changed))

    offering("an offer back to its author", "V2", dst=lane.chain)
    offering("an offer of another item", "V2", msg=b64(fixed("gone", 16)))
    offering("an offer that rests on a refusal", "V2", agree=lane.entries[a.at(lane, "refuse")].hash)
    offering("an offer without its checks", "V2", checks=HASH)
    offering("an offer of a proof", "V2", src=lane.entries[a.at(lane, "proof")].hash)
    second, at = log.entries[a.at(log, "offer", 1)], a.at(lane, "closed")
    wrong = a.altered(log.entries[approved], "sam", sig=_approval_of(a, second))
    a.refuse("an approval of another offer", "V9", log, approved, wrong)
    a.refuse("a release that was never offered", "V9", lane, at, _never_offered(a, at), reader="desk")


def _paper(a: Attacker, desk: Callable[..., None]) -> None:
    """What was written down from paper is compared by somebody else, or is offered to nobody."""
    log, ben, first = a.story.log, a.story.ben, a.at(a.story.log, "compare")
    body, written = log.entries[first]["body"], ben.entries[a.at(ben, "transcript")]
    spoken = a.story.ann.entries[a.at(a.story.ann, "transcript")]
    found = {"found": "same", "body": body}
    desk("compared by who wrote it down", "V5", "compare", keep=first, lane=ben.chain, of=written.hash, **found)
    desk("compared without a paper", "V2", "compare", lane=a.story.ann.chain, of=spoken.hash, **found)
    desk("compared with no transcript", "V2", "compare", lane=ben.chain, of=HASH, **found)
    offer = log.entries[a.at(log, "offer", 1)]
    kept = {name: offer[name] for name in offer.type.fields} | {"checks": log.entries[a.at(log, "checks")].hash}
    desk("an offer of what nobody compared", "V2", "offer", keep=first, **kept)
    desk("an offer of what somebody found to differ", "V2", "offer", keep=first + 1, **kept)


def _never_offered(a: Attacker, keep: int) -> Entry:
    lane = a.story.ann
    honest = lane.entries[a.at(lane, "release")]
    parts = {"body": honest["body"], "cover": honest["cover"], "mode": "summary", "att": []}
    both = [a.people[name] for name in ("sam", "lee")]
    rows = [{"by": one.fp, "sig": approve(one, a.story.roster.case, lane.chain, **parts)} for one in both]
    return a.forge(lane, keep, "sam", "release", **parts, ok=sorted(rows, key=_by))


def _approval_of(a: Attacker, offer: Entry) -> str:
    return a.story.approval("sam", offer)


def _pin_sets() -> list[Row]:
    chain = b64(fixed("gone", 16))
    other = b64(fixed("hash two", 32))
    return [
        {"name": "one seq, two hashes", "sets": [[[chain, 3, HASH]], [[chain, 3, other]]], "code": "V7"},
        {"name": "within one set", "sets": [[[chain, 3, HASH], [chain, 3, other]]], "code": "V7"},
        {
            "name": "the larger seq",
            "sets": [[[chain, 3, HASH]], [[chain, 4, other]], []],
            "merged": [[chain, 4, other]],
        },
    ]


def _enrolments(story: Story) -> list[Row]:
    enrol = next(entry for entry in story.ann.entries if entry.t == "enrol")
    good = _mackey("card one")
    return [
        {"name": "the right card", "entry": enrol.to_wire(), "mackey": b64(good), "code": ""},
        {"name": "another card", "entry": enrol.to_wire(), "mackey": b64(_mackey("card two")), "code": "V5"},
    ]


def _mackey(card: str) -> bytes:
    return CardKeys.from_secret(fixed(card, 15)).mackey
