/**
 * Views of a text for matching, each with a way back to the untouched original.
 *
 * A view is {text, start, end}: unit i of view.text stands for original units start[i] to end[i] (UTF-16).
 */
import { CONFUSABLES } from "./data.js";
import { isInvisible } from "./invisible.js";

/** @typedef {{text: string, start: Int32Array, end: Int32Array, lookAlikes: {start: number, end: number}[]}} View */

const LOOKS_LIKE = openLooks();
const PUNCTUATION = new Map(Object.entries({ "\u2018": "'", "\u2019": "'", "\u201B": "'", "\u02BC": "'", "`": "'", "\u00B4": "'", "\u2032": "'",
  "\u201C": '"', "\u201D": '"', "\u201E": '"', "\u00AB": '"', "\u00BB": '"',
  "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-", "\u2212": "-", "\u2022": ".", "\u00B7": ".", "\u2024": "." }));
const DIGIT_ZEROS = [0x660, 0x6F0, 0x7C0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0xF20, 0x1040];
const BEYOND_LATIN = /[^\u0000-\u024F\u1E00-\u1EFF\u2000-\u206F]/;
const WORD_WITH_MARKS = /[\p{L}\p{M}\p{N}\u00AD\u200B-\u200F\u2060-\u2064\uFEFF]+/gu;
/** @type {Map<string, string>} */
const folded = new Map();

/** @returns {Map<string, string>} sign → the letter or digit it looks like, as scripts/screening_data.mjs packs them */
function openLooks() {
  let code = 0;
  return new Map([...String(CONFUSABLES).matchAll(/([0-9a-z]+)([A-Z#-*])/g)].map(([, gap, plain]) => {
    code += parseInt(gap, 36);
    return [String.fromCodePoint(code), plain > "*" ? plain.toLowerCase() : String.fromCharCode(plain.charCodeAt(0) + 15)];
  }));
}

/**
 * Lower-cased, without accents and invisible characters, quotes and dashes made plain, look-alike letters read as what
 * they look like where a word mixes scripts.
 * @param {string} text
 * @returns {View}
 */
export function cleanView(text) {
  const disguised = BEYOND_LATIN.test(text) ? findDisguised(text) : [];
  const units = [];
  const start = new Int32Array(text.length * 4 + 4);
  const end = new Int32Array(text.length * 4 + 4);
  let filled = 0;
  let next = 0;
  for (let at = 0; at < text.length;) {
    const code = text.charCodeAt(at);
    let width = 1;
    let shown;
    if (code < 128) shown = code >= 65 && code <= 90 ? String.fromCharCode(code + 32) : text[at] === "`" ? "'" : text[at];
    else {
      const character = String.fromCodePoint(/** @type {number} */ (text.codePointAt(at)));
      width = character.length;
      while (next < disguised.length && disguised[next].end <= at) next += 1;
      const mixed = next < disguised.length && disguised[next].start <= at;
      shown = (mixed && lookOf(character)) || fold(character);
    }
    for (let unit = 0; unit < shown.length && filled < start.length; unit += 1) {
      start[filled] = at;
      end[filled] = at + width;
      filled += 1;
    }
    units.push(shown);
    at += width;
  }
  return { text: units.join(""), start: start.subarray(0, filled), end: end.subarray(0, filled), lookAlikes: disguised.filter((word) => word.mixed) };
}

/**
 * The smallest original range that covers view units from to to.
 * @param {View} view @param {number} from @param {number} to exclusive, > from
 * @returns {{start: number, end: number}}
 */
export function original(view, from, to) {
  return { start: view.start[from], end: view.end[to - 1] };
}

/** @param {string} sign @returns {string | undefined} the plain letter or digit that it, or its ordinary form, looks like */
function lookOf(sign) {
  return LOOKS_LIKE.get(sign) ?? LOOKS_LIKE.get(sign.normalize("NFKC"));
}

/** @param {string} character a code point beyond ASCII. @returns {string} at most four plain units, "" when it is not seen */
function fold(character) {
  const known = folded.get(character);
  if (known !== undefined) return known;
  let plain = PUNCTUATION.get(character) ?? (isInvisible(character) ? "" : character.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase());
  if (plain.length === 1 && plain.charCodeAt(0) > 127) plain = plainSign(plain);
  plain = plain.slice(0, 4);
  if (folded.size < 5000) folded.set(character, plain);
  return plain;
}

/** @param {string} sign */
function plainSign(sign) {
  if (/\p{Zs}/u.test(sign)) return " ";
  if (/\p{Script=Latin}/u.test(sign)) return lookOf(sign) ?? sign;
  const code = /** @type {number} */ (sign.codePointAt(0));
  const zero = DIGIT_ZEROS.find((first) => code >= first && code < first + 10);
  return zero === undefined ? sign : String(code - zero);
}

/**
 * Words whose foreign letters stand for Latin ones: mixed with Latin letters, or every letter of them a look-alike.
 * @param {string} text
 * @returns {{start: number, end: number, mixed: boolean}[]}
 */
function findDisguised(text) {
  const words = [];
  for (const found of text.matchAll(WORD_WITH_MARKS)) {
    const letters = [...found[0]].filter((character) => /\p{L}/u.test(character) && !isInvisible(character));
    const foreign = letters.filter((letter) => !/\p{Script=Latin}/u.test(letter));
    if (!foreign.length || !foreign.some((letter) => lookOf(letter))) continue;
    const mixed = foreign.length < letters.length;
    if (mixed || foreign.every((letter) => lookOf(letter))) words.push({ start: found.index, end: found.index + found[0].length, mixed });
  }
  return words;
}
