/**
 * What stands in place of what is taken out, the kinds of change, and "everywhere in this letter".
 */
import { cleanView, original } from "../screening/views.js";

/** The only words that stand for something taken out: they can be read aloud and leak no length. */
export const REDACTIONS = Object.freeze(["[name removed]", "[place removed]", "[contact details removed]", "[another person]", "[part removed]"]);

/** Why a change was made. Tone is none of them: that goes back to the author as a comment. */
export const KINDS = Object.freeze(["privacy", "safety", "law", "author", "spelling", "translation"]);

/** Full, shaded and partial blocks, and squares used like them. */
const BLOCKS = /[\u2580-\u259F\u25A0\u25AC\u25AE\u25FC\u25FE\u2B1B]/gu;
const AROUND = 30;
const IN_WORD = /[\p{L}\p{N}_]/u;

/**
 * Whether a text hides something under block signs that the original did not have.
 * @param {string} original @param {string} proposed
 */
export function coversUp(original, proposed) {
  const count = (/** @type {string} */ text) => (text.match(BLOCKS) ?? []).length;
  return count(proposed) > count(original);
}

/**
 * Where a word or phrase stands as a whole, whatever its case and accents; "Maisie's" counts as "Maisie".
 * @param {string} text
 * @param {string} word
 * @returns {{start: number, end: number, excerpt: string}[]} UTF-16 units, excerpt with some words around
 */
export function findEverywhere(text, word) {
  const wanted = cleanView(word.trim()).text;
  if (!wanted) return [];
  const view = cleanView(text);
  const hits = [];
  for (let at = view.text.indexOf(wanted); at >= 0; at = view.text.indexOf(wanted, at + wanted.length)) {
    const to = at + wanted.length;
    if (joins(view.text, at, wanted[0]) || (to < view.text.length && joins(view.text, to + 1, wanted[wanted.length - 1]) && IN_WORD.test(view.text[to]))) continue;
    const { start, end } = original(view, at, to);
    hits.push({ start, end, excerpt: text.slice(Math.max(0, start - AROUND), end + AROUND) });
  }
  return hits;
}

/** @param {string} text @param {number} at @param {string} edge whether the unit before `at` continues a word with this edge */
function joins(text, at, edge) {
  return at > 0 && IN_WORD.test(text[at - 1]) && IN_WORD.test(edge);
}

/**
 * Replaces a word everywhere, or at the places that are ticked.
 * @param {string} text
 * @param {string} word
 * @param {string} replacement one of REDACTIONS, or other words
 * @param {Iterable<number>} [ticked] positions in the list of hits; all when left out
 * @returns {{text: string, hits: {start: number, end: number, excerpt: string}[]}} hits in the text that was given
 */
export function replaceEverywhere(text, word, replacement, ticked) {
  const hits = findEverywhere(text, word);
  const chosen = ticked ? new Set(ticked) : new Set(hits.keys());
  let from = 0;
  let replaced = "";
  hits.forEach(({ start, end }, at) => {
    if (!chosen.has(at)) return;
    replaced += text.slice(from, start) + replacement;
    from = end;
  });
  return { text: replaced + text.slice(from), hits };
}
