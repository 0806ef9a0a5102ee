"""Which presses of *Stop everything* still stand: those that no pause, resume or withdraw of the lane has followed."""

from mediator.cases.states import STOPPING_ACTS, read_act
from mediator.record import read
from mediator.record.models import HaltRow


def list_standing(case: str, lane: str = "") -> list[HaltRow]:
    """The newest press of each lane, or of one lane alone, while it stands; as `LaneState.halted` has it."""
    newest = {row.lane: row for row in read.list_halts(case, lane)}
    return [row for row in newest.values() if not _is_over(row)]


def _is_over(row: HaltRow) -> bool:
    return any(read_act(entry).t in STOPPING_ACTS for entry in read.list_since(row.case_id, row.lane, row.seq))
