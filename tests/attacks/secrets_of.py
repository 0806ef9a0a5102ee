"""Every secret of some people, worked out from their cards and passphrases, in every form in which it could leak."""

from __future__ import annotations

import base64
from collections.abc import Iterator

from flask import Flask

from mediator.accounts.models import Account
from mediator.client import Facilitator
from mediator.extensions import db
from mediator.protocol.account import AccountKeys, unwrap_seed
from mediator.protocol.card import CardKeys, read_card
from mediator.protocol.encoding import derive
from mediator.protocol.identity import Identity

DERIVED = ("rj1/id/box", "rj1/id/sign", "rj1/id/draft", "rj1/id/state")


def secrets_of(app: Flask, name: str, card: str, passphrase: str) -> dict[str, bytes]:
    """The card, what is derived from it and the passphrase, the seed, and what is derived from that, by name."""
    keys = CardKeys.from_secret(read_card(card))
    account = AccountKeys.derive(passphrase, keys)
    with app.app_context():
        row = db.session.query(Account).filter_by(find=keys.find).one()
        seed = unwrap_seed(account.wrap, row.seed_blob)
        db.session.rollback()
    identity = Identity.from_seed(seed)
    found = {
        "card": read_card(card),
        "packet key": keys.packet,
        "mac key": keys.mackey,
        "wrap": account.wrap,
        "seed": seed,
    }
    found |= {label: derive(seed, label) for label in DERIVED} | {"box key": identity.box_sk}
    return {f"{name}'s {what}": secret for what, secret in found.items()}


def secrets_of_case(desk: Facilitator, case: str) -> dict[str, bytes]:
    """The seed of each desk key, and the key of each sealed text."""
    opened = desk.load(case)
    found = {f"desk seed {n}": key.seed for n, key in opened.view.desk_keys.items()}
    chains = [opened.view.log_entries, *(lane.entries for lane in opened.view.lanes.values())]
    for entry in (entry for chain in chains for entry in chain if entry.body):
        found[f"key of {entry.t} {entry.seq} in {entry.chain[:4]}"] = opened.key(entry)
    return found


def forms(secret: bytes) -> Iterator[bytes]:
    """The bytes themselves, in hexadecimal, and in base64 of both alphabets, wherever they begin in a longer text."""
    yield secret
    yield secret.hex().encode()
    yield secret.hex().upper().encode()
    for before in range(3):
        text = base64.b64encode(bytes(before) + secret)
        # The signs at both ends depend on their neighbours.
        inner = text[(0, 2, 3)[before] : (len(secret) + before) * 4 // 3 - 1]
        yield inner
        yield inner.replace(b"+", b"-").replace(b"/", b"_")
