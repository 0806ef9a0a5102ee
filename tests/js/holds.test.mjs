// A hold that its author was told of: the words stand until their day, or until the desk says something newer.
import assert from "node:assert/strict";
import test from "node:test";

import { foldLane, waitsFor } from "../../mediator/static/js/case/items.js";

const SENT = { t: "submit", hash: "s", of: "", peer: "p", body: { msg: "m", kind: "letter" } };
const LATER = { t: "later", hash: "l", of: "s", until: 90 };
const PROOF = { t: "proof", hash: "p", of: "s", under: "", body: { msg: "p", kind: "letter" } };

/** The day that the author of these entries reads, or 0. */
function dayAfter(now, ...entries) {
  const rows = [SENT, ...entries].map((entry, seq) => ({ seq, ts: seq, by: "sam", ...entry }));
  const fold = foldLane({ chain: "l", mode: "self", lang: "en", entries: rows }, now);
  return waitsFor(fold.items.get("m"), now)?.until ?? 0;
}

test("P3: an author reads of the day until it comes", () => {
  assert.deepEqual([89, 90].map((now) => dayAfter(now, LATER)), [90, 0]);
  assert.equal(dayAfter(50, LATER, { ...LATER, hash: "l2", until: 70 }), 70, "a second hold, another day");
});

test("P3: the desk's next word about it, and the author's own, end it", () => {
  const back = { t: "return", hash: "b", of: "s" };
  const ends = [[PROOF], [PROOF, { t: "agree", hash: "a", of: "p" }], [back], [back, { ...SENT, hash: "s2", of: "b" }],
    [{ t: "status", hash: "k", of: "s", st: "kept" }], [{ t: "status", hash: "d", of: "s", st: "declined" }],
    [{ t: "status", hash: "t", of: "s", st: "told-read" }], [{ t: "recall", hash: "r", of: "s" }]];
  for (const entries of ends) assert.equal(dayAfter(50, LATER, ...entries), 0, entries.map(({ t, st }) => st ?? t).join(", "));
});

test("P3: what says nothing new of it leaves it", () => {
  const agreed = [PROOF, { t: "agree", hash: "a", of: "p" }, LATER];
  assert.equal(dayAfter(50, ...agreed), 90);
  assert.equal(dayAfter(50, ...agreed, { t: "refuse", hash: "n", of: "p" }), 90, "a second thought of the author's own");
  assert.equal(dayAfter(50, LATER, { t: "status", hash: "x", of: "s", st: "reading" }), 90);
});
