"""What can go wrong for somebody who uses the service; each docstring is the sentence for them."""

from typing import Any


class ClientError(Exception):
    """Something went wrong. Nothing was changed."""


class Unreachable(ClientError):
    """The service cannot be reached at the moment. What was written is kept; try again later."""


class Refused(ClientError):
    """The service did not do this. `status`, `code` and `sentence` are its answer, `answer` all of it."""

    def __init__(self, status: int, answer: dict[str, Any]) -> None:
        self.status = status
        self.code = str(answer.get("code", ""))
        self.sentence = str(answer.get("sentence", ""))
        self.answer = answer
        super().__init__(f"{status} {self.code}: {self.sentence}")


class NotSignedIn(Refused):
    """You are not signed in any more. Sign in again; drafts are kept."""


class NoMatch(Refused):
    """That did not open your page. Please check the card and the passphrase and try again."""


class CardUnknown(ClientError):
    """This card is not valid here. Please ring the number on it."""


class CheckFailed(ClientError):
    """We cannot show this safely. Nothing is lost. Please ring the service at the number on your card.

    `code` is V1 to V12 of the protocol (section 9), `sentence` what was found, for a facilitator's report.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"{code}: {sentence}")
        self.code = code
        self.sentence = sentence


class Moved(ClientError):
    """Somebody else has changed this in the meantime: look again. `entries` is what is new, oldest first."""

    def __init__(self, entries: list[Any]) -> None:
        super().__init__("changed in the meantime: " + ", ".join(entry.t for entry in entries))
        self.entries = entries


class WordsDiffer(ClientError):
    """The four words are not the same on both sides: do not accept this key. Make a new card."""


class TextsDiffer(ClientError):
    """The version for the reader is not the text that was agreed: nothing was signed."""


class TermFound(ClientError):
    """A protected term of this case stands in what would go out: take it out, or say by name why it may stand."""


class TooMuch(ClientError):
    """Its reader wants fewer things in a month: choose a later day, or say how you know that this one is wanted."""


class LateCall(ClientError):
    """The call comes later than the next working day after it is passed on: plan it sooner, or say why it is later."""


class NotAPicture(ClientError):
    """This is no picture that can be read: take the photograph again. Nothing was sent."""


class NotReady(ClientError):
    """This cannot be done yet; the message says what has to come first."""
