"""Known answers that both sides give (T1 to T8, T10, T11), still as their makers write them."""

from typing import Any

import pytest

from mediator.protocol import account, body, card
from mediator.protocol.contents import write_content
from mediator.protocol.encoding import b64, bucket, canon, derive, digest, pad, parse, unb64, unpad
from mediator.protocol.entry import check_signature, entry_hash, from_wire, make_entry
from mediator.protocol.errors import CardInvalid
from mediator.protocol.identity import DeskKey, Identity, check_words, verify
from mediator.protocol.types import TYPES
from tests.protocol.vectors import load, names
from tests.vectors.make import make_all


def test_known_answers_of_the_primitives() -> None:
    """The published answers, which were found before either side was built."""
    known = load("kat")
    identity = Identity.from_seed(bytes.fromhex(known["seed"]))
    assert (identity.box_pk.hex(), identity.sign_pk.hex()) == (known["box_pk"], known["sign_pk"])
    assert identity.fp == known["fp"]
    assert b64(identity.sign("rj1/stmt", known["stmt"].encode())) == known["sig"]
    assert entry_hash(known["stmt"].encode()) == known["entry_hash"]
    assert body.commitment(bytes.fromhex(known["K"])) == known["kc"]


def test_known_answers_of_card_and_account() -> None:
    """A card's text, its keys, and an account with a passphrase outside ASCII."""
    known = load("kat")
    secret = card.read_card(known["card"])
    assert (secret.hex(), card.card_text(secret)) == (known["S"], known["card"])
    keys = card.CardKeys.from_secret(secret)
    assert unb64(keys.find).hex() == known["acct_find"]
    assert (keys.packet.hex(), keys.mackey.hex()) == (known["acct_packet"], known["acct_mac"])
    derived = account.AccountKeys.derive(known["passphrase"], keys)
    assert (unb64(derived.auth).hex(), derived.wrap.hex()) == (known["acct_auth"], known["acct_wrap"])


@pytest.mark.parametrize("row", load("labels"), ids=names)
def test_hash_and_derivation_of_a_label(row: dict[str, Any]) -> None:
    """T1."""
    assert b64(digest(row["label"], *map(unb64, row["parts"]))) == row["digest"]
    assert b64(derive(unb64(row["key"]), row["label"])) == row["derive"]


@pytest.mark.parametrize("row", load("identity"))
def test_identity_from_a_seed(row: dict[str, Any]) -> None:
    """T2."""
    identity = Identity.from_seed(unb64(row["seed"]))
    assert (identity.public(), identity.fp) == (row["public"], row["fp"])
    assert b64(DeskKey.from_seed(unb64(row["seed"])).box_pk) == row["desk_box"]
    for context, signature in row["signatures"].items():
        assert b64(identity.sign(context, unb64(row["message"]))) == signature
        verify(identity.sign_pk, context, unb64(row["message"]), unb64(signature))


@pytest.mark.parametrize("row", load("card")["good"])
def test_a_card_is_read_however_it_is_typed(row: dict[str, Any]) -> None:
    """T3."""
    keys = card.CardKeys.from_secret(unb64(row["secret"]))
    assert card.card_text(unb64(row["secret"])) == row["text"]
    assert [card.read_card(text) for text in row["typed"]] == [unb64(row["secret"])] * len(row["typed"])
    answers = (b64(keys.C), keys.find, b64(keys.packet), b64(keys.mackey), b64(keys.salt))
    assert answers == tuple(row[name] for name in ("C", "find", "packet", "mackey", "salt"))


@pytest.mark.parametrize("text", load("card")["bad"])
def test_a_mistyped_card_is_refused(text: str) -> None:
    """T3."""
    with pytest.raises(CardInvalid):
        card.read_card(text)


@pytest.mark.parametrize("row", load("account"))
def test_account_keys(row: dict[str, Any]) -> None:
    """T4."""
    assert b64(account.normalise(row["passphrase"])) == row["bytes"]
    derived = account.AccountKeys.derive(row["passphrase"], card.CardKeys.from_value(unb64(row["C"])))
    assert (derived.auth, b64(derived.wrap)) == (row["auth"], row["wrap"])


