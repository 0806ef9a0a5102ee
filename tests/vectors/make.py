"""Write the shared test vectors: `python -m tests.vectors.make`. Both sides read the files it makes."""

import hashlib
import json
from pathlib import Path
from typing import Any

from mediator.protocol import account, body, card
from mediator.protocol.encoding import b64, bucket, canon, derive, digest, pad
from mediator.protocol.identity import DeskKey, Identity, check_words
from tests.vectors.attacks import attacks
from tests.vectors.files import t9_files
from tests.vectors.fixed import fixed, fixed_slot
from tests.vectors.refusals import refusals
from tests.vectors.samples import SIGNER, samples
from tests.vectors.story import tell, written

HERE = Path(__file__).parent
LABELS = (
    "rj1/id/box rj1/id/sign rj1/id/fp rj1/desk/box rj1/id/draft rj1/id/state rj1/card rj1/card/check "
    "rj1/card/find rj1/card/salt rj1/card/packet rj1/card/enrol rj1/enrol rj1/acct/master rj1/acct/auth "
    "rj1/acct/wrap rj1/acct/seed rj1/body rj1/body/key rj1/body/commit rj1/blob rj1/file rj1/entry rj1/words "
    "rj1/session rj1/draft rj1/state"
).split()
PASSPHRASES = ("plain river seven", "Äni  ﬁ kolme sanaa", " \t gleaming 🦔 hedge\u2003row \n", "long " * 205)
BODY_LENGTHS = (0, 4095, 4096, 8191)


def t1_labels() -> list[dict[str, Any]]:
    """H and KDF of every label."""
    key, parts = fixed("key", 32), [b"", b"one", fixed("part", 100)]
    return [
        {
            "label": label,
            "parts": [b64(part) for part in parts],
            "digest": b64(digest(label, *parts)),
            "key": b64(key),
            "derive": b64(derive(key, label)),
        }
        for label in LABELS
    ]


def t2_identities() -> list[dict[str, Any]]:
    """Identities and desk keys from seeds, with a signature in each context."""
    rows = []
    for seed in (bytes(range(32)), bytes(32), fixed("seed", 32)):
        identity, desk = Identity.from_seed(seed), DeskKey.from_seed(seed)
        signatures = {
            context: b64(identity.sign(context, b"message")) for context in ("rj1/stmt", "rj1/ok", "rj1/staff")
        }
        rows.append(
            {
                "seed": b64(seed),
                "public": identity.public(),
                "fp": identity.fp,
                "desk_box": b64(desk.box_pk),
                "message": b64(b"message"),
                "signatures": signatures,
            }
        )
    return rows


def t3_cards() -> dict[str, Any]:
    """Cards as written, and the ways in which people type them."""
    good = []
    for secret in (
        bytes(15),
        b"\xff" * 15,
        bytes.fromhex("000b16212c37424d58636e79848f9a"),
        fixed("card", 15),
    ):
        text = card.card_text(secret)
        keys = card.CardKeys.from_secret(secret)
        typed = [
            text,
            text.lower(),
            text.replace("-", ""),
            text.replace("-", " "),
            text.replace("0", "O").replace("1", "l"),
            text.replace("0", "o").replace("1", "I"),
            f"  {text.replace('-', ' – ')}\n",
        ]
        good.append(
            {
                "secret": b64(secret),
                "text": text,
                "typed": typed,
                "C": b64(keys.C),
                "find": keys.find,
                "packet": b64(keys.packet),
                "mackey": b64(keys.mackey),
                "salt": b64(keys.salt),
            }
        )
    text = str(good[2]["text"])
    bad = ["", text[:-1], text + "0", "1" + text[1:], text[:-1] + ("0" if text[-1] != "0" else "2")]
    bad += [text.replace("5", "U", 1), text.replace("5", "5", 1).replace("S", "ſ", 1), text.replace("-", "_")]
    return {"good": good, "bad": bad}


def t4_accounts() -> list[dict[str, Any]]:
    """Account keys from passphrases."""
    keys = card.CardKeys.from_secret(bytes.fromhex("000b16212c37424d58636e79848f9a"))
    rows = []
    for passphrase in PASSPHRASES:
        derived = account.AccountKeys.derive(passphrase, keys)
        rows.append(
            {
                "C": b64(keys.C),
                "passphrase": passphrase,
                "bytes": b64(account.normalise(passphrase)),
                "auth": derived.auth,
                "wrap": b64(derived.wrap),
            }
        )
    return rows


def t5_sealed() -> dict[str, Any]:
    """The sealed seed, session half, state, draft and packet, each with a fixed nonce."""
    key, seed, nonce = fixed("wrap", 32), fixed("seed", 32), fixed("nonce", 24)
    state = {
        "v": 1,
        "case": b64(bytes(32)),
        "heads": [[b64(bytes(16)), 3, b64(bytes(32))]],
        "label": "Åsa \u2028 “blue”",
    }
    draft = {
        "text": "Dear \u0007 “you”\n🦔 <b>",
        "kind": "letter",
    }
    hash_ = b64(fixed("hash", 32))
    packet = {
        "case": hash_,
        "chain": b64(fixed("chain", 16)),
        "head": [0, hash_],
        "ros": [2, hash_],
        "root": hash_,
        "by": hash_,
        "exp": 1_800_000_000,
    }
    staff = {"root": hash_, "by": hash_, "exp": 1_800_000_000}
    return {
        "key": b64(key),
        "seed": b64(seed),
        "nonce": b64(nonce),
        "wrapped": b64(account.wrap_seed(key, seed, nonce)),
        "half": b64(account.session_half(key, seed, nonce)),
        "state": state,
        "state_sealed": b64(account.seal_state(seed, state, nonce)),
        "draft_id": "d1",
        "draft_version": 7,
        "draft": draft,
        "draft_sealed": b64(account.seal_draft(seed, "d1", 7, draft, nonce)),
        "packet": packet,
        "packet_sealed": b64(card.seal_packet(key, packet, nonce)),
        "staff_packet": staff,
        "staff_packet_sealed": b64(card.seal_packet(key, staff, nonce)),
    }


