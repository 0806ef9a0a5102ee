// T7, N7 and N9: bodies, their slots, and every way in which they must not open.
import assert from "node:assert/strict";
import test from "node:test";

import { openAead, sealAead } from "../../mediator/static/js/protocol/aead.js";
import { blobId, bodyLabel, commitment, makeSlot, openBody, openSlot, sealBody } from "../../mediator/static/js/protocol/body.js";
import { letterPart, readContent, readJson, writeContent, writeJson } from "../../mediator/static/js/protocol/contents.js";
import { b64, derive, pad, unb64, utf8 } from "../../mediator/static/js/protocol/encoding.js";
import { Damaged, EncodingInvalid } from "../../mediator/static/js/protocol/errors.js";
import { identityFrom, makeSeed } from "../../mediator/static/js/protocol/identity.js";
import sodium, { ready } from "../../mediator/static/js/protocol/sodium.js";
import { assertFlipsRefused, random, vectors } from "./vectors.mjs";

await ready;
const place = { case: b64(random(32)), chain: b64(random(16)), kind: "letter" };
const letter = { v: 1, text: "What I want to ask", lang: "en", att: [] };

test("T7 bodies have the known bytes and open", () => {
  for (const row of vectors("body")) {
    const given = { msg: row.msg, key: unb64(row.key), nonce: unb64(row.nonce) };
    assert.equal(b64(writeContent(row.content, row.kind, row.t)), row.content_bytes);
    const sealed = sealBody(row.content, row, given);
    assert.equal(b64(sealed.ct), row.ct);
    assert.deepEqual(sealed.descriptor, row.descriptor);
    assert.deepEqual(openBody(row.descriptor, sealed.ct, given.key, row), row.content);
  }
});

test("one changed bit of a body is refused, and a cut one", () => {
  const { ct, key, descriptor } = sealBody(letter, place);
  assert.deepEqual(openBody(descriptor, ct, key, place), letter);
  assertFlipsRefused(ct, (damaged) => openBody(descriptor, damaged, key, place), Damaged);
  // Even when the hash is made to fit, as a server that signs nothing could not.
  assertFlipsRefused(ct, (damaged) => openBody({ ...descriptor, ct: blobId(damaged), len: damaged.length }, damaged, key, place), Damaged);
});

test("N7 a body does not open in another lane, case, item or kind, or with another key", () => {
  const { ct, key, descriptor } = sealBody(letter, place);
  const elsewhere = [{ ...place, case: b64(random(32)) }, { ...place, chain: b64(random(16)) }];
  for (const other of elsewhere) assert.throws(() => openBody(descriptor, ct, key, other), Damaged);
  for (const other of [{ msg: b64(random(16)) }, { kind: "statement" }, { len: ct.length + 1 }, { kc: commitment(random(32)) }]) {
    assert.throws(() => openBody({ ...descriptor, ...other }, ct, key, place), Damaged);
  }
  assert.throws(() => openBody(descriptor, ct, random(32), place), Damaged);
  assert.throws(() => openBody(descriptor, ct, key, { ...place, t: "proof" }), Damaged);
});

test("N7 a slot of another body is refused", () => {
  const id = identityFrom(makeSeed());
  const [one, other] = [sealBody(letter, place), sealBody(letter, place)];
  assert.deepEqual(openSlot(makeSlot(one.key, id.me.box), id.box, one.descriptor), one.key);
  assert.throws(() => openSlot(makeSlot(other.key, id.me.box), id.box, one.descriptor), Damaged);
});

test("N7 wrong padding and other contents are refused", () => {
  const reseal = (padded) => {
    const [key, msg] = [random(32), b64(random(16))];
    const ct = sealAead(derive(key, "rj1/body/key"), padded, bodyLabel({ ...place, msg }));
    return () => openBody({ ct: blobId(ct), kc: commitment(key), kind: "letter", len: ct.length, msg }, ct, key, place);
  };
  assert.deepEqual(reseal(pad(writeContent(letter, "letter")))(), letter);
  const bodies = [
    new Uint8Array(4096), writeContent(letter, "letter"), pad(utf8("")), pad(utf8("[]")), pad(utf8('{"v": 1}')),
    ...[{ ...letter, extra: 1 }, { v: 1, text: "", lang: "en" }, { ...letter, v: 2 }, { ...letter, text: 1 }, { ...letter, att: [{}] }, { ...letter, text: null }]
      .map((content) => pad(writeJson(content))),
    pad(new Uint8Array([0xef, 0xbb, 0xbf, ...writeContent(letter, "letter")])), pad(new Uint8Array([0x7b, 0xff, 0x7d])),
  ];
  for (const padded of bodies) assert.throws(reseal(padded), Damaged);
});

test("N9 one ciphertext that opens under two keys is refused under the second", () => {
  const key = random(32);
  const { ct, second } = makeTwoKeyCiphertext(key);
  const descriptor = { ct: blobId(ct), kc: commitment(key), kind: "letter", len: ct.length, msg: MSG };
  const id = identityFrom(makeSeed());
  const label = bodyLabel({ ...place, msg: MSG });
  // Both keys authenticate the ciphertext: only the commitment tells them apart.
  for (const each of [key, second]) openAead(derive(each, "rj1/body/key"), ct, label);
  assert.deepEqual(openSlot(makeSlot(key, id.me.box), id.box, descriptor), key);
  assert.throws(() => openSlot(makeSlot(second, id.me.box), id.box, descriptor), Damaged);
  assert.throws(() => openBody(descriptor, ct, second, place), Damaged);
});

