"""A whole invented case, told through the protocol: two lanes, three staff, two desk keys (vector T12).

Ann asks what happened. Her first letter is returned and mended, a text is proposed and agreed to, two people
approve, and it goes to Ben, for whom Sam writes. Ben's answer comes back. Kim leaves; Ann loses her card.
"""

from typing import Any

from mediator.protocol.approval import approve
from mediator.protocol.body import SealedBody, seal_body
from mediator.protocol.card import CardKeys, enrol_mac
from mediator.protocol.certificate import certify
from mediator.protocol.chain import Chain
from mediator.protocol.encoding import b64
from mediator.protocol.entry import Entry, make_entry
from mediator.protocol.file import seal_file
from mediator.protocol.identity import DeskKey, Identity
from mediator.protocol.lane import Lane
from mediator.protocol.log import Log
from mediator.protocol.readers import backfill, slot_readers
from mediator.protocol.roster import Roster
from tests.vectors.fixed import fixed, fixed_slot
from tests.vectors.translations import translate

START = 1_790_000_000
CERTIFIED_UNTIL = START + 86_400 * 365
STAFF = ("sam", "kim", "lee")
SEEN = {"kind": "document", "found": "none", "by": "Lee", "seen": START}
PEOPLE = (*STAFF, "root", "ann", "ann-again")


