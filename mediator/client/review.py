"""What facilitators decide about messages: look, return, propose, offer, approve, pass on, stop, hold."""

from functools import partial

from mediator.client import batches
from mediator.client.batches import Version
from mediator.client.contacts import calls_after, late_notes, wished_calls
from mediator.client.contents import Content, make_content
from mediator.client.desk_fold import DeskItem
from mediator.client.errors import NotReady, TextsDiffer
from mediator.client.monthly import notes_beyond
from mediator.client.named import check_from
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent, Waiting
from mediator.client.second import Steps
from mediator.client.translating import Translating
from mediator.protocol.contents import letter_part
from mediator.protocol.lane import SPOKEN
from mediator.protocol.permission import WHAT as PERMISSION

DAY = 86_400


class Review(Translating):
    """The verbs of review. Each looks anew, acts as one batch, and raises Moved when somebody was first."""

    def look(self, case: str, msg: str) -> Content:
        """Open a submission, and say so the first time; its content."""
        opened = self.load(case)
        found = self._seen(opened, msg)
        if not any(entry.by == self.fp for entry in found.looks):
            calls = partial(wished_calls, self.fold(opened), who=self.fp)
            self._act(opened, msg, lambda now, at: [*batches.look(now, at), *calls(now, at)])
        return opened.content(found.item.newest)

    def keep_as_is(self, case: str, msg: str) -> None:
        """Tell the author that nothing needs to change."""
        self._act(self.load(case), msg, lambda _, found: [batches.tell_status(found, "kept")])

    def tell_read(self, case: str, msg: str) -> None:
        """Tell the author that their words were read or heard; the reader must have said that they may know."""
        self._act(self.load(case), msg, lambda _, found: [batches.tell_status(found, "told-read")])

    def send_back(
        self,
        case: str,
        msg: str,
        text: str,
        reasons: list[str] | None = None,
        comments: dict[int, str] | None = None,
    ) -> None:
        """Return a message with words on how to mend it; `comments` are by paragraph, counted from 1."""
        beside = [{"paragraph": paragraph, "text": words} for paragraph, words in (comments or {}).items()]
        words = {"text": text, "reasons": reasons or [], "comments": beside}
        self._act(self.load(case), msg, lambda opened, found: batches.send_back(opened, found, words))

    def propose(
        self,
        case: str,
        msg: str,
        letter: Content,
        changes: list[Content],
        note: str = "",
        marks: list[Content] | None = None,
    ) -> None:
        """Propose a whole text for the author to agree to; `changes` say what was changed and why."""
        proof = {**letter, "changes": changes, "note": note}
        self._act(self.load(case), msg, lambda now, found: batches.propose(now, found, proof, marks or []))

    def take_out(
        self,
        case: str,
        msg: str,
        letter: Content,
        changes: list[Content],
        note: str = "",
        marks: list[Content] | None = None,
    ) -> None:
        """Take names and contact details out under the author's standing permission; they see it afterwards.

        Raises TextsDiffer where the permission does not cover a change, NotReady where there is none.
        """
        proof = {**letter, "changes": changes, "note": note}

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            lane = self.fold(opened).lanes[found.item.lane]
            if not lane.has_consent("", PERMISSION):
                raise NotReady("the author has given no permission for this")
            if found.item.proof is not None:
                raise NotReady("a text was suggested for this round already: its author is asked")
            under = lane.consents["", PERMISSION].hash
            return batches.propose(opened, found, proof, marks or [], under)

        self._act(self.load(case), msg, steps)

    def offer(
        self,
        case: str,
        msg: str,
        cover: Content,
        *,
        letter: Content | None = None,
        mode: str = "",
        marks: list[Content] | None = None,
        overrides: list[Content] | None = None,
        translated: list[Content] | None = None,
    ) -> str:
        """Put the version for the reader forward, with this person's own approval; the offer's hash.

        The text is the one agreed to, or the one submitted. Raises TextsDiffer when `letter` is another,
        TermFound where a protected term stands in it that `overrides` do not name.
        """
        version = Version(cover, mode, marks or [], overrides or [], translated or [])

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            source = batches.source_of(opened, found)
            if letter is not None and letter_part({**source, **letter}) != letter_part(source):
                raise TextsDiffer("this is not the text that was agreed")
            dst, ref = self.fold(opened).other_side(found.item.lane, found.item.peer)
            if mode != SPOKEN:
                check_from(opened, dst, ref, cover["from"])
            return batches.offer(opened, found, dst, version, self.identity)

        return self._act(self.load(case), msg, steps, drop=True)[1].hash

    def raise_concern(
        self, case: str, msg: str, text: str, concern: str = "danger", told: dict[str, int] | None = None
    ) -> None:
        """Record a worry about somebody's safety; `told` are names, each with the time in Unix seconds."""
        rows = [{"who": who, "when": when} for who, when in (told or {}).items()]
        words = make_content(text, concern=concern, told=rows)

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            fields = {"lane": found.item.lane, "of": found.item.newest.hash}
            return [Intent(opened.view.log_chain, "concern", fields, words)]

        self._act(self.load(case), msg, steps)

    def pass_on(
        self,
        case: str,
        msg: str,
        when: int = 0,
        overrides: list[Content] | None = None,
        *,
        caller: str = "",
        call: int = 0,
        word: str = "",
        beyond: str = "",
        late: str = "",
    ) -> str:
        """Pass the approved version on, now or at an hour (Unix seconds); the release's hash, or "".

        `caller` (this person) rings or sees the reader at `call` (a day later). Raises TermFound where a term that is
        protected by now stands in it and nobody said why it may; TooMuch where the reader wants less in a month and
        `beyond` does not say how one knows that this is wanted; LateCall where the call is later than the next working
        day and `late` does not say why.
        """
        opened = self.load(case)
        day = call or (when or self.now()) + DAY
        fold, offer = self.fold(opened), batches.standing_offer(self._seen(opened, msg))
        passed = when or self.now()
        notes = [
            *notes_beyond(opened, fold, offer, passed, beyond),
            *late_notes(opened, offer, passed, day, late),
        ]
        calls = partial(calls_after, fold, who=caller or self.fp, when=day, text=word)

        def plan(now: OpenCase, found: DeskItem) -> list[Intent]:
            return [*notes, *calls(now, found)]

        if when:
            self._park(opened, msg, when, overrides or [], plan)
            return ""
        return self._act(opened, msg, partial(_pass_on_now, overrides or [], plan), drop=True)[-1].hash

    def stop(self, case: str, msg: str) -> None:
        """Take an offer back before it is passed on."""

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            return [Intent(opened.view.log_chain, "takeback", {"of": batches.standing_offer(found).hash})]

        self._act(self.load(case), msg, steps, drop=True)

    def hold(
        self,
        case: str,
        msg: str,
        reason: str,
        *,
        on: str = "event",
        until: int = 0,
        why: str = "other",
        tell: bool = False,
    ) -> None:
        """Keep a message until a `date`, an `event`, or until the other side asks (`asked`).

        With `tell` its author reads that we wait for the right time and look again on the day of `until`.
        """
        words = make_content("", why=why, reason=reason)

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            fields = {**batches.place_of(found), "until": until, "on": on}
            held = Intent(opened.view.log_chain, "hold", fields, words)
            told = Intent(found.item.lane, "later", {"of": found.item.newest.hash, "until": until})
            return [held, told] if tell else [held]

        self._act(self.load(case), msg, steps, drop=True)

    def reopen(self, case: str, msg: str) -> None:
        """End a hold."""

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            if found.hold is None:
                raise NotReady("this is not held")
            return [Intent(opened.view.log_chain, "reopen", {"of": found.hold.hash})]

        self._act(self.load(case), msg, steps)

    def decline(self, case: str, msg: str, text: str, *, caller: str = "", call: int = 0, word: str = "") -> None:
        """Decline a message for good, with words for its author.

        `caller` (this person) rings them at `call` (a day later); `word` is about that call.
        """
        who, when = caller or self.fp, call or self.now() + DAY
        steps = partial(batches.decline, text=text, who=who, when=when, about=word)
        self._act(self.load(case), msg, steps, drop=True)

    def _park(self, opened: OpenCase, msg: str, when: int, more: list[Content], plan: Steps) -> None:
        found = self._seen(opened, msg)
        offer = batches.checked_offer(opened, found).hash
        overrides, checks = batches.override(opened, found, more)
        row = Waiting(when, offer, batches.release(opened, found, overrides))
        opened.append_desk(
            lambda now: [
                *checks,
                *plan(now, self._seen(now, msg)),
                batches.decide(now, self._seen(now, msg), "release", offer, when),
            ],
            about=msg,
            park=row,
        )


def _pass_on_now(more: list[Content], plan: Steps, opened: OpenCase, found: DeskItem) -> list[Intent]:
    overrides, checks = batches.override(opened, found, more)
    release = batches.release(opened, found, overrides)
    decided = batches.decide(opened, found, "release", batches.standing_offer(found).hash)
    return [*checks, *plan(opened, found), decided, release]
