"""Inputs that must be refused, each with the error that says why (N1, N2, N3, N7, N9, N10 and packets)."""

import json
from typing import Any

from nacl.bindings import crypto_sign

from mediator.protocol import body
from mediator.protocol.account import wrap_seed
from mediator.protocol.aead import seal_aead
from mediator.protocol.card import seal_packet
from mediator.protocol.certificate import certify
from mediator.protocol.contents import write_json
from mediator.protocol.encoding import b64, canon, derive, pad, parse, unb64
from mediator.protocol.identity import GROUP_ORDER, Identity
from tests.vectors.bad_entries import BAD_ENTRIES, OTHER
from tests.vectors.fixed import fixed, fixed_slot
from tests.vectors.samples import HASH, ID16, SIGNER
from tests.vectors.twokeys import make_two_key_ciphertext

Row = dict[str, Any]

JSON_TEXTS = {
    "duplicate key": '{"a":1,"a":1}',
    "duplicate key, other value": '{"a":1,"a":2}',
    "unsorted keys": '{"b":1,"a":1}',
    "space after colon": '{"a": 1}',
    "space before": ' {"a":1}',
    "tab inside": '{"a":\t1}',
    "float": '{"a":1.5}',
    "float that is whole": '{"a":1.0}',
    "exponent": '{"a":1e2}',
    "above 2^53-1": '{"a":9007199254740992}',
    "far above 2^53": '{"a":123456789012345678901234567890}',
    "thousands of digits": '{"a":' + "9" * 5000 + "}",
    "minus one": '{"a":-1}',
    "minus zero": '{"a":-0}',
    "leading zero": '{"a":01}',
    "plus": '{"a":+1}',
    "NaN": '{"a":NaN}',
    "Infinity": '{"a":Infinity}',
    "null": '{"a":null}',
    "true": '{"a":true}',
    "escape": '{"a":"\\n"}',
    "escaped letter": '{"a":"\\u0041"}',
    "escaped slash": '{"a":"\\/"}',
    "non-ASCII": '{"a":"ä"}',
    "DEL": '{"a":"\x7f"}',
    "control character": '{"a":"\x01"}',
    "BOM": '\ufeff{"a":1}',
    "trailing newline": '{"a":1}\n',
    "trailing NUL": '{"a":1}\0',
    "two values": '{"a":1}{"a":1}',
    "trailing comma": '{"a":1,}',
    "array at the top": "[1]",
    "string at the top": '"a"',
    "number at the top": "1",
    "nothing": "",
    "depth 5": '{"a":{"a":{"a":{"a":{}}}}}',
    "depth 5 in arrays": '{"a":[[[[1]]]]}',
    "ten thousand deep": '{"a":' + "[" * 10_000,
    "upper-case key": '{"A":1}',
    "__proto__": '{"__proto__":1}',
    "empty key": '{"":1}',
    "key of 33 characters": '{"' + "a" * 33 + '":1}',
    "key that starts with a digit": '{"1a":1}',
    "16385 bytes": '{"a":"' + "a" * (16_385 - 8) + '"}',
    "single quotes": "{'a':1}",
    "comment": '{"a":1/**/}',
}

B64_TEXTS: list[tuple[str, str, int | None]] = [
    ("padding", "AA==", 1),
    ("plus", "++++", 3),
    ("slash", "////", 3),
    ("stray bits", "AB", 1),
    ("stray bits, two bytes", "AAB", 2),
    ("newline at the end", "AAAA\n", 3),
    ("newline inside", "AA\nAA", 3),
    ("space", "AA AA", 3),
    ("junk that lenient decoders skip", "AA\n!A==", None),
    ("one character", "A", None),
    ("five characters", "AAAAA", None),
    ("too short", "AAAA", 4),
    ("too long", "AAAA", 2),
    ("non-ASCII digit", "AA\u0661A", None),
]


def n1_json() -> list[Row]:
    """Bytes that are not canonical."""
    rows = [{"name": name, "in": b64(text.encode())} for name, text in JSON_TEXTS.items()]
    rows.append({"name": "invalid UTF-8", "in": b64(b'{"a":"\xff"}')})
    rows.append({"name": "overlong UTF-8", "in": b64(b'{"a":"\xc1\x81"}')})
    return [row | {"error": "EncodingInvalid"} for row in rows]