class Story:
    """A case that grows entry by entry, each checked by the verifier as it is added."""

    def __init__(self) -> None:
        """A case that Sam has opened."""
        self.people = {name: Identity.from_seed(fixed(name, 32)) for name in PEOPLE}
        self.now = START
        self.desk_seeds: list[bytes] = []
        self.slots: dict[tuple[str, int, str], str] = {}
        self.blobs: dict[str, str] = {}
        self._keys: dict[tuple[str, int], bytes] = {}
        self.roster = self._open_roster()
        self.ann, self.ben = Lane(self.roster), Lane(self.roster)
        self.chains: dict[str, str] = {name: b64(fixed(name, 16)) for name in ("D", "ann", "ben")}
        lanes = {self.chains["ann"]: self.ann, self.chains["ben"]: self.ben}
        self.log = Log(self.roster, lanes)

    def cert(self, name: str, sup: bool = False) -> dict[str, str]:
        """A person's certificate."""
        return certify(self.people["root"], self.people[name].public(), CERTIFIED_UNTIL, sup)

    def desk(self) -> dict[str, Any]:
        """The next desk key, to announce."""
        self.desk_seeds.append(fixed(f"desk {len(self.desk_seeds) + 1}", 32))
        n = len(self.desk_seeds)
        return {"n": n, "box": b64(DeskKey.from_seed(self.desk_seeds[-1]).box_pk)}

    def frame(self, chain: Chain, t: str) -> dict[str, Any]:
        """The common fields of the next entry of a chain."""
        self.now += 60
        name = {id(self.log): "D", id(self.ann): "ann", id(self.ben): "ben"}.get(id(chain), "")
        frame: dict[str, Any] = {"t": t, "case": self.roster.case, "ts": self.now, "seq": len(chain.entries)}
        frame["prev"] = chain.entries[-1].hash if chain.entries else ""
        frame["chain"] = self.chains[name] if name else chain.chain
        if name:
            frame["ros"] = list(self.roster.head)
        return frame

    def seal(self, content: dict[str, Any], chain: str, kind: str, t: str, **kept: Any) -> SealedBody:
        """Seal a content with fixed key, nonce and msg."""
        name = f"body {len(self.blobs)}"
        kept.setdefault("msg", b64(fixed(f"{name} msg", 16)))
        kept.setdefault("key", fixed(f"{name} key", 32))
        whole = {"v": 1, "lang": "en", "att": [], "text": "", **content}
        sealed = seal_body(whole, self.roster.case, chain, kind, t=t, nonce=fixed(name, 24), **kept)
        self.blobs[sealed.descriptor["ct"]] = b64(sealed.ct)
        return sealed

    def add(self, chain: Chain, by: str, t: str, kind: str = "", body: Any = None, **fields: Any) -> Entry:
        """Sign the next entry; `body` is a content to seal in this chain."""
        whole = {**self.frame(chain, t), **fields}
        key = None
        if body is not None:
            sealed = self.seal(body, whole["chain"], kind or t, t)
            whole["body"], key = sealed.descriptor, sealed.key
        return self.put(chain, make_entry(self.people[by], whole), key)

    def put(self, chain: Any, entry: Entry, key: bytes | None) -> Entry:
        """Take in an entry and make the slots it needs."""
        accepted = getattr(chain, "accepted", "")
        chain.add(entry)
        if "desk" in entry.fields:
            key = self.desk_seeds[-1]
        for reader in sorted(slot_readers(entry, self.roster, accepted)):
            assert key is not None
            self._keys[entry.chain, entry.seq] = key
            self._slot(entry.chain, entry.seq, reader)
        for place in backfill(entry, chain.entries):
            self._slot(*place)
        return entry

    def offer(self, author: Lane, reader: Lane, source: Entry, content: dict[str, Any], **fields: Any) -> Entry:
        """Put forward a version: the entry is signed by Sam."""
        kind = source["body"]["kind"]
        dst = reader.chain
        body = self.seal(content, dst, kind, "offer")
        about = {"kind": kind, "pages": 1, "minutes": 2, "about": ["the night"], "removed": 0}
        cover = self.seal(
            {**about, "from": "the other person", "who": "Sam"},
            dst,
            "cover",
            "offer",
            msg=body.descriptor["msg"],
            key=body.key,
        )
        msg = author.item_of(source)
        checks = self.add(self.log, "sam", "checks", lane=author.chain, msg=msg, body=self.checked(source.hash))
        whole = {
            **self.frame(self.log, "offer"),
            **{"lane": author.chain, "msg": msg, "src": source.hash, "dst": dst, "att": []},
            **{"body": body.descriptor, "cover": cover.descriptor, "checks": checks.hash, **fields},
        }
        return self.put(self.log, make_entry(self.people["sam"], whole), body.key)

    def checked(self, hash_: str) -> dict[str, Any]:
        """The content of checks."""
        mark = {
            "start": 0,
            "end": 4,
            "category": "telephone",
            "rule": "digits",
            "answer": "out",
            "reason": "found",
        }
        return {"marks": [mark], "overrides": [], "source": hash_, "outgoing": hash_}

    def approval(self, by: str, offer: Entry) -> str:
        """One person's approval of an offer."""
        parts = (offer["body"], offer["cover"], offer["mode"], offer["att"])
        return approve(self.people[by], self.roster.case, offer["dst"], *parts)

    def release(self, lane: Lane, offer: Entry, by: tuple[str, ...]) -> Entry:
        """Approve an offer by several people and pass it on, signed by the first."""
        for name in by:
            self.add(self.log, name, "approve", of=offer.hash, sig=self.approval(name, offer))
        decision = {"lane": offer["lane"], "msg": offer["msg"], "offer": offer.hash, "when": 0}
        self.add(self.log, by[0], "decide", outcome="release", **decision)
        whole = {
            **self.frame(lane, "release"),
            **{part: offer[part] for part in ("body", "cover", "att", "mode")},
            "ok": self.approvals(offer, by),
        }
        key = self._keys[offer.chain, offer.seq]
        return self.put(lane, make_entry(self.people[by[0]], whole), key)

    def approvals(self, offer: Entry, by: tuple[str, ...]) -> list[dict[str, str]]:
        """The list for `release.ok`."""
        rows = [{"by": self.people[name].fp, "sig": self.approval(name, offer)} for name in by]
        return sorted(rows, key=lambda row: row["by"])

    def _open_roster(self) -> Roster:
        sam = self.people["sam"]
        fields = {"t": "roster-open", "chain": b64(fixed("R", 16)), "seq": 0, "prev": "", "ts": self.now}
        fields |= {
            "me": sam.public(),
            "cert": self.cert("sam"),
            "role": "facilitator",
            "eyes": 1,
            "recover": 1,
        }
        entry = make_entry(sam, {**fields, "desk": self.desk(), "root": self.people["root"].public()})
        roster = self.roster = Roster(entry.hash)
        self.put(roster, entry, None)
        return roster

    def _slot(self, chain: str, seq: int, reader: str) -> None:
        key, holder = self._keys[chain, seq], self._holder(reader)
        self.slots[chain, seq, reader] = b64(fixed_slot(key, holder.box_pk))

    def _holder(self, reader: str) -> Identity | DeskKey:
        if reader.startswith("desk/"):
            return DeskKey.from_seed(self.desk_seeds[int(reader[5:]) - 1])
        if reader == "root":
            return self.people["root"]
        return next(one for one in self.people.values() if one.fp == reader)


