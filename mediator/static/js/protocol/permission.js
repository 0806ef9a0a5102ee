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
// In one text. So that looking takes a moment whatever somebody wrote.
const MOST_PLACES = 50;
// Written out, because languages differ in what they call white space. The last three have no width.
const SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u200b\u2060\ufeff]/u;
const LINE_END = /[\n\v\f\x85\u2028\u2029]/u;

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
 * Whether `after` is `before` with short stretches of whole words replaced by the fixed words, and nothing else.
 * @param {string} before
 * @param {string} after
 */
export function onlyDetailsRemoved(before, after) {
  const points = [...plainLines(before)];
  const [first, ...others] = pieces(plainLines(after));
  if (others.length > MOST_PLACES || !others.slice(0, -1).every((piece) => piece.some(inWord))) return false;
  if (!startsWith(points, first, 0)) return false;
  const gaps = gapsIn(points);
  // Every place up to which the text may have been read: the same words may stand in it twice.
  let places = new Set([first.length]);
  for (const piece of others) {
    const fitting = ends(points, gaps, places).filter((end) => startsWith(points, piece, end));
    places = new Set(fitting.map((end) => end + piece.length));
  }
  return places.has(points.length);
}

/** @param {string} text */
function plainLines(text) {
  return text.replace(/\r\n?/g, "\n");
}

/** @param {string} text @returns {string[][]} code points between the fixed words */
function pieces(text) {
  return DETAILS.reduce((left, words) => left.replaceAll(words, DETAILS[0]), text).split(DETAILS[0]).map((piece) => [...piece]);
}

/**
 * How many gaps between words begin before each place; an empty line counts as too many.
 * @param {string[]} points
 */
function gapsIn(points) {
  const gaps = [0];
  let [lines, inside] = [0, false];
  for (const [at, point] of points.entries()) {
    const [space, line] = [SPACE.test(point), LINE_END.test(point)];
    lines = space ? lines + Number(line) : 0;
    gaps.push(gaps[at] + Number(space && !inside) + (line && lines > 1 ? MOST_WORDS : 0));
    inside = space;
  }
  return gaps;
}

/**
 * Where stretches that start at one of these places may end: whole words, at most eight, no empty line.
 * @param {string[]} points
 * @param {number[]} gaps
 * @param {Set<number>} places
 */
function ends(points, gaps, places) {
  const found = [];
  let start = -1;
  for (let end = 1; end <= points.length; end += 1) {
    // The nearest start is enough: whatever a farther one reaches, it reaches.
    if (places.has(end - 1) && mayStart(points, end - 1)) start = end - 1;
    const short = start >= 0 && end - start <= MOST_POINTS && gaps[end] - gaps[start] < MOST_WORDS;
    if (short && mayEnd(points, end)) found.push(end);
  }
  return found;
}

/** @param {string[]} points @param {number} at */
function mayStart(points, at) {
  return !SPACE.test(points[at]) && !(at > 0 && inWord(points[at - 1]));
}

/** @param {string[]} points @param {number} at */
function mayEnd(points, at) {
  return !SPACE.test(points[at - 1]) && !(at < points.length && inWord(points[at - 1]) && inWord(points[at]));
}

/** A letter, a mark on one, or a digit. @param {string} point */
function inWord(point) {
  return /[\p{L}\p{M}\p{N}]/u.test(point);
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
