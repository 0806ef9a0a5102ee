"""The conditions of a case: which ones somebody needs, and whether each is open (protocol section 6)."""

from collections.abc import Callable, Mapping
from typing import Any

from mediator.client.contents import Content, make_content
from mediator.client.desk import Desk
from mediator.client.errors import NotReady
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent

# Conditions that rest on something written, with the kinds of evidence that will do; desk/gates.js has the same.
WRITTEN = {"permission": ("document",), "no-order-against": ("document", "register")}
OPEN, SHUT, ENDED, NOT_GIVEN = "open", "shut", "ended", "not given"
BATCH = 8
ABUSE = "partner-abuse-asked"
TOLD = "told"


class Gates(Desk):
    """The verbs for conditions. Whatever waits for its hour to or from that lane falls, and is the desk's turn.

    `found` is what was found: for partner abuse `no` or `yes`; for responsibility `remembers`, `evidence` or `part`.
    `kind` is what was seen: a document, a register, what somebody told, a meeting, another agency's word.
    """

    def need(self, case: str, lane: str, gates: list[str]) -> None:
        """Say which gates must be open before anything is passed on to or from a lane; all of them, each time."""
        self._set(case, {lane}, lambda log: [Intent(log, "need", {"lane": lane, "gates": sorted(set(gates))})])

    def open_gate(self, case: str, lane: str, gate: str, evidence: str, until: int = 0, **seen: str) -> None:
        """Open a gate on this evidence, up to and with the second `until` (Unix seconds; 0: no end).

        Raises NotReady for one of WRITTEN on any other `kind`: what somebody tells is no permission.
        """
        _check_written(gate, seen.get("kind", TOLD))
        self._mark(case, lane, gate, OPEN, until, self._evidence(evidence, **seen))

    def shut_gate(self, case: str, lane: str, gate: str, evidence: str, until: int = 0, **seen: str) -> None:
        """Shut a gate, and say why; `until` is when to look at it again, or 0. It stays shut after that."""
        self._mark(case, lane, gate, SHUT, until, self._evidence(evidence, **seen))

    def shut_gates(self, case: str, lane: str, gates: list[str], evidence: str) -> None:
        """Shut several gates at once, because of one thing that happened.

        One that the lane did not need is put on its list: whoever is recalled to prison needs its permission from then
        on. A lane without any list gets none by this: nothing goes to or from it before somebody makes one.
        """
        listed, shut = self.needed(case).get(lane), sorted(set(gates))
        more = listed is not None and not set(shut) <= set(listed)
        content = self._evidence(evidence)
        self._set(
            case,
            {lane},
            lambda log: [
                *([Intent(log, "need", {"lane": lane, "gates": sorted({*(listed or []), *shut})})] if more else []),
                *[
                    Intent(log, "gate", {"lane": lane, "gate": gate, "state": SHUT, "until": 0}, dict(content))
                    for gate in shut
                ],
            ],
        )

    def open_gates(
        self, case: str, wanted: Mapping[str, list[str]], evidence: str, until: int, kind: str = TOLD
    ) -> None:
        """Open gates of several lanes on the same evidence and up to the same day, such as all that they need.

        Raises NotReady like `open_gate`.
        """
        marks = [
            {"lane": lane, "gate": gate, "state": OPEN, "until": until}
            for lane, gates in wanted.items()
            for gate in gates
        ]
        for mark in marks:
            _check_written(str(mark["gate"]), kind)
        content = self._evidence(evidence, kind=kind)
        for at in range(0, len(marks), BATCH):
            some = marks[at : at + BATCH]
            self._set(
                case, set(wanted), lambda log, some=some: [Intent(log, "gate", mark, dict(content)) for mark in some]
            )

    def needed(self, case: str) -> dict[str, list[str]]:
        """The gates that each lane needs, by lane."""
        return dict(self.fold(self.load(case)).needs)

    def protect(self, case: str, terms: list[str]) -> None:
        """Replace the protected terms of the case. Everything that waits for its hour falls, to be looked at again."""
        opened = self.load(case)
        opened.append_desk(lambda now: [Intent(now.view.log_chain, "terms", {}, make_content("", terms=terms))])

    def conditions(self, case: str, lane: str) -> dict[str, str]:
        """Each gate that counts for a lane, with how it stands: open, shut, ended or not given.

        Partner abuse that was found counts whether it is on the list or not.
        """
        fold = self.fold(self.load(case))
        stands: dict[str, str] = {}
        found = fold.gates.get((lane, ABUSE))
        unlisted = [ABUSE] if found is not None and found["state"] == SHUT else []
        for gate in dict.fromkeys([*fold.needs.get(lane, []), *unlisted]):
            entry = fold.gates.get((lane, gate))
            stands[gate] = NOT_GIVEN if entry is None else str(entry["state"])
            if entry is not None and stands[gate] == OPEN and 0 < entry["until"] < fold.now:
                stands[gate] = ENDED
        return stands

    def _evidence(self, evidence: str, *, kind: str = TOLD, found: str = "none", by: str = "") -> Content:
        return make_content("", evidence=evidence, kind=kind, found=found, by=by, seen=self.now())

    def _mark(self, case: str, lane: str, gate: str, state: str, until: int, content: Content) -> None:
        fields: dict[str, Any] = {"lane": lane, "gate": gate, "state": state, "until": until}
        self._set(case, {lane}, lambda log: [Intent(log, "gate", fields, content)])

    def _set(self, case: str, lanes: set[str], make: Callable[[str], list[Intent]]) -> None:
        self.load(case).append_desk(
            lambda opened: make(opened.view.log_chain), drop=lambda opened: self._waiting_at(opened, lanes)
        )

    def _waiting_at(self, opened: OpenCase, lanes: set[str]) -> set[str]:
        """The offers that wait for their hour to or from these lanes."""
        authors = {item.offer.hash: item.item.lane for item in self.fold(opened).items.values() if item.offer}
        return {row.of for row in opened.view.parked if lanes & {row.lane, authors.get(row.of, "")}}


def _check_written(gate: str, kind: str) -> None:
    if kind not in WRITTEN.get(gate, (kind,)):
        raise NotReady("this condition rests on something written: a permission, or an order as it was varied")
