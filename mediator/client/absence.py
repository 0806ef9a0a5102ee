"""Somebody of the desk is away: who covers from today, what participants are told, and the way back."""

from collections.abc import Mapping

from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.desk_fold import DeskFold
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent
from mediator.protocol.entry import Entry

NO_END = 0


class Absences(Desk):
    """The verbs of cover. Each is one batch in a case: it counts whole or not at all."""

    def stand_in(
        self,
        case: str,
        away: str,
        who: str = "",
        *,
        since: int = 0,
        until: int = NO_END,
        text: str = "",
        tell: Mapping[str, str] | None = None,
    ) -> None:
        """From now on (or `since`) `who` (this person) does what waits for `away`, both fps, until a second.

        `tell` are words for people's pages, by lane: each is asked whether to wait or to meet `who`.
        """
        fields = {"for": away, "who": who or self.fp, "until": until}
        self._say(case, fields | {"from": since or self.now()}, text, tell or {})

    def stand_in_everywhere(self, away: str, *, until: int = NO_END, text: str = "") -> list[str]:
        """Cover for somebody in every case whose desk has both of them; the cases."""
        cases = [one["case"] for one in self.cases() if not one["closed"]]
        shared = [case for case in cases if away in self.load(case).view.members]
        for case in shared:
            self.stand_in(case, away, until=until, text=text)
        return shared

    def back(self, case: str, away: str = "", *, text: str = "", tell: Mapping[str, str] | None = None) -> None:
        """Somebody (this person) is back: what was planned with them is theirs again."""
        self._say(case, {"for": away or self.fp, "who": "", "until": NO_END, "from": 0}, text, tell or {})

    def caller(self, case: str, call: str) -> str:
        """The fp of whoever makes a call, as things stand now. Raises NotReady when there is none."""
        fold = self.fold(self.load(case))
        if call not in fold.calls:
            raise NotReady("there is no such call")
        return caller_of(fold, fold.calls[call].entry)

    def preferences(self, case: str) -> dict[str, str]:
        """What those who were told that somebody is away answered, by lane: wait, meet, or "" for nothing yet."""
        lanes = self.fold(self.load(case)).lanes
        return {
            chain: lane.prefers.fields["how"] if lane.prefers else ""
            for chain, lane in lanes.items()
            if lane.away is not None and lane.away["who"]
        }

    def said_prefer(self, case: str, lane: str, how: str, text: str) -> None:
        """Record that somebody said, by telephone, that they would rather wait or meet."""
        opened = self.load(case)
        away = self.fold(opened).lanes[lane].away
        if away is None:
            raise NotReady("this person was not told that anybody is away")
        told = make_content(text, opened.view.lanes[lane].lang, how="telephone", when=self.now(), present=[])
        said = Intent(lane, "said", {"act": "prefer", "as": {"of": away.hash, "how": how}}, told)
        opened.append_desk(lambda _: [said])

    def _say(self, case: str, fields: dict[str, str | int], text: str, tell: Mapping[str, str]) -> None:
        def build(opened: OpenCase) -> list[Intent]:
            told = {name: value for name, value in fields.items() if name != "from"}
            lanes = opened.view.lanes
            return [
                Intent(opened.view.log_chain, "stand-in", fields, make_content(text)),
                *[Intent(lane, "away", told, make_content(words, lanes[lane].lang)) for lane, words in tell.items()],
            ]

        self.load(case).append_desk(build)


def caller_of(fold: DeskFold, call: Entry) -> str:
    """Who makes a planned call: whoever stands in at its hour, or now where that is over. Pure."""
    at, planned = max(call["when"], fold.now), str(call["who"])
    fp, passed = planned, {planned}
    while (entry := fold.stand_ins.get(fp)) is not None and _covers(entry, at, fold.members):
        fp = entry["who"]
        if fp in passed:
            return planned
        passed.add(fp)
    return fp


def _covers(entry: Entry, at: int, members: set[str]) -> bool:
    return entry["who"] in members and entry["from"] <= at and (entry["until"] == NO_END or at <= entry["until"])
