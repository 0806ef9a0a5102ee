/**
 * The terms that a case must never disclose, in whatever form they are written.
 *
 * Compared by folding (case, accents, look-alikes), squeezing, starred letters, a sound key, and optimal string
 * alignment distance: one slip for five to seven letters, two from eight. Shorter words only exactly; ordinary words
 * only exactly, and with a capital or where a name stands ("tell rose").
 */
import { isCapital } from "./addresses.js";
import { fitsStars, readSymbols, squeeze } from "./squeeze.js";
import { isOrdinary, WORDS } from "./ordinary.js";
import { tokenise } from "./tokens.js";
import { cleanView } from "./views.js";

/** @typedef {{words: string[], joined: string, ordinary: boolean, short: boolean, name: string, part: boolean}} Key */

const SHORT_FORMS = new Map(Object.entries({ rd: "road", st: "street", ave: "avenue", ln: "lane", cl: "close", cres: "crescent", dr: "drive", vets: "veterinary", vet: "veterinary", prim: "primary", sec: "secondary", uni: "university", hosp: "hospital", ct: "court", gdns: "gardens", pk: "park", sq: "square", saint: "st" }));
const GENERIC = new Set("road street avenue lane close crescent drive way court place gardens grove park row hill square view primary secondary school academy college nursery hospital surgery clinic vets veterinary cafe pub inn hotel church chapel house farm hall centre office garage salon shop store stores supermarket club company limited ltd estate university north south east west upper lower great little the of and saint".split(" "));
const SHORT = 4;
/** What is said before a name and seldom before the word that it also is. */
const BEFORE_NAMES = new Set("hi hey hello dear tell tells telling told ask asks asking asked about called named met meet".split(" "));
const ALIKE_STARTS = ["ckqx", "szc", "gj", "fpv", "iey", "au", "oau", "wv"];

/** @param {string[]} terms @returns {Key[]} the terms and their telling parts */
export function makeKeys(terms) {
  const keys = new Map();
  for (const term of terms) {
    const words = tokenise(cleanView(term)).map((token) => plain(token.text));
    if (!words.length) continue;
    const add = (/** @type {string[]} */ list, /** @type {boolean} */ part) => {
      const joined = list.join("");
      if (joined.length >= 2 && !keys.has(joined)) keys.set(joined, { words: list, joined, ordinary: isOrdinary(joined), short: joined.length <= SHORT, name: term, part });
    };
    add(words, false);
    if (words.length > 1) for (const word of words) if (word.length >= 5 && !GENERIC.has(word) && !isOrdinary(word)) add([word], true);
  }
  return [...keys.values()];
}

