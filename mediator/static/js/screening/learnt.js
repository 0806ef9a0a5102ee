/**
 * Marks by weights that were learnt from phrases we wrote, for what rules seldom catch. It only adds to the rules.
 */
import { LEARNT } from "./data.js";
import { BUCKETS, features } from "./features.js";

/** @typedef {{category: string, threshold: number, bias: number, scale: number, weights: Int8Array, why: string}} Learnt */

export const FULL = 80;
export const STEPS = 4;
const SHORTEST = 3;
const SHORTEST_PART = 6;
const LONG_SENTENCE = 20;
const MOST_CLAUSES = 3;
const FIRST_SIGN = 65;

/** @type {Learnt[]} */
const learnt = Object.entries(LEARNT.categories).map(([category, { signs, ...numbers }]) => ({
  category, ...numbers, weights: Int8Array.from(signs, (sign) => sign.charCodeAt(0) - FIRST_SIGN - STEPS),
}));

/**
 * The stretches of every category that weigh more than its threshold, the heaviest of those that overlap.
 * @param {import("./tokens.js").Token[]} tokens
 * @param {import("./tokens.js").Word[]} words
 * @returns {Map<string, import("./rules.js").Hit[]>} by category
 */
export function findLearnt(tokens, words) {
  /** @type {Map<string, {first: number, last: number, over: number}[]>} */
  const heavy = new Map(learnt.map(({ category }) => [category, []]));
  for (const [first, last] of stretches(words)) {
    const buckets = features(words.slice(first, last + 1).map(({ text }) => text));
    for (const one of learnt) {
      const over = weigh(one, buckets) - one.threshold;
      if (over > 0) heavy.get(one.category)?.push({ first, last, over });
    }
  }
  return new Map(learnt.map(({ category, why }) => [category, heaviest(heavy.get(category) ?? []).map(({ first, last }) => ({
    start: tokens[words[first].token].start, end: tokens[words[last].token].end, category, severity: 2, rule: `${category}.learnt`, why,
  }))]));
}

/**
 * What every stretch weighs, for choosing thresholds.
 * @param {import("./tokens.js").Word[]} words
 * @returns {{first: number, last: number, over: Record<string, number>}[]}
 */
export function weighAll(words) {
  return stretches(words).map(([first, last]) => {
    const buckets = features(words.slice(first, last + 1).map(({ text }) => text));
    return { first, last, over: Object.fromEntries(learnt.map((one) => [one.category, weigh(one, buckets)])) };
  });
}

/** @param {Learnt} one @param {number[]} buckets @returns {number} */
function weigh({ weights, bias, scale }, buckets) {
  let sum = 0;
  for (const bucket of buckets) sum += weights[bucket];
  return bias + (sum * scale) / Math.sqrt(Math.max(FULL, buckets.length));
}

/**
 * Whole sentences; of long ones, clauses that stand together.
 * @param {import("./tokens.js").Word[]} words
 * @returns {[number, number][]} first and last word
 */
function stretches(words) {
  /** @type {[number, number][]} */
  const found = [];
  for (let first = 0, last = 0; first < words.length; first = last + 1) {
    last = first;
    while (last + 1 < words.length && words[last + 1].sentence === words[first].sentence) last += 1;
    if (last - first < LONG_SENTENCE) found.push([first, last]);
    else found.push(...parts(words, first, last));
  }
  return found.filter(([first, last]) => last - first + 1 >= SHORTEST);
}

/** @param {import("./tokens.js").Word[]} words @param {number} from @param {number} to @returns {[number, number][]} up to three clauses at a time */
function parts(words, from, to) {
  /** @type {[number, number][]} */
  const clauses = [];
  for (let at = from; at <= to; at += 1) {
    const before = clauses[clauses.length - 1];
    if (before && words[before[1]].clause === words[at].clause && at - before[0] < LONG_SENTENCE) before[1] = at;
    else clauses.push([at, at]);
  }
  return clauses.flatMap(([first], place) => clauses.slice(place, place + MOST_CLAUSES)
    .map(([, last]) => /** @type {[number, number]} */ ([first, last]))
    .filter(([, last]) => last - first < LONG_SENTENCE && last - first + 1 >= SHORTEST_PART));
}

/** @param {{first: number, last: number, over: number}[]} heavy @returns {{first: number, last: number, over: number}[]} */
function heaviest(heavy) {
  /** @type {{first: number, last: number, over: number}[]} */
  const kept = [];
  for (const one of heavy) {
    const last = kept[kept.length - 1];
    if (!last || one.first > last.last) kept.push(one);
    else if (one.over > last.over) kept[kept.length - 1] = one;
  }
  return kept;
}
