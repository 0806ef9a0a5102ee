/**
 * Checks the files of rules that people edit: whatever is wrong is said with its file and its rule, and nothing is written.
 */
import { readFileSync } from "node:fs";
import { fits } from "../mediator/static/js/screening/fields.js";
import { compile, indexPatterns, findPatterns } from "../mediator/static/js/screening/patterns.js";
import { readWords, tokenise } from "../mediator/static/js/screening/tokens.js";
import { cleanView } from "../mediator/static/js/screening/views.js";

export class RuleInvalid extends Error {}

export const BOOK_FIELDS = ["about", "category", "severity", "negation", "reported", "span", "rules"];
const RULE_FIELDS = ["id", "why", "severity", "negation", "reported", "who", "whom", "mood", "any", "unless", "idioms"];
const CHOICES = /** @type {Record<string, (string | number)[]>} */ ({ severity: [1, 2, 3], negation: ["blocks", "ignored"], reported: ["ignored", "lowers", "blocks"], span: ["clause", "match"] });
const PERSONS = ["author", "addressee", "other"];
/** Fields that hold one or more of these. */
const SOME = { who: PERSONS, whom: PERSONS, mood: ["may", "will", "want", "must", "would"] };
const SIDES = ["victim", "offender"];
const SENTENCE = /^[A-Z][^!]*\.$/;
/** Categories with rules that are written in code and not in these files. */
const IN_CODE = ["contact", "third_party", "hidden", "abusive"];
/** A pattern that marks more than one of these is too wide for any letter. */
const EVERYDAY = JSON.parse(readFileSync(new URL("../mediator/review/screening/everyday.json", import.meta.url), "utf8")).sentences
  .map((/** @type {string} */ text) => readWords(tokenise(cleanView(text)), text));

/** @param {string} file @param {string} source @returns {any} @throws {RuleInvalid} when it is no JSON */
export function parseFile(file, source) {
  try {
    return JSON.parse(source);
  } catch (error) {
    throw new RuleInvalid(`${file}: this is not JSON (${/** @type {Error} */ (error).message.split("\n")[0]}).`);
  }
}

/** @param {string} file @param {any} book @param {Map<string, string[]>} slots of the lexicon. @throws {RuleInvalid} */
export function checkBook(file, book, slots) {
  const name = file.replace(/\.json$/, "");
  checkFields(file, book, BOOK_FIELDS);
  if (book.category !== name) throw new RuleInvalid(`${file}: its category must be "${name}".`);
  if (!Array.isArray(book.rules) || !book.rules.length) throw new RuleInvalid(`${file}: it holds no rules.`);
  const seen = new Set();
  for (const rule of book.rules) {
    const place = `${file}, rule ${rule.id ?? "without an id"}`;
    if (typeof rule.id !== "string" || !rule.id.startsWith(`${name}.`) || seen.has(rule.id)) throw new RuleInvalid(`${place}: an id begins with "${name}." and is used once.`);
    seen.add(rule.id);
    checkRule(place, rule, slots);
  }
}

/** @param {string} place @param {any} rule @param {Map<string, string[]>} slots */
function checkRule(place, rule, slots) {
  checkFields(place, rule, RULE_FIELDS);
  if (!SENTENCE.test(rule.why ?? "")) throw new RuleInvalid(`${place}: "why" must be a sentence.`);
  for (const [field, known] of Object.entries(SOME)) {
    const odd = field in rule && `${rule[field]}`.split(" ").find((word) => !known.includes(word));
    if (odd !== undefined && odd !== false) throw new RuleInvalid(`${place}: "${field}" is some of ${known.join(", ")}, not "${odd}".`);
  }
  if (!rule.any?.length) throw new RuleInvalid(`${place}: it is empty; "any" must hold a pattern.`);
  for (const use of ["any", "unless", "idioms"]) for (const source of rule[use] ?? []) checkPattern(place, source, use === "any" ? rule : null, slots);
}

