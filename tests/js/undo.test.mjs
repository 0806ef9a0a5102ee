/** What was done to the text for the reader can be undone, and words that were taken out come back. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { findPut, findWords } from "../../mediator/static/js/desk/take-out.js";
import { Steps, differsAt } from "../../mediator/static/js/desk/undo.js";
import { changes } from "../../mediator/static/js/text/changes.js";

const NAME = "[name removed]";
const ORIGINAL = "Dean came. I saw Dean twice, and then Dean left. Kim stayed.";

/** @param {string} now @returns {any[]} */
const changed = (now) => changes(ORIGINAL, now);
/** @param {number} start */
const spot = (start, words = "Dean") => ({ start, end: start + words.length, words, put: NAME });
const [FIRST, SECOND, THIRD] = [0, 17, 38];

test("words go out where their highlight stands, whatever went out before them", () => {
  const one = ORIGINAL.replace("Dean", NAME);
  const moved = NAME.length - 4;
  assert.deepEqual(findWords(changed(ORIGINAL), spot(SECOND)), [SECOND, SECOND + 4]);
  assert.deepEqual(findWords(changed(one), spot(SECOND)), [SECOND + moved, SECOND + moved + 4]);
  assert.equal(findWords(changed(one), spot(FIRST)), null);
});

test("another answer finds the words that stand for a highlight, and none where they were changed by hand", () => {
  const all = ORIGINAL.replaceAll("Dean", NAME);
  const outs = [FIRST, SECOND, THIRD].map((start) => spot(start));
  for (const [nth, at] of outs.entries()) {
    const [from, to] = findPut(changed(all), at, outs) ?? [0, 0];
    assert.equal(all.slice(from, to), NAME);
    assert.equal(all.slice(0, from).split(NAME).length - 1, nth);
  }
  const byHand = ORIGINAL.replace("Dean came", "My friend came");
  assert.equal(findPut(changed(byHand), spot(FIRST), [spot(FIRST)]), null);
  assert.equal(findPut(changed(ORIGINAL), spot(FIRST), [spot(FIRST)]), null);
});

test("where two stand close together each of them comes back by itself, and what lies between stays", () => {
  const original = "Ask Dean or Kim now.";
  const now = `Ask ${NAME} or ${NAME} now.`;
  const list = /** @type {any[]} */ (changes(original, now));
  assert.equal(list.length, 1);
  const outs = [spot(4), spot(12, "Kim")];
  const [from, to] = findPut(list, outs[1], outs) ?? [0, 0];
  assert.equal(now.slice(0, from) + "Kim" + now.slice(to), `Ask ${NAME} or Kim now.`);
  assert.equal(findPut(list, outs[1], [outs[1]]), null, "one of the two was put there by hand: nobody can tell which");
});

test("typing is one step until it rests, each button is a step, and an answer goes with its step", () => {
  const steps = new Steps();
  const step = (/** @type {string} */ before, /** @type {string} */ after) => new Map([["text", /** @type {[string, string]} */ ([before, after])]]);
  steps.note(step("", "I"), { key: "text", at: 0 });
  steps.note(step("I", "I am"), { key: "text", at: 500 });
  steps.note(step("I am", "I am sorry"), { key: "text", at: 2000 });
  const tied = { name: "contact/1/x", before: { answer: "", reason: "" }, after: { answer: "out", reason: "" } };
  steps.note(step("I am sorry", "I am"), { tied });
  assert.deepEqual(steps.undo(), { texts: new Map([["text", "I am sorry"]]), answer: { name: tied.name, value: tied.before } });
  assert.deepEqual([steps.undo(), steps.undo(), steps.undo()].map((one) => one?.texts.get("text")), ["I am", "", undefined]);
  assert.deepEqual([steps.redo(), steps.redo(), steps.redo(), steps.redo()].map((one) => one?.texts.get("text")), ["I am", "I am sorry", "I am", undefined]);
  steps.undo();
  steps.note(step("I am sorry", "Sorry"));
  assert.equal(steps.redo(), null, "what was done anew stands instead");
  steps.note(new Map());
  assert.equal(steps.undo()?.texts.get("text"), "I am sorry");
});

test("the caret goes to the end of what changed", () => {
  assert.deepEqual(differsAt("I saw him.", "I saw Dean."), [6, 10]);
  assert.deepEqual(differsAt("same", "same"), [4, 4]);
  assert.deepEqual(differsAt("aa", "aaa"), [2, 3]);
});
