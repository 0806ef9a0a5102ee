/**
 * Writes the screening data that pages load, from the JSON files that people edit.
 *
 *   node scripts/screening_data.mjs          writes
 *   node scripts/screening_data.mjs --check  ends with 1 when what is written is stale
 *   node scripts/screening_data.mjs … --from FOLDER  reads the files there
 *
 * A wrong rule is named with its file, and then nothing is written: pages keep the rules they had.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { hash, openFilter } from "../mediator/static/js/screening/filter.js";
import { commonOf, isInflected, ruledWords } from "../mediator/static/js/screening/ordinary.js";
import { slotsOf } from "../mediator/static/js/screening/patterns.js";
import { BOOK_FIELDS, checkBook, checkDirections, parseFile, RuleInvalid } from "./screening_check.mjs";

const ROOT = new URL("..", import.meta.url);
const from = process.argv.indexOf("--from");
const SOURCE = from < 0 ? new URL("mediator/review/screening/", ROOT) : pathToFileURL(`${process.argv[from + 1]}/`);
const RULES = ["safeguarding", "threat", "direct_contact", "legal", "abusive", "pressure", "blame", "contact", "hidden"];
/** Files that hold lists as well as rules. */
const BOTH = ["contact", "hidden"];
const USES = ["any", "unless", "idioms"];
/** Common slips that must not be taken for an ordinary word by chance: rules have to read them. */
const MISSPELT = "thort thougt scard scaird tabluts tabletts strangeld daugter dorter finkin thinkin tierd killd suiside suicde sucide meself mysef frend adress numba".split(" ");
const NOTE = "// Written by scripts/screening_data.mjs from mediator/review/screening/*.json. Change those, not this.\n";

const read = (/** @type {string} */ name) => parseFile(`${name}.json`, readFileSync(new URL(`${name}.json`, SOURCE), "utf8"));
const without = (/** @type {any} */ { about, source, ...rest }) => rest;
/** The fields of a file that are rules, or those that are lists. */
const half = (/** @type {any} */ file, /** @type {boolean} */ rules) => Object.fromEntries(Object.entries(file).filter(([field]) => BOOK_FIELDS.includes(field) === rules));
/** A book with each rule as a row: its name without the category, why, the patterns of each use, and what else it has. */
const bookOf = (/** @type {any} */ { category, rules, ...rest }) => ({ ...rest, rules: rules.map((/** @type {any} */ { id, why, any, idioms = "", unless = "", ...more }) =>
  [id.slice(category.length + 1), why, any, idioms, unless, ...(Object.keys(more).length ? [more] : [])]) });

/**
 * @param {string[]} words
 * @param {number} [bits] how rarely a stranger is taken for one of them: one in 2^bits
 * @returns {string} bits, how many numbers there could be, and the gaps as base64
 */
function packFilter(words, bits = 7) {
  let size = words.length << bits;
  const strangers = MISSPELT.filter((word) => !words.includes(word));
  const numbersOf = () => new Set(words.map((word) => hash(word) % size));
  while (strangers.some((word) => numbersOf().has(hash(word) % size))) size += 1;
  const written = [...numbersOf()].sort((one, two) => one - two).map((number, at, all) => number - (all[at - 1] ?? 0))
    .map((gap) => `${"1".repeat(gap >> bits)}0${(gap % (1 << bits)).toString(2).padStart(bits, "0")}`).join("");
  const bytes = (written.padEnd(Math.ceil(written.length / 8) * 8, "1").match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2));
  return `${bits} ${size} ${btoa(String.fromCharCode(...bytes))}`;
}

/** @param {Record<string, string>} looksLike @returns {string} by code point: the gap since the last one, to base 36, and what it looks like, a letter as a capital and a digit fifteen places lower */
function packLooks(looksLike) {
  const signs = Object.entries(looksLike).flatMap(([plain, all]) => [...all].map((sign) => ({ plain, code: /** @type {number} */ (sign.codePointAt(0)) }))).sort((one, two) => one.code - two.code);
  return signs.map(({ plain, code }, at) => (code - (signs[at - 1]?.code ?? 0)).toString(36) + (/[a-z]/.test(plain) ? plain.toUpperCase() : String.fromCharCode(plain.charCodeAt(0) - 15))).join("");
}

/** @param {any} speech @returns {any} its pairs as texts, "written=read/…" */
function packSpeech({ reads, joined, ...rest }) {
  const pairs = (/** @type {Record<string, string>} */ all) => Object.entries(all).map((pair) => pair.join("=")).join("/");
  return { reads: pairs(reads), joined: pairs(joined), ...rest };
}

/** @param {any} thing @returns {string} as JSON, packed numbers on lines of their own, where gzip finds them a code of their own */
function inLines(thing) {
  return JSON.stringify(thing).replace(/,"(slots|where|weights|loud|categories)":/g, ',\n"$1":');
}

