"""A participant: what one person with a card can do in their own lane, and what they may see."""

from dataclasses import dataclass
from typing import Any

from mediator.client.consent_words import consent_words, hash_text, words_said
from mediator.client.contents import Content, make_content
from mediator.client.errors import CardUnknown, NotReady, Refused
from mediator.client.invitation import check_invited, make_enrolment
from mediator.client.lane_fold import Item, LaneFold, Received
from mediator.client.opencase import OpenCase
from mediator.client.person import Person, make_identity
from mediator.client.sealing import Intent
from mediator.protocol.entry import Entry
from mediator.protocol.identity import check_words

TRIES = 3
TAKEN_BACK = "I take back this question: “{question}”"
UNNAMED = "a facilitator of your case"
WISHES = {
    **{"call": "", "sign": "", "other": "", "with": "", "monthly": 0, "extra": ""},
    **{"line": 0, "either": 0, "back": 0, "paused": 0, "stopped": 0},
}


@dataclass(frozen=True)
class Letter:
    """Something that was passed on, as its reader sees it; `by` are the names of who checked it."""

    hash: str
    content: Content
    cover: Content | None
    mode: str
    by: list[str]


class Participant(Person):
    """One person in one case. Verbs take the item's id (`msg`) or the release's hash."""

    _open: OpenCase | None = None

    def enrol(self, card: str, passphrase: str) -> list[str]:
        """Answer a card with a new key; the four words to compare. Raises CardUnknown, CheckFailed."""
        keys, packet, answer = self._look_up(card)
        if answer["kind"] != "participant":
            raise CardUnknown("this is a staff card")
        identity = make_identity()
        for attempt in range(TRIES):
            invited = check_invited(packet, answer)
            proof = {"entry": make_enrolment(keys, packet, answer, invited, identity, self.now()).to_wire()}
            try:
                self._enrol(keys, passphrase, identity, proof)
                break
            except Refused as refusal:
                # Something was added while the passphrase was worked out: look at the invitation again.
                if refusal.status != 409 or attempt == TRIES - 1:
                    raise
                keys, packet, answer = self._look_up(card)
        self.root_fp = packet["root"]
        return check_words(invited.lang, identity.fp, packet["case"])

    def load(self) -> OpenCase:
        """The own case, fetched and checked anew. Raises CheckFailed, and then nothing of it is shown."""
        opened, self._open = self._open, None
        if opened is None or opened.id != self._case():
            opened = OpenCase(self, self._case())
        else:
            opened.reload()
        self._open = opened
        return opened

    @property
    def lane(self) -> LaneFold:
        """The own lane as it was seen last, folded."""
        opened = self._open or self.load()
        return LaneFold(self.session["lane"], opened.view.lanes[self.session["lane"]].entries, self.now())

    def letters(self) -> dict[str, Item]:
        """Every message sent so far, by its id, as it stands now."""
        self.load()
        return self.lane.items

    def received(self) -> dict[str, Received]:
        """Everything that was passed on to this person, by its hash, as it stands now."""
        self.load()
        return self.lane.received

    def said_to_me(self) -> list[str]:
        """The words of the facilitators so far, oldest first."""
        opened = self.load()
        return [opened.content(entry)["text"] for entry in self.lane.says]

    def peers(self) -> dict[str, str]:
        """The references of those with whom this person may exchange, each with the words for them."""
        opened = self.load()
        info = self.lane.info
        return {row["ref"]: row["words"] for row in opened.content(info)["others"]} if info else {}

    def names(self) -> dict[str, str]:
        """The names of the facilitators by fingerprint, from what was sealed to this person."""
        opened = self.load()
        info = self.lane.info
        return {row["fp"]: row["name"] for row in opened.content(info)["staff"]} if info else {}

    def consent(self, what: str, state: str = "yes", *, peer: str = "", until: int = 0, text: str = "") -> None:
        """Say yes, not-now, never or no to taking part or to one channel; `text`: other words than the page's."""
        shown = text or self._words_shown(what, peer)
        self._one(
            "consent",
            {"peer": peer, "what": what, "state": state, "until": until, "text": hash_text(shown)},
            always=True,
        )

    def agreed_words(self, what: str, peer: str = "") -> str:
        """The very words of the newest answer to one thing; "" where they are not words of the pages."""
        opened = self.load()
        return words_said(opened, self.session["lane"], self.lane.consents[peer, what].fields)

    def write(self, text: str, kind: str = "letter", *, to: str = "", **more: Any) -> str:
        """Hand a message to the facilitators; its id. `to` names its reader, where there are several."""
        entry = self._one("submit", {"peer": self._peer(to), "att": [], "of": ""}, text, kind=kind, **more)
        return str(entry["body"]["msg"])

    def revise(self, msg: str, text: str, **more: Any) -> None:
        """Hand in a new round of something that came back. Raises NotReady unless it is back."""
        item = self._item(msg)
        if item.state != "returned":
            raise NotReady("this has not come back")
        fields = {"peer": item.peer, "att": [], "of": item.returns[-1].hash}
        self._one("submit", fields, text, kind=item.kind, about=msg, **more)

    def take_back_question(self, msg: str, number: int) -> None:
        """Take back one of the questions of a message, counted from 1; the others stay in their places.

        It lands whatever became of them. Raises NotReady when it is not there, or the last one: recall takes them all.
        """
        item = self._item(msg)
        before = self.load().content(item.newest)
        asked = list(before.get("questions", []))
        if not 0 < number <= len(asked) or not asked[number - 1]:
            raise NotReady("there is no such question")
        taken, asked[number - 1] = asked[number - 1], ""
        if not any(asked):
            raise NotReady("this is the only question left: ask for all of it back")
        by = {"by": before["by"]} if "by" in before else {}
        fields = {"peer": item.peer, "att": [], "of": item.newest.hash}
        self._one("submit", fields, before["text"], kind=item.kind, about=msg, questions=asked, **by)
        self.tell(TAKEN_BACK.format(question=taken))

    def text_of(self, msg: str) -> Content:
        """The newest text of a message as this person sent it."""
        item = self._item(msg)
        return self.load().content(item.newest)

    def suggested(self, msg: str) -> Content:
        """The text that the facilitators propose, with its changes and their note."""
        return self.load().content(self._proof(msg))

    def returned(self, msg: str) -> Content:
        """The facilitators' words with a message that came back."""
        opened = self.load()
        return opened.content(self._item(msg).returns[-1])

    def agree(self, msg: str) -> None:
        """Agree to the proposed text as it stands. Raises NotReady when there is none."""
        self._one("agree", {"of": self._proof(msg).hash}, about=msg)

    def refuse(self, msg: str, text: str = "", *, other: str = "", answers: list[Content] | None = None) -> None:
        """Say no to the proposed text; `other` may be a text of one's own, `answers` one {n, answer} a change."""
        more = {"other": other, "answers": answers or []}
        self._one("refuse", {"of": self._proof(msg).hash}, text, kind="refuse", about=msg, **more)

    def recall(self, msg: str) -> None:
        """Ask for a message back. Lands whatever else happens."""
        self._one("recall", {"of": self._item(msg).submissions[0].hash}, always=True)

    def begin(self, text: str, kind: str = "letter", *, to: str = "", **more: Any) -> str:
        """Keep the beginning of a message as a draft, in the form in which pages keep theirs; its id."""
        parts = {"questions": [], "answers": [], **more}
        draft, _ = self.save_draft(kind=kind, peer=self._peer(to), of="", msg="", text=text, **parts)
        return draft

    def tell(self, text: str) -> None:
        """A word to the facilitators alone."""
        self._one("tell", {}, text, kind="tell")

    def wishes(
        self,
        *,
        tell: str = "none",
        quiet: list[int] | None = None,
        blocked: list[list[int]] | None = None,
        **more: Any,
    ) -> None:
        """Replace how and when this person wants to be told and addressed."""
        fields = {"tell": tell, "quiet": quiet or [], "blocked": blocked or []}
        self._one("wishes", fields, "", kind="wishes", **{**WISHES, **more})

    def told_away(self) -> str:
        """The words that say that somebody is away, or back; "" where none were said."""
        opened, away = self.load(), self.lane.away
        return str(opened.content(away)["text"]) if away else ""

    def prefer(self, how: str) -> None:
        """Say to wait for whoever is away, or to meet who stands in (wait, meet). Raises NotReady when nobody asked."""
        self.load()
        if self.lane.away is None:
            raise NotReady("nobody is away")
        self._one("prefer", {"of": self.lane.away.hash, "how": how})

    def pause(self) -> None:
        """Stop everything on its way to or from this person. Lands whatever else happens."""
        self._one("pause", {}, always=True)

    def resume(self) -> None:
        """End a pause."""
        self._one("resume", {}, always=True)

    def withdraw(self) -> None:
        """Stop for good, until a new consent to take part. Lands whatever else happens."""
        self._one("withdraw", {}, always=True)

    def halt(self) -> None:
        """Stop everything without a signature, when the checks fail."""
        self.http.post("/api/halt", {})

    def ready(self, release: str, how: str = "now") -> None:
        """Say when to open what is waiting: now, with-support, short, not-now or never."""
        self._one("ready", {"of": release, "how": how})

    def read(self, release: str) -> Letter:
        """Open what was passed on. Raises CheckFailed, and then shows nothing."""
        opened = self.load()
        received = self.lane.received.get(release)
        if received is None:
            raise NotReady("nothing like this was passed on")
        letter = self._letter(opened, received.release)
        if received.opened is None:
            self._one("opened", {"of": release})
        return letter

    def becomes(self, release: str) -> str:
        """What becomes of something that was read: as this person said; in custody the service keeps it; or ""."""
        opened = self.load()
        received, info = self.lane.received[release], self.lane.info
        if received.kept is not None:
            return str(received.kept.fields["how"])
        custody = bool(info and opened.content(info)["custody"])
        return "service-keeps" if custody and received.opened else ""

    def keep(self, release: str, how: str = "keep") -> None:
        """Say what becomes of a letter after reading: keep, service-keeps or remove."""
        self._one("keep", {"of": release, "how": how})

    def _case(self) -> str:
        return str(self.session["case"]) if self.identity else ""

    def _letter(self, opened: OpenCase, release: Entry) -> Letter:
        names = self.names()
        # Somebody may have joined the desk after the names were given; the approval itself was checked.
        by = [names.get(one["by"], UNNAMED) for one in release["ok"]]
        cover = opened.content(release, "cover") if release["cover"] else None
        return Letter(release.hash, opened.content(release), cover, release["mode"], by)

    def _words_shown(self, what: str, peer: str) -> str:
        opened = self._open or self.load()
        info = opened.content(self.lane.info) if self.lane.info else {"staff": [], "others": []}
        names = [one["name"] for one in info["staff"] if one["role"] == "facilitator"]
        others = {one["ref"]: one["words"] for one in info["others"]}
        return consent_words(
            what, name=(names or ["Your facilitator"])[0], person=others.get(peer, ""), several=len(others) > 1
        )

    def _one(
        self,
        t: str,
        fields: dict[str, Any],
        text: str = "",
        *,
        kind: str = "",
        about: str = "",
        always: bool = False,
        **more: Any,
    ) -> Entry:
        opened = self._open or self.load()
        content = make_content(text, self.lane.lang, **more) if kind else None
        intent = Intent(self.session["lane"], t, fields, content, kind)
        return opened.append(lambda _: [intent], about=about, always=always)[0]

    def _item(self, msg: str) -> Item:
        item = self.letters().get(msg)
        if item is None:
            raise NotReady("there is no such message")
        return item

    def _proof(self, msg: str) -> Entry:
        proof = self._item(msg).proof
        if proof is None:
            raise NotReady("no text is proposed for this")
        return proof

    def _peer(self, words: str) -> str:
        peers = self.peers()
        fitting = [ref for ref, known in peers.items() if words in ("", known, ref)]
        if len(fitting) != 1:
            raise NotReady("say to whom: " + ", ".join(peers.values()))
        return fitting[0]
