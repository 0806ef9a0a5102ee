// Answers on paper: to the questions that were passed on, in the words that came with them, and to whoever asked.
import assert from "node:assert/strict";
import { test } from "node:test";

import { answersSheet } from "../../mediator/static/js/desk/sheets.js";
import { answerLines, askedOf, given } from "../../mediator/static/js/desk/written-answers.js";

const answer = (q, how, a = "") => ({ q, a, how });

test("questions that can be answered are those that were passed on to this person, without what was left out", async () => {
  const passed = (hash, ts) => ({ release: { hash, ts }, offer: { questions: ["Why me?", ""] } });
  const known = { open: { body: async (entry) => entry }, desk: { pairs: [{ a: ["ann", "to-ben"], b: ["ben", "to-ann"] }, { a: ["ann", "to-cy"], b: ["cy", "to-ann-2"] }],
    items: [{ kind: "questions", lane: "ann", peer: "to-ben", passed: passed("first", 1) }, { kind: "questions", lane: "ann", peer: "to-ben", passed: passed("second", 2) },
      { kind: "questions", lane: "ann", peer: "to-cy", passed: passed("his", 1) }, { kind: "questions", lane: "ann", peer: "to-ben", passed: null },
      { kind: "letter", lane: "ann", peer: "to-ben", passed: passed("letter", 1) }] } };
  assert.deepEqual((await askedOf(known, "ben")).map(({ hash, peer, questions }) => [hash, peer, questions]),
    [["second", "to-ann", ["Why me?"]], ["first", "to-ann", ["Why me?"]]]);
  assert.deepEqual((await askedOf(known, "cy")).map(({ peer }) => peer), ["to-ann-2"]);
  assert.deepEqual(await askedOf(known, "ann"), []);
});

test("a question without any answer stays open; not remembering and not answering are answers", () => {
  const all = [answer("Why me?", "answered", " "), answer("Did you know me?", "not-remember"), answer("Who else?", "not-answer"), answer("When?", "answered", "At four.")];
  assert.deepEqual(given(all).map(({ q }) => q), ["Did you know me?", "Who else?", "When?"]);
  assert.equal(answerLines([answer("When?", "answered", "At four. "), answer("Who?", "disputes", "Not me.")]),
    "When?\nAt four.\n\nWho?\nDoes not remember; disputes it: Not me.");
});

test("the sheet has a box for each way to answer", () => {
  const boxes = answersSheet(["Why me?"], "ab12").blocks.filter(({ kind }) => kind === "box").map(({ text }) => text);
  assert.deepEqual(boxes, ["I do not remember", "I do not remember. I accept it from what others saw.",
    "I do not remember. I do not think it was like that.", "I will not answer this"]);
});
