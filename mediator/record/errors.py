"""What can be refused about a batch, in words for whoever sent it."""

from mediator.errors import AlreadyMoved, BadRequest, EntryRefused


class BatchInvalid(BadRequest):
    """This batch was not understood. Nothing was changed. Please reload the page and try again."""

    code = "batch-invalid"


class EntryMalformed(BadRequest):
    """An entry is not in the one form that the protocol allows. Nothing was changed."""

    code = "entry-invalid"


class SignatureRefused(EntryRefused):
    """The signature does not fit the entry and its signer. Nothing was changed."""

    code = "signature-wrong"


class NotAllowed(EntryRefused):
    """This person cannot sign such an entry here. Nothing was changed."""

    code = "not-allowed"


class ClockWrong(EntryRefused):
    """This device's clock is ten minutes off or more. Nothing was changed. Please set it and try again."""

    code = "clock"


class SlotsWrong(EntryRefused):
    """A sealed text needs a key for exactly its readers. Nothing was changed. Please reload and try again."""

    code = "slots"


class BlobMissing(EntryRefused):
    """The sealed text has not arrived. Nothing was changed. Please send it again."""

    code = "blob-missing"


class Replayed(EntryRefused):
    """This sealed text, or its number, was used before. Nothing was changed."""

    code = "replayed"


class RosterUnknown(EntryRefused):
    """The entry names a list of facilitators that this case never had. Nothing was changed."""

    code = "roster-unknown"


class Refused(EntryRefused):
    """The rules of the service do not allow this now. Nothing was changed."""


class ChainMoved(AlreadyMoved):
    """Something was added since. Nothing of yours was changed or lost: look again, then decide."""

    def __init__(self, chain: str, head: tuple[int, str]) -> None:
        """`head` is (seq, hash) of the chain's newest entry, or (-1, "") when it has none."""
        super().__init__(chain=chain, head=list(head))
