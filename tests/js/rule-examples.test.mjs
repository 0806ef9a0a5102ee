// Whoever asks which rule marked some words is shown a phrase that this rule marks.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import test from "node:test";

import { EXAMPLES, WITHOUT, ruleWords } from "../../mediator/static/js/desk/rule-examples.js";
import { screen } from "../../mediator/static/js/screening/engine.js";

const RULES = new URL("../../mediator/review/screening/", import.meta.url);

/** The names of all rules that stand in a file, wherever in it. @returns {string[]} */
function written() {
  const files = readdirSync(RULES).filter((name) => name.endsWith(".json"));
  return files.flatMap((name) => [...readFileSync(new URL(name, RULES), "utf8").matchAll(/"id": "([a-z_]+\.[a-z.-]+)"/g)].map((found) => found[1]));
}

/** Every rule that marks something in a phrase, whoever wrote it. @param {string} phrase */
function marking(phrase) {
  return ["victim", "offender"].flatMap((authorSide) =>
    screen(phrase, { protectedTerms: [], authorSide, ownRules: [], budgetMs: 60_000 }).highlights.map(({ rule }) => rule));
}

for (const [rule, phrase] of Object.entries(EXAMPLES)) {
  test(`the phrase shown for ${rule} is marked by it`, () => assert.ok(marking(phrase).includes(rule), marking(phrase).join(", ")));
}

test("every rule that is written down has a phrase, or says why it has none", () => {
  assert.deepEqual(written().filter((rule) => !(rule in EXAMPLES) && !(rule in WITHOUT)), []);
});

test("what a service added is named as its own, and what was learnt as learnt", () => {
  assert.match(ruleWords({ rule: "own:Blue van" }), /“Blue van”, among the words that your service looks for itself/);
  assert.match(ruleWords({ rule: "threat.learnt" }), /learnt from many invented letters/);
  assert.match(ruleWords({ rule: "abusive.slur" }), /No example of a slur/);
});
