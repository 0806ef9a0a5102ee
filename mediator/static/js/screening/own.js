/**
 * Words that a service looks for itself: whole phrases, without a pattern language (docs/decisions/0026).
 *
 * They only add. Nothing excuses them, and they excuse nothing. All phrases stand in one tree, so the work from each
 * word of a text is bounded by the longest phrase, however many there are.
 */
import { RULES } from "./data.js";
import { readWords, tokenise } from "./tokens.js";
import { cleanView } from "./views.js";

/**
 * @typedef {{name: string, phrases: string[], category: string, why: string}} OwnRule
 * @typedef {{next: Map<string, Node>, rules: Set<OwnRule>}} Node
 */

const last = { key: "", tree: grow([]) };

/** @returns {Node} */
function bare() {
  return { next: new Map(), rules: new Set() };
}

/** @param {OwnRule[]} rules @returns {Node} their phrases, word by word; of two that say the same in one category the first counts */
function grow(rules) {
  const tree = bare();
  for (const rule of rules) {
    for (const phrase of rule.phrases) {
      let node = tree;
      for (const { text } of readWords(tokenise(cleanView(phrase)), phrase, false)) {
        if (!node.next.has(text)) node.next.set(text, bare());
        node = /** @type {Node} */ (node.next.get(text));
      }
      if (![...node.rules].some(({ category }) => category === rule.category)) node.rules.add(rule);
    }
  }
  tree.rules.clear();
  return tree;
}

/**
 * @param {OwnRule[]} rules
 * @param {import("./tokens.js").Token[]} tokens
 * @param {import("./tokens.js").Word[]} words as rules read them, misspelt ones mended
 * @returns {import("./rules.js").Hit[][]} the hits of each rule that has some
 */
export function findOwn(rules, tokens, words) {
  if (!rules.length) return [];
  const key = JSON.stringify(rules);
  if (key !== last.key) Object.assign(last, { key, tree: grow(rules) });
  /** @type {Map<OwnRule, import("./rules.js").Hit[]>} */
  const found = new Map();
  // Slang that sounds like a word of the rules would be mended away: so the words are looked for as they stand, too.
  for (const read of [readWords(tokens, "", false), words]) {
    for (let at = 0; at < read.length; at += 1) {
      /** @type {Node | undefined} */
      let node = last.tree;
      for (let here = at; here < read.length && read[here].sentence === read[at].sentence; here += 1) {
        node = node.next.get(read[here].text);
        if (!node) break;
        for (const rule of node.rules) {
          const hit = hitOf(rule, tokens[read[at].token].start, tokens[read[here].token].end);
          const hits = found.get(rule);
          if (hits) hits.push(hit);
          else found.set(rule, [hit]);
        }
      }
    }
  }
  return [...found.values()];
}

/** @param {OwnRule} rule @param {number} start @param {number} end */
function hitOf({ name, category, why }, start, end) {
  return { start, end, category, severity: /** @type {any} */ (RULES)[category]?.severity ?? 2, rule: `own:${name}`, why: `Your service looks for this: ${why}` };
}
