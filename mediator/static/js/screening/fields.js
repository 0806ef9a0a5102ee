/**
 * What a rule asks beside its words: who does it, to whom, and whether it may, will, should or would be done.
 */
import { LEXICON } from "./data.js";

/** @typedef {import("./tokens.js").Word} Word */

const NEAREST = 5;
const book = (/** @type {Record<string, string>} */ lists) => new Map(Object.entries(lists).flatMap(([name, words]) => words.split(" ").map((word) => [word, name])));
const [WHO, WHOM, MOOD] = [LEXICON.persons, LEXICON.objects, LEXICON.moods].map(book);

/**
 * @param {{who?: string, whom?: string, mood?: string}} rule @param {Word[]} words @param {number} first @param {number} last the words that matched
 * @returns {boolean} whether somebody whom the rule means does it, to somebody whom it means, in a mood that it means. Where nobody is
 *   named who does it, it is the first in the rule; whom it is done to, and the mood, must be there
 */
export function fits({ who, whom, mood }, words, first, last) {
  const { clause } = words[first];
  const takes = (/** @type {string | undefined} */ wanted, /** @type {string} */ found) => !wanted || wanted.split(" ").includes(found);
  return takes(who, nearest(words, clause, first, first - NEAREST, WHO) || `${who}`.split(" ")[0])
    && takes(mood, nearest(words, clause, first, first - NEAREST, MOOD))
    && takes(whom, nearest(words, clause, first + 1, last + NEAREST, WHOM));
}

/** @param {Word[]} words @param {number} clause @param {number} from @param {number} to @param {Map<string, string>} known @returns {string} what the first known word in the clause stands for */
function nearest(words, clause, from, to, known) {
  for (let at = from; words[at]?.clause === clause; at += Math.sign(to - from)) {
    const found = known.get(words[at].text);
    if (found || at === to) return found ?? "";
  }
  return "";
}