def test_what_is_sealed_to_an_account_opens() -> None:
    """T5: the sealed seed, session half, state, draft and packets."""
    known = load("sealed")
    key, seed = unb64(known["key"]), unb64(known["seed"])
    assert account.unwrap_seed(key, unb64(known["wrapped"])) == seed
    assert account.open_session_half(key, unb64(known["half"])) == seed
    assert account.open_state(seed, unb64(known["state_sealed"])) == known["state"]
    draft = (known["draft_id"], known["draft_version"], unb64(known["draft_sealed"]))
    assert account.open_draft(seed, *draft) == known["draft"]
    for name in ("packet", "staff_packet"):
        assert card.open_packet(key, unb64(known[f"{name}_sealed"]), 1_790_000_000) == known[name]


@pytest.mark.parametrize("row", load("entries"), ids=lambda row: row["fields"]["t"])
def test_an_entry_of_every_type(row: dict[str, Any]) -> None:
    """T6."""
    identity = Identity.from_seed(unb64(row["seed"]))
    entry = from_wire({"stmt": row["stmt"], "sig": row["sig"]})
    assert (entry.hash, entry.fields) == (row["hash"], row["fields"])
    check_signature(entry, identity.public())
    assert make_entry(identity, row["fields"]) == entry


def test_the_samples_cover_the_table() -> None:
    """A type without a vector would be judged by one side only."""
    assert [row["fields"]["t"] for row in load("entries")] == list(TYPES)


@pytest.mark.parametrize("row", load("body"), ids=lambda row: f"{row['t']} {row['kind']}")
def test_a_body_with_fixed_key_and_nonce(row: dict[str, Any]) -> None:
    """T7."""
    place, kind, t = (row["case"], row["chain"]), row["kind"], row["t"]
    fixed = {"msg": row["msg"], "key": unb64(row["key"]), "nonce": unb64(row["nonce"])}
    sealed = body.seal_body(row["content"], *place, kind, t=t, **fixed)
    assert (b64(sealed.ct), sealed.descriptor) == (row["ct"], row["descriptor"])
    assert b64(write_content(row["content"], kind, t)) == row["content_bytes"]
    assert body.open_body(row["descriptor"], unb64(row["ct"]), sealed.key, *place, t) == row["content"]


@pytest.mark.parametrize("row", load("slot"))
def test_a_slot_opens(row: dict[str, Any]) -> None:
    """T8."""
    reader = Identity.from_seed(unb64(row["seed"]))
    assert body.open_slot(unb64(row["slot"]), reader.box_pk, reader.box_sk) == unb64(row["key"])


@pytest.mark.parametrize("row", load("bucket"), ids=lambda row: str(row["size"]))
def test_padding(row: dict[str, Any]) -> None:
    """T10."""
    padded = pad(bytes(row["size"]))
    assert (bucket(row["size"]), len(padded), b64(padded[-4:])) == (row["bucket"], row["bucket"], row["last"])
    assert unpad(padded) == bytes(row["size"])


def test_enrolment_proof_and_check_words() -> None:
    """T11."""
    known = load("enrol")
    assert card.enrol_mac(unb64(known["mackey"]), known["lane"], known["public"]) == known["mac"]
    for row in known["words"]:
        assert check_words(row["lang"], *row["fps"]) == row["words"]


@pytest.mark.parametrize("row", load("encoding"))
def test_canonical_bytes(row: dict[str, Any]) -> None:
    """Objects of the profile."""
    assert b64(canon(row["value"])) == row["bytes"]
    assert parse(unb64(row["bytes"])) == row["value"]


def test_the_vectors_are_as_their_makers_write_them() -> None:
    """A change of the protocol shows in the vectors, or not at all."""
    made = make_all()
    assert {name for name in made if load(name) != made[name]} == set()
