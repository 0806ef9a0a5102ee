// What the standing permission covers: names, places and contact details taken out by fixed words (section 6). Pure.
//
// Whether the words taken out *were* a name, only a person can say. What a program can hold is the form: nothing is
// added, what goes is short, and what stands there instead is one of three phrases.

export const DETAILS = Object.freeze(["[name removed]", "[place removed]", "[contact details removed]"]);
export const WHAT = "remove-details";
const PRIVACY = "privacy";
// An address on two lines fits; a sentence of somebody's own does not.
const MOST_WORDS = 8;
const MOST_POINTS = 120;

/** @typedef {import("./contents.js").Content} Content */

/**
 * Whether every change from one content to the other is of the sort that the permission covers.
 * @param {Content} original
 * @param {Content} proposal
 */
export function withinPermission(original, proposal) {
  const { changes } = proposal;
  if (!changes.length || changes.some((/** @type {{kind: string}} */ { kind }) => kind !== PRIVACY)) return false;
  const [before, after] = [texts(original), texts(proposal)];
  if (same(before, after) || !same(frame(original), frame(proposal)) || before.length !== after.length) return false;
  return before.every((was, at) => onlyDetailsRemoved(was, after[at]));
}

/**
 * Whether `after` is `before` with short stretches replaced by the fixed words, and nothing else.
 * @param {string} before
 * @param {string} after
 */
export function onlyDetailsRemoved(before, after) {
  const points = [...before];
  const [first, ...others] = pieces(after);
  if (!startsWith(points, first, 0)) return false;
  // Every place up to which the text may have been read: the same words may stand in it twice.
  let places = new Set([first.length]);
  for (const piece of others) {
    const reached = [...places].flatMap((place) => ends(points, place).filter((end) => startsWith(points, piece, end)));
    places = new Set(reached.map((end) => end + piece.length));
  }
  return places.has(points.length);
}

/** @param {string} text @returns {string[][]} code points between the fixed words */
function pieces(text) {
  return DETAILS.reduce((left, words) => left.replaceAll(words, DETAILS[0]), text).split(DETAILS[0]).map((piece) => [...piece]);
}

/**
 * Where a stretch from `start` may end: at most eight words, and not over an empty line.
 * @param {string[]} points
 * @param {number} start
 */
function ends(points, start) {
  const found = [];
  let gaps = 0;
  for (let end = start + 1; end <= Math.min(start + MOST_POINTS, points.length); end += 1) {
    gaps += points[end - 1] === " " || points[end - 1] === "\n" ? 1 : 0;
    if (gaps >= MOST_WORDS || (points[end - 1] === "\n" && points[end - 2] === "\n")) break;
    found.push(end);
  }
  return found;
}

/** @param {string[]} points @param {string[]} piece @param {number} at */
function startsWith(points, piece, at) {
  return piece.every((point, offset) => points[at + offset] === point);
}

/** @param {Content} content @returns {string[]} */
function texts({ text, questions = [], answers = [] }) {
  return [text, ...questions, ...answers.map((/** @type {{a: string}} */ { a }) => a)];
}

/** @param {Content} content @returns {string[]} */
function frame({ lang, answers = [] }) {
  return [lang, ...answers.flatMap((/** @type {{q: string, how: string}} */ { q, how }) => [q, how])];
}

/** @param {string[]} one @param {string[]} other */
function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
