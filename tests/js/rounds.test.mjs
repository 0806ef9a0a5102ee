/** Earlier rounds of a message: what each is compared with, and what changed. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { changesBetween, roundsOf } from "../../mediator/static/js/case/rounds.js";
import { changes } from "../../mediator/static/js/text/changes.js";

const texts = { changes: async (/** @type {{original: string, proposed: string}} */ { original, proposed }) => ({ changes: changes(original, proposed), tooDifferent: false }) };
const ITEM = { submissions: [{ hash: "one" }, { hash: "two" }, { hash: "three" }], returns: [{ of: "one", hash: "r1" }, { of: "two", hash: "r2" }] };

test("the newest round is compared with the last one that whoever looks has opened, the others with the one before", () => {
  const since = (/** @type {[string, {by:string}[]][]} */ ...looks) => roundsOf(ITEM, new Map(looks), "sam").map((round) => round.since);
  assert.deepEqual(since(), [0, 1, 2]);
  assert.deepEqual(since(["one", [{ by: "sam" }]], ["two", [{ by: "priya" }]], ["three", [{ by: "sam" }]]), [0, 1, 1]);
  assert.deepEqual(roundsOf(ITEM, new Map(), "sam").map(({ returned }) => returned?.hash ?? ""), ["r1", "r2", ""]);
});

test("a change is named by its place in the earlier round, and a question that is new by its label", async () => {
  const before = { text: "Hello.\n\nI was there at Tern Court.", questions: ["Why me?"] };
  const after = { text: "Hello.\n\nI was there.", questions: ["Why me?", "Do you sleep?"] };
  const found = await changesBetween(texts, "questions", before, after);
  assert.deepEqual(found.changes.map(({ label, paragraph }) => [label, paragraph]), [["Before these", 2], ["Question 2", 0]]);
  assert.equal(found.changes[1].added, "Do you sleep?");
  assert.match(found.changes[0].removed, /Tern Court/);
  const letter = await changesBetween(texts, "letter", { text: "I hit you." }, { text: "I hit you. I am sorry." });
  assert.deepEqual(letter.changes.map(({ label, paragraph }) => [label, paragraph]), [["", 1]]);
  assert.deepEqual((await changesBetween(texts, "letter", { text: "Same." }, { text: "Same." })).changes, []);
});
