"""What the desk log says of planned calls, of contacts with people, and of asking somebody first. Pure."""

from dataclasses import dataclass

from mediator.protocol.entry import Entry


@dataclass
class PlannedCall:
    """That somebody rings or sees a person; `offer` is the version after which it is due, or "" for its own sake."""

    entry: Entry
    offer: str
    report: Entry | None = None
    moved: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it was neither planned anew nor reported: spoken with, or met."""
        return not self.moved and (self.report is None or self.report["how"] not in ("spoke", "met"))


@dataclass
class Approach:
    """A wish to be in touch and every step since; `step` is the newest one's name."""

    wish: Entry
    steps: list[Entry]

    @property
    def step(self) -> str:
        """How it stands."""
        return str(self.steps[-1]["step"])


def read_call(calls: dict[str, PlannedCall], entry: Entry) -> None:
    """Take in a `call`; one that replaces another follows the same version."""
    before = calls.get(entry["of"])
    if before is not None:
        before.moved = True
    calls[entry.hash] = PlannedCall(entry, before.offer if before else entry["of"])


def read_contact(calls: dict[str, PlannedCall], contacts: list[Entry], entry: Entry) -> None:
    """Take in a `contact`, which may report a call."""
    contacts.append(entry)
    if entry["of"] in calls:
        calls[entry["of"]].report = entry


def read_approach(approaches: dict[tuple[str, str], Approach], entry: Entry) -> None:
    """Take in a step of asking somebody: a new wish begins anew."""
    pair = entry["lane"], entry["to"]
    if entry["step"] == "wish" or pair not in approaches:
        approaches[pair] = Approach(entry, [entry])
    else:
        approaches[pair].steps.append(entry)
