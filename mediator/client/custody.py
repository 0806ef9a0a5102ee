"""Where others can read along: what a person's page and the desk know of it."""

from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.errors import NotReady
from mediator.client.sealing import Intent


class Custody(Desk):
    """The verb for people in prison, or in another place where others can read along."""

    def set_custody(self, case: str, lane: str, custody: bool) -> None:
        """Say whether others can read along where a person is; their page is told with it. Raises NotReady."""
        opened = self.load(case)
        fold = self.fold(opened)
        if fold.people is None:
            raise NotReady("nobody's name is written down yet")
        rows = [
            {**row, "custody": int(custody)} if row["lane"] == lane else row
            for row in opened.content(fold.people)["people"]
        ]
        made = [Intent(opened.view.log_chain, "people", {}, make_content("", people=rows))]
        told = fold.lanes[lane].info
        if told is not None:
            made.append(Intent(lane, "info", {}, {**opened.content(told), "custody": int(custody)}))
        opened.append_desk(lambda _: made)
