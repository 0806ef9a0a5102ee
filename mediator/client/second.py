"""What colleagues do about a version for the reader: approve, object, ask each other, settle."""

from collections.abc import Callable

from mediator.client import batches
from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.desk_fold import DeskItem
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent
from mediator.protocol.entry import Entry

Steps = Callable[[OpenCase, DeskItem], list[Intent]]


class SecondReading(Desk):
    """The verbs of four eyes. Each looks anew and acts as one batch."""

    def approve(self, case: str, msg: str) -> None:
        """Approve the standing offer after comparing its text with its source. Raises TextsDiffer."""
        self._act(self.load(case), msg, lambda opened, found: batches.approval(opened, found, self.identity))

    def object(self, case: str, msg: str, reason: str, text: str = "") -> None:
        """Object to the standing offer: the message waits again."""
        words = make_content(text, reason=reason)

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            of = batches.standing_offer(found).hash
            return [Intent(opened.view.log_chain, "object", {"of": of}, words)]

        self._act(self.load(case), msg, steps, drop=True)

    def ask(self, case: str, msg: str, who: str, text: str = "", *, blind: bool = False) -> None:
        """Ask one more member of the desk to read the standing offer before it is passed on.

        With `blind` their pages show them no opinion of their colleagues before they decide.
        """

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            fields = {"of": batches.standing_offer(found).hash, "who": who}
            return [Intent(opened.view.log_chain, "ask", fields, make_content(text, blind=int(blind)))]

        self._act(self.load(case), msg, steps, drop=True)

    def excuse(self, case: str, msg: str, who: str, text: str = "") -> None:
        """Say that a member who was asked need not read it: of oneself, or as a supervisor who did not make it."""

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            if who not in found.asked:
                raise NotReady("this person is not asked to read it")
            return [Intent(opened.view.log_chain, "excuse", {"of": found.asked[who].hash}, make_content(text))]

        self._act(self.load(case), msg, steps)

    def settle(self, case: str, msg: str, text: str) -> None:
        """Uphold an objection, with words for the desk; a supervisor's who neither objected nor made it."""

        def steps(opened: OpenCase, found: DeskItem) -> list[Intent]:
            if found.objection is None:
                raise NotReady("nobody has objected to this")
            return [Intent(opened.view.log_chain, "settle", {"of": found.objection.hash}, make_content(text))]

        self._act(self.load(case), msg, steps)

    def _act(self, opened: OpenCase, msg: str, steps: Steps, *, drop: bool = False) -> list[Entry]:
        found = self._seen(opened, msg)
        dropped = {found.offer.hash} if drop and found.offer is not None else set()
        return opened.append_desk(lambda now: steps(now, self._seen(now, msg)), about=msg, drop=lambda _: dropped)
