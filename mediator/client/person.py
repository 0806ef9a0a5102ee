"""What everybody does who has a card: sign in, keep drafts, sign out. Keys live in this object only."""

import secrets
import time
from typing import Any

import httpx

from mediator.client.errors import CardUnknown, CheckFailed, NoMatch
from mediator.client.http import Http
from mediator.client.pins import Pins, open_root
from mediator.protocol.account import AccountKeys, make_seed, open_draft, seal_draft, unwrap_seed, wrap_seed
from mediator.protocol.card import CardKeys, open_packet, read_card
from mediator.protocol.encoding import b64, unb64
from mediator.protocol.errors import DerivationUnsafe, PacketInvalid
from mediator.protocol.identity import Identity

DRAFT_ID_BYTES = 16


class Person:
    """Somebody with a card and a passphrase. `root_fp`: the service root that the card named, or ""."""

    root_fp = ""

    def __init__(self, base_url: str, transport: httpx.BaseTransport | None = None) -> None:
        """`transport` stands in for the network, such as httpx.WSGITransport around an app."""
        self.http = Http(base_url, transport)
        self.me: Identity | None = None
        self.session: dict[str, Any] = {}
        self._pins: Pins | None = None

    @property
    def fp(self) -> str:
        """The fingerprint of the key held."""
        return self.identity.fp

    @property
    def pins(self) -> Pins:
        """What this person saw last, of every case."""
        if self._pins is None:
            self._pins = Pins(self.http, self.identity)
        return self._pins

    def now(self) -> int:
        """Unix seconds."""
        return int(time.time())

    def sign_in(self, card: str, passphrase: str) -> None:
        """Open the page with card and passphrase. Raises CardInvalid, NoMatch, CheckFailed."""
        keys = CardKeys.from_secret(read_card(card))
        account = AccountKeys.derive(passphrase, keys)
        try:
            session = self.http.post("/api/sign-in", {"find": keys.find, "auth": account.auth})
        except NoMatch:
            # Before blaming the person, make sure that this machine works out the same key twice.
            if AccountKeys.derive(passphrase, keys) != account:
                raise DerivationUnsafe("two derivations differ") from None
            raise
        self._begin(Identity.from_seed(unwrap_seed(account.wrap, unb64(session["blob"]))), session)

    def sign_out(self) -> None:
        """End the session and forget the keys."""
        self.http.post("/api/sign-out", {})
        self.http.close()
        self.me, self._pins, self.session = None, None, {}

    def change_passphrase(self, card: str, old: str, new: str) -> None:
        """Seal the same seed under another passphrase. Raises NoMatch, DerivationUnsafe."""
        keys = CardKeys.from_secret(read_card(card))
        account = AccountKeys.derive_twice(new, keys)
        blob = b64(wrap_seed(account.wrap, self.identity.seed))
        auth = AccountKeys.derive(old, keys).auth
        self.http.put("/api/passphrase", {"auth": auth, "new_auth": account.auth, "blob": blob})

    def save_draft(self, draft: str = "", version: int = 0, **content: Any) -> tuple[str, int]:
        """Keep unsent writing, sealed, in place of `version`; the draft's id and new version."""
        draft = draft or b64(secrets.token_bytes(DRAFT_ID_BYTES))
        sealed = seal_draft(self.identity.seed, draft, version + 1, content)
        answer = self.http.put(f"/api/drafts/{draft}", {"version": version, "sealed": b64(sealed)})
        return draft, int(answer["version"])

    def drafts(self) -> dict[str, dict[str, Any]]:
        """The newest version of each draft by its id, opened. Raises Damaged."""
        seed = self.identity.seed
        return {
            row["id"]: open_draft(seed, row["id"], row["version"], unb64(row["sealed"]))
            for row in self.http.get("/api/drafts")
        }

    def _look_up(self, card: str) -> tuple[CardKeys, dict[str, Any], dict[str, Any]]:
        """The card's keys, the packet opened, and the service's answer. Raises CardInvalid, CardUnknown."""
        keys = CardKeys.from_secret(read_card(card))
        answer = self.http.post("/api/card", {"find": keys.find})
        if answer["state"] != "new":
            raise CardUnknown("this card was used before, or is not known")
        try:
            return keys, open_packet(keys.packet, unb64(answer["packet"]), self.now()), answer
        except PacketInvalid as error:
            raise CardUnknown(str(error)) from error

    def _enrol(self, keys: CardKeys, passphrase: str, identity: Identity, proof: dict[str, Any]) -> None:
        account = AccountKeys.derive_twice(passphrase, keys)
        blob = wrap_seed(account.wrap, identity.seed)
        if unwrap_seed(account.wrap, blob) != identity.seed:
            raise DerivationUnsafe("the sealed seed does not open again")
        asked = {"find": keys.find, "auth": account.auth, "blob": b64(blob), **proof}
        self._begin(identity, self.http.post("/api/enrol", asked))

    def _begin(self, identity: Identity, session: dict[str, Any]) -> None:
        if session["fp"] != identity.fp:
            raise CheckFailed("V11", "the service names another key than the one that this card opens")
        self.me, self.session, self._pins = identity, session, None
        if session["self"]:
            self.root_fp = open_root(identity, unb64(session["self"]))

    @property
    def identity(self) -> Identity:
        """The key held. Raises CardUnknown before sign-in."""
        if self.me is None:
            raise CardUnknown("sign in first")
        return self.me


def make_identity() -> Identity:
    """A fresh identity, for an enrolment."""
    return Identity.from_seed(make_seed())
