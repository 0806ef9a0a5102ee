"""What was written down from paper, and who compared it with its photograph (docs/decisions/0021). Pure."""

from collections.abc import Mapping

from mediator.protocol.entry import Entry

SAME, DIFFERS = "same", "differs"


def needs_comparing(submission: Entry) -> bool:
    """Whether a submission was written down from paper: a second person compares it with the photographs."""
    return submission.t == "transcript" and bool(submission["att"])


def waits_for_comparing(submission: Entry, found: Mapping[str, str]) -> bool:
    """Whether nobody else has found what was written down from paper the same as its photographs."""
    return needs_comparing(submission) and not is_compared(found)


def is_compared(found: Mapping[str, str]) -> bool:
    """Whether somebody found a transcript the same as its paper, and nobody found that it differs.

    `found` holds the newest word of each person who compared. One's *same* does not outweigh another's *differs*:
    whoever said so says otherwise, or it is written down anew.
    """
    return SAME in found.values() and DIFFERS not in found.values()
