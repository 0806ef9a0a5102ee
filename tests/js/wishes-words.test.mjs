/** How somebody wants it, as the desk reads it: e-mails that tell them to look, how they are addressed. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { callsOf } from "../../mediator/static/js/desk/calls.js";
import { addressWords, noticeState } from "../../mediator/static/js/desk/wishes-words.js";

test("who wants e-mails without an address is pointed at, and nothing is claimed that is not sent", () => {
  assert.deepEqual(noticeState(true, false, true), { words: "Wants an e-mail, but no address is kept. Ask for one when you ring.", lacks: true });
  assert.deepEqual(noticeState(true, true, true), { words: "Wants an e-mail, and an address is kept.", lacks: false });
  assert.match(noticeState(true, true, false).words, /sends no e-mails yet/);
  assert.equal(noticeState(true, true, false).lacks, true);
  assert.match(noticeState(false, true, true).words, /None is sent/);
  assert.equal(noticeState(false, false, true).lacks, false);
});

test("the home page asks for the address of whoever wants e-mails and has none", () => {
  const served = { enrolments: [], locked: [], no_address: [{ case: "c", lane: "ann" }] };
  const labels = new Map([["c", { people: [{}], label: "Ann, Ben", name: () => "Ann" }]]);
  const [row] = callsOf(served, labels, { dangers: [], opened: new Map(), asked: new Map(), now: 1 });
  assert.equal(row.what, "Ask Ann for an address");
  assert.match(row.href, /lane=ann/);
});

test("whoever makes a text ready reads how its reader wants to be addressed", async () => {
  const wishes = { told: false, ts: Date.UTC(2026, 4, 1, 12) / 1000 };
  const knownOf = (entry, body) => ({ desk: { lanes: new Map([["ann", { wishes: entry }]]) }, open: { body: async () => ({ text: "", ...body }) } });
  const ann = { reader: { lane: "ann" }, readerName: "Ann" };
  assert.equal(await addressWords(knownOf(wishes, { call: "Mrs Tull", sign: "With no name", other: "the man", extra: "" }), ann),
    "How Ann wants it: they are called “Mrs Tull”; a letter is signed with no name; the other person is called “the man”.");
  assert.equal(await addressWords(knownOf(wishes, { call: "", sign: "", other: "", extra: "" }), ann), "");
  assert.equal(await addressWords(knownOf(null, {}), ann), "");
  assert.match(await addressWords(knownOf({ ...wishes, told: true }, {}), ann), /told a facilitator how they want it/);
  assert.equal(await addressWords(knownOf(wishes, {}), { reader: null, readerName: "the reader" }), "");
});
