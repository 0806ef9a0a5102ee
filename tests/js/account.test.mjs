// T4, T5 and N10: account keys, what is sealed to them, and devices that cannot be trusted to derive.
import assert from "node:assert/strict";
import test from "node:test";

import {
  deriveAccount, deriveAccountTwice, normalise, openDraft, openSessionHalf, openState, sealDraft, sealState, sessionHalf,
  stretch, unwrapSeed, wrapSeed,
} from "../../mediator/static/js/protocol/account.js";
import { cardKeys, openPacket, sealPacket } from "../../mediator/static/js/protocol/card.js";
import { b64, unb64 } from "../../mediator/static/js/protocol/encoding.js";
import { Damaged, DerivationUnsafe, PacketInvalid, PassphraseWrong } from "../../mediator/static/js/protocol/errors.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { assertFlipsRefused, random, vectors } from "./vectors.mjs";

await ready;
const known = vectors("sealed");
const [seed, key, nonce] = [known.seed, known.key, known.nonce].map((text) => unb64(text));

test("T4 passphrases in every spelling derive the same keys on both sides", async () => {
  for (const { C, passphrase, bytes, auth, wrap } of vectors("account")) {
    assert.equal(b64(normalise(passphrase)), bytes);
    const account = await deriveAccount(passphrase, cardKeys(unb64(C)), stretch);
    assert.deepEqual([account.auth, b64(account.wrap)], [auth, wrap]);
  }
});

test("T5 whatever is sealed to an account has the known bytes and opens", () => {
  assert.equal(b64(wrapSeed(key, seed, nonce)), known.wrapped);
  assert.deepEqual(unwrapSeed(key, unb64(known.wrapped)), seed);
  assert.equal(b64(sessionHalf(key, seed, nonce)), known.half);
  assert.deepEqual(openSessionHalf(key, unb64(known.half)), seed);
  assert.equal(b64(sealState(seed, known.state, nonce)), known.state_sealed);
  assert.deepEqual(openState(seed, unb64(known.state_sealed)), known.state);
  assert.equal(b64(sealDraft(seed, known.draft_id, known.draft_version, known.draft, nonce)), known.draft_sealed);
  assert.deepEqual(openDraft(seed, known.draft_id, known.draft_version, unb64(known.draft_sealed)), known.draft);
  assert.equal(b64(sealPacket(key, known.packet, nonce)), known.packet_sealed);
  assert.equal(b64(sealPacket(key, known.staff_packet, nonce)), known.staff_packet_sealed);
  assert.deepEqual(openPacket(key, unb64(known.packet_sealed), known.packet.exp), known.packet);
});

test("one changed bit anywhere is refused", () => {
  assertFlipsRefused(unb64(known.wrapped), (sealed) => unwrapSeed(key, sealed), PassphraseWrong);
  assertFlipsRefused(unb64(known.half), (sealed) => openSessionHalf(key, sealed), Damaged);
  assertFlipsRefused(unb64(known.state_sealed), (sealed) => openState(seed, sealed), Damaged);
  assertFlipsRefused(unb64(known.draft_sealed), (sealed) => openDraft(seed, known.draft_id, known.draft_version, sealed), Damaged);
  assertFlipsRefused(unb64(known.packet_sealed), (sealed) => openPacket(key, sealed, 0), PacketInvalid);
});

test("a draft belongs to its id and version, a packet to its time", () => {
  const sealed = unb64(known.draft_sealed);
  assert.throws(() => openDraft(seed, "d2", known.draft_version, sealed), Damaged);
  assert.throws(() => openDraft(seed, known.draft_id, known.draft_version + 1, sealed), Damaged);
  assert.throws(() => openPacket(key, unb64(known.packet_sealed), known.packet.exp + 1), PacketInvalid);
  assert.throws(() => sealPacket(key, { ...known.packet, extra: 1 }), PacketInvalid);
});

test("N10 another passphrase, card or account opens nothing", async () => {
  const [one, other] = [cardKeys(random(32)), cardKeys(random(32))];
  const fast = (passphrase, salt) => cardKeys(new Uint8Array(32).map((_, at) => passphrase[at % passphrase.length] ^ salt[at % 16])).packet;
  const mine = await deriveAccount("plain river seven", one, fast);
  const blob = wrapSeed(mine.wrap, seed);
  for (const [passphrase, card] of [["plain river eight", one], ["plain river seven", other]]) {
    const account = await deriveAccount(passphrase, card, fast);
    assert.throws(() => unwrapSeed(account.wrap, blob), PassphraseWrong);
  }
});

test("N10 a device that stretches to zeros or to two answers is refused", async () => {
  const card = cardKeys(random(32));
  await assert.rejects(deriveAccount("plain river seven", card, () => new Uint8Array(32)), DerivationUnsafe);
  await assert.rejects(deriveAccount("plain river seven", card, () => random(31)), DerivationUnsafe);
  await assert.rejects(deriveAccountTwice("plain river seven", card, () => random(32)), DerivationUnsafe);
});
