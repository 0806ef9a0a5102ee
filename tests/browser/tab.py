"""A browser's tab as signing in leaves it, without the half minute of typing: cookie, half of the key, sealed card.

Signing in on the page itself is what `Person.signs_in` does; stories about cards, passphrases and locks use that.
"""

import secrets
import time

from playwright.sync_api import Page

from mediator.client.person import Person
from mediator.protocol.account import seal_draft, session_half
from mediator.protocol.card import read_card
from mediator.protocol.encoding import b64, digest, unb64

HK_BYTES = 32
# The names and the place of js/sign-in.js.
HALF, CARD, TYPED = "half", "card", "typed"
CARD_DRAFT, CARD_VERSION = "this-tabs-card", 1
LIGHT_PAGE = "/help"
# As the service sets it: no script of a page can read it.
AS_SET = {"httpOnly": True, "secure": True, "sameSite": "Strict"}
KEEP = "kept => Object.entries(kept).forEach(([name, value]) => sessionStorage.setItem(name, value))"


def open_signed_in(page: Page, url: str, card: str, passphrase: str) -> None:
    """Leave a page's tab as it is after its person signed in at `url`: any page of theirs opens by itself."""
    person = Person(url)
    person.sign_in(card, passphrase)
    seed = person.identity.seed
    hk = unb64(person.http.put("/api/session/hk", {"hk": b64(secrets.token_bytes(HK_BYTES))})["hk"])
    kept = {
        TYPED: str(int(time.time() * 1000)),
        HALF: b64(session_half(hk, seed)),
        CARD: b64(seal_draft(seed, CARD_DRAFT, CARD_VERSION, {"value": b64(digest("rj1/card", read_card(card)))})),
    }
    cookies = person.http.cookies.items()
    page.context.add_cookies([{"name": name, "value": value, "url": url, **AS_SET} for name, value in cookies])
    page.goto(LIGHT_PAGE)
    page.evaluate(KEEP, kept)
