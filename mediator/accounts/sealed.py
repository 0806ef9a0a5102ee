"""What a person's browser sealed for itself: states and drafts, kept by compare-and-swap on their version."""

from sqlalchemy import delete

from mediator.accounts import queries
from mediator.accounts.errors import DraftMoved, StateMoved, TooMuchKept
from mediator.accounts.models import Account, Draft, State
from mediator.extensions import db

VERSIONS_KEPT = 10
MAX_DRAFTS = 60
MAX_STATES = 400
MAX_STATE_BYTES = 24 + 65_536 + 16
MAX_DRAFT_BYTES = 24 + 1_048_576 + 16


def save_state(account: Account, name: str, replaces: int, sealed: bytes) -> int:
    """Put a state in place of version `replaces` (0: none); answers the new version. Raises StateMoved."""
    _lock(account)
    state = db.session.get(State, (account.id, name), populate_existing=True)
    if replaces != (state.version if state else 0):
        raise StateMoved(state)
    if state is None:
        if len(queries.list_states(account)) >= MAX_STATES:
            raise TooMuchKept
        state = State(account_id=account.id, name=name, version=0, sealed=b"")
        db.session.add(state)
    state.version, state.sealed = state.version + 1, sealed
    db.session.commit()
    return state.version


def save_draft(account: Account, draft_id: str, replaces: int, sealed: bytes, now: int) -> Draft:
    """Add version `replaces` + 1 of a draft; ten are kept. Raises DraftMoved with the newest."""
    _lock(account)
    versions = queries.list_versions(account, draft_id)
    if replaces != (versions[0].version if versions else 0):
        raise DraftMoved(versions[0] if versions else None)
    if not versions and len(queries.list_drafts(account)) >= MAX_DRAFTS:
        raise TooMuchKept
    draft = Draft(account_id=account.id, draft_id=draft_id, version=replaces + 1, saved_at=now, sealed=sealed)
    db.session.add(draft)
    kept = [draft, *versions]
    while len(kept) > VERSIONS_KEPT:
        least = least_missed([version.saved_at for version in kept])
        db.session.delete(kept.pop(least))
    db.session.commit()
    return draft


def least_missed(times: list[int]) -> int:
    """The place of the version to give up, of at least three times with the newest first.

    It is the one whose neighbours lie closest together, so that ten versions reach back over an evening,
    though a browser saves at every pause. The newest and the oldest stay.
    """
    return min(range(1, len(times) - 1), key=lambda at: (times[at - 1] - times[at + 1], -at))


def remove_draft(account: Account, draft_id: str) -> None:
    """Delete every version of a draft; one that is not there is gone already."""
    db.session.execute(delete(Draft).where(Draft.account_id == account.id, Draft.draft_id == draft_id))
    db.session.commit()


def _lock(account: Account) -> None:
    # Two tabs of one person: the second waits, then sees what the first wrote.
    db.session.get(Account, account.id, with_for_update=True, populate_existing=True)
