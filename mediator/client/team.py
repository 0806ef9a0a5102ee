"""Who is on the desk of a running case: bring in, take off, replace, raise approvals (protocol sections 6, 10, 11)."""

from typing import Any

from mediator.client.contents import Content
from mediator.client.desk import STAFF_LANGUAGE
from mediator.client.errors import Moved, NotReady
from mediator.client.opencase import Build, OpenCase
from mediator.client.opening import Opening
from mediator.client.sealing import Intent
from mediator.client.view import View
from mediator.protocol.account import make_seed
from mediator.protocol.chain import Chain
from mediator.protocol.encoding import b64
from mediator.protocol.identity import DeskKey, check_words
from mediator.protocol.lane import Lane
from mediator.protocol.readers import ROOT

CHANGES = frozenset({"staff-add", "staff-remove", "takeover"})
TRIES = 8


class Team(Opening):
    """The verbs that change a desk. Each ends only when the log and every open lane carry the change."""

    def add_colleague(self, case: str, fp: str, role: str) -> None:
        """Bring a certified person in: they can open everything from the first day on. Raises NotReady, Refused."""
        row = self._certified(fp)
        self._change(case, lambda opened: [_addition(opened, row, role)])

    def remove_colleague(self, case: str, fp: str) -> None:
        """Take somebody off: what is sealed from now on, they cannot open. Raises NotReady, Refused."""
        self._change(case, lambda opened: [_removal(opened, fp, _boxes(opened.view))])

    def replace_colleague(self, case: str, old: str, new: str) -> None:
        """Put a person's new key in the place of a lost one, with the same role, in one batch."""
        row = self._certified(new)

        def build(opened: OpenCase) -> list[Intent]:
            role = _member_role(opened.view, old)
            boxes = {**_boxes(opened.view), new: row["me"]["box"]}
            return [_addition(opened, row, role), _removal(opened, old, boxes)]

        self._change(case, build)

    def raise_eyes(self, case: str, n: int) -> None:
        """From now on `n` people approve what is passed on; it never goes down again. Raises Refused."""
        self.load(case).append_desk(lambda opened: [Intent(opened.view.roster.chain, "policy", {"eyes": n})])

    def words_of(self, fp: str) -> list[str]:
        """The four words that a colleague read out when they were certified: to be compared again by voice."""
        return check_words(STAFF_LANGUAGE, fp, self.root_fp)

    def unfinished(self, case: str) -> list[str]:
        """The chains that do not carry the newest change of the desk yet, the log first."""
        return behind(self.load(case).view)

    def finish_team(self, case: str) -> None:
        """Carry the newest change of the desk into the log and every open lane, with the names to show."""
        for _ in range(TRIES):
            try:
                self._carry_change(case)
            except Moved:
                continue
            return
        raise NotReady("the case is changing all the time: try again")

    def _change(self, case: str, build: Build) -> None:
        opened = self.load(case)
        opened.append_desk(lambda now: [*build(now), Intent(now.view.log_chain, "sync")])
        self.finish_team(case)

    def _carry_change(self, case: str) -> None:
        opened = self.load(case)
        names = {row["fp"]: row["name"] for row in self.http.get("/api/staff")}
        for chain in behind(opened.view):
            opened.append_desk(lambda now, chain=chain: [Intent(chain, "sync"), *_renamed(now, chain, names)])

    def _certified(self, fp: str) -> dict[str, Any]:
        row = self.colleagues().get(fp)
        if row is None:
            raise NotReady("the holder of the root has not certified this person")
        return row


def behind(view: View) -> list[str]:
    """The log and the open lanes that do not carry the newest change of the desk yet, by chain id."""
    newest = max((entry.seq for entry in view.roster.entries if entry.t in CHANGES), default=0)
    lanes = [lane for lane in view.lanes.values() if not lane.closed]
    chains: list[Chain] = [*([view.log] if view.log else []), *lanes]
    return [chain.chain for chain in chains if not _carries(chain, newest)]


def _carries(chain: Chain, newest: int) -> bool:
    infos = [entry for entry in chain.entries if entry.t == "info"]
    return all(entry.ros is not None and entry.ros[0] >= newest for entry in (chain.entries[-1], *infos[-1:]))


def _renamed(opened: OpenCase, chain: str, names: dict[str, str]) -> list[Intent]:
    """New `info` for a lane that has one: the desk as it is now, the rest as it was."""
    lane = opened.view.lanes.get(chain)
    old = next((entry for entry in reversed(lane.entries) if entry.t == "info"), None) if lane else None
    return [Intent(chain, "info", {}, _info(opened, lane, opened.content(old), names))] if lane and old else []


def _info(opened: OpenCase, lane: Lane, before: Content, names: dict[str, str]) -> Content:
    known = {row["fp"]: row["name"] for row in before["staff"]} | names
    members = opened.view.roster.members
    staff = [{"fp": fp, "name": known[fp], "role": one.role} for fp, one in members.items() if fp in known]
    return {**before, "lang": lane.lang, "staff": staff}


def _addition(opened: OpenCase, row: dict[str, Any], role: str) -> Intent:
    view, fp = opened.view, row["fp"]
    # Without every desk key so far they could not finish what is open.
    grants = [(epoch.seq, fp, row["me"]["box"], view.desk_keys[epoch.n].seed) for epoch in view.roster.epochs]
    return Intent(view.roster.chain, "staff-add", {"who": fp, "cert": row["cert"], "role": role}, grants=grants)


def _removal(opened: OpenCase, fp: str, boxes: dict[str, str]) -> Intent:
    roster, key = opened.view.roster, DeskKey.from_seed(make_seed())
    _member_role(opened.view, fp)
    stay = {name: box for name, box in boxes.items() if name != fp}
    readers = stay | ({ROOT: roster.root["box"]} if roster.recover else {})
    desk = {"n": roster.current.n + 1, "box": b64(key.box_pk)}
    grants = [(None, name, box, key.seed) for name, box in readers.items()]
    return Intent(roster.chain, "staff-remove", {"who": fp, "desk": desk}, grants=grants)


def _boxes(view: View) -> dict[str, str]:
    return {fp: member.public["box"] for fp, member in view.members.items()}


def _member_role(view: View, fp: str) -> str:
    member = view.members.get(fp)
    if member is None:
        raise NotReady("this person is not on the desk")
    return member.role