def n2_base64() -> list[Row]:
    """Texts that are not base64url, or of the wrong length."""
    names = ("name", "text", "length")
    return [dict(zip(names, row, strict=True)) | {"error": "EncodingInvalid"} for row in B64_TEXTS]


def n3_signatures() -> list[Row]:
    """Signatures that do not hold."""
    message, sign = b"a message", SIGNER.sign_pk
    good = SIGNER.sign("rj1/stmt", message)
    by_other = OTHER.sign("rj1/stmt", message)
    s_too_large = good[:32] + (int.from_bytes(good[32:], "little") + GROUP_ORDER).to_bytes(32, "little")

    bare = crypto_sign(message, SIGNER.sign_sk)[:64]
    neutral = (1).to_bytes(32, "little")
    sevens = [("order 1", neutral), ("order 2", (2**255 - 20).to_bytes(32, "little")), ("order 4", bytes(32))]
    order_8 = bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")
    sevens += [("order 8", order_8), ("order 1, not reduced", (2**255 - 18).to_bytes(32, "little"))]
    tries = [
        ("flipped bit in R", sign, bytes([good[0] ^ 1]) + good[1:]),
        ("flipped bit in S", sign, good[:40] + bytes([good[40] ^ 1]) + good[41:]),
        ("another key", OTHER.sign_pk, good),
        ("signed by another", sign, by_other),
        ("no context", sign, bare),
        ("context of approvals", sign, SIGNER.sign("rj1/ok", message)),
        ("context of certificates", sign, SIGNER.sign("rj1/staff", message)),
        ("S not below the group order", sign, s_too_large),
        ("63 bytes", sign, good[:63]),
        ("65 bytes", sign, good + b"\0"),
        ("no bytes", sign, b""),
        ("key of 31 bytes", sign[:31], good),
        ("key of 33 bytes", sign + b"\0", good),
        ("zeros", sign, bytes(64)),
        *((f"key of small {name}", key, neutral + bytes(32)) for name, key in sevens),
    ]
    return [
        {
            "name": name,
            "sign": b64(key),
            "context": "rj1/stmt",
            "message": b64(message),
            "sig": b64(sig),
            "error": "SignatureWrong",
        }
        for name, key, sig in tries
    ]


