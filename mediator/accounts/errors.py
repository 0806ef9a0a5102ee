"""What can be refused about cards, passphrases, sessions and what is kept sealed."""

from mediator.accounts.models import Draft, State
from mediator.errors import AlreadyMoved, BadRequest, EntryRefused, Forbidden, NotFoundHere, Refusal
from mediator.protocol.encoding import b64


class NoMatch(Refusal):
    """That did not open your page. Check the card and the passphrase. After five tries there is a short wait."""

    status, code = 403, "no-match"


class SlowDown(Refusal):
    """That did not open your page. Please wait a little and try again, or ring the number on your card."""

    status, code = 429, "slow-down"

    def __init__(self, wait: int) -> None:
        """`wait` is in seconds."""
        super().__init__(wait=wait)


class Locked(Refusal):
    """This page is shut after too many tries. Nothing is lost. Please ring the number on your card."""

    status, code = 429, "locked"


class CardUsed(Refusal):
    """This card no longer works. Nothing was changed. Please ring the number on the card."""

    status, code = 409, "card-used"


class EnrolmentWrong(EntryRefused):
    """This does not belong to this card. Nothing was changed. Please ring the number on the card."""

    code = "enrolment-wrong"


class SessionLocked(NotFoundHere):
    """Your page is locked. Please open it again with your passphrase."""

    code = "session-locked"


class Malformed(BadRequest):
    """This was not understood. Nothing was changed. Please reload the page and try again."""


class NotCertified(Forbidden):
    """The service has not confirmed your account yet. Please ask whoever gave you the card."""

    code = "not-certified"


class TooMuchKept(EntryRefused):
    """There is no room for more. Nothing was changed. Please remove something you no longer need."""

    code = "too-much-kept"


class StateMoved(AlreadyMoved):
    """Another page of yours was first. Nothing was changed: this page will look again."""

    def __init__(self, state: State | None) -> None:
        """`state` is the newest, or None when there is none."""
        super().__init__(version=state.version if state else 0, sealed=b64(state.sealed) if state else "")


class DraftMoved(AlreadyMoved):
    """Another page of yours saved this first. Both texts are kept."""

    def __init__(self, draft: Draft | None) -> None:
        """`draft` is the newest version, or None when the draft was removed."""
        newest = (draft.version, draft.saved_at, b64(draft.sealed)) if draft else (0, 0, "")
        super().__init__(version=newest[0], saved_at=newest[1], sealed=newest[2])


class ServiceExists(Refusal):
    """This database holds a service already. Nothing was changed."""

    status, code = 409, "service-exists"


class NoService(Refusal):
    """There is no service in this database yet. Run `python -m mediator init` first."""

    status, code = 409, "no-service"


class NoSuchStaff(NotFoundHere):
    """There is no member of staff with this fingerprint. `python -m mediator staff list` shows them all."""


class WrongRoot(Refusal):
    """This is not the root of this service. Nothing was changed."""

    status, code = 409, "wrong-root"
