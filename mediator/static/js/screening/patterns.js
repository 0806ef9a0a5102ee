/**
 * The small pattern language of the rules, and its matcher.
 *
 * A pattern is a list of words with one space between: `word`, `this|that`, `begin*` (any ending), `$slot` (a slot of
 * the lexicon), `word?` (may be missing), `_3` (up to three other words), `#` (a number), `^` (a name: a capital inside a
 * sentence). It never leaves its sentence.
 * The work per starting word is bounded by the gaps of the pattern, so the whole is linear in the text.
 */
import { LEXICON } from "./data.js";

/**
 * @typedef {{words: Set<string>, stems: string[], number: boolean, named: boolean, optional: boolean, gap: number}} Element
 * @typedef {{elements: Element[], owner: any}} Pattern
 * @typedef {{words: Map<string, Pattern[]>, stems: Map<string, [string, Pattern[]][]>, numbers: Pattern[]}} Index stems by their first two letters
 */

export class PatternInvalid extends Error {}

const LONGEST_GAP = 8;
/** How many ways a pattern may look from one word; the dearest rule of ours takes a third of it. */
const MOST_WAYS = 3000;
const ours = slotsOf(LEXICON.slots);

/** @param {Record<string, string>} slots by name, words with a space between, and those of an earlier slot by its name. @returns {Map<string, string[]>} */
export function slotsOf(slots) {
  const all = new Map();
  for (const [name, words] of Object.entries(slots)) all.set(name, words.split(" ").flatMap((word) => (word.startsWith("$") ? all.get(word.slice(1)) : word)));
  return all;
}

/** @param {string} source @param {any} owner what a match belongs to. @param {Map<string, string[]>} [slots] @returns {Pattern} @throws {PatternInvalid} */
export function compile(source, owner, slots = ours) {
  /** @type {Element[]} */
  const elements = [];
  let gap = 0;
  for (const part of source.trim().split(" ")) {
    if (/^_\d+$/.test(part)) {
      if (gap) throw new PatternInvalid(`Two gaps stand side by side: ${source}`);
      gap = Number(part.slice(1));
      if (!gap || gap > LONGEST_GAP || !elements.length) throw new PatternInvalid(`A gap must follow a word and hold at most ${LONGEST_GAP} words: ${source}`);
      continue;
    }
    elements.push({ ...compileElement(part, source, slots), gap });
    gap = 0;
  }
  if (gap) throw new PatternInvalid(`A gap must stand between two words: ${source}`);
  if (!elements.length || elements[0].optional || elements[0].named) throw new PatternInvalid(`A pattern must begin with a word that is there: ${source}`);
  if (elements.reduce((ways, element) => ways * (element.gap + (element.optional ? 2 : 1)), 1) > MOST_WAYS) throw new PatternInvalid(`A pattern with so many gaps could take for ever: ${source}`);
  return { elements, owner };
}

/** @param {string} part @param {string} source @param {Map<string, string[]>} slots */
function compileElement(part, source, slots) {
  const optional = part.endsWith("?");
  const words = new Set();
  /** @type {string[]} */
  const stems = [];
  let [number, named] = [false, false];
  for (const choice of (optional ? part.slice(0, -1) : part).split("|")) {
    const listed = choice.startsWith("$") ? slots.get(choice.slice(1)) : [choice];
    if (!listed) throw new PatternInvalid(`No slot is called ${choice}: ${source}`);
    for (const word of listed) {
      if (word === "#") number = true;
      else if (word === "^") named = true;
      else if (/^[a-z0-9-]{3,}\*$/.test(word)) stems.push(word.slice(0, -1));
      else if (/^[a-z0-9-]+$/.test(word)) words.add(word);
      else throw new PatternInvalid(`"${word}" is not a word that can be matched (no regular expressions; three letters at least before a star): ${source}`);
    }
  }
  return { words, stems, number, named, optional };
}

/** @param {Pattern[]} patterns @returns {Index} patterns by their first word */
export function indexPatterns(patterns) {
  /** @type {Index} */
  const index = { words: new Map(), stems: new Map(), numbers: [] };
  /** @type {Map<string, Pattern[]>} */
  const stems = new Map();
  const add = (/** @type {Map<string, Pattern[]>} */ map, /** @type {string} */ key, /** @type {Pattern} */ pattern) => {
    const list = map.get(key);
    if (list) list.push(pattern);
    else map.set(key, [pattern]);
  };
  for (const pattern of patterns) {
    const [first] = pattern.elements;
    for (const word of first.words) add(index.words, word, pattern);
    for (const stem of first.stems) add(stems, stem, pattern);
    if (first.number) index.numbers.push(pattern);
  }
  for (const [stem, list] of stems) index.stems.set(stem.slice(0, 2), [...(index.stems.get(stem.slice(0, 2)) ?? []), [stem, list]]);
  return index;
}

/**
 * Finds where patterns match.
 * @param {Index} index
 * @param {import("./tokens.js").Word[]} words
 * @param {(pattern: Pattern, first: number, last: number) => void} found gets word positions, last inclusive
 */
export function findPatterns(index, words, found) {
  for (let at = 0; at < words.length; at += 1) {
    const { text } = words[at];
    const tried = [index.words.get(text), /^\d/.test(text) ? index.numbers : undefined];
    for (const [stem, patterns] of index.stems.get(text.slice(0, 2)) ?? []) if (text.startsWith(stem)) tried.push(patterns);
    for (const patterns of tried) {
      for (const pattern of patterns ?? []) {
        const last = matchFrom(pattern.elements, 1, words, at);
        if (last >= 0) found(pattern, at, last);
      }
    }
  }
}

/** @param {Element[]} elements @param {number} next @param {import("./tokens.js").Word[]} words @param {number} at the word matched last. @returns {number} last word, or -1 */
function matchFrom(elements, next, words, at) {
  if (next === elements.length) return at;
  const element = elements[next];
  const furthest = Math.min(words.length - 1, at + 1 + element.gap);
  for (let here = at + 1; here <= furthest; here += 1) {
    if (words[here].sentence !== words[at].sentence) break;
    if (!takes(element, words[here])) continue;
    const last = matchFrom(elements, next + 1, words, here);
    if (last >= 0) return last;
  }
  return element.optional ? matchFrom(elements, next + 1, words, at) : -1;
}

/** @param {Element} element @param {import("./tokens.js").Word} word */
function takes(element, { text, named }) {
  return element.words.has(text) || (element.named && named) || (element.number && /^\d/.test(text)) || element.stems.some((stem) => text.startsWith(stem));
}
