/** No text, however bad, can make the engine run away; and ordinary letters are screened at once. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { screen } from "../../mediator/static/js/screening/engine.js";
import { normalise } from "../../mediator/static/js/text/normalise.js";

const TERMS = ["Kestrel", "Almond Avenue", "Thornleigh Dental", "aaaaaaaaaaaa"];
const BAD = ["a", "A", "@", " ", "\n", ".", "1", "0 ", "at ", "dot ", "i know where you live ", "///a.b", "\u200b", "раrk ", "Aa ", "a.a.a@", "-", ".- ", "6d ", "01101101 ", "QUJD", "1-2-3-", "(((",
  "a*", "a b c ", "👩‍👧", "e\u0301", "e\u0301\u0302\u0303\u0304", "مرحبا ", "not ", "kill myself ", "www.", "https://", "_", "a'", "my kids ", "07700 900123 ", "one ", "double ", "1 and and ", "uoy ", "\uD800", "\u0000", "[part removed] ", "12 Mill ", "flat "];
const PROSE = rowsOf("quiet").concat(rowsOf("found"));

/** @param {string} name @returns {string[]} */
function rowsOf(name) {
  return readFileSync(new URL(`../screening/${name}.jsonl`, import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line).text);
}

/** @param {number} words @returns {string} a letter of so many words */
function letter(words) {
  const text = [];
  for (let count = 0, at = 0; count < words; at += 1) {
    const sentence = PROSE[at % PROSE.length];
    text.push(sentence);
    count += sentence.split(/\s+/).length;
  }
  return text.join(" ");
}

/** @param {NodeJS.CpuUsage} before @returns {number} milliseconds of the processor since then: other work on the machine does not count */
function worked(before) {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** @param {string} text @param {number} [turns] @param {any[]} [ownRules] @returns {number} the best of some turns, in milliseconds of the processor */
function time(text, turns = 5, ownRules = []) {
  return Math.min(...Array.from({ length: turns }, () => {
    const before = process.cpuUsage();
    screen(text, { protectedTerms: TERMS, ownRules, budgetMs: 60_000 });
    return worked(before);
  }));
}

/** What a fixed piece of work takes on the quiet machine for which the limits hold, in milliseconds. */
const QUIET = 39;

/** @returns {number} 1 on that machine, more on a slower one, or while others work on it too */
function slowness() {
  const turns = Array.from({ length: 6 }, () => {
    const before = process.cpuUsage();
    let sum = 0;
    for (let count = 0; count < 3e7; count += 1) sum = (sum * 31 + count) | 0;
    return worked(before) + (sum && 0);
  });
  return Math.max(1, Math.min(...turns) / QUIET);
}

test("an ordinary letter takes a moment", () => {
  for (let warm = 0; warm < 20; warm += 1) screen(letter(350), { protectedTerms: TERMS });
  const slow = slowness();
  const [short, long] = [time(letter(350)) / slow, time(letter(5000)) / slow];
  console.log(`# 350 words ${short.toFixed(1)} ms, 5,000 words ${long.toFixed(1)} ms`);
  assert.ok(short <= 30, `350 words took ${short} ms`);
  assert.ok(long <= 300, `5,000 words took ${long} ms`);
});

/** @param {string[]} words @returns {any[]} as many words of its own as a service may add: 200 rules of four phrases, the longest there are */
function mostRules(words) {
  const phrase = (/** @type {number} */ at) => Array.from({ length: 8 }, (_, n) => words[(at * 3 + n) % words.length]).join(" ");
  return Array.from({ length: 200 }, (_, at) => ({ name: `n${at}`, category: "legal", why: "Known here.", phrases: [0, 1, 2, 3].map((n) => phrase(4 * at + n)) }));
}

test("all the words that a service may add cost a letter little, and no letter can make them dear", () => {
  const text = letter(5000);
  const rules = mostRules(text.match(/[a-z]+/g) ?? []);
  time(text, 2, rules);
  const slow = slowness();
  const long = time(text, 5, rules) / slow;
  console.log(`# 5,000 words with 800 phrases ${long.toFixed(1)} ms`);
  assert.ok(long <= 300, `5,000 words took ${long} ms`);
  // Phrases that all begin alike, on a text that is nothing but their beginning.
  const alike = mostRules(["ket"]).map((rule, at) => ({ ...rule, phrases: rule.phrases.map((/** @type {string} */ one, /** @type {number} */ n) => `${one.slice(4)} x${String.fromCharCode(97 + (at % 26), 97 + (at >> 3), 97 + n)}`) }));
  const [few, many] = [6_000, 24_000].map((length) => time("ket ".repeat(length / 4), 3, alike));
  assert.ok(fits([few, many]), `${few}, ${many} ms`);
});

test("twice the text takes about twice the time, whatever it is made of", () => {
  for (const piece of BAD) {
    // The first turn may meet a machine that is tidying up; a text that runs away does so each time.
    const first = measure(piece, 1);
    const [short, long] = fits(first) ? first : measure(piece, 3);
    assert.ok(fits([short, long]), `${JSON.stringify(piece)}: ${short.toFixed(0)}, ${long.toFixed(0)} ms`);
  }
});

/** @param {string} piece @param {number} turns @returns {number[]} milliseconds for a text made of it, and for one four times as long */
function measure(piece, turns) {
  return [6_000, 24_000].map((length) => time(piece.repeat(Math.ceil(length / piece.length)).slice(0, length), turns));
}

function fits([short, long]) { return long < 750 && long <= 50 + 12 * short; }

test("200,000 characters of anything end within the budget and a little more, with an answer", () => {
  for (const piece of ["Aa ", "07700 900123 ", "6d ", "👩‍👧", "مرحبا ", "kill myself "]) {
    const before = process.cpuUsage();
    const { highlights } = screen(piece.repeat(200_000 / piece.length), { protectedTerms: TERMS });
    assert.ok(Array.isArray(highlights) && worked(before) < 6000, piece);
  }
  const before = process.cpuUsage();
  for (const piece of BAD) normalise(piece.repeat(Math.ceil(200_000 / piece.length)));
  assert.ok(worked(before) < 10_000);
});
