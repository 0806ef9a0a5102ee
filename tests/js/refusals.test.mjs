// T6, and N1 to N3, N5, N7, N9 and N10 as shared with the Python side: entries and what must be refused.
import assert from "node:assert/strict";
import test from "node:test";

import { unwrapSeed } from "../../mediator/static/js/protocol/account.js";
import { openAead } from "../../mediator/static/js/protocol/aead.js";
import { openBody, openSlot } from "../../mediator/static/js/protocol/body.js";
import { openPacket } from "../../mediator/static/js/protocol/card.js";
import { checkCertificate } from "../../mediator/static/js/protocol/certificate.js";
import { b64, parse, unb64 } from "../../mediator/static/js/protocol/encoding.js";
import { checkSignature, makeEntry, parseEntry } from "../../mediator/static/js/protocol/entry.js";
import * as errors from "../../mediator/static/js/protocol/errors.js";
import { identityFrom, verify } from "../../mediator/static/js/protocol/identity.js";
import { ready } from "../../mediator/static/js/protocol/sodium.js";
import { TYPES } from "../../mediator/static/js/protocol/types.js";
import { vectors } from "./vectors.mjs";

await ready;
const refused = vectors("negative");

test("T6 every type has the known bytes, signature and hash", () => {
  const rows = vectors("entries");
  assert.deepEqual(new Set(rows.map((row) => row.fields.t)), new Set(Object.keys(TYPES)));
  for (const row of rows) {
    const identity = identityFrom(unb64(row.seed));
    const entry = makeEntry(identity, row.fields);
    assert.deepEqual([b64(entry.stmt), b64(entry.sig), entry.hash], [row.stmt, row.sig, row.hash]);
    checkSignature(parseEntry(unb64(row.stmt), unb64(row.sig)), identity.me);
  }
});

const ways = {
  parse: (row) => parse(unb64(row.in)),
  unb64: (row) => unb64(row.text, row.length ?? undefined),
  parse_entry: (row) => parseEntry(unb64(row.stmt), new Uint8Array(64)),
  verify: (row) => verify(unb64(row.sign), row.context, unb64(row.message), unb64(row.sig)),
  open_body: (row) => open(row, row.slot),
  unwrap_seed: (row) => unwrapSeed(unb64(row.wrap), unb64(row.blob)),
  open_packet: (row) => openPacket(unb64(row.key), unb64(row.sealed), row.now),
  check_certificate: (row) => checkCertificate(row.cert, row.root, row.now),
};

function open({ seed, descriptor, ct, case: id, chain, t = "" }, slot) {
  const key = openSlot(unb64(slot), identityFrom(unb64(seed)).box, descriptor);
  return openBody(descriptor, unb64(ct), key, { case: id, chain, t });
}

for (const [way, act] of Object.entries(ways)) {
  test(`${way} refuses all that both sides must refuse`, () => {
    for (const row of refused[way]) assert.throws(() => act(row), (error) => error instanceof errors[row.error], `${row.name}: not refused as ${row.error}`);
  });
}

test("N9 the shared two-key ciphertext opens under one key alone", () => {
  const row = refused.two_keys;
  const [first, second] = row.sealing_keys.map((key) => openAead(unb64(key), unb64(row.ct), row.label));
  assert.notDeepEqual(first, second);
  const { box } = identityFrom(unb64(row.seed));
  assert.equal(b64(openSlot(unb64(row.slots[0]), box, row.descriptor)), row.keys[0]);
  assert.throws(() => openSlot(unb64(row.slots[1]), box, row.descriptor), errors[row.error]);
  assert.throws(() => openBody(row.descriptor, unb64(row.ct), unb64(row.keys[1]), row), errors[row.error]);
});