/** @param {string} place @param {any} source @param {any} rule that it marks for, null when it excuses. @param {Map<string, string[]>} slots */
function checkPattern(place, source, rule, slots) {
  if (typeof source !== "string" || !source.trim()) throw new RuleInvalid(`${place}: a pattern is empty.`);
  /** @type {import("../mediator/static/js/screening/patterns.js").Index} */
  let index;
  try {
    index = indexPatterns([compile(source, null, slots)]);
  } catch (error) {
    throw new RuleInvalid(`${place}: ${/** @type {Error} */ (error).message}`);
  }
  const unread = source.split(/[ |?]+/).find((word) => /^[a-z]+$/.test(word) && !isRead(word));
  if (unread) throw new RuleInvalid(`${place}: "${unread}" is never read so: it is read as "${readingOf(unread).join(" ")}". Write that.`);
  if (!rule) return;
  const met = EVERYDAY.filter((/** @type {import("../mediator/static/js/screening/tokens.js").Word[]} */ words) => {
    let found = false;
    findPatterns(index, words, (_, first, last) => { found ||= fits(rule, words, first, last); });
    return found;
  });
  if (met.length > 1) throw new RuleInvalid(`${place}: "${source}" marks everyday sentences.`);
}

/** @param {string} word @returns {string[]} how rules read it inside a sentence */
function readingOf(word) {
  const text = `was ${word}`;
  return readWords(tokenise(cleanView(text)), text, false).slice(1).map((one) => one.text);
}

/** @param {string} word @returns {boolean} whether a text can hold it as rules read texts ("u" is read as "you") */
function isRead(word) {
  return readingOf(word).join(" ") === word;
}

/** @param {string} place @param {any} thing @param {string[]} known */
function checkFields(place, thing, known) {
  for (const [field, value] of Object.entries(thing)) {
    if (!known.includes(field)) throw new RuleInvalid(`${place}: nothing is called "${field}". There are ${known.join(", ")}.`);
    if (field in CHOICES && !CHOICES[field].includes(/** @type {any} */ (value))) throw new RuleInvalid(`${place}: "${field}" is one of ${CHOICES[field].join(", ")}, not ${JSON.stringify(value)}.`);
  }
}

/**
 * The table of directions: both sides, and each row with categories or rules that there are, and something to say of them.
 * @param {any} table @param {any[]} books the files of rules. @throws {RuleInvalid}
 */
export function checkDirections({ about, ...table }, books) {
  const file = "directions.json";
  checkFields(file, table, SIDES);
  const categories = [...books.map(({ category }) => category), "third_party"];
  const rules = books.flatMap(({ rules: all }) => all.map((/** @type {any} */ { id }) => id));
  for (const side of SIDES) {
    const { silent, marks } = table[side] ?? {};
    if (!Array.isArray(marks) || typeof silent !== "string") throw new RuleInvalid(`${file}, ${side}: it needs "marks" and "silent".`);
    for (const name of silent.split(" ").filter(Boolean)) if (!categories.includes(name)) throw new RuleInvalid(`${file}, ${side}: no category is called "${name}".`);
    for (const row of marks) {
      const place = `${file}, ${side}, ${row.of ?? "a row without \"of\""}`;
      checkFields(place, row, ["of", "weight", "why", "adds"]);
      for (const name of (row.of ?? "").split(" ")) {
        const [category, rest] = name.split(".");
        const isKnown = categories.includes(category) && (!rest || rules.includes(name) || IN_CODE.includes(category));
        if (!isKnown || (category === "safeguarding" && (!rest || !row.adds || row.weight))) throw new RuleInvalid(`${place}: "${name}" is no category and no rule, or it is danger, which weighs the same for all.`);
      }
      if (![1, 2, 3, undefined].includes(row.weight)) throw new RuleInvalid(`${place}: "weight" is 1, 2 or 3.`);
      for (const words of [row.why, row.adds]) if (words !== undefined && !SENTENCE.test(words)) throw new RuleInvalid(`${place}: its words must be a sentence.`);
    }
  }
}
