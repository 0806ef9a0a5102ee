/**
 * Words, sentences and clauses of a clean view, and the words as rules read them.
 */
import { LEXICON, SPEECH } from "./data.js";
import { pairsOf, readSpelling, SPOKEN } from "./spelling.js";
import { fitsStars, readSymbols } from "./squeeze.js";
import { original } from "./views.js";

/**
 * @typedef {{text: string, from: number, to: number, start: number, end: number, sentence: number, clause: number, gap: string}} Token
 *   from/to in the view, start/end in the original (UTF-16); gap is the view text before it.
 * @typedef {{text: string, token: number, sentence: number, clause: number, named: boolean}} Word a word as rules read it; named when it has a capital inside a sentence and is no day of the week
 */

const WORD = /[\p{L}\p{N}_]+(?:(?:'|\*{1,4}|#{1,3})[\p{L}\p{N}_]+)*\*{0,4}/gu;
const ENDS_SENTENCE = /[!?]|\.(?:\s|$|["')])|\n[ \t]*\n/;
const ENDS_CLAUSE = /[,;:()"\n]|\s-+\s/;
const JOINED = pairsOf(SPEECH.joined);
const CONTRAST = new Set([...LEXICON.slots.contrast.split(" "), "because", "so", "cos"]);
const IS_AFTER = new Set(SPEECH.isAfter.split(" "));
const KNOW_AFTER = new Set(SPEECH.knowAfter.split(" "));
const HAVE_AFTER = new Set(SPEECH.haveAfter.split(" "));
const TO_AFTER = new Set(SPEECH.toAfter.split(" "));
const SIGNED = /(?<![\p{L}\p{N}])[a-z]{1,12}[!@$][a-z!@$]{1,14}(?![\p{L}\p{N}])/gu;
const STRONG = LEXICON.slots.strong.split(" ");
const ENDINGS = Object.entries(SPEECH.endings);

/** @param {import("./views.js").View} view @returns {Token[]} */
export function tokenise(view) {
  /** @type {Token[]} */
  const tokens = [];
  let sentence = 0;
  let clause = 0;
  let last = 0;
  for (const found of view.text.matchAll(WORD)) {
    const gap = view.text.slice(last, found.index);
    if (tokens.length && ENDS_SENTENCE.test(gap)) {
      sentence += 1;
      clause += 1;
    } else if (tokens.length && (ENDS_CLAUSE.test(gap) || CONTRAST.has(found[0]))) clause += 1;
    const to = found.index + found[0].length;
    tokens.push({ text: found[0], from: found.index, to, ...original(view, found.index, to), sentence, clause, gap });
    last = to;
  }
  return tokens;
}

/**
 * The words as rules read them: "dont" as "do not", "im" as "i am", possessives without their ending.
 * @param {Token[]} tokens
 * @param {string} [text] the original, which shows where capitals stand
 * @param {boolean} [mending] whether misspelt words are read as words of the rules
 * @returns {Word[]}
 */
export function readWords(tokens, text = "", mending = true) {
  /** @type {Word[]} */
  const words = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const { sentence, clause } = tokens[at];
    const joined = mending && at + 1 < tokens.length && tokens[at + 1].gap === " " ? JOINED.get(`${tokens[at].text} ${tokens[at + 1].text}`) : undefined;
    const before = words.length ? words[words.length - 1].text : "";
    const named = isNamed(tokens, at, text);
    for (const word of joined ? [joined] : reads(tokens[at].text, before, !mending || named)) words.push({ text: word, token: at, sentence, clause, named: named && !/day$/.test(tokens[at].text) && /\p{Ll}/u.test(text[tokens[at].start + 1] ?? "") });
    if (joined) at += 1;
  }
  return words;
}

/** @param {string} written @param {string} before @param {boolean} named whether it has a capital inside a sentence @returns {string[]} */
function reads(written, before, named) {
  if (written === "no" && KNOW_AFTER.has(before)) return ["know"];
  if (written === "of" && HAVE_AFTER.has(before)) return ["have"];
  if (written === "2" && TO_AFTER.has(before)) return ["to"];
  if (written === "ill" && (before === "" || before === "and" || before === "then")) return ["i", "will"];
  const known = SPOKEN.get(written)?.split(" ");
  if (known) return known;
  if (/[*#]|[a-z]\d|\d[a-z]/.test(written)) return [readDisguised(written)];
  if (!written.includes("'")) return readSpoken(written, named);
  for (const [ending, read] of ENDINGS) {
    if (written.length > ending.length && written.endsWith(ending)) return [written.slice(0, -ending.length), read];
  }
  if (!written.endsWith("'s")) return [written.replaceAll("'", "")];
  const stem = written.slice(0, -2);
  return IS_AFTER.has(stem) ? [stem, "is"] : [stem];
}

/** @param {string} written @param {boolean} named @returns {string[]} */
function readSpoken(written, named) {
  const read = readSpelling(written, named);
  return read === written ? [written] : (SPOKEN.get(read)?.split(" ") ?? [read]);
}

/** @param {Token[]} tokens @param {number} at @param {string} text @returns {boolean} whether it has a capital that no sentence's start explains */
function isNamed(tokens, at, text) {
  const sign = text[tokens[at].start];
  return at > 0 && tokens[at - 1].sentence === tokens[at].sentence && sign !== undefined && sign !== sign.toLowerCase();
}

/** @param {string} text of a clean view. @returns {{start: number, end: number, rule: string, severity: number, why: string}[]} strong words with signs for letters that part them: "p!g" */
export function findSigned(text) {
  return [...text.matchAll(SIGNED)].filter(([written]) => STRONG.includes(readSymbols(written)))
    .map((found) => ({ start: found.index, end: found.index + found[0].length, rule: "abusive.slur", severity: 3, why: "A strong word with signs for letters." }));
}

/** @param {string} written a word with digits or stars for letters. @returns {string} the strong word it stands for, or itself */
function readDisguised(written) {
  const plain = readSymbols(written);
  if (STRONG.includes(plain)) return plain;
  if (!/[*#]/.test(written)) return written;
  return STRONG.find((word) => word.length === written.length && fitsStars(written, word)) ?? STRONG.find((word) => fitsStars(written, word)) ?? written;
}
