// The known answers of the protocol's primitives.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { sealAead } from "../../mediator/static/js/protocol/aead.js";
import { deriveAccount, stretch } from "../../mediator/static/js/protocol/account.js";
import { cardKeys, cardValue, readCard, cardText } from "../../mediator/static/js/protocol/card.js";
import { b64, derive, digest, unb64, utf8 } from "../../mediator/static/js/protocol/encoding.js";
import { entryHash } from "../../mediator/static/js/protocol/entry.js";
import { identityFrom, signBytes, verify } from "../../mediator/static/js/protocol/identity.js";
import sodium, { ready } from "../../mediator/static/js/protocol/sodium.js";

await ready;
const known = JSON.parse(readFileSync(new URL("../vectors/kat.json", import.meta.url), "utf8"));
const hex = sodium.from_hex;

test("an identity follows from its seed", () => {
  const id = identityFrom(hex(known.seed));
  assert.deepEqual(id.box.publicKey, hex(known.box_pk));
  assert.deepEqual(id.sign.publicKey, hex(known.sign_pk));
  assert.equal(id.fp, known.fp);
});

test("a card is written and read", () => {
  assert.equal(cardText(hex(known.S)), known.card);
  assert.deepEqual(readCard(known.card.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l")), hex(known.S));
});

test("the account's keys follow from card and passphrase", async () => {
  const card = cardKeys(cardValue(hex(known.S)));
  assert.equal(card.find, b64(hex(known.acct_find)));
  assert.deepEqual(card.packet, hex(known.acct_packet));
  assert.deepEqual(card.mackey, hex(known.acct_mac));
  const account = await deriveAccount(known.passphrase, card, stretch);
  assert.equal(account.auth, b64(hex(known.acct_auth)));
  assert.deepEqual(account.wrap, hex(known.acct_wrap));
});

test("a statement is signed and hashed", () => {
  const id = identityFrom(hex(known.seed));
  const stmt = utf8(known.stmt);
  assert.equal(b64(signBytes("rj1/stmt", stmt, id.sign)), known.sig);
  verify(id.sign.publicKey, "rj1/stmt", stmt, unb64(known.sig, 64));
  assert.equal(entryHash(stmt), known.entry_hash);
});

test("a key is committed to", () => {
  assert.equal(b64(derive(hex(known.K), "rj1/body/commit")), known.kc);
  assert.equal(sealAead(hex(known.K), utf8("x"), "a", hex(known.nonce)).length, 24 + 1 + 16);
  assert.equal(digest("rj1/blob", utf8("")).length, 32);
});
