/** Rules that people mistype are refused in words, with their file and rule, and never reach a page. */
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fits } from "../../mediator/static/js/screening/fields.js";
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
    ["a person it is done to who is none", (text) => text.replace('"whom": "addressee"', '"whom": "reader"'), /^threat\.json, rule threat\.will: "whom" is some of author, addressee, other, not "reader"/],
    ["a mood that is none", (text) => text.replace('"mood": "will"', '"mood": "shall"'), /^threat\.json, rule threat\.will: "mood" is some of may, will, want, must, would, not "shall"/],
    ["a rule that marks everybody once its mood is gone", (text) => text.replace('"mood": "will", "whom": "addressee",', "").replace('"get you for"', '"get|go|told|was"'), /^threat\.json, rule threat\.will: .* marks everyday sentences/],
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
  const before = process.cpuUsage();
  findPatterns(dearest, words, () => assert.fail());
  assert.ok(process.cpuUsage(before).user / 1000 < 3000);
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

test("a rule can ask who does it, to whom, and whether it may, will, should or would be done", () => {
  const does = (/** @type {any} */ rule, /** @type {string} */ text) => {
    const words = readWords(tokenise(cleanView(text)), text);
    const at = words.findIndex((word) => word.text === "hurt");
    return fits(rule, words, at, at);
  };
  for (const [rule, yes, no] of /** @type {[any, string[], string[]][]} */ ([
    [{ who: "author" }, ["I will hurt you.", "Never hurt a fly."], ["You hurt me.", "She would hurt him.", "It was her, and they hurt you."]],
    [{ who: "other author" }, ["They hurt you.", "I hurt you."], ["You could hurt somebody."]],
    [{ whom: "addressee" }, ["I hurt you.", "I hurt what matters to you."], ["I hurt.", "I hurt her.", "I hurt her more than you.", "I hurt myself; you know that."]],
    [{ whom: "author other" }, ["You hurt me.", "You hurt her and you."], ["I hurt you."]],
    [{ mood: "will" }, ["I'll hurt you.", "I am going to hurt you.", "Will you hurt me?"], ["I hurt you.", "I might hurt you.", "I said I will, but I hurt you."]],
    [{ mood: "may must" }, ["You could hurt me.", "You should hurt me.", "You shouldn't hurt him."], ["You would hurt me.", "You want to hurt me."]],
    [{ mood: "want" }, ["I wanted to hurt you."], ["I have hurt you."]],
    [{ mood: "would" }, ["I would hurt you.", "I'd hurt you."], ["I will hurt you."]],
    [{ who: "author", mood: "will", whom: "addressee" }, ["I will never hurt you."], ["I will hurt him.", "You will hurt me.", "I hurt you."]],
    [{}, ["Hurt."], []],
  ])) {
    for (const text of yes) assert.ok(does(rule, text.replace("Hurt", "hurt")), `${JSON.stringify(rule)} ${text}`);
    for (const text of no) assert.ok(!does(rule, text), `${JSON.stringify(rule)} ${text}`);
  }
});

test("what will be done to the reader is a threat, not what was done, could be done or is denied", () => {
  const threats = (/** @type {string} */ text) => screen(text).highlights.filter(({ rule }) => rule === "threat.will" || rule === "threat.suffer");
  for (const text of ["I'll find you.", "They're going to hurt you for this.", "I am going to get you for what you said.", "We will make you pay.", "You will regret it.", "One day you'll pay for it."]) assert.equal(threats(text).length, 1, text);
  for (const text of ["I was afraid that you would find me.", "I will not hurt you.", "I hurt you, and I know it.", "I could have hurt you.", "I will never follow you.", "They will hurt him.", "You will find me changed.", "I will finish this letter now."]) assert.deepEqual(threats(text), [], text);
});
