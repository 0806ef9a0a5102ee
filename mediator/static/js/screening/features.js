/**
 * What the learnt model sees of a sentence: numbers that stand for its words, for pairs of them, for who stands beside
 * which word, for what is denied, for how words begin (slips come later in a word), and for its place. Training
 * reads the same numbers (scripts/screening_features.mjs).
 */
import { LEXICON } from "./data.js";
import { hash } from "./filter.js";

/** @typedef {{words: string[], places: number[], first: number, last: number, asks: boolean}} Sentence places, first and last are tokens */

const BITS = 15;
const [WORD, STEM, PAIR, ROLES, APART, NEAR, ORDER, DENIED, ABOUT, BEGINS] = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const DENIES = "not never no nobody none nothing nor without neither";
const PERSONS = /** @type {Map<string, string>} */ (new Map(Object.entries({ ...LEXICON.speakers, "@not": DENIES }).flatMap(([who, words]) => words.split(" ").map((word) => [word, who]))));
const ENDINGS = ["ings", "ing", "ed", "es", "s", "ly", "er", "e", "y"];
const REACH = 4;

/** @param {import("./tokens.js").Token[]} tokens @param {import("./tokens.js").Word[]} words @param {string} text @returns {Sentence[]} */
export function sentencesOf(tokens, words, text) {
  /** @type {Sentence[]} */
  const sentences = [];
  let open = -1;
  for (const word of words) {
    if (word.sentence !== open) {
      open = word.sentence;
      sentences.push({ words: [], places: [], first: word.token, last: word.token, asks: false });
    }
    const sentence = sentences[sentences.length - 1];
    sentence.words.push(word.text);
    sentence.places.push(word.token);
    sentence.last = word.token;
  }
  for (const sentence of sentences) sentence.asks = text.slice(tokens[sentence.last].end, tokens[sentence.last].end + 3).includes("?");
  return sentences;
}

/**
 * @param {Sentence[]} sentences @param {number} at @param {string} [side] of the author, "" when it is not known: then nothing stands for it
 * @returns {Map<number, number>} feature → the word of the sentence where it begins
 */
export function featuresOf(sentences, at, side = "") {
  const { words, asks } = sentences[at];
  /** @type {Map<number, number>} */
  const found = new Map();
  const stems = words.map((word) => PERSONS.get(word) ?? stemOf(word));
  const plain = words.map((word) => hash(word));
  const rooted = stems.map((stem) => hash(stem));
  const add = (/** @type {number} */ place, /** @type {number} */ kind, /** @type {number} */ one, /** @type {number} */ two = 0) => {
    const number = mix(kind, one, two);
    if (!found.has(number)) found.set(number, place);
  };
  let [who, since, before] = ["", -REACH - 1, ""];
  for (let here = 0; here < words.length; here += 1) {
    add(here, WORD, plain[here]);
    add(here, STEM, rooted[here]);
    if (here + 1 < words.length) {
      add(here, PAIR, plain[here], plain[here + 1]);
      add(here, ROLES, rooted[here], rooted[here + 1]);
    }
    if (words[here].length > 4) add(here, BEGINS, hash(words[here].slice(0, 4)));
    if (here + 2 < words.length) add(here, APART, rooted[here], rooted[here + 2]);
    if (!stems[here].startsWith("@")) {
      if (here - since <= REACH) add(here, NEAR, hash(who), rooted[here]);
      continue;
    }
    if (before) add(here, ORDER, hash(before), rooted[here]);
    before = stems[here];
    if (before !== "@not") [who, since] = [before, here];
    else for (let after = here + 1; after < Math.min(words.length, here + 1 + REACH); after += 1) add(here, DENIED, rooted[after]);
  }
  const about = [`length ${Math.min(6, Math.floor(words.length / 5))}`, `place ${Math.floor((4 * at) / sentences.length)}`, asks ? "asks" : "tells", ...(side ? [`side ${side}`] : [])];
  for (const one of about) add(0, ABOUT, hash(one));
  return found;
}

/** @param {string} word @returns {string} without its ending, roughly */
function stemOf(word) {
  if (word.length < 4) return word;
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 3);
  if (!ending) return word.replace(/i$/, "");
  const stem = word.slice(0, -ending.length);
  const doubled = ending.length > 1 && stem.at(-1) === stem.at(-2) && !"lsz".includes(/** @type {string} */ (stem.at(-1)));
  return (doubled ? stem.slice(0, -1) : stem).replace(/[iey]$/, "");
}

/** @param {number} kind @param {number} one @param {number} two @returns {number} */
function mix(kind, one, two) {
  let value = Math.imul(one ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  value = Math.imul((value ^ (value >>> 13)) + two, 0xc2b2ae35);
  return (value ^ (value >>> 15)) >>> (32 - BITS);
}
