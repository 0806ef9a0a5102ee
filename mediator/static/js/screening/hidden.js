/**
 * What is there but not seen: invisible characters, look-alike letters, text in code, backwards or in first letters.
 * Whatever is decoded must read as words before it is marked.
 */
import { HIDDEN } from "./data.js";
import { WORDS } from "./ordinary.js";
import { findInvisible } from "./invisible.js";
import { readSymbols } from "./squeeze.js";

/** @typedef {{start: number, end: number, rule: string, severity: number, why: string}} Hit original UTF-16 units */

const FANCY = /[\u{1D400}-\u{1D7FF}\uFF21-\uFF3A\uFF41-\uFF5A\u24B6-\u24E9\u{1F130}-\u{1F189}]{2,200}/gu;
const STACKED = /\p{M}{4,40}/gu;
const BASE64 = /(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{12,2000}={0,2}(?![A-Za-z0-9+/=_-])/g;
const HEX = /(?<![0-9A-Za-z])(?:[0-9a-fA-F]{2}[ :]?){6,400}(?![0-9A-Za-z])/g;
const BINARY = /(?<![0-9])(?:[01]{8}[ ]?){3,400}(?![0-9])/g;
const NUMBERED = /(?<![0-9])(?:[0-9]{1,2}[-.,/ ]{1,3}){5,200}[0-9]{1,2}(?![0-9])/g;
const SPACED = /(?<!\p{L}|['’])\p{L}(?:[ .*_|/,-]{1,3}\p{L}){5,60}(?![\p{L}'’])/gu;
const MORSE = /(?:[.\-\u2013\u2022]{1,5}[ /]{1,3}){5,200}[.\-\u2013\u2022]{1,5}/g;
const MORSE_LETTERS = new Map(".- -... -.-. -.. . ..-. --. .... .. .--- -.- .-.. -- -. --- .--. --.- .-. ... - ..- ...- .-- -..- -.-- --..".split(" ").map((code, at) => [code, String.fromCharCode(97 + at)]));

/**
 * Invisible characters and look-alike letters.
 * @param {string} text @param {import("./views.js").View} view
 * @returns {Hit[]}
 */
export function findHiddenCharacters(text, view) {
  const unseen = findInvisible(text).map(({ start, end, turns }) => ({
    start, end, rule: turns ? "hidden.direction" : "hidden.invisible", severity: end - start > 3 || turns ? 3 : 2,
    why: turns ? "A hidden character turns the direction of the text: what you see may not be what is written." : "Characters that cannot be seen stand here.",
  }));
  const mixed = view.lookAlikes.map(({ start, end }) => ({ start, end, rule: "hidden.look-alike", severity: 2, why: "Letters of another alphabet that look like ours stand in this word." }));
  const fancy = [...text.matchAll(FANCY)].map((found) => mark(found, "hidden.fancy", 2, "Written in special signs that look like letters, which searches do not find."));
  const stacked = [...text.matchAll(STACKED)].map((found) => mark(found, "hidden.stacked", 1, "Many accents are stacked on one letter."));
  return [...unseen, ...mixed, ...fancy, ...stacked];
}

/** @param {RegExpMatchArray} found @param {string} rule @param {number} severity @param {string} why @returns {Hit} */
function mark(found, rule, severity, why) {
  return { start: found.index ?? 0, end: (found.index ?? 0) + found[0].length, rule, severity, why };
}

/** @param {string} text the untouched original. @returns {Hit[]} text in a code that decodes to words */
export function findEncodings(text) {
  /** @type {Hit[]} */
  const hits = [];
  const look = (/** @type {RegExp} */ pattern, /** @type {(code: string) => string} */ decode, /** @type {string} */ name) => {
    for (const found of text.matchAll(pattern)) if (readsAsWords(decode(found[0]))) hits.push(mark(found, "hidden.encoded", 3, `Text in a code (${name}) that reads as words.`));
  };
  look(BASE64, decodeBase64, "base64");
  look(HEX, (code) => bytesToText((code.match(/[0-9a-f]{2}/gi) ?? []).map((pair) => parseInt(pair, 16))), "hex");
  look(BINARY, (code) => bytesToText((code.match(/[01]{8}/g) ?? []).map((bits) => parseInt(bits, 2))), "ones and noughts");
  look(NUMBERED, (code) => code.split(/[-.,/ ]+/).map(Number).map((n) => (n >= 1 && n <= 26 ? String.fromCharCode(96 + n) : "\u0000")).join(""), "numbers for letters");
  look(MORSE, (code) => code.replaceAll(/[\u2013]/g, "-").replaceAll("\u2022", ".").split("/").map((word) => word.trim().split(/\s+/).map((sign) => MORSE_LETTERS.get(sign) ?? "\u0000").join("")).join(" "), "Morse");
  return hits;
}

/** @param {string} code */
function decodeBase64(code) {
  if (!/[A-Z]/.test(code) || !/[a-z]/.test(code)) return "";
  try {
    return atob(code.replace(/=+$/, "").replaceAll("-", "+").replaceAll("_", "/"));
  } catch {
    return "";
  }
}

/** @param {number[]} bytes */
function bytesToText(bytes) {
  return bytes.map((byte) => String.fromCharCode(byte)).join("");
}

/** @param {string} plain @returns {boolean} whether most of it is English words, or words run together */
export function readsAsWords(plain) {
  if (plain.length < 5 || plain.length > 4000 || !/^[\x20-\x7E\r\n\t]*$/.test(plain)) return false;
  const words = plain.toLowerCase().match(/[a-z']+|\d+/g) ?? [];
  const letters = words.join("").length;
  if (letters < plain.replace(/\s/g, "").length * 0.7) return false;
  const known = words.filter((word) => WORDS.has(word.replace(/'/g, "")) || /^\d+$/.test(word)).join("").length;
  return known >= letters * 0.5 || (words.length === 1 && splitsIntoWords(words[0]));
}

/** @param {string} run @returns {boolean} whether it is at most one word for every three letters */
function splitsIntoWords(run) {
  if (run.length > 60) return false;
  const best = [0];
  for (let end = 1; end <= run.length; end += 1) {
    best[end] = Infinity;
    for (let from = Math.max(0, end - 12); from < end; from += 1) if (best[from] + 1 < best[end] && end - from >= 2 && WORDS.has(run.slice(from, end))) best[end] = best[from] + 1;
  }
  return best[run.length] <= run.length / 3;
}

/**
 * Words written backwards ("emoh ruoy wonk I"), or with every letter shifted thirteen places or one ("zbz", "npn").
 * @param {import("./tokens.js").Token[]} tokens @param {string} text
 * @returns {Hit[]}
 */
export function findBackwards(tokens, text) {
  const strange = tokens.flatMap(({ text: word }, at) => (word.length < 3 || WORDS.has(word) ? [] : [at]));
  const hits = TURNS.flatMap((turn) => findTurned(tokens, strange, turn));
  for (const found of text.matchAll(/[^\s]{8,80}/g)) {
    const turned = [...found[0]].reverse().join("");
    if (/@[a-z0-9-]{2,40}\.[a-z.]{2,12}$/i.test(found[0])) continue;
    if (/^[a-z0-9._-]{1,40}@[a-z0-9-]{2,40}\.[a-z.]{2,10}$/i.test(turned) || /^(?:https?:\/\/|www\.)[a-z0-9.-]{3,60}/i.test(turned)) hits.push(mark(found, "hidden.backwards", 3, "An address written backwards."));
  }
  return hits;
}

const KEYS = "qwertyuiop asdfghjkl zxcvbnm";

/** @typedef {{rule: string, why: string, fewest: number, least?: number, turn: (word: string) => string}} Turn */

/** @type {Turn[]} */
const TURNS = [
  { rule: "hidden.backwards", why: "Reads as words from right to left.", fewest: 2, turn: (word) => [...word].reverse().join("") },
  { rule: "hidden.shifted", why: "Reads as words when the alphabet is turned round.", fewest: 3, turn: (word) => word.replace(/[a-z]/g, (letter) => String.fromCharCode(219 - letter.charCodeAt(0))) },
  ...[1, -1].map((places) => ({ rule: "hidden.shifted", why: "Reads as words when every letter is the next on the keyboard.", fewest: 3, turn: (/** @type {string} */ word) => [...word].map((letter) => KEYS[(KEYS.indexOf(letter) + places + 28) % 28] ?? letter).join("") })),
  ...Array.from({ length: 25 }, (_, at) => ({ rule: "hidden.shifted", why: "Reads as words when every letter is moved along the alphabet.", fewest: 3, least: [0, 12, 24].includes(at) ? 0 : 12, turn: (/** @type {string} */ word) => shift(word, at + 1) })),
];

/** @param {string} word @param {number} places */
function shift(word, places) {
  return word.replace(/[a-z]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + places) % 26)));
}

/** @param {import("./tokens.js").Token[]} tokens @param {number[]} strange places of what is no word as it stands @param {Turn} way @returns {Hit[]} runs in which so many of them are words once they are turned */
function findTurned(tokens, strange, { rule, why, fewest, least = 0, turn }) {
  const hits = [];
  /** @type {Map<string, boolean>} */
  const known = new Map();
  const turns = (/** @type {string} */ word) => {
    if (!known.has(word)) known.set(word, word.length > 2 && !WORDS.has(word) && turn(word) !== word && WORDS.has(turn(word)));
    return known.get(word);
  };
  let last = 0;
  for (const at of strange) {
    if (at < last) continue;
    let [turned, letters] = [0, 0];
    for (last = at; last < tokens.length && last - at < 40; last += 1) {
      const { text: word } = tokens[last];
      if (turns(word)) [turned, letters] = [turned + 1, letters + word.length];
      else if (last === at || !isEither(word, turn)) break;
    }
    if (turned >= fewest && letters >= least) hits.push({ start: tokens[at].start, end: tokens[last - 1].end, rule, severity: 3, why });
  }
  return hits;
}

/** @param {string} word @param {(word: string) => string} turn a word that is one either way, or too short to tell */
function isEither(word, turn) {
  return word.length < 3 || (WORDS.has(word) && WORDS.has(turn(word)));
}

/** @param {string} run letters, @returns {boolean} whether they are several words; one alone is only spelt out */
function isSecret(run) {
  return !WORDS.has(run) && splitsIntoWords(run);
}

/**
 * Words in single letters ("m-e-e-t m-e"), and words with signs for letters ("m33t m3 4t").
 * @param {import("./tokens.js").Token[]} tokens @param {string} text
 * @returns {Hit[]}
 */
export function findSpelt(tokens, text) {
  const hits = [...text.matchAll(SPACED)].filter(([run]) => isSecret(run.replace(/[^a-z]/gi, "").toLowerCase())).map((found) => mark(found, "hidden.spaced", 3, "Words written letter by letter."));
  const signed = tokens.flatMap(({ text: word }, at) => (/[a-z]/.test(word) && /\d/.test(word) && !/^\d+[a-z]{1,2}$/.test(word) && WORDS.has(readSymbols(word)) ? [at] : []));
  for (let at = 2; at < signed.length; at += 1) {
    if (signed[at] - signed[at - 2] < 8) hits.push({ start: tokens[signed[at - 2]].start, end: tokens[signed[at]].end, rule: "hidden.signs", severity: 2, why: "Words with signs for letters, which searches do not find." });
  }
  return hits;
}
