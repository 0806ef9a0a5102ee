/** Screening on this device: what may need attention in a text of this case. */
import { show } from "../dom.js";
import { texts } from "../texts.js";
import { readerOf } from "./may.js";
import { rulesInForce } from "./service-rules.js";

/** Milliseconds for somebody who asked to look again: a slow device gets to the end of a long text. */
const PATIENT = 30_000;

/**
 * @param {string} text @param {any} known an open case @param {{lane: string}} [item] what its author wrote @param {boolean} [again] look again, with more time
 * @returns {Promise<import("./marks.js").Highlight[] & {incomplete: boolean, tooMany: boolean, withoutRules: boolean}>} `incomplete` when parts were not looked at or, `tooMany`, not all could be listed; `withoutRules` when the service's own words were not looked for
 */
export async function screen(text, known, item, again = false) {
  const ownRules = await serviceRules();
  const { highlights, complete, tooMany } = await texts.screen({ text, ...(again && { budgetMs: PATIENT }), protectedTerms: termsFor(known, item), names: namesOf(known, item), authorSide: (item && known.sideOf(item.lane)) || undefined, ownRules: ownRules ?? [] });
  return Object.assign(highlights, { incomplete: !complete, tooMany, withoutRules: !ownRules });
}

/** What the service looks for itself; null when it could not be fetched, and then the page says so (desk/frame.html). @returns {Promise<import("../screening/own.js").OwnRule[]|null>} */
export async function serviceRules() {
  try {
    return await rulesInForce();
  } catch {
    show("rules-missing");
    return null;
  }
}

/**
 * The protected terms in a text, each spelling once; nothing pushes one of them out.
 * @param {string} text @param {any} known @param {{lane: string}} [item] what its author wrote
 * @returns {Promise<{start: number, end: number, words: string, why: string}[] & {incomplete: boolean}>} `incomplete` when they could not be looked for
 */
export async function protectedIn(text, known, item) {
  const { hits, complete } = await texts.terms({ text, protectedTerms: termsFor(known, item) });
  return Object.assign(hits, { incomplete: !complete });
}

/**
 * What must not go between these two: the terms of the case and, where there are more people in it, the names of all others.
 * Nobody is to learn from somebody else's letter who is there too.
 * @param {any} known @param {{lane:string, peer?:string}} [item] @returns {string[]}
 */
export function termsFor(known, item) {
  const reader = item?.peer ? readerOf(/** @type {any} */ (item), known.desk)?.lane : undefined;
  return item && reader ? termsBut(known, new Set([item.lane, reader])) : known.terms;
}

/**
 * What the desk must not tell one person: as above, where all they may exchange with are theirs to know of.
 * @param {any} known @param {string} lane @returns {string[]}
 */
export function termsTo(known, lane) {
  if (known.people.length <= 2) return known.terms;
  const near = known.desk.pairs.map(({ a, b }) => [a[0], b[0]]).filter((both) => both.includes(lane)).flat();
  return termsBut(known, new Set([lane, ...near]));
}

/** The terms of the case and the names of all but these. @param {any} known @param {Set<string>} lanes */
function termsBut(known, lanes) {
  const isOther = (/** @type {any} */ one) => !lanes.has(one.lane);
  const theirs = new Set(known.people.filter((one) => !isOther(one)).flatMap(partsOf).map((part) => part.toLowerCase()));
  const others = known.people.filter(isOther).flatMap(partsOf).filter((part) => !theirs.has(part.toLowerCase()));
  return [...new Set([...known.terms, ...others])];
}

const TITLES = new Set(["mr", "mrs", "miss", "ms", "dr", "sir"]);

/** Each part of a name is looked for alone: a family name that is theirs too must not be marked. @param {{name:string, call:string}} person */
function partsOf({ name, call }) {
  return `${name} ${call}`.split(/\s+/).filter((part) => part.length > 2 && !TITLES.has(part.toLowerCase()));
}

/** Who writes, who reads and who is on the desk, for the checks. @param {any} known @param {{lane:string, peer?:string}} [item] */
export function namesOf(known, item) {
  const reader = item?.peer ? readerOf(/** @type {any} */ (item), known.desk)?.lane : undefined;
  const people = item && reader ? [known.person(item.lane), known.person(reader)] : known.people;
  const [author, addressee] = people.map((one) => one?.name);
  return { author, addressee, facilitators: [...known.staff.values()].map((one) => one.name) };
}