/** @param {string} text @returns {string} without possessive ending and inner signs */
function plain(text) {
  return text.replace(/'s$/, "").replaceAll("'", "");
}

/**
 * @param {Key[]} keys @param {import("./tokens.js").Token[]} tokens @param {string} text the untouched original
 * @returns {{first: number, last: number, rule: string, severity: number, why: string}[]} token positions, last inclusive
 */
export function findProtected(keys, tokens, text) {
  if (!keys.length) return [];
  const pieces = squeeze(tokens).map((piece) => ({ ...piece, plain: plain(piece.text), read: readSymbols(plain(piece.text)) }));
  const longest = Math.max(...keys.map((key) => key.words.length)) + 1;
  const found = [];
  for (let at = 0; at < pieces.length; at += 1) {
    let joined = "";
    let expanded = "";
    let [known, tied] = [true, true];
    const named = isNamed(pieces, at);
    // "a joss stick": what follows an article is no name.
    const thing = pieces[at - 1]?.plain === "a";
    for (let width = 1; width <= longest && at + width <= pieces.length; width += 1) {
      const piece = pieces[at + width - 1];
      if (width > 1 && !/^[\s\-.,'"/_*@+!]{0,3}$/.test(piece.gap)) break;
      joined += piece.read;
      expanded += SHORT_FORMS.get(piece.read) ?? piece.read;
      known &&= WORDS.has(piece.plain);
      tied &&= width === 1 || /^[-.,'"/_*@+!]$/.test(piece.gap);
      for (const key of keys) {
        const how = width === 1 && reversedIs(key, joined) ? "backwards" : compare(key, { joined, expanded, plain: piece.plain, width, tied: tied && width > 1, known, spaced: piece.spaced, thing, named: named || isCapital(text, tokens[pieces[at].first].start) });
        if (how) found.push({ first: pieces[at].first, last: piece.last, rule: "protected.term", severity: 3, why: sentence(key, how) });
      }
    }
  }
  return found;
}

/** Whether a name stands here, by the word before it. @param {{plain: string, gap: string}[]} pieces @param {number} at */
function isNamed(pieces, at) {
  return at > 0 && BEFORE_NAMES.has(pieces[at - 1].plain) && /^[ \t,]{1,3}$/.test(pieces[at].gap);
}

/** @param {Key} key @param {string} how */
function sentence(key, how) {
  const what = key.part ? `part of "${key.name}"` : `"${key.name}"`;
  return how === "as written" ? `This case must not disclose ${what}.` : `Reads like ${what}, which this case must not disclose (${how}).`;
}

/** @param {Key} key @param {string} joined */
function reversedIs(key, joined) {
  return !key.ordinary && joined.length === key.joined.length && joined.length >= 5 && joined !== key.joined && [...joined].reverse().join("") === key.joined;
}

/**
 * @param {Key} key
 * @param {{joined: string, expanded: string, plain: string, width: number, tied: boolean, known: boolean, spaced: boolean, thing: boolean, named: boolean}} seen `named`: it has a capital, or stands where a name does
 * @returns {string} how it was recognised, "" when it was not
 */
function compare(key, seen) {
  const { joined, width } = seen;
  if (joined === key.joined || `${key.joined}s` === joined) {
    if (joined !== key.joined && seen.known) return "";
    if ((key.ordinary || (key.short && seen.thing)) && width === 1 && !seen.named && !seen.spaced) return "";
    if (width > key.words.length && seen.known && key.joined.length < 7) return "";
    return width === key.words.length && !seen.spaced ? "as written" : "spaced or joined";
  }
  if (width === key.words.length && seen.expanded === key.words.map((word) => SHORT_FORMS.get(word) ?? word).join("")) return "shortened";
  if (width > key.words.length && !seen.known && `${seen.expanded}` === key.joined) return "shortened and split";
  if (/[*#]/.test(seen.plain) && width === 1) return fitsStars(seen.plain, key.joined) ? "with signs for letters" : "";
  if (key.ordinary || key.short || seen.known || Math.abs(joined.length - key.joined.length) > 2) return "";
  const size = key.joined.length;
  // A sign in the place of a letter: "M@ribel", "J-mima".
  if (seen.tied && size >= 5 && joined.length === size - width + 1 && distance(joined, key.joined, width) < width && startsAlike(joined, key.joined)) return "with signs for letters";
  const allowed = width !== key.words.length ? (size >= 8 ? 1 : 0) : size >= 8 ? 2 : size >= 5 ? 1 : 0;
  const bare = joined.endsWith("s") && !key.joined.endsWith("s") ? joined.slice(0, -1) : joined;
  const slips = Math.min(distance(joined, key.joined, allowed + 1), distance(bare, key.joined, allowed + 1));
  if (slips <= allowed && slips < size && startsAlike(joined, key.joined)) return "spelt differently";
  const sound = soundKey(key.joined);
  return width === key.words.length && size >= 5 && (slips <= allowed + 1 || sound.length >= 3) && soundKey(bare) === sound ? "sounds alike" : "";
}

/** @param {string} one @param {string} two */
function startsAlike(one, two) {
  return one[0] === two[0] || ALIKE_STARTS.some((group) => group.includes(one[0]) && group.includes(two[0]));
}

/** @param {string} word @returns {string} a rough key of how a word sounds */
export function soundKey(word) {
  return word.replace(/ph/g, "f").replace(/gh/g, "").replace(/ck/g, "k").replace(/wr/g, "r").replace(/wh/g, "w").replace(/[cqx]/g, "k").replace(/z/g, "s").replace(/[aeiouy]+/g, (_, at) => (at === 0 ? "a" : "-")).replace(/h/g, "").replace(/(.)\1+/g, "$1").replace(/-/g, "");
}

/**
 * Optimal string alignment distance: slips, swaps of neighbours count one.
 * @param {string} one @param {string} two @param {number} limit
 * @returns {number} at most limit when within it, else some number above it
 */
export function distance(one, two, limit) {
  if (Math.abs(one.length - two.length) > limit) return limit + 1;
  let before = new Array(two.length + 1).fill(0);
  let row = before.map((_, at) => at);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    let best = i;
    for (let j = 1; j <= two.length; j += 1) {
      const swap = i > 1 && j > 1 && one[i - 1] === two[j - 2] && one[i - 2] === two[j - 1] ? before[j - 2] + 1 : Infinity;
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (one[i - 1] === two[j - 1] ? 0 : 1), swap);
      best = Math.min(best, next[j]);
    }
    if (best > limit) return limit + 1;
    before = row;
    row = next;
  }
  return row[two.length];
}