def tell() -> Story:
    """Tell the whole story."""
    story = Story()
    _begin(story)
    _ask(story)
    _answer(story)
    _say(story)
    _change_hands(story)
    _end(story)
    return story


def _begin(story: Story) -> None:
    roster, log, ann, ben = story.roster, story.log, story.ann, story.ben
    add, people = story.add, story.people
    add(roster, "sam", "staff-add", who=people["kim"].fp, cert=story.cert("kim"), role="facilitator")
    lee = {"who": people["lee"].fp, "cert": story.cert("lee", sup=True), "role": "supervisor"}
    add(roster, "kim", "staff-add", **lee)
    add(roster, "lee", "policy", eyes=2)
    add(log, "sam", "log-open")
    add(ann, "sam", "lane-open", mode="self", lang="en")
    add(ben, "kim", "lane-open", mode="scribe", lang="en")
    both = [[ann.chain, "victim", "Ann"], [ben.chain, "offender", "Ben"]]
    blank = {name: "" for name in ("telephone", "address", "email", "safe", "note")} | {"custody": 0}
    rows = [{"lane": lane, "side": side, "name": name, "call": name, **blank} for lane, side, name in both]
    add(log, "sam", "people", body={"people": rows})
    add(log, "sam", "terms", body={"terms": ["Maple Row"]})
    add(log, "sam", "pair", a=[ann.chain, b64(fixed("ref ben", 16))], b=[ben.chain, b64(fixed("ref ann", 16))])
    add(log, "lee", "need", lane=ben.chain, gates=["order", "ready"])
    add(
        log,
        "lee",
        "gate",
        lane=ben.chain,
        gate="order",
        state="open",
        until=0,
        body={"evidence": "letter of 3 May", "text": "no order stands", **SEEN},
    )
    enrol(story, "ann", "card one", "")
    for peer, what in (("", "take-part"), (b64(fixed("ref ben", 16)), "letters")):
        add(ann, "ann", "consent", peer=peer, what=what, state="yes", until=0, text=b64(fixed("words", 32)))
        told = {"peer": peer and b64(fixed("ref ann", 16)), "what": what, "state": "yes", "until": 0}
        told["text"] = b64(fixed("words", 32))
        said = {"how": "telephone", "when": story.now, "present": ["Kim"], "text": "yes"}
        add(ben, "kim", "said", act="consent", **{"as": told}, body=said)
    wishes = {"call": "Ann", "sign": "A.", "with": "", "monthly": 2, "extra": "", "line": 1, "other": "", "either": 1}
    wishes |= {"back": START, "paused": 0, "stopped": 0}
    add(ann, "ann", "wishes", tell="sms", quiet=[1200, 480], blocked=[[20800, 20807]], body=wishes)


def enrol(story: Story, who: str, card: str, old: str) -> None:
    """Invite, enrol and accept a key in Ann's lane."""
    keys = CardKeys.from_secret(fixed(card, 15))
    me = story.people[who]
    invite = {"lane": story.ann.chain, "find": keys.find, "body": {"mac": b64(keys.mackey)}}
    story.add(story.log, "sam", "invite", **invite)
    mac = enrol_mac(keys.mackey, story.ann.chain, me.public())
    story.add(story.ann, who, "enrol", me=me.public(), mac=mac)
    story.add(story.ann, "sam", "accept", who=me.fp, old=old)
    staff = [{"fp": story.people["sam"].fp, "name": "Sam Reed", "role": "facilitator"}]
    others = [{"ref": b64(fixed("ref ben", 16)), "words": "the other person"}]
    info = {"staff": staff, "others": others, "telephone": "020 7946 0100", "custody": 0, "side": "unknown"}
    story.add(story.ann, "sam", "info", body=info)


