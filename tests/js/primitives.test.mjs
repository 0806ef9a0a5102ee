// T1, T2, T3, T10 and T11, and N2 and N3: the primitives against the shared vectors.
import assert from "node:assert/strict";
import test from "node:test";

import { makeSlot, openSlot } from "../../mediator/static/js/protocol/body.js";
import { cardKeys, cardText, cardValue, enrolMac, readCard } from "../../mediator/static/js/protocol/card.js";
import { b64, bucket, canon, concat, derive, digest, pad, parse, unb64, unpad, utf8 } from "../../mediator/static/js/protocol/encoding.js";
import { CardInvalid, Damaged, EncodingInvalid, NotForMe, SignatureWrong } from "../../mediator/static/js/protocol/errors.js";
import { checkWords, deskFrom, identityFrom, makeSeed, signBytes, verify } from "../../mediator/static/js/protocol/identity.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { random, vectors } from "./vectors.mjs";

await ready;

test("T1 every label hashes and derives as known", () => {
  for (const { label, parts, digest: hash, key, derive: derived } of vectors("labels")) {
    assert.equal(b64(digest(label, ...parts.map((part) => unb64(part)))), hash);
    assert.equal(b64(derive(unb64(key), label)), derived);
  }
});

test("T2 identities, desk keys and signatures follow from seeds", () => {
  for (const row of vectors("identity")) {
    const id = identityFrom(unb64(row.seed));
    assert.deepEqual([id.me, id.fp, deskFrom(1, unb64(row.seed)).public], [row.public, row.fp, row.desk_box]);
    for (const [label, sig] of Object.entries(row.signatures)) {
      assert.equal(b64(signBytes(label, unb64(row.message), id.sign)), sig);
      verify(id.sign.publicKey, label, unb64(row.message), unb64(sig));
    }
  }
});

test("T3 a card is read however it is typed", () => {
  const { good, bad } = vectors("card");
  for (const row of good) {
    const keys = cardKeys(cardValue(unb64(row.secret)));
    assert.equal(cardText(unb64(row.secret)), row.text);
    assert.deepEqual(row.typed.map((text) => b64(readCard(text))), row.typed.map(() => row.secret));
    assert.deepEqual([keys.find, b64(keys.value), b64(keys.packet), b64(keys.mackey), b64(keys.salt)], [row.find, row.C, row.packet, row.mackey, row.salt]);
  }
  for (const text of [...bad, "ß".repeat(14)]) assert.throws(() => readCard(text), CardInvalid);
});

test("T10 lengths are padded to buckets, and only such padding is taken off", () => {
  for (const { size, bucket: length, last } of vectors("bucket")) {
    assert.equal(bucket(size), length);
    assert.equal(b64(pad(new Uint8Array(size)).slice(-4)), last);
    assert.deepEqual(unpad(pad(new Uint8Array(size))), new Uint8Array(size));
  }
  const wrong = [new Uint8Array(4096), new Uint8Array(0), concat(utf8("x"), new Uint8Array([0x80]))];
  wrong.push(concat(pad(utf8("x")), new Uint8Array(4096)), concat(pad(utf8("x")).slice(0, 4095), new Uint8Array([1])));
  for (const padded of wrong) assert.throws(() => unpad(padded), Damaged);
});

test("T11 enrolment proofs and check words agree", () => {
  const known = vectors("enrol");
  assert.equal(enrolMac(unb64(known.mackey), known.lane, known.public), known.mac);
  for (const { lang, fps, words } of known.words) assert.deepEqual(checkWords(lang, fps), words);
  assert.deepEqual(checkWords("xx", known.words[0].fps), checkWords("en", known.words[0].fps));
  assert.deepEqual(checkWords("constructor", known.words[0].fps), checkWords("en", known.words[0].fps));
});

test("canonical bytes are written and read as known", () => {
  for (const { value, bytes } of vectors("encoding")) {
    assert.equal(b64(canon(value)), bytes);
    assert.deepEqual(parse(unb64(bytes)), value);
  }
});

