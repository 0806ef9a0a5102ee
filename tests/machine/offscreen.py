"""Somebody without a device: what they tell or dictate a facilitator writes down, and it counts as theirs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mediator.client.errors import NotReady
from mediator.client.facilitator import Facilitator
from mediator.client.lane_fold import Item, LaneFold

TOLD = "That is what I want."


class Offscreen:
    """The verbs of `client.Participant` that can be told, for the person of one lane; `scribe` writes them down."""

    def __init__(self, case: str, lane: str, scribe: Callable[[], Facilitator]) -> None:
        self.case, self.chain, self._scribe = case, lane, scribe

    @property
    def lane(self) -> LaneFold:
        """Their lane, as a facilitator sees it."""
        sam = self._scribe()
        return sam.fold(sam.load(self.case)).lanes[self.chain]

    def peers(self) -> list[str]:
        """By which references their lane knows the others."""
        return list(self._scribe().peers(self.case, self.chain))

    def write(self, text: str) -> str:
        """Dictate a letter; its id."""
        return self._scribe().write_down(self.case, self.chain, text)

    def revise(self, msg: str, text: str) -> None:
        """Dictate another round of something that came back."""
        item = self._item(msg)
        if item.state != "returned":
            raise NotReady("this has not come back")
        self._scribe().write_down(self.case, self.chain, text, of=item.returns[-1].hash)

    def agree(self, msg: str) -> None:
        """Say yes to the proposed text."""
        self._scribe().said_agree(self.case, msg, TOLD)

    def refuse(self, msg: str, text: str) -> None:
        """Say no to the proposed text."""
        proof = self._item(msg).proof
        if proof is None:
            raise NotReady("no text is proposed for this")
        self._says("refuse", text, of=proof.hash)

    def recall(self, msg: str) -> None:
        """Ask for a message back."""
        self._says("recall", TOLD, of=self._item(msg).submissions[0].hash)

    def consent(self, what: str, state: str = "yes", *, peer: str = "") -> None:
        """Say yes or no to taking part, to a channel, or to details being taken out."""
        self._scribe().said_consent(self.case, self.chain, what, TOLD, state=state, peer=peer)

    def pause(self) -> None:
        """Stop everything for now."""
        self._says("pause", TOLD)

    def resume(self) -> None:
        """Go on."""
        self._says("resume", TOLD)

    def withdraw(self) -> None:
        """Stop taking part."""
        self._says("withdraw", TOLD)

    def hears(self) -> list[str]:
        """What was passed on to them, as a facilitator reads it to them."""
        sam = self._scribe()
        return [sam.content(self.case, one.release)["text"] for one in self.lane.received.values()]

    def _says(self, act: str, text: str, **fields: Any) -> None:
        self._scribe().said(self.case, self.chain, act, text, **fields)

    def _item(self, msg: str) -> Item:
        return self.lane.items[msg]
