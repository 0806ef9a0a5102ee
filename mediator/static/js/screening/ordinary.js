/**
 * The ordinary English words, with their endings. About one stranger in three hundred is taken for one, and one in a
 * thousand for a word without an ending.
 */
import { ORDINARY } from "./data.js";
import { openFilter } from "./filter.js";

const ENDINGS = ["s", "es", "ed", "ing", "ly", "er", "ers", "y", "ness", "able", "less", "ful", "est", "ion", "ation", "ment", "ity"];
const listed = openFilter(ORDINARY);

export const WORDS = { has: (/** @type {string} */ word) => listed.has(word) || isInflected(word, listed) };

/** @param {string} word @returns {boolean} whether it is one of them as it stands: a name must not lose its protection by chance */
export function isOrdinary(word) { return listed.has(word); }

/** @param {string} word @param {{has: (word: string) => boolean}} known @returns {boolean} whether it is a known word with an ending */
export function isInflected(word, known) {
  return ENDINGS.some((ending) => {
    const stem = word.slice(0, -ending.length);
    if (!word.endsWith(ending) || stem.length < 3) return false;
    return known.has(stem) || known.has(`${stem}e`) || (stem.at(-1) === stem.at(-2) && known.has(stem.slice(0, -1))) || (stem.endsWith("i") && known.has(`${stem.slice(0, -1)}y`));
  });
}
