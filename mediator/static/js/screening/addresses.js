/**
 * Written and spoken addresses: e-mail, links, handles, postcodes, streets, prison numbers, number plates.
 * Every regular expression here has bounded repeats only.
 */
import { CONTACT } from "./data.js";
import { WORDS } from "./ordinary.js";

const set = (/** @type {string} */ words) => new Set(words.split(" "));
const TOP_LEVELS = set(CONTACT.topLevels);
const WRONG_ENDINGS = set(CONTACT.wrongEndings);
const SURE_HOSTS = set(CONTACT.suresMailHosts);
const MAIL_HOSTS = set(CONTACT.mailHosts);
const DOTS = set(CONTACT.dotWords);
const ATS = set(CONTACT.atWords);
const AREAS = set(CONTACT.postcodeAreas);
const STREETS = set(`${CONTACT.streets} ${CONTACT.streetShort}`);
const STREETS_CAPITAL = set(CONTACT.streetCapital);
const STREETS_FIRST = set(CONTACT.streetFirst);
const HOMES = set(CONTACT.homeFirst);
const NOT_STREET = set(CONTACT.notStreet);
const DIGIT_NAMES = set(`${Object.keys(CONTACT.digitWords).filter((word) => /** @type {any} */ (CONTACT.digitWords)[word]).join(" ")} ${Object.keys(CONTACT.teens).join(" ")} ${Object.keys(CONTACT.tens).join(" ")}`);
const MAIL = /[^\s@<>()",;:]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,4}/g;
const LINK = /(?:https?:\/\/|www\.)[^\s<>"]{2,200}/g;
const BARE_LINK = /(?<![a-z0-9.@-])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){1,3}(?:\/[^\s<>"]{0,200})?/g;
const THREE_WORDS = /\/\/\/[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}/g;
const POSTCODE = /(?<![a-z0-9])([a-z]{1,2})([0-9][a-z0-9]?)[\s.\-]{0,3}([0-9o])\s{0,2}([abd-hjlnp-uw-z]{2})(?![a-z0-9])/g;
const THREE_DOTTED = /(?<![a-z0-9.@\/-])([a-z]{4,20})\.([a-z]{4,20})\.([a-z]{4,20})(?![a-z0-9@.\/-]\S)/g;
const BOX = /(?<![a-z])p\.? ?o\.? ?box ?(?:number |no\.? ?)?[0-9]{1,6}/g;
const PRISON_NUMBER = /(?<![a-z0-9])[a-z][0-9]{4}[a-z]{2}(?![a-z0-9])/gi;
const NUMBER_PLATE = /(?<![A-Za-z0-9])[A-Z]{2}[0-9]{2} ?[A-Z]{3}(?![A-Za-z0-9])/g;

/** @typedef {{start: number, end: number, rule: string, severity: number, why: string}} Found view units, end exclusive */

/** @param {string} text of a clean view. @returns {Found[]} */
export function findWrittenAddresses(text) {
  /** @type {Found[]} */
  const found = [];
  const add = (/** @type {RegExpMatchArray} */ match, /** @type {string} */ rule, /** @type {number} */ severity, /** @type {string} */ why) =>
    found.push({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].replace(/[.,;:!?')\]]{1,5}$/, "").length, rule, severity, why });
  if (text.includes("@")) for (const match of text.matchAll(MAIL)) add(match, "contact.email", 3, "Looks like an e-mail address.");
  for (const match of text.matchAll(LINK)) add(match, "contact.link", 2, "A link leads out of the service.");
  for (const match of text.matchAll(BARE_LINK)) if (isDomain(match[0])) add(match, "contact.link", 2, "Looks like the address of a web page.");
  for (const match of text.matchAll(THREE_WORDS)) add(match, "contact.place", 2, "Three words that name a spot on a map.");
  for (const match of text.matchAll(THREE_DOTTED)) if (match.slice(1).every((word) => WORDS.has(word) && !TOP_LEVELS.has(word))) add(match, "contact.place", 2, "Three words that name a spot on a map.");
  for (const match of text.matchAll(BOX)) add(match, "contact.street", 3, "A box to which letters can be sent.");
  for (const match of text.matchAll(POSTCODE)) if (AREAS.has(match[1])) add(match, "contact.postcode", 3, "Looks like a postcode.");
  return found;
}

/** @param {string} text the untouched original. @returns {Found[]} original UTF-16 units */
export function findCapitalCodes(text) {
  const codes = [...text.matchAll(PRISON_NUMBER)].map((match) => ({ match, rule: "contact.prison-number", why: "Looks like a prison number: a letter can be sent to it." }));
  const plates = [...text.matchAll(NUMBER_PLATE)].map((match) => ({ match, rule: "contact.number-plate", why: "Looks like a car's number plate." }));
  return [...codes, ...plates].map(({ match, rule, why }) => ({ start: match.index ?? 0, end: (match.index ?? 0) + match[0].length, rule, severity: 2, why }));
}

/** @param {string} host */
function isDomain(host) {
  const [name, path] = host.replace(/[.,;:!?')]{1,5}$/, "").split("/", 2);
  const labels = name.split(".");
  const ending = labels[labels.length - 1];
  if (!TOP_LEVELS.has(ending) || labels.some((label) => !label)) return false;
  if (WRONG_ENDINGS.has(ending) && path === undefined) return false;
  return labels.length > 2 || ending.length > 2 || path !== undefined || ["uk", "tv", "gg", "io", "eu", "ie"].includes(ending);
}

/**
 * "markydee at hotmail dot co dot uk", "name [at] example . org", "facebook dot com slash name".
 * @param {import("./tokens.js").Token[]} tokens
 * @returns {{first: number, last: number, rule: string, severity: number, why: string}[]} token positions, last inclusive
 */
export function findSpokenAddresses(tokens) {
  const found = [];
  for (let at = 1; at < tokens.length; at += 1) {
    const spoken = ATS.has(tokens[at].text);
    const signed = /@/.test(tokens[at].gap);
    if (spoken || signed) {
      const last = readDomain(tokens, spoken ? at + 1 : at);
      const loose = signed && tokens[at].gap === "@";
      if (last >= 0 && !loose) found.push({ first: readLocal(tokens, at - 1), last, rule: "contact.email", severity: 3, why: "Reads aloud as an e-mail address." });
    } else if (DOTS.has(tokens[at].text) && DOTS.has(tokens[at + 2]?.text) && [at - 1, at + 1, at + 3].every((place) => /^[a-z]{4,20}$/.test(tokens[place]?.text) && !TOP_LEVELS.has(tokens[place].text))) {
      found.push({ first: at - 1, last: at + 3, rule: "contact.place", severity: 2, why: "Three words that name a spot on a map." });
    } else if (DOTS.has(tokens[at].text) && tokens[at + 1] && TOP_LEVELS.has(tokens[at + 1].text) && (!WRONG_ENDINGS.has(tokens[at + 1].text))) {
      found.push({ first: at - 1, last: at + 1, rule: "contact.link", severity: 2, why: "Reads aloud as a web address." });
    }
  }
  return found;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at @returns {number} last token of a mail domain that begins at `at`, or -1 */
function readDomain(tokens, at) {
  let last = at;
  if (!tokens[at]) return -1;
  for (let label = 0; label < 4; label += 1) {
    const next = tokens[last + 1];
    if (next && DOTS.has(next.text) && tokens[last + 2]) last += 2;
    else if (next && /^\s{0,2}[([{<]?\s?(\.|dot)\s?[)\]}>]?\s{0,2}$/.test(next.gap) && next.gap.trim() !== "" && (TOP_LEVELS.has(next.text) && !(/^\.\s/.test(next.gap) && WRONG_ENDINGS.has(next.text)))) last += 1;
    else break;
  }
  if (last > at && TOP_LEVELS.has(tokens[last].text) && (MAIL_HOSTS.has(tokens[at].text) || !WRONG_ENDINGS.has(tokens[last].text))) return last;
  return SURE_HOSTS.has(tokens[at].text) ? at : -1;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at @returns {number} first token of the part before the at */
function readLocal(tokens, at) {
  let first = at;
  while (first > 0 && at - first < 6) {
    if (/^[._-]$/.test(tokens[first].gap)) first -= 1;
    else if (first > 1 && (DOTS.has(tokens[first - 1].text) || ["underscore", "dash", "hyphen"].includes(tokens[first - 1].text))) first -= 2;
    else break;
  }
  return first;
}

/**
 * "14 Heol y Bryn", "12 mill lane", "flat 3, 9 Orchard Mews".
 * @param {import("./tokens.js").Token[]} tokens @param {string} text the untouched original
 * @returns {{first: number, last: number, rule: string, severity: number, why: string}[]} token positions, last inclusive
 */
export function findStreets(tokens, text) {
  const found = [];
  for (let at = 0; at < tokens.length; at += 1) {
    const numbered = /^\d{1,4}[a-d]?$/.test(tokens[at].text) || (DIGIT_NAMES.has(tokens[at].text) && ["number", "flat"].includes(tokens[at - 1]?.text));
    if (!numbered || /[£$€]\s?$/.test(tokens[at].gap)) continue;
    const last = readStreet(tokens, at, text);
    if (last < 0) continue;
    const first = at >= 2 && HOMES.has(tokens[at - 2].text) ? at - 2 : at >= 1 && tokens[at - 1].text === "number" ? at - 1 : at;
    found.push({ first, last, rule: "contact.street", severity: 3, why: "Looks like a street address." });
  }
  return found;
}

/** @param {import("./tokens.js").Token[]} tokens @param {number} at @param {string} text @returns {number} last token of the street, or -1 */
function readStreet(tokens, at, text) {
  if (tokens[at + 1] && STREETS_FIRST.has(tokens[at + 1].text)) return Math.min(at + 3, tokens.length - 1);
  for (let here = at + 1; here < tokens.length && here <= at + 4; here += 1) {
    const { text: word, gap, start } = tokens[here];
    if (!/^[ ,]{1,2}$/.test(gap)) return -1;
    const named = here > at + 1;
    if (named && STREETS.has(word)) return here;
    if (named && STREETS_CAPITAL.has(word) && isCapital(text, start) && isCapital(text, tokens[here - 1].start)) return here;
    if (NOT_STREET.has(word)) return -1;
  }
  return -1;
}

/** @param {string} text @param {number} at @returns {boolean} */
export function isCapital(text, at) {
  const sign = text.charAt(at);
  return sign !== sign.toLowerCase();
}