def n7_bodies() -> list[Row]:
    """Bodies and slots that do not fit: `key` opens by hand, or `slot` with the reader's seed."""
    case, chain, msg = HASH, ID16, b64(fixed("msg", 16))
    reader, key = Identity.from_seed(fixed("reader", 32)), fixed("body", 32)
    content = {"v": 1, "text": "hello", "lang": "en", "att": []}
    sealed = body.seal_body(content, case, chain, "letter", msg=msg, key=key, nonce=fixed("nonce", 24))
    elsewhere = body.seal_body(
        content, case, chain, "letter", msg=msg, key=fixed("other body", 32), nonce=fixed("other nonce", 24)
    )
    slot = fixed_slot(key, reader.box_pk)
    base = {
        "descriptor": sealed.descriptor,
        "ct": b64(sealed.ct),
        "case": case,
        "chain": chain,
        "t": "submit",
    }
    base |= {"seed": b64(reader.seed), "slot": b64(slot)}
    flipped = bytearray(sealed.ct)
    flipped[100] ^= 1

    def rebound(ct: bytes, kind: str = "letter") -> Row:
        known = {"ct": body.blob_id(ct), "kc": body.commitment(key), "kind": kind, "len": len(ct), "msg": msg}
        return {"ct": b64(ct), "descriptor": known}

    def raw(padded: bytes, kind: str = "letter") -> Row:
        label = body.body_label(case, chain, msg, kind)
        return rebound(seal_aead(derive(key, "rj1/body/key"), padded, label, fixed("nonce", 24)), kind)

    def inside(changed: Any, kind: str = "letter") -> Row:
        return raw(pad(changed if isinstance(changed, bytes) else write_json(changed)), kind)

    tries: list[tuple[str, Row]] = [
        ("another lane", {"chain": b64(bytes(16))}),
        ("another case", {"case": b64(bytes(32))}),
        ("another msg", {"descriptor": {**sealed.descriptor, "msg": b64(bytes(16))}}),
        ("another kind", {"descriptor": {**sealed.descriptor, "kind": "statement"}}),
        ("slot of another body", {"slot": b64(fixed_slot(elsewhere.key, reader.box_pk))}),
        ("slot of another reader", {"slot": b64(fixed_slot(key, OTHER.box_pk)), "error": "NotForMe"}),
        ("slot of 79 bytes", {"slot": b64(slot[:79])}),
        ("slot of 81 bytes", {"slot": b64(slot + b"\0")}),
        ("slot of a short key", {"slot": b64(fixed_slot(key[:31], reader.box_pk))}),
        ("slot flipped", {"slot": b64(slot[:50] + bytes([slot[50] ^ 1]) + slot[51:]), "error": "NotForMe"}),
        ("wrong kc", {"descriptor": {**sealed.descriptor, "kc": HASH}}),
        ("truncated", {"ct": b64(sealed.ct[:-1])}),
        ("one byte more", {"ct": b64(sealed.ct + b"\0")}),
        ("len mismatch", {"descriptor": {**sealed.descriptor, "len": 8232}}),
        ("flipped, hash of the old", {"ct": b64(bytes(flipped))}),
        ("flipped, hash of the new", rebound(bytes(flipped))),
        ("another text of the same case", {"ct": b64(elsewhere.ct)}),
        ("no padding", raw(b"x" * 4096)),
        ("padding of zeros only", raw(bytes(4096))),
        (
            "padding longer than the bucket",
            raw(write_json(content) + b"\x80" + bytes(8192 - len(write_json(content)) - 1)),
        ),
        ("padding with a stray byte", raw(pad(write_json(content))[:-1] + b"\1")),
        ("extra field", inside({**content, "html": "x"})),
        ("missing field", inside({"v": 1, "text": "x", "lang": "en"})),
        ("version 2", inside({**content, "v": 2})),
        ("text is a number", inside({**content, "text": 1})),
        ("text is null", inside({**content, "text": None})),
        ("an attachment with more", inside({**content, "att": [{"blob": HASH}]})),
        ("not an object", inside(b"[]")),
        ("spaces", inside(json.dumps(content, sort_keys=True).encode())),
        ("unsorted", inside(b'{"v":1,"text":"x","lang":"en","att":[]}')),
        ("duplicate key", inside(b'{"att":[],"lang":"en","text":"x","text":"x","v":1}')),
        ("invalid UTF-8", inside(b'{"att":[],"lang":"en","text":"\xff","v":1}')),
        ("half a character", inside(b'{"att":[],"lang":"en","text":"\\ud800","v":1}')),
        ("BOM", inside(b"\xef\xbb\xbf" + write_json(content))),
        ("a note as a letter", inside({**content, "changes": [], "note": ""})),
        ("questions without questions", inside(content, "questions")),
        ("a letter with a translation", inside({**content, "translation": {}})),
        ("unknown kind", inside(content, "poem")),
    ]
    return [{"name": name, "error": "Damaged", **base, **changed} for name, changed in tries]