def _ask(story: Story) -> None:
    log, ann, ben, add = story.log, story.ann, story.ben, story.add
    ref = b64(fixed("ref ben", 16))
    first = {
        "text": "I need to know.\nRing me: 07700 900123",
        "questions": ["Why our house?", "Did you know us?"],
    }
    one = add(ann, "ann", "submit", "questions", first, peer=ref, att=[], of="")
    add(log, "sam", "look", lane=ann.chain, of=one.hash)
    add(ann, "sam", "status", of=one.hash, st="reading")
    add(log, "sam", "decide", lane=ann.chain, msg=one["body"]["msg"], outcome="return", offer="", when=0)
    back = add(
        ann,
        "sam",
        "return",
        of=one.hash,
        body={
            "text": "Please leave out the number.",
            "reasons": ["number"],
            "comments": [{"paragraph": 1, "text": "This part."}],
            "templates": ["contact/1"],
        },
    )
    mended = {**first, "text": "I need to know. The one from 4 Maple Row"}
    two = add(ann, "ann", "submit", "questions", mended, peer=ref, att=[], of=back.hash)
    clean = {**first, "text": "I need to know."}
    changes = {
        "changes": [{"n": 1, "kind": "privacy", "why": "It says where you live."}],
        "note": "Is this right?",
    }
    proof = add(ann, "sam", "proof", "questions", {**clean, **changes}, of=two.hash, under="")
    refused = add(
        ann,
        "ann",
        "refuse",
        of=proof.hash,
        body={"text": "Say it is from me.", "other": "", "answers": [{"n": 1, "answer": "keep"}]},
    )
    add(ann, "sam", "say", of=refused.hash, body={"text": "Like this?"})
    proof = add(ann, "sam", "proof", "questions", {**clean, **changes}, of=two.hash, under="")
    agreed = add(ann, "ann", "agree", of=proof.hash)
    offer = story.offer(ann, ben, two, clean, agree=agreed.hash, mode="edited")
    passed = story.release(ben, offer, ("sam", "kim"))
    add(ben, "sam", "printed", of=passed.hash)


def _answer(story: Story) -> None:
    log, ann, ben, add = story.log, story.ann, story.ben, story.add
    answers = [
        {"q": "Why our house?", "a": "The light was off. It was not about you. 🦔", "how": "answered"},
        {"q": "Did you know us?", "a": "", "how": "not-remember"},
    ]
    photo = seal_file(b"a photograph", key=fixed("photo key", 32), header=fixed("photo header", 24))
    content = {"answers": answers, "att": [photo.row("image/jpeg", "page-1")]}
    ref = b64(fixed("ref ann", 16))
    written = add(ben, "sam", "transcript", "answers", content, peer=ref, att=[photo.blob], of="")
    add(log, "kim", "compare", lane=ben.chain, of=written.hash, found="differs", body={"text": "a word is missing"})
    add(log, "kim", "compare", lane=ben.chain, of=written.hash, found="same", body={"text": ""})
    content = {"answers": answers, "translation": translate(story, written)}
    add(ben, "sam", "status", of=written.hash, st="kept")
    stop = add(log, "kim", "suspend", body={"text": "wait for the call"})
    add(log, "lee", "lift", of=stop.hash, body={"text": "all is well"})
    worry = {"text": "rang the unit", "concern": "self-harm", "told": [{"who": "the unit", "when": 1_790_000_000}]}
    add(log, "sam", "concern", lane=ben.chain, of=written.hash, body=worry)
    early = story.offer(ben, ann, written, content, agree="", mode="as-written")
    add(log, "sam", "ask", of=early.hash, who=story.people["kim"].fp, body={"text": "please look", "blind": 1})
    spare = add(log, "sam", "ask", of=early.hash, who=story.people["lee"].fp, body={"text": "", "blind": 0})
    add(log, "lee", "excuse", of=spare.hash, body={"text": "on leave"})
    against = add(log, "kim", "object", of=early.hash, body={"text": "", "reason": "too early"})
    add(log, "lee", "settle", of=against.hash, body={"text": "wait for the call first"})
    offer = story.offer(ben, ann, written, content, agree="", mode="as-written")
    passed = story.release(ann, offer, ("kim", "lee"))
    add(ann, "ann", "ready", of=passed.hash, how="with-support")
    add(ann, "ann", "opened", of=passed.hash)
    add(ann, "ann", "keep", of=passed.hash, how="service-keeps")


