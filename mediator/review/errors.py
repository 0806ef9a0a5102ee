"""What can be refused about the queue."""

from typing import Any

from mediator.errors import AlreadyMoved


class Leased(AlreadyMoved):
    """Somebody else is at work on this. You can look at it, or take it over."""

    code = "leased"

    def __init__(self, lease: dict[str, Any]) -> None:
        """`lease` says who, and until when."""
        super().__init__(lease=lease)
