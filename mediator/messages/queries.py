"""What a participant is given of their case: a function of R, their own lane and their own slots alone (P3).

This module may not import anything of `review`; a test holds it.
"""

from typing import Any

from mediator.accounts.models import Account
from mediator.cases.halts import list_standing
from mediator.record import read


def describe_own_case(account: Account, now: int) -> dict[str, Any]:
    """The answer of GET /api/cases/<case> for a participant."""
    halts = list_standing(account.case, account.lane)
    return {
        "case": account.case,
        "roster": read.list_roster(account.case),
        "lanes": {account.lane: read.list_wires(account.case, account.lane)},
        "slots": read.list_slots(account.case, [account.lane], account.fp, desk=False),
        "halted": halts[0].at if halts else 0,
        "now": now,
    }
