"""Whom the desk rings and when, and how that went."""

from mediator.client import batches
from mediator.client.contacts_fold import PlannedCall
from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.desk_fold import DeskFold, DeskItem
from mediator.client.errors import LateCall, NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent
from mediator.protocol.entry import Entry

DAY = 86_400


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
        """Give a call another day or another colleague; the new call's hash.

        Raises NotReady when it is over, or later than the person asked for without a `text` that says why.
        """
        opened = self.load(case)
        before = self.fold(opened).calls.get(call)
        if before is None or not before.is_open:
            raise NotReady("this call was reported or planned anew")
        lane, who, when = before.entry["lane"], who or before.entry["who"], when or before.entry["when"]
        by = day_asked(opened, before)
        if 0 < by < when and not text.strip():
            raise NotReady("they asked to be rung before that: say why it is later")
        return opened.append_desk(lambda now: [batches.call(now, lane, who, when, call, text, by)])[0].hash

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
            before = self.fold(opened).calls.get(of)
            by = day_asked(opened, before) if before else 0
            made.append(batches.call(opened, lane, self.fp, when, of, text, by))
        opened.append_desk(lambda _: made)


def calls_after(fold: DeskFold, opened: OpenCase, found: DeskItem, *, who: str, when: int, text: str) -> list[Intent]:
    """The call after a delivery, in the place of one that was planned for an hour that fell."""
    offer = batches.standing_offer(found)
    planned = [of for of, call in fold.calls.items() if call.is_open and call.offer == offer.hash]
    return [batches.call(opened, offer["dst"], who, when, of, text) for of in planned or [offer.hash]]


def late_notes(opened: OpenCase, offer: Entry, passed: int, when: int, why: str) -> list[Intent]:
    """The note to the desk that goes with a call later than the next working day after `passed`, if it is.

    Days as UTC has them, and no day off but Saturday and Sunday: the client is not told of others. Raises LateCall
    where nobody said why.
    """
    if when // DAY <= next_working_day(passed // DAY):
        return []
    if not why.strip():
        raise LateCall
    text = f"The call comes later than the next working day: {why.strip()}"
    return [
        Intent(opened.view.log_chain, "note", {"for": "desk"}, make_content(text, msg=offer["msg"], hard=[], ask=""))
    ]


def next_working_day(day: int) -> int:
    """The next Monday to Friday after a day; days are counted since 1970, which began on a Thursday."""
    return next(later for later in range(day + 1, day + 8) if (later + 3) % 7 < 5)


def wished_calls(fold: DeskFold, opened: OpenCase, found: DeskItem, *, who: str) -> list[Intent]:
    """The call by a day that somebody wished for with their questions, unless it is planned or was made."""
    item = found.item
    by = int(opened.content(item.newest).get("by", 0))
    calls = [call for call in fold.calls.values() if call.entry["lane"] == item.lane]
    if not by or by in [day_asked(opened, call) for call in calls]:
        return []
    when, text = by if by > fold.now else fold.now + DAY, "Asked to be rung by a day, whether there is news or not."
    return [batches.call(opened, item.lane, who, when, "", text, by)]


def day_asked(opened: OpenCase, call: PlannedCall) -> int:
    """The day by which the person of a call asked to be rung; 0 where they did not."""
    return int(opened.content(call.entry).get("by", 0))
