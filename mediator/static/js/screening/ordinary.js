/**
 * The ordinary English words, with their endings: those of the rules, and a list of the others. About one stranger in three
 * hundred is taken for one, and one in a thousand for a word without an ending.
 */
import { GIVEN_NAMES, LEXICON, ORDINARY, PEOPLE, RULES } from "./data.js";
import { openFilter } from "./filter.js";

const ENDINGS = ["s", "es", "ed", "ing", "ly", "er", "ers", "y", "ness", "able", "less", "ful", "est", "ion", "ation", "ment", "ity"];
const filter = openFilter(ORDINARY);
export const GIVEN = openFilter(GIVEN_NAMES);
/** Every word that a rule looks for, or that a figure of speech holds. */
export const RULED = ruledWords(LEXICON, RULES);
const common = commonOf(RULED, LEXICON, PEOPLE, GIVEN);
const listed = { has: (/** @type {string} */ word) => common.has(word) || filter.has(word) };

export const WORDS = { has: (/** @type {string} */ word) => listed.has(word) || isInflected(word, listed) };

/** @param {{slots: Record<string, string>}} lexicon @param {Record<string, any>} rules as the data has them @returns {Set<string>} */
export function ruledWords({ slots }, rules) {
  const patterns = Object.values(rules).flatMap((book) => book.rules.flatMap((/** @type {string[]} */ [, , any, idioms]) => [any, idioms]));
  return new Set([...Object.values(slots), ...patterns].join(" ").replaceAll("*", "").split(/[ |?/]/).filter((word) => /^[a-z]{3,}$/.test(word)));
}

/**
 * @param {Set<string>} words of the rules @param {{slots: Record<string, string>}} lexicon @param {{notNames: string}} people @param {{has: (word: string) => boolean}} given
 * @returns {Set<string>} those that are ordinary: neither the name of a person, a month or a faith, nor that of a company
 */
export function commonOf(words, { slots }, { notNames }, given) {
  const names = new Set(`${notNames} ${slots.platform}`.split(" "));
  return new Set([...words].filter((word) => !names.has(word) && !given.has(word)));
}

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
