/**
 * The learnt part: what reads like a threat, blame or pressure in words that no rule knows. It was fitted to invented
 * letters (scripts/screening_train.py), sees sentences one by one, and gives a reason but no score.
 */
import { featuresOf, sentencesOf } from "./features.js";
import { LEARNT } from "./weights.js";

const LONGEST_SPAN = 200;
const NAMES = Object.keys(LEARNT.categories);
const BOOKS = Object.values(LEARNT.categories);
const sixBits = (/** @type {string} */ sign) => sign.charCodeAt(0) - 48;
const weights = open();

/**
 * The weights as scripts/screening_train.py wrote them: the gaps between the features, in which categories each weighs
 * something, and two weights a sign.
 * @returns {Map<number, number[]>} feature → its weight for each category
 */
function open() {
  const { steps, curve } = LEARNT;
  /** @type {Map<number, number[]>} */
  const found = new Map();
  const pairs = [...LEARNT.weights].map(sixBits).flatMap((pair) => [Math.floor(pair / (2 * steps)), pair % (2 * steps)]);
  let [slot, gap, count, next] = [-1, 0, 0, 0];
  for (const sign of LEARNT.slots) {
    const code = sign.charCodeAt(0);
    if (code >= 93) {
      gap += 50 * (code - 93);
      continue;
    }
    slot += gap + code - 39;
    const where = sixBits(LEARNT.where[count]);
    found.set(slot, BOOKS.map(({ most }, category) => {
      if (!(where & (1 << category))) return 0;
      const step = pairs[next] - steps + Number(pairs[next] >= steps);
      next += 1;
      return Math.sign(step) * most * (Math.abs(step) / steps) ** curve;
    }));
    [gap, count] = [0, count + 1];
  }
  for (const [number, loud] of Object.entries(LEARNT.loud)) found.set(Number(number), loud);
  return found;
}

/**
 * What reads like one of the learnt categories.
 * @param {import("./tokens.js").Token[]} tokens @param {import("./tokens.js").Word[]} words @param {string} text
 * @param {string | undefined} side of the author
 * @returns {import("./rules.js").Hit[]}
 */
export function findLearnt(tokens, words, text, side) {
  const sentences = sentencesOf(tokens, words, text);
  return sentences.flatMap((sentence, at) => {
    const met = [...featuresOf(sentences, at, side)].flatMap(([number, place]) => (weights.has(number) ? [{ place, here: /** @type {number[]} */ (weights.get(number)) }] : []));
    const scale = 1 / Math.sqrt(Math.max(1, met.length));
    return BOOKS.flatMap(({ start, unknown, severity, why }, category) => {
      const sum = met.reduce((total, { here }) => total + here[category], 0);
      if ((side ? start : unknown) + scale * sum < 0) return [];
      return [{ ...spanOf(tokens, sentence, heaviest(met, category)), category: NAMES[category], severity, rule: `${NAMES[category]}.learnt`, why }];
    });
  });
}

/** @param {{place: number, here: number[]}[]} met @param {number} category @returns {number} the word of the sentence that weighs most */
function heaviest(met, category) {
  /** @type {number[]} */
  const by = [];
  for (const { place, here } of met) by[place] = (by[place] ?? 0) + here[category];
  return by.reduce((best, weight, place) => (weight > (by[best] ?? -Infinity) ? place : best), 0);
}

/** @param {import("./tokens.js").Token[]} tokens @param {import("./features.js").Sentence} sentence @param {number} centre a word @returns {{start: number, end: number}} the sentence, or of a long one the part around a word */
function spanOf(tokens, { first, last, places }, centre) {
  let [from, to] = [first, last];
  if (tokens[to].end - tokens[from].start > LONGEST_SPAN) {
    from = to = places[centre];
    const fits = (/** @type {number} */ one, /** @type {number} */ two) => tokens[two].end - tokens[one].start <= LONGEST_SPAN;
    for (let grown = true; grown;) {
      grown = false;
      if (to < last && fits(from, to + 1)) [to, grown] = [to + 1, true];
      if (from > first && fits(from - 1, to)) [from, grown] = [from - 1, true];
    }
  }
  return { start: tokens[from].start, end: tokens[to].end };
}