def _say(story: Story) -> None:
    """What Ann asks Sam to say, put right when it is read back; told to Ben, who says something in turn."""
    log, ann, ben, add = story.log, story.ann, story.ben, story.add
    refs = [b64(fixed(f"ref {name}", 16)) for name in ("ben", "ann")]
    heard = add(ann, "sam", "transcript", "spoken", {"text": "Tell him I sleep again."}, peer=refs[0], att=[], of="")

    def played(text: str) -> Entry:
        return add(ann, "sam", "proof", "spoken", {"text": text, "changes": [], "note": ""}, of=heard.hash, under="")

    how = {"how": "telephone", "when": 1_790_000_000, "present": []}
    wrong = played("She sleeps again.")
    told = {"text": "Not yet. I sleep better.", **how}
    add(ann, "sam", "said", act="refuse", **{"as": {"of": wrong.hash}}, body=told)
    right = played("She sleeps better.")
    agreed = add(
        ann, "sam", "said", act="agree", **{"as": {"of": right.hash}}, body={"text": "Yes, that is it.", **how}
    )
    offer = story.offer(ann, ben, heard, {"text": "She sleeps better."}, agree=agreed.hash, mode="spoken")
    passed = story.release(ben, offer, ("sam", "kim"))
    said = {"text": "", "present": []}
    add(ben, "sam", "told", of=passed.hash, how="meeting", when=1_790_000_000, body=said)
    reply = add(ben, "sam", "transcript", "spoken", {"text": "I am glad."}, peer=refs[1], att=[], of="")
    add(log, "sam", "outcome", lane=ben.chain, of=passed.hash, reply=reply.hash, body={"text": "He was moved."})


def _change_hands(story: Story) -> None:
    roster, log, ann, ben, add = story.roster, story.log, story.ann, story.ben, story.add
    add(roster, "sam", "staff-remove", who=story.people["kim"].fp, desk=story.desk())
    for chain in (log, ann, ben):
        add(chain, "sam", "sync")
    enrol(story, "ann-again", "card two", story.people["ann"].fp)
    accept = next(entry for entry in reversed(ann.entries) if entry.t == "accept")
    add(ann, "sam", "regrant", of=accept.hash, to=story.people["ann-again"].fp)
    add(ann, "ann-again", "tell", body={"text": "I have the new card."})
    add(log, "sam", "note", **{"for": "desk"}, body={"text": "rang Ann", "msg": "", "hard": [], "ask": ""})
    mine = {"text": "ask in May", "msg": "", "hard": [], "ask": ""}
    add(log, "lee", "note", **{"for": story.people["lee"].fp}, body=mine)


def _end(story: Story) -> None:
    roster, log, ann, ben, add = story.roster, story.log, story.ann, story.ben, story.add
    heads = sorted([chain.chain, *chain.head] for chain in (roster, ann, ben))
    add(log, "sam", "checkpoint", heads=heads)
    add(roster, "sam", "close")
    add(ann, "sam", "closed")
    add(ben, "sam", "closed")


def written(story: Story) -> dict[str, Any]:
    """The story as JSON: keys, chains, slots and sealed bodies."""
    lanes = {"ann": story.ann, "ben": story.ben}
    return {
        "case": story.roster.case,
        "root": story.people["root"].public(),
        "seeds": {name: b64(one.seed) for name, one in story.people.items()},
        "desk_seeds": [b64(seed) for seed in story.desk_seeds],
        "lane_ids": {name: lane.chain for name, lane in lanes.items()},
        "roster": [entry.to_wire() for entry in story.roster.entries],
        "log": [entry.to_wire() for entry in story.log.entries],
        "lanes": {lane.chain: [entry.to_wire() for entry in lane.entries] for lane in lanes.values()},
        "heads": sorted([chain.chain, *chain.head] for chain in (story.roster, story.log, *lanes.values())),
        "slots": [[*place, sealed] for place, sealed in sorted(story.slots.items())],
        "blobs": story.blobs,
    }
