"""Shuttle mediation: what somebody asked us to say is heard, played back, cleared, told and answered.

A spoken message is a message of kind `spoken`; what is not here is done with the verbs of `review.py` and `scribe.py`.
"""

from functools import partial
from typing import Any

from mediator.client import batches
from mediator.client.contents import Content, make_content
from mediator.client.desk_fold import DeskItem
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.review import Review
from mediator.client.scribe import Scribe
from mediator.client.sealing import Intent

SPOKEN = "spoken"
COVER = {"kind": "spoken message", "pages": 1, "minutes": 1, "about": [], "removed": 0, "from": "", "who": ""}


class Relay(Review, Scribe):
    """The verbs of shuttle mediation."""

    def hear(self, case: str, lane: str, text: str, *, peer: str = "") -> str:
        """Write down what somebody asked us to say, in their words; the item's id."""
        return self.write_down(case, lane, text, kind=SPOKEN, peer=peer)

    def play_back(self, case: str, msg: str, text: str = "") -> None:
        """Put down the words as they would be said, to be read back; the words heard, where `text` is empty."""
        heard = self.look(case, msg)["text"]
        changes = [] if text in ("", heard) else [{"n": 1, "kind": "author", "why": "As you put it right."}]
        self.propose(case, msg, {"text": text or heard}, changes)

    def not_right(self, case: str, msg: str, text: str, **told: Any) -> None:
        """They said that it is not right yet, in their words: it is played back anew."""
        item = self.letter(case, msg).item
        if item.proof is None:
            raise NotReady("nothing was played back")
        self.said(case, item.lane, "refuse", text, of=item.proof.hash, **told)

    def clear(self, case: str, msg: str, **more: Any) -> str:
        """Make what they agreed to ready to be told, with this person's approval; the offer's hash."""
        return self.offer(case, msg, COVER, mode=SPOKEN, **more)

    def tell(
        self,
        case: str,
        msg: str,
        *,
        how: str = "telephone",
        when: int = 0,
        differed: str = "",
        present: list[str] | None = None,
        overrides: list[Content] | None = None,
        answers: list[Content] | None = None,
    ) -> str:
        """Record that it was told; the release's hash. `differed` are the words that were said instead, if any were.

        `answers` are the hearer's questions that it answers: {item, q, how}, `q` in the words that were passed on.
        """
        words = make_content(differed, present=present or [], **({"answers": answers} if answers else {}))
        fields = {"how": how, "when": when or self.now()}
        return self._act(self.load(case), msg, partial(_told, overrides or [], fields, words), drop=True)[-2].hash

    def came_of(self, case: str, msg: str, text: str = "", *, reply: str = "") -> None:
        """Say what came of something told: the item of the `reply`, or that none is wanted."""

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            if found.release is None:
                raise NotReady("this was not told yet")
            heard = self._seen(opened, reply).item.submissions[0].hash if reply else ""
            fields = {"lane": found.release.chain, "of": found.release.hash, "reply": heard}
            return [Intent(opened.view.log_chain, "outcome", fields, make_content(text))]

        self._act(self.load(case), msg, steps)


def _told(
    more: list[Content], fields: dict[str, Any], words: Content, opened: OpenCase, found: DeskItem
) -> list[Intent]:
    overrides, checks = batches.override(opened, found, more)
    release = batches.release(opened, found, overrides)
    decided = batches.decide(opened, found, "release", batches.standing_offer(found).hash)
    at = len(checks) + 1
    told = Intent(release.chain, "told", {"of": lambda made: made[at].hash, **fields}, words)
    return [*checks, decided, release, told]
