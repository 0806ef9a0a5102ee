/** E-mails that tell somebody to look: how it stands, as the desk reads it. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { callsOf } from "../../mediator/static/js/desk/calls.js";
import { noticeState } from "../../mediator/static/js/desk/wishes-words.js";

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
