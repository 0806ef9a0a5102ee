/**
 * Learns the weights of the learnt marks from phrases that we wrote, and writes mediator/review/screening/learnt.json.
 *
 *   node scripts/screening_train.mjs
 *
 * scripts/screening_phrases/<category>.txt holds one phrase a line, {this|that} standing for a choice; quiet.txt holds
 * what must not be marked. One logistic regression for each category (FTRL-proximal, one against the rest), the same
 * on every machine for the same phrases. Run screening_data.mjs before, when words have changed, and after.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { BUCKETS, bucketOf, names } from "../mediator/static/js/screening/features.js";
import { hash } from "../mediator/static/js/screening/filter.js";
import { FULL, STEPS } from "../mediator/static/js/screening/learnt.js";
import { readWords, tokenise } from "../mediator/static/js/screening/tokens.js";
import { cleanView } from "../mediator/static/js/screening/views.js";

const PHRASES = new URL("screening_phrases/", import.meta.url);
const OWN = new URL("../tests/screening/", import.meta.url);
const TARGET = new URL("../mediator/review/screening/learnt.json", import.meta.url);
const [ROUNDS, RATE, SPARSE, CLIP] = [12, 1, 0.2, 0.6];
const [WEIGHT_OF_FOUND, WEIGHT_OF_QUIET] = [2, 2];
const FEWEST_LINES = 2;
/** Weights short of the first step by more than this share of it count as none, which keeps the file small; danger keeps more. */
const EASE = /** @type {Record<string, number>} */ ({ safeguarding: 0.5 });
const EASE_ELSE = 0.3;
const FIRST_SIGN = 65;
const settings = JSON.parse(readFileSync(TARGET, "utf8"));
const categories = Object.keys(settings.categories);

/** @typedef {{category: string, line: string, share: number, names: Set<string>, buckets: number[]}} Row share: what one of several wordings counts */

/** @param {string} line @returns {string[]} every choice at least once */
function wordings(line) {
  const slots = [...line.matchAll(/\{([^{}]*)\}/g)].map((slot) => slot[1].split("|"));
  const count = Math.max(1, ...slots.map((slot) => slot.length));
  const made = Array.from({ length: count }, (_, turn) => {
    let at = -1;
    return line.replace(/\{[^{}]*\}/g, () => {
      at += 1;
      return slots[at][(turn + hash(`${at}:${Math.floor(turn / slots[at].length)}:${line}`)) % slots[at].length];
    });
  });
  return [...new Set(made)];
}

/** @param {string} text @param {string} category @param {string} [line] @param {number} [share] @returns {Row} */
function rowOf(text, category, line = text, share = 1) {
  const words = readWords(tokenise(cleanView(text)), text).map((word) => word.text);
  return { category, line, share, names: names(words), buckets: [] };
}

/** @returns {Row[]} */
function readRows() {
  const lines = (/** @type {URL} */ place) => readFileSync(place, "utf8").trim().split("\n");
  const own = (/** @type {string} */ name) => lines(new URL(`${name}.jsonl`, OWN)).map((line) => JSON.parse(line)).filter(({ round }) => round <= settings.roundsLearnt);
  return keepShared([
    ...[...categories, "quiet"].flatMap((category) => lines(new URL(`${category}.txt`, PHRASES)).flatMap((line) => wordings(line).map((text, _, all) => rowOf(text, category, line, 1 / Math.sqrt(all.length))))),
    ...own("found").filter(({ category }) => categories.includes(category)).map(({ text, category }) => rowOf(text, category)),
    ...own("quiet").map(({ text }) => rowOf(text, "quiet")),
  ]);
}

/** @param {Row[]} rows @returns {Row[]} with the features that at least two lines share: others cannot help with new text */
function keepShared(rows) {
  /** @type {Map<string, Set<string>>} */
  const seen = new Map();
  for (const { names: own, line } of rows) for (const name of own) seen.set(name, (seen.get(name) ?? new Set()).add(line));
  for (const row of rows) row.buckets = [...new Set([...row.names].filter((name) => (seen.get(name)?.size ?? 0) >= FEWEST_LINES).map(bucketOf))];
  return rows;
}

/** @param {Row[]} rows @param {string} category @returns {Float64Array} the last weight is the bias */
function learn(rows, category) {
  const [pull, steepness] = [new Float64Array(BUCKETS + 1), new Float64Array(BUCKETS + 1)];
  const weight = (/** @type {number} */ at) => {
    const sparse = at === BUCKETS ? 0 : SPARSE;
    return Math.abs(pull[at]) <= sparse ? 0 : (-(pull[at] - Math.sign(pull[at]) * sparse) * RATE) / (1 + Math.sqrt(steepness[at]));
  };
  const step = (/** @type {number} */ at, /** @type {number} */ slope) => {
    const before = weight(at);
    const steeper = steepness[at] + slope * slope;
    pull[at] += slope - ((Math.sqrt(steeper) - Math.sqrt(steepness[at])) / RATE) * before;
    steepness[at] = steeper;
  };
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = rows.map((row, at) => ({ row, place: hash(`${round}:${at}`) })).sort((one, two) => one.place - two.place);
    for (const { row } of order) {
      const wanted = Number(row.category === category);
      const value = 1 / Math.sqrt(Math.max(row.buckets.length, FULL));
      const sum = row.buckets.reduce((total, at) => total + weight(at) * value, weight(BUCKETS));
      const slope = (1 / (1 + Math.exp(-sum)) - wanted) * (wanted ? WEIGHT_OF_FOUND : row.category === "quiet" ? WEIGHT_OF_QUIET : 1) * row.share * 2;
      for (const at of row.buckets) step(at, slope * value);
      step(BUCKETS, slope);
    }
  }
  return Float64Array.from({ length: BUCKETS + 1 }, (_, at) => weight(at));
}

/** @param {Float64Array} weights @param {number} ease @returns {{bias: number, scale: number, signs: string}} weights in nine steps, a sign for each */
function pack(weights, ease) {
  const inner = weights.subarray(0, BUCKETS);
  const scale = (inner.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) * CLIP) / STEPS;
  const signs = Array.from(inner, (weight) => String.fromCharCode(FIRST_SIGN + STEPS + Math.max(-STEPS, Math.min(STEPS, Math.trunc(weight / scale + Math.sign(weight) * ease))))).join("");
  return { bias: Number(weights[BUCKETS].toFixed(3)), scale: Number(scale.toFixed(4)), signs };
}

const rows = readRows();
for (const category of categories) Object.assign(settings.categories[category], pack(learn(rows, category), EASE[category] ?? EASE_ELSE));
writeFileSync(TARGET, `${JSON.stringify(settings, null, 1)}\n`);
console.log(`learnt from ${rows.length} wordings`);
