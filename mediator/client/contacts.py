"""Whom the desk rings and when, and how that went."""

from mediator.client import batches
from mediator.client.contacts_fold import PlannedCall
from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.desk_fold import DeskFold, DeskItem
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent


class Calls(Desk):
    """The verbs of planned calls and of the log of contacts."""

    def planned(self, case: str, lane: str = "") -> list[PlannedCall]:
        """The open calls of a case, or to one person, the next first; also those after what was not passed on yet."""
        calls = [call for call in self.fold(self.load(case)).calls.values() if call.is_open]
        return sorted((one for one in calls if lane in ("", one.entry["lane"])), key=lambda one: one.entry["when"])

    def plan_call(self, case: str, lane: str, when: int, text: str = "", *, who: str = "") -> str:
        """Plan that somebody (this person) rings or sees a person, for its own sake; the call's hash."""
        opened = self.load(case)
        return opened.append_desk(lambda now: [batches.call(now, lane, who or self.fp, when, "", text)])[0].hash

    def move_call(self, case: str, call: str, *, when: int = 0, who: str = "", text: str = "") -> str:
        """Give a call another day or another colleague; the new call's hash. Raises NotReady when it is over."""
        opened = self.load(case)
        before = self.fold(opened).calls.get(call)
        if before is None or not before.is_open:
            raise NotReady("this call was reported or planned anew")
        lane, who, when = before.entry["lane"], who or before.entry["who"], when or before.entry["when"]
        return opened.append_desk(lambda now: [batches.call(now, lane, who, when, call, text)])[0].hash

    def contact(
        self,
        case: str,
        lane: str,
        how: str,
        text: str = "",
        *,
        of: str = "",
        when: int = 0,
        present: list[str] | None = None,
    ) -> None:
        """Record that this person tried, spoke, met, or booked a time with somebody; `of` is the call it reports.

        `when` is now, or the time that was booked: it becomes a call of its own, or the day of the call it is about.
        """
        opened = self.load(case)
        fields = {"lane": lane, "how": how, "when": when or self.now(), "of": of}
        made = [Intent(opened.view.log_chain, "contact", fields, make_content(text, present=present or []))]
        if how == "booked":
            made.append(batches.call(opened, lane, self.fp, when, of, text))
        opened.append_desk(lambda _: made)


def calls_after(fold: DeskFold, opened: OpenCase, found: DeskItem, *, who: str, when: int, text: str) -> list[Intent]:
    """The call after a delivery, in the place of one that was planned for an hour that fell."""
    offer = batches.standing_offer(found)
    planned = [of for of, call in fold.calls.items() if call.is_open and call.offer == offer.hash]
    return [batches.call(opened, offer["dst"], who, when, of, text) for of in planned or [offer.hash]]