def n9_two_keys() -> Row:
    """A ciphertext that authenticates under two keys; the second must fail at `kc`."""
    case, chain, msg, nonce = HASH, ID16, b64(fixed("msg", 16)), fixed("nonce", 24)
    keys, reader = [fixed("key one", 32), fixed("key two", 32)], Identity.from_seed(fixed("reader", 32))
    label = body.body_label(case, chain, msg, "letter")
    sealing = [derive(key, "rj1/body/key") for key in keys]
    ct = nonce + make_two_key_ciphertext(*sealing, nonce, label.encode(), 4096 // 16)
    known = {
        "ct": body.blob_id(ct),
        "kc": body.commitment(keys[0]),
        "kind": "letter",
        "len": len(ct),
        "msg": msg,
    }
    return {
        "case": case,
        "chain": chain,
        "descriptor": known,
        "ct": b64(ct),
        "label": label,
        "keys": [b64(key) for key in keys],
        "sealing_keys": [b64(key) for key in sealing],
        "seed": b64(reader.seed),
        "slots": [b64(fixed_slot(key, reader.box_pk)) for key in keys],
        "error": "Damaged",
    }


def n10_accounts() -> list[Row]:
    """Sealed seeds that must not open with this wrap key."""
    wrap, nonce = fixed("wrap", 32), fixed("nonce", 24)
    blob = wrap_seed(wrap, fixed("seed", 32), nonce)
    tries = [
        ("another passphrase", wrap_seed(fixed("wrap two", 32), fixed("seed", 32), nonce)),
        ("a session half as a seed", seal_aead(wrap, fixed("seed", 32), "rj1/session", nonce)),
        ("31 bytes inside", seal_aead(wrap, bytes(31), "rj1/acct/seed", nonce)),
        ("truncated", blob[:-1]),
        ("one byte more", blob + b"\0"),
        ("empty", b""),
        ("flipped", blob[:30] + bytes([blob[30] ^ 1]) + blob[31:]),
    ]
    return [
        {"name": name, "wrap": b64(wrap), "blob": b64(sealed), "error": "PassphraseWrong"} for name, sealed in tries
    ]


def n5_packets() -> list[Row]:
    """Invitation packets that are not valid at `now`."""
    key, now = fixed("wrap", 32), 1_790_000_000
    packet = {
        "by": HASH,
        "case": HASH,
        "chain": ID16,
        "exp": now,
        "head": [0, HASH],
        "root": HASH,
        "ros": [1, HASH],
    }
    good = seal_packet(key, packet, fixed("nonce", 24))

    def sealed(value: bytes) -> bytes:
        return seal_aead(key, value, "rj1/card/packet", fixed("nonce", 24))

    tries = [
        ("its time is over", key, good, now + 1),
        ("another card", fixed("wrap two", 32), good, now),
        ("flipped", key, good[:-1] + bytes([good[-1] ^ 1]), now),
        ("empty", key, b"", now),
        ("another host's field", key, sealed(canon({**packet, "host": "other.example.org"})), now),
        ("case missing", key, sealed(canon({k: v for k, v in packet.items() if k != "case"})), now),
        ("not canonical", key, sealed(b'{"by": 1}'), now),
        ("another label", key, seal_aead(key, canon(packet), "rj1/acct/seed", fixed("nonce", 24)), now),
    ]
    return [
        {"name": name, "key": b64(k), "sealed": b64(s), "now": at, "error": "PacketInvalid"} for name, k, s, at in tries
    ]


def n5_certificates() -> list[Row]:
    """Certificates that are not valid under a root at `now`."""
    root, now = Identity.from_seed(fixed("root", 32)), 1_790_000_000
    good = certify(root, SIGNER.public(), now, False)

    def signed(context: str = "rj1/staff", **changed: Any) -> dict[str, str]:

        stmt = canon({**parse(unb64(good["stmt"])), **changed})
        return {"stmt": b64(stmt), "sig": b64(root.sign(context, stmt))}

    tries = [
        ("its time is over", good, now + 1),
        ("another root", certify(OTHER, SIGNER.public(), now, False), now),
        ("context of entries", signed("rj1/stmt"), now),
        ("names another key", signed(fp=OTHER.fp), now),
        ("version 2", signed(v=2), now),
        ("another type", signed(t="root"), now),
        ("sup is 2", signed(sup=2), now),
        ("a field more", signed(name="sam"), now),
        ("signature of another statement", {**signed(sup=1), "sig": good["sig"]}, now),
        ("not base64", {**good, "stmt": good["stmt"] + "="}, now),
    ]
    return [
        {"name": name, "cert": cert, "root": root.public(), "now": at, "error": "CertificateInvalid"}
        for name, cert, at in tries
    ]


def refusals() -> dict[str, Any]:
    """Everything by the function that must refuse it."""
    return {
        "parse": n1_json(),
        "unb64": n2_base64(),
        "parse_entry": BAD_ENTRIES,
        "verify": n3_signatures(),
        "open_body": n7_bodies(),
        "two_keys": n9_two_keys(),
        "unwrap_seed": n10_accounts(),
        "open_packet": n5_packets(),
        "check_certificate": n5_certificates(),
    }
