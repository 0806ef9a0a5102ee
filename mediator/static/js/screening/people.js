/**
 * Names and places of people who are no part of this: "my auntie Carol at the Spar", "Kayden Brook".
 */
import { PEOPLE } from "./data.js";
import { GIVEN, WORDS } from "./ordinary.js";
import { isCapital } from "./addresses.js";

const set = (/** @type {string} */ words) => new Set(words.split(" "));
const ORDINARY = set(PEOPLE.ordinary);
/** What stands before one's own name ("it's Priya"), or a saint's. */
const INTRODUCES = set("it i'm im saint st");
const RELATIONS = set(PEOPLE.relations);
const TITLES = set(PEOPLE.titles);
const CALLED = set(PEOPLE.called);
const OWNERS = set(PEOPLE.owners);
const PLACE_ENDINGS = set(PEOPLE.placeEndings);
const PLACE_CUES = set(PEOPLE.placeCues);
const WINGS = set(PEOPLE.wingCues);
const NOT_NAMES = set(`${PEOPLE.notNames} ${PEOPLE.publicBodies}`);
const GREETINGS = set(PEOPLE.greetings);
const BIBLE = set(PEOPLE.bibleBooks);
const FACILITATOR_CUES = set(PEOPLE.facilitatorCues);

/** @typedef {{author?: string, addressee?: string, facilitators?: string[]}} Names */
/** @typedef {{first: number, last: number, rule: string, severity: number, why: string}} Mark token positions, last inclusive */

/**
 * @param {import("./tokens.js").Token[]} tokens @param {string} text the untouched original @param {Names} names
 * @returns {Mark[]}
 */
