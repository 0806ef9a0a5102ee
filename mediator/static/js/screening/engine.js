/**
 * Screens a text: marks what needs a facilitator's attention, and says why. It advises and never decides.
 */
import { findCapitalCodes, findSpokenAddresses, findStreets, findWrittenAddresses } from "./addresses.js";
import { findNumbers } from "./digits.js";
import { findAtNames, findHandles } from "./handles.js";
import { findAcrostics } from "./acrostics.js";
import { findBackwards, findEncodings, findHiddenCharacters, findSpelt } from "./hidden.js";
import { gather } from "./gather.js";
import { findLearnt } from "./learnt.js";
import { findOwn } from "./own.js";
import { findThirdParties } from "./people.js";
import { promptsFrom } from "./prompts.js";
import { findProtected, makeKeys } from "./protected.js";
import { CATEGORIES, runRules } from "./rules.js";
import { squeeze } from "./squeeze.js";
import { findSigned, readWords, tokenise } from "./tokens.js";
import { cleanView, original } from "./views.js";

/**
 * @typedef {{start: number, end: number, startPoint: number, endPoint: number, category: string, severity: number, rule: string, why: string, excerpt: string}} Highlight
 *   start/end in UTF-16 units for the page, startPoint/endPoint in code points for files; severity 1 to 3
 * @typedef {{protectedTerms?: string[], authorSide?: "victim" | "offender", names?: import("./people.js").Names, ownRules?: import("./own.js").OwnRule[], budgetMs?: number}} Circumstances
 *   ownRules: what the service itself looks for, for facilitators alone
 * @typedef {{highlights: Highlight[], tookMs: number, complete: boolean, tooMany: boolean}} Screening
 */

/**
 * Marks a text. Danger and self-harm are looked for first, then protected terms, even when no time is left; they stand first.
 * @param {string} text
 * @param {Circumstances} [circumstances]
 * @returns {Screening} complete is false when time ran out, and parts were not looked at, or there were too many to list, and not all are here
 */
export function screen(text, { protectedTerms = [], names = {}, authorSide, ownRules = [], budgetMs = 2000 } = {}) {
  const began = performance.now();
  const view = cleanView(text);
  const tokens = tokenise(view);
  const words = readWords(tokens, text);
  /** @type {import("./rules.js").Hit[]} */
  const hits = [];
  let complete = true;
  const [danger, terms, ...others] = steps(text, view, tokens, words, protectedTerms, names, authorSide);
  for (const step of [danger, terms]) for (const hit of step()) hits.push(hit);
  const own = findOwn(ownRules, tokens, words);
  for (const step of others) {
    if (performance.now() - began > budgetMs) {
      complete = false;
      break;
    }
    for (const hit of step()) hits.push(hit);
  }
  const { highlights, all } = gather(text, hits, own, authorSide);
  return { highlights, tookMs: performance.now() - began, complete: complete && all, tooMany: !all };
}

/**
 * The protected terms in a text and nothing else: all of them, however many there are and however long it takes.
 * @param {string} text
 * @param {string[]} protectedTerms
 * @returns {{hits: {start: number, end: number, words: string, why: string}[], complete: boolean}} each spelling once, where it stands first
 */
export function findTerms(text, protectedTerms) {
  const tokens = tokenise(cleanView(text));
  const spellings = new Map();
  for (const { first, last, why } of findProtected(makeKeys(protectedTerms), tokens, text)) {
    const [start, end] = [tokens[first].start, tokens[last].end];
    const words = text.slice(start, end);
    if (!spellings.has(words.toLowerCase())) spellings.set(words.toLowerCase(), { start, end, words, why });
  }
  return { hits: [...spellings.values()], complete: true };
}

/**
 * What an author may be told before they send; protected terms and the service's own words are not looked for.
 * @param {string} text
 * @param {Circumstances} [circumstances]
 * @returns {{prompts: import("./prompts.js").Prompt[], complete: boolean}}
 */
export function prompt(text, circumstances = {}) {
  const { highlights, complete } = screen(text, { ...circumstances, protectedTerms: [], ownRules: [] });
  return { prompts: promptsFrom(highlights, circumstances.authorSide), complete };
}

/**
 * The checks in the order of their weight.
 * @param {string} text @param {import("./views.js").View} view @param {import("./tokens.js").Token[]} tokens
 * @param {import("./tokens.js").Word[]} words @param {string[]} terms @param {import("./people.js").Names} names
 * @param {string | undefined} side of the author
 * @returns {(() => import("./rules.js").Hit[])[]}
 */
function steps(text, view, tokens, words, terms, names, side) {
  const byTokens = (/** @type {string} */ category, /** @type {{first: number, last: number, rule: string, severity: number, why: string}[]} */ marks) =>
    marks.map(({ first, last, ...mark }) => ({ ...mark, category, start: tokens[first].start, end: tokens[last].end }));
  const byView = (/** @type {string} */ category, /** @type {{start: number, end: number, rule: string, severity: number, why: string}[]} */ marks) =>
    marks.filter((mark) => mark.end > mark.start).map((mark) => ({ ...mark, category, ...original(view, mark.start, mark.end) }));
  const plainly = (/** @type {string} */ category, /** @type {{start: number, end: number, rule: string, severity: number, why: string}[]} */ marks) => marks.map((mark) => ({ ...mark, category }));
  const [first, ...rest] = CATEGORIES;
  return [
    () => runRules(first, tokens, words),
    () => byTokens("protected", findProtected(makeKeys(terms), tokens, text)),
    () => findLearnt(tokens, words, text, side),
    () => byTokens("contact", [...findNumbers(tokens), ...findSpokenAddresses(tokens), ...findStreets(tokens, text)]),
    () => byView("contact", [...findWrittenAddresses(view.text), ...findAtNames(view.text)]),
    () => [...byTokens("contact", findHandles(squeeze(tokens), view.text)), ...plainly("contact", findCapitalCodes(text))],
    () => plainly("hidden", [...findHiddenCharacters(text, view), ...findEncodings(text), ...findBackwards(tokens, text), ...findSpelt(tokens, text), ...findAcrostics(text, tokens)]),
    () => byView("abusive", findSigned(view.text)),
    ...rest.map((category) => () => runRules(category, tokens, words)),
    () => byTokens("third_party", findThirdParties(tokens, text, names)),
  ];
}