def letter(size: int) -> dict[str, Any]:
    """A letter whose content has exactly `size` bytes (0: an empty text)."""
    empty = {"v": 1, "text": "", "lang": "en", "att": []}
    return {**empty, "text": "x" * max(0, size - len(body.write_content(empty, "letter")))}


def t7_bodies() -> list[dict[str, Any]]:
    """Bodies with fixed key and nonce, at the borders of the buckets, and one of another kind."""
    case, chain = b64(fixed("case", 32)), b64(fixed("chain", 16))
    msg, key, nonce = b64(fixed("msg", 16)), fixed("body", 32), fixed("nonce", 24)
    base = {"v": 1, "text": "Ünï “quoted”\n\\ \u2028 🦔", "lang": "en", "att": []}
    answers = [{"q": "Why?", "a": "", "how": "not-answer"}]
    attached = {"blob": case, "key": case, "size": 3, "mime": "image/png", "name": "a b.png"}
    many = [("letter", "submit", letter(size)) for size in BODY_LENGTHS]
    many += [
        ("answers", "release", {**base, "answers": answers, "att": [attached]}),
        (
            "letter",
            "proof",
            {**base, "changes": [{"n": 1, "kind": "privacy", "why": "a street"}], "note": "hello"},
        ),
        (
            "gate",
            "gate",
            {
                **base,
                "evidence": "letter of 3 May",
                "kind": "document",
                "found": "none",
                "by": "Lee",
                "seen": 1_790_000_000,
            },
        ),
    ]
    rows = []
    for kind, t, content in many:
        sealed = body.seal_body(content, case, chain, kind, t=t, msg=msg, key=key, nonce=nonce)
        rows.append(
            {
                "case": case,
                "chain": chain,
                "kind": kind,
                "t": t,
                "msg": msg,
                "key": b64(key),
                "nonce": b64(nonce),
                "content": content,
                "content_bytes": b64(body.write_content(content, kind, t)),
                "ct_digest": hashlib.blake2b(sealed.ct, digest_size=32).hexdigest(),
                "ct": b64(sealed.ct),
                "descriptor": sealed.descriptor,
            }
        )
    return rows


def t8_slots() -> list[dict[str, Any]]:
    """Sealed boxes to open."""
    identity, key = Identity.from_seed(fixed("reader", 32)), fixed("slot key", 32)
    return [{"seed": b64(identity.seed), "key": b64(key), "slot": b64(fixed_slot(key, identity.box_pk))}]


def t6_entries() -> list[dict[str, Any]]:
    """An entry of every type."""
    seed = b64(SIGNER.seed)
    return [{"seed": seed, "fields": entry.fields, "hash": entry.hash, **entry.to_wire()} for entry in samples()]


def t10_buckets() -> list[dict[str, Any]]:
    """Padded lengths."""
    sizes = (0, 1, 4095, 4096, 8191, 8192, 16383, 16384, 100_000, 524_287, 524_288, 1_048_575)
    return [{"size": size, "bucket": bucket(size), "last": b64(pad(bytes(size))[-4:])} for size in sizes]


def t11_enrol() -> dict[str, Any]:
    """Enrolment proofs and check words."""
    identity, other = Identity.from_seed(fixed("me", 32)), Identity.from_seed(fixed("other", 32))
    lane, mackey = b64(fixed("lane", 16)), fixed("mackey", 32)
    pairs = [
        [identity.fp, other.fp],
        [other.fp, identity.fp],
        [identity.fp],
        [b64(bytes(32)), b64(bytes(32))],
    ]
    return {
        "mackey": b64(mackey),
        "lane": lane,
        "public": identity.public(),
        "mac": card.enrol_mac(mackey, lane, identity.public()),
        "words": [{"lang": "en", "fps": fps, "words": check_words("en", *fps)} for fps in pairs],
    }


def canon_examples() -> list[dict[str, Any]]:
    """Objects of the profile and their bytes."""
    values: list[dict[str, Any]] = [
        {},
        {"b": 1, "a": [], "a_1": {}, "a1": ""},
        {"n": 2**53 - 1, "z": 0, "list": [1, "two", {"three": [4]}]},
        {"s": " !#$%&'()*+,-./:;<=>?@[]^_`{|}~"},
        {"constructor": "x", "proto": 1, "length": 2},
    ]
    return [{"value": value, "bytes": b64(canon(value))} for value in values]


def make_all() -> dict[str, Any]:
    """Every file of vectors by its name without ending; `kat` alone was given."""
    story = tell()
    return {
        "labels": t1_labels(),
        "encoding": canon_examples(),
        "identity": t2_identities(),
        "card": t3_cards(),
        "account": t4_accounts(),
        "sealed": t5_sealed(),
        "entries": t6_entries(),
        "body": t7_bodies(),
        "slot": t8_slots(),
        "bucket": t10_buckets(),
        "file": t9_files(),
        "enrol": t11_enrol(),
        "case": written(story),
        "negative": refusals(),
        "negative_chain": attacks(story),
    }


if __name__ == "__main__":
    for name, vectors in make_all().items():
        text = json.dumps(vectors, indent=1, ensure_ascii=True)
        (HERE / f"{name}.json").write_text(text + "\n", encoding="ascii")