/** @param {string[]} words @param {Set<string>} others that are known anyway @returns {string[]} without those, and without what is one of either with an ending */
function plainest(words, others) {
  const known = new Set(others);
  return [...words].sort((one, two) => one.length - two.length).filter((word) => {
    if (known.has(word) || isInflected(word, known)) return false;
    known.add(word);
    return true;
  });
}

/**
 * The rules with the choices of each place in one order, the commonest word first, and a stroke between patterns: the same
 * rules, and gzip sees them again.
 * @param {Record<string, any>} books
 */
function alike(books) {
  const patterns = Object.values(books).flatMap((book) => book.rules.flatMap((/** @type {any} */ rule) => USES.flatMap((use) => rule[use] ?? [])));
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const pattern of patterns) for (const word of pattern.split(/[ |?]+/)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const byCount = (/** @type {string} */ one, /** @type {string} */ two) => (counts.get(two) ?? 0) - (counts.get(one) ?? 0) || (one < two ? -1 : 1);
  const place = (/** @type {string} */ part) => part.replace("?", "").split("|").sort(byCount).join("|") + (part.endsWith("?") ? "?" : "");
  const pattern = (/** @type {string} */ source) => source.split(" ").map(place).join(" ");
  for (const book of Object.values(books)) {
    book.rules = book.rules.map((/** @type {any} */ rule) => ({ ...rule, ...Object.fromEntries(USES.filter((use) => rule[use]).map((use) => [use, rule[use].map(pattern).join("/")])) }));
  }
  return books;
}

/** @returns {Map<string, string>} path from the root → text */
function written() {
  const slots = slotsOf(read("lexicon").slots);
  const books = RULES.map((name) => /** @type {[string, any]} */ ([name, BOTH.includes(name) ? half(read(name), true) : read(name)]));
  for (const [name, book] of books) checkBook(`${name}.json`, book, slots);
  checkDirections(read("directions"), books.map(([, book]) => book));
  const whole = alike(Object.fromEntries(books.map(([name, book]) => [name, without(book)])));
  const rules = Object.fromEntries(Object.entries(whole).map(([name, book]) => [name, bookOf(book)]));
  const parts = { SPEECH: "speech", LEXICON: "lexicon", CONTACT: "contact", PEOPLE: "people", HIDDEN: "hidden", DIRECTIONS: "directions" };
  const { given, ...people } = read("people");
  const names = packFilter(given.split(" "), 11);
  const common = commonOf(ruledWords(read("lexicon"), rules), read("lexicon"), people, openFilter(names));
  const lines = Object.entries(parts).map(([name, file]) => `export const ${name} = ${inLines(without(name === "PEOPLE" ? people : name === "SPEECH" ? packSpeech(read("speech")) : BOTH.includes(file) ? half(read(file), false) : read(file)))};`);
  lines.push(`export const CONFUSABLES = ${JSON.stringify(packLooks(read("confusables").looksLike))};`);
  lines.push(`export const GIVEN_NAMES = ${JSON.stringify(names)};`);
  lines.push(`export const RULES = ${JSON.stringify(rules)};`);
  lines.push(`export const SOUNDALIKES = ${JSON.stringify(packFilter(read("soundalikes").words.split(" ")))};`);
  lines.push(`/** Ordinary English words that no rule looks for, as a filter. */\nexport const ORDINARY = ${JSON.stringify(packFilter(plainest(read("words").words.split(" "), common), 10))};`);
  return new Map([
    ["mediator/static/js/screening/data.js", `${NOTE}${lines.join("\n")}\n`],
    ["mediator/static/js/screening/weights.js", `${NOTE}export const LEARNT = ${inLines(without(read("learnt")))};\n`],
    ["mediator/static/js/text/everyday.js", `${NOTE}export const EVERYDAY = ${JSON.stringify(without(read("everyday")))};\n`],
    ["mediator/static/js/words/prompts.js", `${NOTE}export const PROMPTS = ${JSON.stringify(without(read("prompts")))};\n`],
    ["mediator/static/js/text/feelings.js", `${NOTE}export const FEELINGS = ${JSON.stringify(read("feelings").words.split(" "))};\n`],
  ]);
}

/** @returns {number} the exit code: 1 when something is stale or wrong */
function main() {
  let stale = 0;
  for (const [path, text] of written()) {
    const place = new URL(path, ROOT);
    if (!process.argv.includes("--check")) writeFileSync(place, text);
    else if (readFileSync(place, "utf8") !== text) {
      console.error(`${path} is stale: run node scripts/screening_data.mjs`);
      stale = 1;
    }
  }
  return stale;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof RuleInvalid)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
