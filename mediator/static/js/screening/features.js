/**
 * What the learnt marks see of a stretch of words: the words, their neighbours, and the kinds of words in their order.
 */
import { CLASSES } from "./data.js";
import { hash } from "./filter.js";

export const BUCKETS = 1 << 14;
const REACH = 5;
const LONG = 4;
/** @type {Map<string, string>} */
const kinds = new Map();
for (const [kind, words] of Object.entries(CLASSES.classes)) for (const word of words.split(" ")) if (!kinds.has(word)) kinds.set(word, kind.toUpperCase());
const plain = new Set(CLASSES.plain.split(" "));

/** @param {string} word @returns {string} without its commonest endings */
function stem(word) {
  if (word.length <= LONG) return word.length === LONG && word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  return word.replace(/(?:ing|ed|es|s|ly|e|y)$/, "");
}

/**
 * The buckets of a stretch of words, each named once.
 * @param {string[]} words as rules read them
 * @returns {number[]}
 */
export function features(words) {
  return [...new Set([...names(words)].map(bucketOf))];
}

/** @param {string} name @returns {number} */
export function bucketOf(name) {
  return hash(name) % BUCKETS;
}

/**
 * The features of a stretch of words by their names.
 * @param {string[]} words as rules read them
 * @returns {Set<string>}
 */
export function names(words) {
  const stems = words.map(stem);
  const sorts = words.map((word) => kinds.get(word) ?? (plain.has(word) ? word : "-"));
  const isKind = words.map((word) => kinds.has(word));
  /** @type {Set<string>} */
  const found = new Set();
  const add = (/** @type {string} */ name) => found.add(name);
  for (let at = 0; at < words.length; at += 1) {
    const [word, sort] = [stems[at], sorts[at]];
    add(word);
    add(`${at ? stems[at - 1] : "^"} ${word}`);
    add(`${at ? sorts[at - 1] : "^"}+${sort}`);
    if (word.length > LONG) add(`${word.slice(0, LONG)}~`);
    if (at > 1) {
      add(`${stems[at - 2]}_${word}`);
      add(`${sorts[at - 2]}+${sorts[at - 1]}+${sort}`);
    }
    if (sort === "-") continue;
    add(`${sort}!`);
    if (at) add(`${stems[at - 1]}>${sort}`);
    if (at + 1 < words.length) add(`${sort}<${stems[at + 1]}`);
    if (!isKind[at]) continue;
    for (let back = Math.max(0, at - REACH); back < at - 1; back += 1) if (isKind[back]) add(`${sorts[back]}..${sort}`);
  }
  return found;
}
