"""Asking a person whether they want to hear from another (protocol section 6). Nobody's lane shows any of it."""

from mediator.client.contacts_fold import Approach
from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.errors import NotReady
from mediator.client.sealing import Intent

WISH = "wish"


class Approaches(Desk):
    """The verbs for asking first."""

    def wish(self, case: str, lane: str, to: str, text: str, about: str = "") -> None:
        """Write down that the person of `lane` would like to be in touch with the person of `to`.

        `about` is what the person asked said before about being told of such a thing.
        """
        self._step(case, lane, to, WISH, text, of="", about=about)

    def approach(self, case: str, lane: str, to: str, step: str, text: str, until: int = 0) -> None:
        """Write down a step: asked, yes, not-now, never, no-answer, rest or ended.

        `until`: for not-now when it may be asked again, for rest when somebody looks again (Unix seconds).
        """
        standing = self.approaches(case).get((lane, to))
        if standing is None:
            raise NotReady("write down the wish first")
        self._step(case, lane, to, step, text, of=standing.wish.hash, until=until)

    def approaches(self, case: str) -> dict[tuple[str, str], Approach]:
        """The newest approach by (who wishes, who is asked), each with its steps."""
        return self.fold(self.load(case)).approaches

    def _step(
        self, case: str, lane: str, to: str, step: str, text: str, *, of: str, until: int = 0, about: str = ""
    ) -> None:
        fields = {"lane": lane, "to": to, "step": step, "until": until, "of": of}
        self.load(case).append_desk(
            lambda opened: [Intent(opened.view.log_chain, "approach", fields, make_content(text, about=about))]
        )
