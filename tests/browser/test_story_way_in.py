"""The passphrase is wrong."""

import pytest

from mediator.accounts import services
from mediator.accounts.errors import NoMatch
from mediator.accounts.limits import LAST_TRY, wait_after
from mediator.protocol.card import CardKeys, card_text, make_card, read_card
from tests.browser.people import PASSPHRASE, Stage, now

WRONG = "copper sparrow window"


def keep_trying(stage: Stage, card: str, tries: range) -> None:
    """Somebody goes on trying another passphrase, and waits each time as long as it takes."""
    find, later = CardKeys.from_secret(read_card(card)).find, now()
    for count in tries:
        later += wait_after(count) + 1
        with stage.app.app_context(), pytest.raises(NoMatch):
            services.sign_in(find, bytes(32), None, later)


@pytest.mark.browser
def test_p11_the_passphrase_is_wrong_and_after_ten_tries_the_desk_knows(stage: Stage) -> None:
    stranger = stage.visitor("nobody", card=card_text(make_card()))
    stranger.opens_card()
    stranger.tries(PASSPHRASE)
    heard = stranger.hears_no()

    hazel = stage.visitor("Hazel")
    hazel.opens_card()
    hazel.tries(WRONG)
    assert hazel.hears_no() == heard

    keep_trying(stage, stage.office.cards["Hazel"], range(1, LAST_TRY))
    hazel.tries(PASSPHRASE)
    hazel.sees("This page is shut after too many tries. Nothing is lost.")

    sam = stage.facilitator("Sam")
    sam.sees("Ring Hazel: page locked")
