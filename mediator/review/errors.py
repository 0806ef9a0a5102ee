"""What can be refused about the queue and about decisions."""

from typing import Any

from mediator.errors import AlreadyMoved
from mediator.record.errors import Refused
from mediator.review.decisions import Reason


class Leased(AlreadyMoved):
    """Somebody else is at work on this. You can look at it, or take it over."""

    code = "leased"

    def __init__(self, lease: dict[str, Any]) -> None:
        """`lease` says who, and until when."""
        super().__init__(lease=lease)


class TemplateMoved(AlreadyMoved):
    """Somebody else changed this sentence in the meantime. Load the page again; yours is still on this one."""

    code = "template-moved"


class RuleMoved(AlreadyMoved):
    """Somebody changed this meanwhile. Nothing was changed, and what you typed stays here."""

    code = "rule-moved"


class NotAtThisPoint(Refused):
    """This message is at another point by now. Nothing was changed. Please look again."""

    code = "state"


class NotYet(Refused):
    """This cannot be passed on now. Nothing was changed."""

    code = "not-yet"

    def __init__(self, reasons: list[Reason]) -> None:
        """`reasons` go into the answer, each with its code and sentence."""
        sentence = " ".join(reason.sentence for reason in reasons)
        super().__init__(
            f"{sentence} Nothing was changed.",
            reasons=[{"code": reason.code, "sentence": reason.sentence} for reason in reasons],
        )
