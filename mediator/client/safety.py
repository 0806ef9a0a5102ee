"""Stopping a whole case at once, and letting it go on (protocol section 6, P7)."""

from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent


class Safety(Desk):
    """The verbs for danger. What people hand in still comes; nothing goes out."""

    def suspend(self, case: str, text: str) -> None:
        """Stop every delivery in a case. What waits for its hour falls, and approvals are given anew afterwards."""
        self.load(case).append_desk(
            lambda opened: [Intent(opened.view.log_chain, "suspend", {}, make_content(text))], drop=self._all_waiting
        )

    def lift(self, case: str, text: str) -> None:
        """Let a case go on. Only a supervisor who did not stop it may. Raises NotReady when it is not stopped."""
        opened = self.load(case)
        stopped = self.fold(opened).suspended
        if stopped is None:
            raise NotReady("the case is not stopped")
        opened.append_desk(
            lambda opened: [Intent(opened.view.log_chain, "lift", {"of": stopped.hash}, make_content(text))]
        )

    def _all_waiting(self, opened: OpenCase) -> set[str]:
        return {row.of for row in opened.view.parked}