test("content is strict JSON in one form", () => {
  for (const text of ['{"b":1,"a":1}', '{"a":1,"a":2}', '{"a": 1}', '{"a":"\\u0041"}', '{"a":"\\/"}', '{"a":1}\n', '[1]', "null", '{"a":1e2}', '{"a":-0}', '{"a":"\\ud800"}', '{"a":1.0}']) {
    assert.throws(() => readJson(utf8(text)), Damaged, text);
  }
  assert.deepEqual(readJson(utf8('{"a":"\\u0007\\n","b":[{"c":"ö🦔"}]}')), { a: "\u0007\n", b: [{ c: "ö🦔" }] });
  for (const value of [{ a: "\ud800" }, { a: undefined }, { a: NaN }, { "\udfff": 1 }]) assert.throws(() => writeJson(value), EncodingInvalid);
  assert.throws(() => writeContent({ ...letter, text: "x".repeat(1048576) }, "letter"), EncodingInvalid);
  assert.throws(() => writeContent(letter, "constructor"), Damaged);
  assert.throws(() => readContent(utf8('{"__proto__":{"v":1}}'), "letter"), Damaged);
});

test("texts are equal when language, text, questions and answers are", () => {
  const proof = { ...letter, changes: [], note: "a word" };
  assert.deepEqual(letterPart(proof), letterPart(letter));
  assert.notDeepEqual(letterPart({ ...letter, text: `${letter.text} ` }), letterPart(letter));
});

const MSG = "AAAAAAAAAAAAAAAAAAAAAA";
const P = 2n ** 130n - 5n;

/**
 * Makes a ciphertext whose Poly1305 tag is the same under two keys, by solving for one block of it. Poly1305 is a
 * polynomial in the ciphertext's blocks, so the difference of the two tags is linear in any one block.
 */
function makeTwoKeyCiphertext(key) {
  const label = utf8(bodyLabel({ ...place, msg: MSG }));
  const nonce = random(24);
  const body = pad(writeContent(letter, "letter"));
  for (;;) {
    const second = random(32);
    const [one, two] = [key, second].map((each) => oneTimeKey(derive(each, "rj1/body/key"), nonce));
    const ct = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt(body, label, null, nonce, derive(key, "rj1/body/key")).slice(0, -16);
    const blocks = macBlocks(label, ct);
    const at = Math.ceil(label.length / 16) + 64;
    const tag = solveBlock(blocks, at, one, two);
    if (!tag) continue;
    ct.set(bytesOf(blocks[at] - 2n ** 128n, 16), (at - Math.ceil(label.length / 16)) * 16);
    return { ct: new Uint8Array([...nonce, ...ct, ...bytesOf(tag, 16)]), second };
  }
}

/** Sets blocks[at] so that both keys give one tag; answers the tag, or null when no 128-bit block does it. */
function solveBlock(blocks, at, one, two) {
  const power = BigInt(blocks.length - at);
  const slope = (pow(one.r, power) - pow(two.r, power) + 2n * P) % P;
  for (let carry = -4n; carry <= 4n; carry += 1n) {
    const rest = [...blocks];
    rest[at] = 0n;
    const gap = two.s - one.s + carry * 2n ** 128n + poly(rest, two.r) - poly(rest, one.r);
    const block = ((((gap % P) + P) % P) * pow(slope, P - 2n)) % P;
    if (block < 2n ** 128n || block >= 2n ** 129n) continue;
    blocks[at] = block;
    const [first, second] = [one, two].map(({ r, s }) => (poly(blocks, r) + s) % 2n ** 128n);
    if (first === second) return first;
  }
  return null;
}

function oneTimeKey(key, nonce) {
  const subkey = sodium.crypto_core_hchacha20(nonce.slice(0, 16), key, null);
  const stream = sodium.crypto_stream_chacha20_ietf_xor_ic(new Uint8Array(32), new Uint8Array([0, 0, 0, 0, ...nonce.slice(16)]), 0, subkey);
  return { r: number(stream.slice(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn, s: number(stream.slice(16)) };
}

function macBlocks(label, ct) {
  const padded = (bytes) => new Uint8Array([...bytes, ...new Uint8Array((16 - (bytes.length % 16)) % 16)]);
  const all = new Uint8Array([...padded(label), ...padded(ct), ...bytesOf(BigInt(label.length), 8), ...bytesOf(BigInt(ct.length), 8)]);
  return Array.from({ length: all.length / 16 }, (_, at) => number(all.slice(at * 16, at * 16 + 16)) + 2n ** 128n);
}

function poly(blocks, r) {
  return blocks.reduce((sum, block) => ((sum + block) * r) % P, 0n);
}

function pow(base, exponent) {
  let result = 1n;
  for (let square = base % P; exponent > 0n; exponent >>= 1n, square = (square * square) % P) {
    if (exponent & 1n) result = (result * square) % P;
  }
  return result;
}

function number(bytes) {
  return bytes.reduceRight((sum, byte) => sum * 256n + BigInt(byte), 0n);
}

function bytesOf(value, length) {
  return Uint8Array.from({ length }, (_, at) => Number((value >> BigInt(8 * at)) & 255n));
}
