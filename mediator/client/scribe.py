"""What facilitators write for or to a participant: spoken acts, dictated messages, words of the desk."""

from collections.abc import Sequence
from typing import Any

from mediator.client.consent_words import hash_text, words_read_out
from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.participant import WISHES
from mediator.client.photographs import bare
from mediator.client.sealing import Intent
from mediator.protocol.lane import RESTRAINING

# In these a version for the reader was made, and can be stopped.
ON_ITS_WAY = ("offered", "approved", "parked")
# As on the foot of printed sheets.
REFERENCE_LENGTH = 8


class Scribe(Desk):
    """The verbs for people off-screen."""

    def said(
        self,
        case: str,
        lane: str,
        act: str,
        text: str,
        *,
        how: str = "telephone",
        present: list[str] | None = None,
        **fields: Any,
    ) -> None:
        """Record that a person told this facilitator an act, in their words; it counts as the act.

        `how` is telephone, paper or meeting. What restrains lands whatever else happens (P7).
        """
        self._said(case, lane, act, text, fields, how=how, present=present or [])

    def said_consent(
        self,
        case: str,
        lane: str,
        what: str,
        text: str,
        *,
        state: str = "yes",
        peer: str = "",
        until: int = 0,
        **told: Any,
    ) -> None:
        """Record a consent that was given by word of mouth, or taken back, to the words of the page as they are now."""
        opened = self.load(case)
        peers = [ref for ref, _ in self.fold(opened).peers(lane)]
        read_out = words_read_out(opened, lane, what, peer, peers, self._name_of)
        fields = {"peer": peer, "what": what, "state": state, "until": until, "text": hash_text(read_out)}
        self._said(case, lane, "consent", text, fields, **told)

    def said_wishes(
        self,
        case: str,
        lane: str,
        text: str,
        *,
        tell: str = "none",
        quiet: list[int] | None = None,
        blocked: list[list[int]] | None = None,
        wishes: dict[str, Any] | None = None,
        **told: Any,
    ) -> None:
        """Record how and when somebody wants to be told and addressed; `wishes` are those that a page seals."""
        fields = {"tell": tell, "quiet": quiet or [], "blocked": blocked or []}
        self._said(case, lane, "wishes", text, fields, more={"wishes": {**WISHES, **(wishes or {})}}, **told)

    def said_agree(self, case: str, msg: str, text: str, **told: Any) -> None:
        """Record that somebody without a device agreed to the proposed text."""
        item = self.letter(case, msg).item
        if item.proof is None:
            raise NotReady("no text is proposed for this")
        self.said(case, item.lane, "agree", text, of=item.proof.hash, **told)

    def said_ready(self, case: str, lane: str, release: str, ready: str, text: str, **told: Any) -> None:
        """Record when and how somebody wants what came: now, with-support, short, not-now or never."""
        self._said(case, lane, "ready", text, {"of": release, "how": ready}, **told)

    def said_keep(self, case: str, lane: str, release: str, keep: str, text: str, **told: Any) -> None:
        """Record what becomes of something after reading: keep, service-keeps or remove."""
        self._said(case, lane, "keep", text, {"of": release, "how": keep}, **told)

    def write_down(
        self,
        case: str,
        lane: str,
        text: str,
        *,
        kind: str = "letter",
        peer: str = "",
        of: str = "",
        photographs: Sequence[bytes] = (),
        **more: Any,
    ) -> str:
        """Write down what somebody dictated, as their message; its id. `of` is the return that it answers.

        What they wrote on paper comes with `photographs` of its pages, JPEG or PNG: somebody else has to `compare` the
        two. What the camera wrote beside the picture is left out. Raises NotAPicture.
        """
        opened = self.load(case)
        refs = [ref for ref, _ in self.fold(opened).peers(lane) if peer in ("", ref)]
        if len(refs) != 1:
            raise NotReady("say to whom")
        rows = [opened.bring_file(*bare(raw), f"page-{n}") for n, raw in enumerate(photographs, 1)]
        content = make_content(text, opened.view.lanes[lane].lang, **more) | {"att": rows}
        fields = {"peer": refs[0], "att": [row["blob"] for row in rows], "of": of}
        made = opened.append_desk(lambda _: [Intent(lane, "transcript", fields, content, kind)])
        return opened.item_of(made[0])

    def photographs(self, case: str, msg: str) -> list[bytes]:
        """The photographs of the newest round, each checked and opened; none where there was no paper."""
        opened = self.load(case)
        newest = self._seen(opened, msg).item.newest
        return [opened.file(row) for row in opened.content(newest)["att"]]

    def compare(self, case: str, msg: str, found: str = "same", text: str = "") -> None:
        """Say whether what a colleague wrote down says the `same` as its photographs, or `differs`, and in what.

        What differs stops the version that was made of it, in the same batch.
        """
        opened = self.load(case)
        found_now = self._seen(opened, msg)
        item = found_now.item
        fields = {"lane": item.lane, "of": item.newest.hash, "found": found}
        stopped = found_now.offer.hash if found == "differs" and found_now.state in ON_ITS_WAY else ""

        def steps(now: OpenCase) -> list[Intent]:
            stop = [Intent(now.view.log_chain, "takeback", {"of": stopped})] if stopped else []
            return [*stop, Intent(now.view.log_chain, "compare", fields, make_content(text))]

        opened.append_desk(steps, about=msg, drop=lambda _: {stopped} if stopped else set())

    def hand_over(self, case: str, lane: str, of: Sequence[str], what: str, to: str) -> None:
        """Record that texts were handed over on paper: the hashes of releases or proposals, and `what` in words.

        `to` is who took it; both stand in a note for the desk, with the reference that is on the sheets.
        """
        opened = self.load(case)
        people = self.fold(opened).people
        rows = opened.content(people)["people"] if people else []
        name = next((row["call"] or row["name"] for row in rows if row["lane"] == lane), "this person")
        words = f"Handed over for {name} ({lane[:REFERENCE_LENGTH]}): {what}. Handed to: {to}."
        note = Intent(opened.view.log_chain, "note", {"for": "desk"}, make_content(words, msg="", hard=[], ask=""))
        opened.append_desk(lambda _: [*(Intent(lane, "printed", {"of": one}) for one in of), note])

    def on_paper(
        self, case: str, lane: str, text: str, *, how: str = "telephone", present: list[str] | None = None
    ) -> None:
        """Write for somebody again who lost their device, or the wish for it: their key counts no more.

        Only a supervisor who did not confirm their words may. Raises NotReady when they have no page.
        """
        opened = self.load(case)
        accept = self.fold(opened).lanes[lane].accept
        if accept is None:
            raise NotReady("this person has no page of their own")
        told = make_content(text, opened.view.lanes[lane].lang, how=how, when=self.now(), present=present or [])
        opened.append_desk(lambda _: [Intent(lane, "on-paper", {"of": accept.hash}, told)])

    def say(self, case: str, lane: str, text: str, *, of: str = "") -> None:
        """A word from the desk to a participant; `of` is the entry that it speaks of."""
        opened = self.load(case)
        content = make_content(text, opened.view.lanes[lane].lang)
        opened.append_desk(lambda _: [Intent(lane, "say", {"of": of}, content)])

    def _name_of(self, fp: str) -> str:
        return next((str(row["name"]) for row in self.http.get("/api/staff") if row["fp"] == fp), "")

    def _said(
        self,
        case: str,
        lane: str,
        act: str,
        text: str,
        fields: dict[str, Any],
        *,
        how: str = "telephone",
        present: list[str] | None = None,
        more: dict[str, Any] | None = None,
    ) -> None:
        opened = self.load(case)
        told = {"how": how, "when": self.now(), "present": present or [], **(more or {})}
        content = make_content(text, opened.view.lanes[lane].lang, **told)
        intent = Intent(lane, "said", {"act": act, "as": fields}, content)
        about = opened.item_of(opened.find(fields["of"])) if "of" in fields else ""
        opened.append(lambda _: [intent], about=about, always=act in RESTRAINING)
