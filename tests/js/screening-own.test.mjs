/** Words that a service adds itself: they are found as a person means them, they only add, and no text makes them dear. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { prompt, screen } from "../../mediator/static/js/screening/engine.js";

/** @param {string[]} phrases @param {string} [category] @param {string} [name] */
const rule = (phrases, category = "third_party", name = "x") => ({ name, phrases, category, why: "A place that everybody here knows." });
/** @param {string} text @param {any[]} ownRules */
const own = (text, ownRules) => screen(text, { ownRules }).highlights.filter((mark) => mark.rule.startsWith("own:"));
/** @param {string} text @param {string[]} phrases @returns {string[]} the words that are marked */
const marked = (text, ...phrases) => own(text, [rule(phrases)]).map(({ start, end }) => text.slice(start, end));

/** @param {string} name @returns {any[]} */
const rowsOf = (name) => readFileSync(new URL(`../screening/${name}.jsonl`, import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));

test("a phrase is found whole, in any dress, and never over the end of a sentence", () => {
  assert.deepEqual(marked("We met at THE old\nMill, twice.", "the old mill"), ["THE old\nMill"]);
  assert.deepEqual(marked("The Óld M\u200bill’s door.", "the old mill"), ["The Óld M\u200bill’s"]);
  assert.deepEqual(marked("The old-mill is shut.", "the old mill"), ["The old-mill"]);
  assert.deepEqual(marked("the оld mill", "the old mill"), ["the оld mill"], "a look-alike letter");
  assert.deepEqual(marked("It is old. Mill it.", "old mill"), []);
  assert.deepEqual(marked("The old windmill. The older mill. Oldmill.", "old mill"), []);
  assert.deepEqual(marked("Bring the skeng, not the skengs.", "skeng"), ["skeng"]);
  assert.deepEqual(marked("I dont snitch. I do not snitch. I don’t snitch.", "don't snitch"), ["dont snitch", "do not snitch", "don’t snitch"]);
  assert.deepEqual(marked("Any thing goes, anything goes.", "anything goes"), ["Any thing goes", "anything goes"]);
  assert.deepEqual(marked("One and two.", "two", "one"), ["One", "two"], "one rule, two phrases");
  assert.deepEqual(marked("ket ket ket", "ket ket", "ket"), ["ket ket ket"], "overlapping places of one rule are one mark");
  assert.deepEqual(marked("Nothing of it.", "…", "", "!"), []);
});

test("a slip of the pen is read as the screening reads it, and slang is not taken for another word", () => {
  assert.deepEqual(marked("He was strangeld.", "was strangled"), ["was strangeld"]);
  assert.deepEqual(marked("My daughter has it.", "dorter"), []);
  assert.deepEqual(marked("My dorter has it.", "dorter"), ["dorter"]);
});

test("a mark says that the service looks for it, in the rule's category, with its weight", () => {
  const [mark] = own("Meet me at the old mill.", [rule(["the old mill"], "threat", "AbC")]);
  assert.deepEqual(mark, { start: 11, end: 23, startPoint: 11, endPoint: 23, category: "threat", severity: 3, rule: "own:AbC",
    why: "Your service looks for this: A place that everybody here knows.", excerpt: "the old mill" });
  assert.equal(own("the old mill", [rule(["the old mill"])])[0].severity, 2);
  assert.deepEqual(own("😀 the old mill", [rule(["old mill"])]).map(({ start, startPoint }) => [start, startPoint]), [[7, 6]]);
});

test("neither denial, quotation nor a figure of speech keeps it away", () => {
  const rules = [rule(["laughing"], "safeguarding"), rule(["hurt anyone"], "threat", "y")];
  assert.equal(own("I nearly killed myself laughing. He said he would never hurt anyone.", rules).length, 2);
});

test("danger stays first, the service's too", () => {
  const { highlights } = screen("You are scum. Ring 07700 900123. He has gone down the well. I want to die.", { ownRules: [rule(["gone down the well"], "safeguarding"), rule(["scum"], "abusive", "y")] });
  assert.deepEqual(highlights.slice(0, 2).map(({ category, rule: id }) => [category, id.startsWith("own:")]), [["safeguarding", true], ["safeguarding", false]]);
});

test("what a service adds takes nothing away, whatever it adds", () => {
  const categories = ["safeguarding", "threat", "contact", "direct_contact", "pressure", "blame", "legal", "abusive", "third_party"];
  const letters = [...rowsOf("quiet"), ...rowsOf("found"), ...rowsOf("corpus/dev")].map(({ text }) => text);
  let added = 0;
  for (const [at, text] of letters.entries()) {
    const words = text.split(/[^\p{L}']+/u).filter(Boolean);
    const rules = Array.from({ length: 12 }, (_, n) => {
      const from = (at * 7 + n * 5) % Math.max(1, words.length);
      return rule([words.slice(from, from + 1 + (n % 8)).join(" ")], categories[(at + n) % categories.length], `n${n}`);
    });
    const given = { protectedTerms: ["Kestrel"], authorSide: /** @type {const} */ ("victim") };
    const [plain, more] = [screen(text, given), screen(text, { ...given, ownRules: rules })];
    assert.deepEqual(more.highlights.filter((mark) => !mark.rule.startsWith("own:")), plain.highlights);
    assert.equal(more.complete, plain.complete);
    added += more.highlights.length - plain.highlights.length;
  }
  assert.ok(added > 2 * letters.length);
});

test("a letter full of one word of the service's pushes nothing off the list, and says that it is not all", () => {
  const text = `${"ket. ".repeat(3000)}I want to die. Ring 07700 900123. You are scum.`;
  const [plain, more] = [screen(text), screen(text, { ownRules: [rule(["ket"], "safeguarding")] })];
  assert.deepEqual(more.highlights.filter((mark) => !mark.rule.startsWith("own:")), plain.highlights);
  assert.deepEqual([plain.complete, more.complete, more.highlights.length - plain.highlights.length], [true, false, 1000]);
});

test("they are looked for even when no time is left", () => {
  assert.deepEqual(screen("Ring 07700 900123 at the old mill.", { ownRules: [rule(["old mill"])], budgetMs: -1 }).highlights.map((mark) => mark.rule), ["own:x"]);
});

test("authors are never told what a service looks for", () => {
  const circumstances = { ownRules: [rule(["the old mill"])], authorSide: /** @type {const} */ ("victim") };
  assert.deepEqual(prompt("Meet at the old mill.", /** @type {any} */ (circumstances)), prompt("Meet at the old mill."));
});
