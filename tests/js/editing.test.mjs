/** Changes seen in the text, the line to the reader, and signs that are no redaction. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { runsOf } from "../../mediator/static/js/changes-view.js";
import { compareParts } from "../../mediator/static/js/case/versions.js";
import { lineFor } from "../../mediator/static/js/desk/cover-note.js";
import { meterOf } from "../../mediator/static/js/desk/meter.js";
import { choiceWords } from "../../mediator/static/js/desk/templates.js";
import { texts as worker } from "../../mediator/static/js/texts.js";
import { takeOutWords } from "../../mediator/static/js/desk/words.js";
import { changes } from "../../mediator/static/js/text/changes.js";
import { coversUp, REDACTIONS } from "../../mediator/static/js/text/redaction.js";

const BEFORE = "Dean rang me at 14 Mill Lane.\n\nI am sory for it.";
const AFTER = "[name removed] rang me at [place removed].\n\nI am sorry for it.";
const texts = { changes: async (/** @type {{original: string, proposed: string}} */ { original, proposed }) => ({ changes: changes(original, proposed), tooDifferent: false }) };

test("p5: what stays and goes is the original, what stays and comes is the proposal", async () => {
  const part = (/** @type {string} */ text) => [{ id: "text", label: "Letter", text }];
  const compared = await compareParts(texts, part(BEFORE), part(AFTER));
  const runs = runsOf(part(BEFORE)[0], /** @type {any} */ (compared.changes));
  const without = (/** @type {string} */ kind) => runs.filter((run) => run.kind !== kind).map(({ text }) => text).join("");
  assert.equal(without("added"), BEFORE);
  assert.equal(without("removed"), AFTER);
});

test("the line to the reader says what sort was taken out, and that nothing was added only where that is so", () => {
  const change = (/** @type {string} */ removed, /** @type {string} */ added, kind = "privacy") => ({ removed, added, kind });
  const name = change("Dean", "[name removed]");
  assert.equal(lineFor([name]), "Names were taken out. Nothing was added.");
  assert.equal(lineFor([name, change("at Mill Lane, twice", "at [place removed], twice", "safety")]), "Names and places were taken out. Nothing was added.");
  assert.equal(lineFor([change("and I hope you rot", "")]), "Some words were taken out. Nothing was added.");
  assert.equal(lineFor([name, change("sory", "sorry", "spelling")]), "Names were taken out.");
  assert.equal(lineFor([change("my mate Dean", "a friend", "author")]), "Some words were taken out.");
  assert.equal(lineFor([change("sory", "sorry", "spelling")]), "");
  assert.equal(lineFor([]), "");
});

test("p6: signs that cover words up are no redaction; those that the author wrote may stay", () => {
  assert.ok(coversUp("Dean rang.", "████ rang."));
  assert.ok(coversUp("Dean rang.", "▒▒ rang."));
  assert.ok(coversUp("■ Dean", "■ ■■■■"));
  assert.ok(!coversUp("■ one thing", "■ [name removed]"));
  assert.ok(!coversUp("Dean rang.", "[name removed] rang."));
});

test("what is taken out has words of the fixed list in its place, by what it was", () => {
  const marks = [["contact", "contact.telephone"], ["third_party", "third_party.place"], ["third_party", "third_party.relation"], ["protected", "protected.term"], ["threat", "threat.watching"]];
  const words = marks.map(([category, rule]) => takeOutWords({ category, rule }));
  assert.deepEqual(words, ["[contact details removed]", "[place removed]", "[another person]", "[name removed]", "[part removed]"]);
  assert.ok(words.every((one) => REDACTIONS.includes(one)));
});

test("a protected term that looks like a place is taken out as a place, whichever part of it was written", () => {
  const taken = (words, term = words) => takeOutWords({ rule: "protected.term", category: "protected", words, why: `This case must not disclose "${term}".` });
  for (const [words, term] of [["Mill Lane"], ["mill ln", "Mill Lane"], ["Almond", "Almond Avenue"], ["Hillside Primary"], ["the Thornham road", "Thornham Road"]]) assert.equal(taken(words, term), "[place removed]", words);
  for (const words of ["Hazel", "Hall", "Mrs Reed", "Maisie"]) assert.equal(taken(words), "[name removed]", words);
});

test("the desk is told where two texts are too different to compare, and not where they can be", async () => {
  worker.meter = async () => /** @type {any} */ ({ places: 1, sharePercent: 100, feelingRemoved: [], much: false, tooDifferent: false });
  const answers = { changes: async () => ({ changes: [], tooDifferent: true }) };
  const part = (text) => [{ id: "text", label: "", text }];
  const { changes } = await compareParts(answers, part("one"), part("two"));
  assert.deepEqual((await compareParts(answers, part("one"), part("one"))).changes, [], "where nothing changed and the comparing failed");
  assert.match((await meterOf(/** @type {any} */ (changes), "one", "two")).words, /too different to compare: it is shown as one change/);
  assert.doesNotMatch((await meterOf([{ kind: "privacy" }], "one", "two")).words, /too different/);
});

test("a sentence kept ready says how hard it is to read before it is chosen", () => {
  assert.equal(choiceWords({ title: "Next", words: "We read it. We ring you." }), "Next (reading grade 0.0)");
  assert.match(choiceWords({ title: "Hard", words: "Unfortunately the organisation's considerations necessitate postponement." }), /^Hard \(reading grade [1-9]\d/);
});
