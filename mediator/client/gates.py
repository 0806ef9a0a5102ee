"""The conditions of a case: which ones somebody needs, and whether each is open (protocol section 6)."""

from collections.abc import Callable

from mediator.client.contents import make_content
from mediator.client.desk import Desk
from mediator.client.opencase import OpenCase
from mediator.client.sealing import Intent

OPEN, SHUT, ENDED, NOT_GIVEN = "open", "shut", "ended", "not given"


class Gates(Desk):
    """The verbs for conditions. Whatever waits for its hour to or from that lane falls, and is the desk's turn."""

    def need(self, case: str, lane: str, gates: list[str]) -> None:
        """Say which gates must be open before anything is passed on to or from a lane; all of them, each time."""
        self._set(case, lane, lambda log: [Intent(log, "need", {"lane": lane, "gates": sorted(set(gates))})])

    def open_gate(self, case: str, lane: str, gate: str, evidence: str, until: int = 0) -> None:
        """Open a gate on this evidence, up to and with the second `until` (Unix seconds; 0: no end)."""
        self._mark(case, lane, gate, OPEN, evidence, until)

    def shut_gate(self, case: str, lane: str, gate: str, evidence: str, until: int = 0) -> None:
        """Shut a gate, and say why; `until` is when to look at it again, or 0. It stays shut after that."""
        self._mark(case, lane, gate, SHUT, evidence, until)

    def shut_gates(self, case: str, lane: str, gates: list[str], evidence: str) -> None:
        """Shut several gates at once, because of one thing that happened."""
        marks = [{"lane": lane, "gate": gate, "state": SHUT, "until": 0} for gate in sorted(set(gates))]
        self._set(
            case, lane, lambda log: [Intent(log, "gate", mark, make_content("", evidence=evidence)) for mark in marks]
        )

    def protect(self, case: str, terms: list[str]) -> None:
        """Replace the protected terms of the case. Everything that waits for its hour falls, to be looked at again."""
        opened = self.load(case)
        opened.append_desk(lambda now: [Intent(now.view.log_chain, "terms", {}, make_content("", terms=terms))])

    def conditions(self, case: str, lane: str) -> dict[str, str]:
        """Each gate that a lane needs, with how it stands: open, shut, ended or not given."""
        fold = self.fold(self.load(case))
        stands = {}
        for gate in fold.needs.get(lane, []):
            entry = fold.gates.get((lane, gate))
            stands[gate] = NOT_GIVEN if entry is None else str(entry["state"])
            if entry is not None and stands[gate] == OPEN and 0 < entry["until"] < fold.now:
                stands[gate] = ENDED
        return stands

    def _mark(self, case: str, lane: str, gate: str, state: str, evidence: str, until: int) -> None:
        fields = {"lane": lane, "gate": gate, "state": state, "until": until}
        self._set(case, lane, lambda log: [Intent(log, "gate", fields, make_content("", evidence=evidence))])

    def _set(self, case: str, lane: str, make: Callable[[str], list[Intent]]) -> None:
        self.load(case).append_desk(
            lambda opened: make(opened.view.log_chain), drop=lambda opened: self._waiting_at(opened, lane)
        )

    def _waiting_at(self, opened: OpenCase, lane: str) -> set[str]:
        """The offers that wait for their hour to or from a lane."""
        authors = {item.offer.hash: item.item.lane for item in self.fold(opened).items.values() if item.offer}
        return {row.of for row in opened.view.parked if lane in (row.lane, authors.get(row.of))}
