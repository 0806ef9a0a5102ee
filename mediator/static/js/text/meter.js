/**
 * How much an edit takes away, and how long a text is to read.
 */
import { changes, TooDifferent } from "./changes.js";
import { FEELINGS } from "./feelings.js";
import { REDACTIONS } from "./redaction.js";

const MOST_SHARE = 1 / 7;
const PAGE_CHARACTERS = 2500;
const WORDS_A_MINUTE = 160;
const WORD = /[\p{L}\p{N}]+(?:['’][\p{L}]+)*/gu;
const stems = FEELINGS.filter((word) => word.endsWith("*")).map((word) => word.slice(0, -1));
const whole = new Set(FEELINGS.filter((word) => !word.endsWith("*")));

/** @typedef {{places: number, sharePercent: number, feelingRemoved: string[], much: boolean, tooDifferent: boolean}} Measure */

/**
 * How far a proposal moves from the original.
 * @param {string} original
 * @param {string} proposed
 * @returns {Measure} sharePercent of the original's words, whole; much when above a seventh; feelingRemoved lists the
 *   words of feeling that are gone
 */
export function meter(original, proposed) {
  const feelingRemoved = feelingsLost(original, proposed);
  const total = Math.max(1, wordsOf(original).length);
  try {
    const list = changes(original, proposed);
    const touched = list.reduce((sum, change) => sum + Math.max(wordsOf(change.removed).length, wordsOf(withoutRedactions(change.added)).length), 0);
    return { places: list.length, sharePercent: Math.min(100, Math.round((100 * touched) / total)), feelingRemoved, much: touched / total > MOST_SHARE, tooDifferent: false };
  } catch (error) {
    if (!(error instanceof TooDifferent)) throw error;
    return { places: 0, sharePercent: 100, feelingRemoved, much: true, tooDifferent: true };
  }
}

/**
 * The warnings for the editor: empty when the edit is light.
 * @param {Measure} measure @returns {string[]}
 */
export function warnings({ sharePercent, feelingRemoved, much }) {
  const said = [];
  if (much) said.push(`This changes ${sharePercent}% of the words. Is it still this person's letter?`);
  if (feelingRemoved.length) said.push(`Words of feeling are gone: ${feelingRemoved.join(", ")}. Does the author want that?`);
  return said;
}

/** @param {string} text @returns {{words: number, pages: number, minutes: number, sentence: string}} a page holds 2,500 characters, as on a prison letter sheet */
export function lengthOf(text) {
  const words = wordsOf(text).length;
  const pages = Math.max(1, Math.ceil(text.length / PAGE_CHARACTERS));
  const minutes = Math.max(1, Math.round(words / WORDS_A_MINUTE));
  return { words, pages, minutes, sentence: `About ${count(pages, "page")}, ${count(minutes, "minute")}` };
}

/** @param {number} number @param {string} thing */
function count(number, thing) {
  return `${number} ${thing}${number === 1 ? "" : "s"}`;
}

/** @param {string} text @returns {string[]} */
function wordsOf(text) {
  return text.match(WORD) ?? [];
}

/** @param {string} text */
function withoutRedactions(text) {
  return REDACTIONS.reduce((left, redaction) => left.replaceAll(redaction, " "), text);
}

/** @param {string} original @param {string} proposed @returns {string[]} as the author wrote them, lower-case, each once */
function feelingsLost(original, proposed) {
  const left = countFeelings(proposed);
  return [...countFeelings(original)].filter(([word, times]) => (left.get(word) ?? 0) < times).map(([word]) => word);
}

/** @param {string} text @returns {Map<string, number>} */
function countFeelings(text) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const written of wordsOf(text)) {
    const word = written.toLowerCase();
    if (whole.has(word) || stems.some((stem) => word.startsWith(stem))) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}