test("N1 whatever is outside the canonical profile is refused", () => {
  const texts = [
    '{"a":1,"a":1}', '{"b":1,"a":1}', '{"a": 1}', ' {"a":1}', '{"a":1.0}', '{"a":1e3}', '{"a":9007199254740992}', '{"a":9007199254740993}',
    '{"a":-1}', '{"a":-0}', '{"a":NaN}', '{"a":null}', '{"a":true}', '{"a":"\\u0041"}', '{"a":"\\n"}', '{"a":"ä"}', '\ufeff{"a":1}',
    '{"a":1}\n', '{"a":1}\0', "[1]", '"a"', "1", "", "{", '{"A":1}', '{"__proto__":1}', '{"":1}', '{"a-b":1}', '{"1":1}',
    '{"a":[[[[1]]]]}', `{"${"a".repeat(33)}":1}`, `{"a":"${"x".repeat(16385)}"}`, "[".repeat(16000), '{"a":01}', '{"a":"\u007f"}',
  ];
  for (const text of texts) assert.throws(() => parse(utf8(text)), EncodingInvalid, text.slice(0, 40));
  assert.throws(() => parse(new Uint8Array([0x7b, 0xff, 0x7d])), EncodingInvalid);
  assert.deepEqual(parse(utf8('{"a":[[[1]]]}')), { a: [[[1]]] });
  assert.equal(parse(utf8(`{"a":"${"x".repeat(16376)}"}`)).a.length, 16376);
  for (const value of [null, [], { a: undefined }, { a: () => 1 }, { a: 1n }, { a: 0.5 }]) assert.throws(() => canon(value), EncodingInvalid);
});

test("N2 only canonical base64url is read", () => {
  for (const text of ["AA==", "AA=", "A+A/", "AB", "AAB", "AA\n", " AA", "A", "AA AA", "ÄA", 1, null, undefined, ["AA"]]) {
    assert.throws(() => unb64(text), EncodingInvalid, String(text));
  }
  assert.throws(() => unb64("AAAA", 2), EncodingInvalid);
  assert.deepEqual(unb64("AAAA", 3), new Uint8Array(3));
  assert.deepEqual(unb64(""), new Uint8Array(0));
});

test("N3 a signature holds for one key, one context and these bytes alone", () => {
  const [id, other] = [identityFrom(makeSeed()), identityFrom(makeSeed())];
  const bytes = utf8('{"a":1}');
  const sig = signBytes("rj1/stmt", bytes, id.sign);
  const refused = (key, label, message, signature) => assert.throws(() => verify(key, label, message, signature), SignatureWrong);
  verify(id.sign.publicKey, "rj1/stmt", bytes, sig);
  for (let at = 0; at < 64; at += 1) refused(id.sign.publicKey, "rj1/stmt", bytes, sig.map((byte, here) => (here === at ? byte ^ 1 : byte)));
  refused(other.sign.publicKey, "rj1/stmt", bytes, sig);
  refused(id.sign.publicKey, "rj1/ok", bytes, sig);
  refused(id.sign.publicKey, "rj1/staff", bytes, sig);
  refused(id.sign.publicKey, "rj1/stmt", utf8('{"a":2}'), sig);
  refused(id.sign.publicKey, "rj1/stmt", bytes, sig.slice(0, 63));
  refused(id.sign.publicKey, "rj1/stmt", bytes, concat(sig, new Uint8Array(1)));
  refused(id.sign.publicKey.slice(0, 31), "rj1/stmt", bytes, sig);
  refused(id.sign.publicKey, "rj1/stmt", bytes, withOrderAdded(sig));
});

test("N3 keys of small order are refused", () => {
  // The identity element as key and as R with S = 0 satisfies the bare equation for every message.
  for (const first of [1, 0]) {
    const point = new Uint8Array(32);
    point[0] = first;
    assert.throws(() => verify(point, "rj1/stmt", utf8("{}"), concat(point, new Uint8Array(32))), SignatureWrong);
  }
});

test("a slot opens for its reader alone, and only whole", () => {
  const [known] = vectors("slot");
  assert.equal(b64(openSlot(unb64(known.slot), identityFrom(unb64(known.seed)).box)), known.key);
  const id = identityFrom(makeSeed());
  const slot = makeSlot(random(32), id.me.box);
  assert.equal(slot.length, 80);
  assert.throws(() => openSlot(slot, identityFrom(makeSeed()).box), NotForMe);
  for (let at = 0; at < 80; at += 1) assert.throws(() => openSlot(slot.map((byte, here) => (here === at ? byte ^ 1 : byte)), id.box), NotForMe);
  for (const wrong of [slot.slice(0, 79), concat(slot, new Uint8Array(1))]) assert.throws(() => openSlot(wrong, id.box), Damaged);
});

/** The same signature with the group order added to S: the malleable twin. */
function withOrderAdded(sig) {
  const order = (2n ** 252n + 27742317777372353535851937790883648493n);
  let s = sig.slice(32).reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n) + order;
  const twin = sig.slice();
  for (let at = 32; at < 64; at += 1, s /= 256n) twin[at] = Number(s % 256n);
  return twin;
}
