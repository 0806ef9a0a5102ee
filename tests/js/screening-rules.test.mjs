/** Rules that people mistype are refused in words, with their file and rule, and never reach a page. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { compile, findPatterns, indexPatterns, PatternInvalid } from "../../mediator/static/js/screening/patterns.js";
import { readWords, tokenise } from "../../mediator/static/js/screening/tokens.js";
import { cleanView } from "../../mediator/static/js/screening/views.js";
import { screen } from "../../mediator/static/js/screening/engine.js";

const ROOT = new URL("../..", import.meta.url);
const SERVED = new URL("mediator/static/js/screening/data.js", ROOT);

/** @param {(text: string) => string} mistype what happens to a file. @param {string} [name] @returns {{status: number | null, said: string}} what the build answers */
function build(mistype, name = "threat.json") {
  const folder = mkdtempSync(join(tmpdir(), "rules-"));
  cpSync(new URL("mediator/review/screening/", ROOT), folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, mistype(readFileSync(file, "utf8")));
  const { status, stderr } = spawnSync(process.execPath, ["scripts/screening_data.mjs", "--from", folder], { cwd: ROOT, encoding: "utf8" });
  rmSync(folder, { recursive: true });
  return { status, said: stderr };
}

/** @param {string} pattern @returns {(text: string) => string} puts it first among the patterns of threat.open */
const withPattern = (pattern) => (text) => text.replace('"any": [', `"any": [${JSON.stringify(pattern)},`);

test("a mistyped rule file is named, with the rule, and nothing is written", () => {
  const served = readFileSync(SERVED, "utf8");
  const rule = /^threat\.json, rule threat\.open: /;
  /** @type {[string, (text: string) => string, RegExp][]} */
  const mistakes = [
    ["a comma too many", (text) => text.replace("],", ",],"), /^threat\.json: this is not JSON/],
    ["a field that nobody knows", (text) => text.replace('"why"', '"colour": "red", "why"'), rule],
    ["a field of the file that nobody knows", (text) => text.replace('"span"', '"spam"'), /^threat\.json: nothing is called "spam"/],
    ["a severity that is none", (text) => text.replace('"severity": 3', '"severity": 9'), /^threat\.json: "severity" is one of 1, 2, 3, not 9/],
    ["a person who is none", (text) => text.replace('"why"', '"who": "nobody", "why"'), rule],
    ["no reason", (text) => text.replace(/"why": "[^"]*"/, '"why": ""'), rule],
    ["an empty rule", (text) => text.replace(/"any": \[[^\]]*\]/, '"any": []'), rule],
    ["an empty pattern", withPattern(""), rule],
    ["a pattern that marks everything", withPattern("i|you|we|he|she|it|the"), rule],
    ["any ending of nothing", withPattern("*"), rule],
    ["a slot that is not there", withPattern("$nothing here"), rule],
    ["nested quantifiers", withPattern("(a+)+ you"), rule],
    ["a regular expression", withPattern("kill.* you"), rule],
    ["gaps without end", withPattern("kill _8 a _8 b _8 c _8 d"), rule],
    ["a word that is never read so", withPattern("i will find ur"), rule],
    ["two rules of one name", (text) => text.replace("threat.watching", "threat.open"), rule],
    ["another file's rule", (text) => text.replace("threat.open", "blame.open"), /^threat\.json, rule blame\.open: /],
  ];
  for (const [mistake, mistype, said] of mistakes) {
    const answer = build(mistype);
    assert.equal(answer.status, 1, mistake);
    assert.match(answer.said, said, mistake);
    assert.equal(answer.said.trim().split("\n").length, 1, mistake);
  }
  assert.equal(readFileSync(SERVED, "utf8"), served);
});

test("a mistyped table of directions is named with its row, and danger weighs the same for both sides", () => {
  /** @type {[string, (text: string) => string, RegExp][]} */
  const mistakes = [
    ["a side that is none", (text) => text.replace('"offender"', '"defender"'), /^directions\.json: nothing is called "defender"/],
    ["no marks", (text) => text.replace('"marks"', '"remarks"'), /^directions\.json, victim: it needs "marks"/],
    ["a category that is none", (text) => text.replace('"of": "blame"', '"of": "shame"'), /^directions\.json, victim, shame: "shame" is no category/],
    ["a rule that is none", (text) => text.replace("direct_contact.asks", "direct_contact.begs"), /"direct_contact\.begs" is no category and no rule/],
    ["danger", (text) => text.replace('"of": "blame"', '"of": "safeguarding"'), /danger, which weighs the same for all/],
    ["a weight that is none", (text) => text.replace('"weight": 3', '"weight": 0'), /"weight" is 1, 2 or 3/],
    ["words that are no sentence", (text) => text.replace(/"adds": "[^"]*"/, '"adds": "hm"'), /must be a sentence/],
    ["a field that nobody knows", (text) => text.replace('"adds"', '"ads"'), /nothing is called "ads"/],
    ["silence about nothing", (text) => text.replace('"abusive blame', '"abuse blame'), /^directions\.json, victim: no category is called "abuse"/],
  ];
  for (const [mistake, mistype, said] of mistakes) {
    const answer = build(mistype, "directions.json");
    assert.equal(answer.status, 1, mistake);
    assert.match(answer.said, said, mistake);
  }
});

test("no pattern that is let in can run away", () => {
  const bad = ["(a+)+$", "([a-z]+)*you", "(.*a){20}", "a{1,9999}", "^(\\w+\\s?)*$", "(?=a)*", "a|a|a*", "kill _8 _8 you", "kill _9 you", "a _8 a _8 a _8 a _8 a", "a? a? a? a"];
  for (const source of bad) assert.throws(() => compile(source, null), PatternInvalid, source);
  const dearest = indexPatterns([compile("a _8 a _8 a _8 b", null)]);
  const words = readWords(tokenise(cleanView("a ".repeat(20_000))));
  const began = performance.now();
  findPatterns(dearest, words, () => assert.fail());
  assert.ok(performance.now() - began < 3000);
});

test("letters of any kind get an answer in time that says whether it is whole", () => {
  const smile = screen("\u{1F600}\u200D\u{1F469} ".repeat(50_000));
  assert.ok(smile.tookMs < 4000 && Array.isArray(smile.highlights));
  const turned = screen(`\u202Eإذا كنت تريد التحدث معي فاتصل بي على 07700 900123\u202C ${"مرحبا بك يا صديقي. ".repeat(900)}`, { protectedTerms: ["مرحبا"] });
  assert.ok(turned.complete && turned.highlights.some((mark) => mark.category === "contact") && turned.highlights.some((mark) => mark.rule === "hidden.direction"));
  const long = screen(`I want to die. ${"Thank you for your letter, and ring me on 07700 900123. ".repeat(3600)}`.slice(0, 200_000), { budgetMs: 300 });
  assert.equal(long.complete, false);
  assert.equal(long.highlights[0].category, "safeguarding");
  assert.ok(long.tookMs < 4000);
  const many = screen("You bastard. ".repeat(5000), { budgetMs: 60_000 });
  assert.equal(many.complete, false);
  assert.ok(many.highlights.length === 1000 && many.tookMs < 4000);
});