export function findThirdParties(tokens, text, names) {
  const known = knownNames(tokens, text, names);
  const stem = (/** @type {number} */ at) => tokens[at]?.text.replace(/'s$/, "") ?? "";
  const capital = (/** @type {number} */ at) => at < tokens.length && isCapital(text, tokens[at].start);
  const starts = (/** @type {number} */ at) => at === 0 || tokens[at].sentence !== tokens[at - 1].sentence;
  const namely = (/** @type {number} */ at) => capital(at) && /^\p{L}{2,}$/u.test(stem(at)) && !NOT_NAMES.has(stem(at)) && !known.has(stem(at)) && !TITLES.has(stem(at)) && /^\s?$|^, $|^ ["']?$/.test(tokens[at].gap);
  /** @type {Mark[]} */
  const found = [];
  const mark = (/** @type {number} */ first, /** @type {number} */ last, /** @type {string} */ rule, /** @type {string} */ why, severity = 2) => found.push({ first, last, rule, severity, why });
  for (let at = 0; at < tokens.length; at += 1) {
    const word = stem(at);
    if (known.has(word) && !TITLES.has(word)) continue;
    if (RELATIONS.has(word) && OWNERS.has(stem(at - 1)) && namely(at + 1) && !FACILITATOR_CUES.has(word) && !WORDS.has(stem(at + 1))) mark(at, endOfName(at + 1, namely, tokens), "third_party.relation", "Names somebody who is no part of this.");
    else if (TITLES.has(word) && namely(at + 1) && !starts(at + 1) && !greets(tokens, at) && !addresses(at, stem) && /^[. ]{0,2}$/.test(tokens[at + 1].gap)) mark(at, endOfName(at + 1, namely, tokens), "third_party.title", "Names somebody who is no part of this.");
    else if (CALLED.has(word) && namely(at + 1) && !OWNERS.has(stem(at + 1)) && isPerson(stem(at + 1))) mark(at + 1, endOfName(at + 1, namely, tokens), "third_party.called", "Names somebody who is no part of this.");
    else if (isFullName(at, stem, capital, namely, starts, tokens, text)) mark(at, endOfName(at + 1, namely, tokens), "third_party.full-name", "A full name of somebody who is no part of this.", 3);
    else if (isGiven(at, word, capital(at), tokens, stem, starts)) mark(at, at, "third_party.given-name", "May be the name of somebody who is no part of this.", 1);
    else if (WINGS.has(word) && (["at", "in"].includes(stem(at + 1)) ? capital(at + 2) : ["hmp", "hmyoi", "yoi"].includes(word) && capital(at + 1))) mark(at, Math.min(at + 3, tokens.length - 1), "third_party.prison", "Says where somebody is held.");
    else if (PLACE_ENDINGS.has(word) && capital(at) && at > 0 && namely(at - 1) && !starts(at - 1) && PLACE_CUES.has(beforeName(tokens, at - 1, capital))) mark(startOfName(tokens, at - 1, capital), at, "third_party.place", "Names a place by which somebody can be found.");
    else if (PLACE_CUES.has(stem(at - 2)) && stem(at - 1) === "the" && capital(at) && namely(at) && !WORDS.has(word) && !starts(at) && !isShort(tokens[at], text)) mark(at, at, "third_party.place", "Names a place by which somebody can be found.", 1);
  }
  return found;
}

/** @param {number} at @param {(at: number) => string} stem @returns {boolean} whether a title is what the reader is called: "call you Mr Khan" */
function addresses(at, stem) {
  return stem(at - 1) === "you" || (stem(at - 1) === "as" && stem(at - 2) === "you");
}

/** @param {import("./tokens.js").Token} token @param {string} text @returns {boolean} whether it is letters that stand for a name: "the CPS" */
function isShort({ start, end }, text) {
  const written = text.slice(start, end);
  return written.length <= 4 && written === written.toUpperCase();
}

/** @param {string} word */
function isPerson(word) {
  return GIVEN.has(word) || !WORDS.has(word);
}

/** @param {number} at @param {(at: number) => string} stem @param {(at: number) => boolean} capital @param {(at: number) => boolean} namely @param {(at: number) => boolean} starts @param {import("./tokens.js").Token[]} tokens @param {string} text where all is in capitals, they tell of no name */
function isFullName(at, stem, capital, namely, starts, tokens, text) {
  if (at + 1 >= tokens.length || tokens[at + 1].gap !== " ") return false;
  const [one, two] = [stem(at), stem(at + 1)];
  if (!namely(at + 1) || !capital(at) || NOT_NAMES.has(one) || NOT_NAMES.has(two) || PLACE_ENDINGS.has(two)) return false;
  if (GIVEN.has(one)) return !(ORDINARY.has(one) && starts(at) && WORDS.has(two));
  return !starts(at) && !/\p{Lu}/u.test(text[tokens[at].start + 1]) && !WORDS.has(one) && !WORDS.has(two) && PLACE_CUES.has(stem(at - 1)) === false;
}

/** @param {number} at @param {string} word @param {boolean} capital @param {import("./tokens.js").Token[]} tokens @param {(at: number) => string} stem @param {(at: number) => boolean} starts */
function isGiven(at, word, capital, tokens, stem, starts) {
  if (!GIVEN.has(word) || NOT_NAMES.has(word) || INTRODUCES.has(stem(at - 1))) return false;
  if (BIBLE.has(word) && /^\d/.test(stem(at + 1))) return false;
  if (FACILITATOR_CUES.has(stem(at - 1)) || FACILITATOR_CUES.has(stem(at - 2))) return false;
  if (!capital) return false;
  return !ORDINARY.has(word) || !starts(at);
}

/** @param {number} at @param {(at: number) => boolean} namely @param {import("./tokens.js").Token[]} tokens */
function endOfName(at, namely, tokens) {
  let last = at;
  while (last + 1 < tokens.length && last - at < 2 && tokens[last + 1].gap === " " && namely(last + 1)) last += 1;
  return last;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at @param {(at: number) => boolean} capital */
function startOfName(tokens, at, capital) {
  let first = at;
  while (first > 0 && at - first < 3 && capital(first - 1) && tokens[first].gap === " ") first -= 1;
  return first;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at @param {(at: number) => boolean} capital */
function beforeName(tokens, at, capital) {
  const first = startOfName(tokens, at, capital);
  const before = tokens[first - 1]?.text;
  return before === "the" ? tokens[first - 2]?.text ?? "" : before ?? "";
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at */
function greets(tokens, at) {
  return at > 0 && (GREETINGS.has(tokens[at - 1].text) || (tokens[at - 1].text === "and" && at > 1 && tokens[at - 2].sentence === 0 && at < 8));
}

/**
 * The names that are part of this: given by the caller, and read from the greeting and the name at the foot.
 * @param {import("./tokens.js").Token[]} tokens @param {string} text @param {Names} names
 */
function knownNames(tokens, text, names) {
  const known = new Set();
  const add = (/** @type {string} */ name) => name.toLowerCase().split(/[^\p{L}']+/u).forEach((word) => word.length > 1 && known.add(word.replace(/'s$/, "")));
  for (const name of [names.author, names.addressee, ...(names.facilitators ?? [])]) if (name) add(name);
  const lines = text.split("\n").filter((line) => line.trim());
  if (lines.length > 1) {
    const [first, last] = [lines[0], lines[lines.length - 1]];
    if (first.length < 60) add(first);
    if (last.length < 40) add(last);
    if (lines.length > 3 && lines[lines.length - 2].length < 30) add(lines[lines.length - 2]);
  }
  for (let at = 2; at < tokens.length; at += 1) {
    const lead = `${tokens[at - 2].text} ${tokens[at - 1].text}`;
    if ((lead === "name is" || lead === "this is" || lead === "i am" || lead === "facilitator called") && isCapital(text, tokens[at].start) && !WORDS.has(tokens[at].text)) add(tokens[at].text);
  }
  return known;
}
