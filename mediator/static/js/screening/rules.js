/**
 * Runs the rules that are written as data: who says what, unless it is denied, reported or a figure of speech.
 */
import { LEXICON, RULES } from "./data.js";
import { fits } from "./fields.js";
import { compile, findPatterns, indexPatterns } from "./patterns.js";

/**
 * @typedef {{id: string, category: string, severity: number, why: string, negation: string, reported: string, span: string, who?: string, whom?: string, mood?: string}} Rule
 *   negation: whether denial "blocks" it; reported: whether quotation "blocks" or "lowers" it; who, whom, mood: fields.js
 * @typedef {{start: number, end: number, category: string, severity: number, rule: string, why: string}} Hit UTF-16 offsets
 */

const NEAR = 14;
const LONGEST_SPAN = 160;
const negators = new Set(LEXICON.slots.negator.split(" "));
const REPORTED = ["i used to say|think|tell|believe", "i told|tell myself|them|everyone|people|the|my", "i have? heard|said", "you said|wrote|told|asked|say", "he|she|they|people|lads|some say|said|says|told|think", "they were saying", "i thought|said|wrote"];
const compiled = new Map(Object.entries(RULES).map(([category, book]) => [category, compileBook(category, book)]));
const reported = indexPatterns(REPORTED.map((source) => compile(source, "reported")));

/** Every category that has rules, the gravest first. */
export const CATEGORIES = [...compiled.keys()];

/** @param {string} category @param {any} book */
function compileBook(category, book) {
  const patterns = [];
  for (const [name, why, any, idioms, unless, more] of book.rules) {
    const whole = { negation: book.negation, reported: book.reported ?? "ignored", span: book.span, severity: book.severity, ...more, id: `${category}.${name}`, why, category };
    for (const [use, all] of Object.entries({ any, unless, idioms })) for (const source of all ? all.split("/") : []) patterns.push(compile(source, { rule: whole, use }));
  }
  return indexPatterns(patterns);
}

/**
 * The hits of one category.
 * @param {string} category
 * @param {import("./tokens.js").Token[]} tokens
 * @param {import("./tokens.js").Word[]} words
 * @returns {Hit[]}
 */
export function runRules(category, tokens, words) {
  /** @type {{rule: Rule, first: number, last: number}[]} */
  const found = [];
  /** @type {Map<string, {use: string, first: number, last: number}[]>} */
  const excuses = new Map();
  findPatterns(/** @type {any} */ (compiled.get(category)), words, ({ owner: { rule, use } }, first, last) => {
    if (use === "any") found.push({ rule, first, last });
    else {
      const place = `${rule.id} ${words[first].sentence}`;
      const here = excuses.get(place);
      if (here) here.push({ use, first, last });
      else excuses.set(place, [{ use, first, last }]);
    }
  });
  const told = found.some((match) => match.rule.reported !== "ignored") ? findReported(words) : new Map();
  return found.flatMap((match) => judge(match, excuses.get(`${match.rule.id} ${words[match.first].sentence}`) ?? [], told.get(words[match.first].sentence) ?? [], tokens, words));
}

/** @param {import("./tokens.js").Word[]} words @returns {Map<number, {first: number, last: number}[]>} by sentence */
function findReported(words) {
  /** @type {Map<number, {first: number, last: number}[]>} */
  const told = new Map();
  findPatterns(reported, words, (_, first, last) => {
    const { sentence } = words[first];
    told.set(sentence, [...(told.get(sentence) ?? []).slice(-20), { first, last }]);
  });
  return told;
}

/**
 * @param {{rule: Rule, first: number, last: number}} match
 * @param {{use: string, first: number, last: number}[]} excuses
 * @param {{first: number, last: number}[]} told
 * @param {import("./tokens.js").Token[]} tokens
 * @param {import("./tokens.js").Word[]} words
 * @returns {Hit[]}
 */
function judge({ rule, first, last }, excuses, told, tokens, words) {
  const { clause } = words[first];
  for (const excuse of excuses) {
    if (excuse.use === "idioms" ? excuse.first <= last && excuse.last >= first : excuse.first <= last + NEAR && excuse.last >= first - NEAR) return [];
  }
  if (rule.negation === "blocks" && isDenied(words, first, clause)) return [];
  if (!fits(rule, words, first, last)) return [];
  let severity = rule.severity;
  if (rule.reported !== "ignored" && told.some((report) => report.last < first && first - report.last <= NEAR)) {
    if (rule.reported === "blocks") return [];
    severity = 1;
  }
  return [{ ...spanOf(rule.span, tokens, words[first].token, words[last].token), category: rule.category, severity, rule: rule.id, why: rule.why }];
}

/** @param {import("./tokens.js").Word[]} words @param {number} first @param {number} clause */
function isDenied(words, first, clause) {
  for (let at = first - 1; at >= 0 && at >= first - 5 && words[at].clause === clause; at -= 1) if (negators.has(words[at].text)) return true;
  return false;
}

/** @param {string} span @param {import("./tokens.js").Token[]} tokens @param {number} first @param {number} last */
function spanOf(span, tokens, first, last) {
  let [from, to] = [first, last];
  if (span === "clause") {
    while (from > 0 && tokens[from - 1].clause === tokens[first].clause && tokens[last].end - tokens[from - 1].start < LONGEST_SPAN) from -= 1;
    while (to + 1 < tokens.length && tokens[to + 1].clause === tokens[last].clause && tokens[to + 1].end - tokens[from].start < LONGEST_SPAN) to += 1;
  }
  return { start: tokens[from].start, end: tokens[to].end };
}
