/**
 * Highlights and the answers people gave to them. Pure.
 *
 * Nothing is decided by a highlight: a person answers each one, and the answer is what is recorded.
 * Offsets count UTF-16 units of the reading text, the end is exclusive; `startPoint` and `endPoint` count code points.
 */
import { CATEGORIES, NO_CONCERN } from "./words.js";

/** @typedef {{start:number, end:number, startPoint:number, endPoint:number, category:string, rule:string, why:string, severity?:number}} Highlight */
/** @typedef {{answer:""|"out"|"ask"|"fine", reason:string}} Answer */

const ORDER = Object.keys(CATEGORIES);
const NONE = { answer: "", reason: "" };

/** Danger before everything, then by weight, which the author's side decides, then by category, then in reading order. @param {Highlight[]} highlights */
export function ranked(highlights) {
  const rank = (/** @type {Highlight} */ one) => {
    const at = ORDER.indexOf(one.category);
    return at < 0 ? ORDER.length : at;
  };
  const weight = (/** @type {Highlight} */ { category, severity = 2 }) => (category === "safeguarding" ? 4 : severity);
  return [...highlights].sort((a, b) => weight(b) - weight(a) || rank(a) - rank(b) || a.start - b.start || b.end - a.end);
}

/**
 * Names under which answers are kept: the same words in the same category keep their answer. Every place of some words
 * is looked for once, however many highlights stand there.
 * @param {string} text @returns {(highlight: {start:number, end:number, category:string}) => string}
 */
export function namesIn(text) {
  /** @type {Map<string, number[]>} */
  const places = new Map();
  return ({ start, end, category }) => {
    const words = text.slice(start, end);
    if (!places.has(words)) places.set(words, placesOf(text, words));
    const before = countBelow(/** @type {number[]} */ (places.get(words)), start - words.length + 1);
    return `${category}/${before + 1}/${words}`;
  };
}

/** How many numbers of a sorted list are below a limit. @param {number[]} sorted @param {number} limit */
function countBelow(sorted, limit) {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Highlights with their number, words, paragraph and answer.
 * @param {Highlight[]} highlights @param {string} text @param {object} answers by `markName`
 * @param {{n:number, start:number, text:string}[]} paragraphs
 */
export function answered(highlights, text, answers, paragraphs) {
  const nameOf = namesIn(text);
  const starts = paragraphs.map((one) => one.start);
  return ranked(highlights).map((highlight, at) => {
    const name = nameOf(highlight);
    const inside = paragraphs[countBelow(starts, highlight.start + 1) - 1];
    return { ...highlight, ...NONE, ...answers[name], name, n: at + 1, words: text.slice(highlight.start, highlight.end),
      paragraph: inside?.n ?? 1 };
  });
}

/** Whether an answer counts: "fine" needs its reason. @param {Answer} mark */
export function isAnswered({ answer, reason }) {
  return answer === "out" || answer === "ask" || (answer === "fine" && reason !== "");
}

/** The rules whose reason says that a text is not sent back to its author first, beside all that speak of danger. */
const NOT_KNOWN = new Set(["legal.undisclosed", "legal.unknown"]);

/** Whether a highlight may tell of danger, or of an offence that is not known. @param {{category:string, rule:string}} mark */
export function isDisclosure({ category, rule }) { return category === "safeguarding" || NOT_KNOWN.has(rule); }

/** Whether nobody has said yet that a disclosure is no concern. @param {Highlight & Answer} mark */
export function needsAction(mark) { return isDisclosure(mark) && !(mark.answer === "fine" && mark.reason in NO_CONCERN); }

/**
 * Why a text may speak of danger, where nobody has said yet that this is no concern; else "".
 * @param {Highlight[]} highlights @param {string} text @param {object} answers by `markName`
 */
export function unsettledDanger(highlights, text, answers) {
  return answered(highlights, text, answers, []).find((one) => one.category === "safeguarding" && needsAction(one))?.why ?? "";
}

/** @param {Answer[]} marks */
export function countUnanswered(marks) { return marks.filter((mark) => !isAnswered(mark)).length; }

/** The rows of a `checks` body; there offsets count code points. @param {(Highlight & Answer)[]} marks */
export function recorded(marks) {
  return marks.map(({ startPoint, endPoint, category, rule, answer, reason }) =>
    ({ start: startPoint, end: endPoint, category, rule, answer, reason }));
}

/**
 * A paragraph cut at the borders of its highlights, so that overlapping ones are shown once each.
 * @param {{start:number, text:string}} paragraph @param {{n:number, start:number, end:number}[]} marks
 * @returns {{text:string, marks:number[]}[]} runs in order, with the numbers of the highlights over each
 */
export function runsOf(paragraph, marks) {
  const end = paragraph.start + paragraph.text.length;
  const over = marks.filter((mark) => mark.start < end && mark.end > paragraph.start);
  const cuts = new Set([paragraph.start, end]);
  for (const mark of over) {
    cuts.add(Math.max(mark.start, paragraph.start));
    cuts.add(Math.min(mark.end, end));
  }
  const sorted = [...cuts].sort((a, b) => a - b);
  return sorted.slice(1).map((to, at) => ({
    text: paragraph.text.slice(sorted[at] - paragraph.start, to - paragraph.start),
    marks: over.filter((mark) => mark.start < to && mark.end > sorted[at]).map((mark) => mark.n),
  }));
}

/** Every place where some words stand in a text. @param {string} text @param {string} words @returns {number[]} */
export function placesOf(text, words) {
  const found = [];
  for (let at = words ? text.indexOf(words) : -1; at >= 0; at = text.indexOf(words, at + words.length)) found.push(at);
  return found;
}

/** Answers of a recorded `checks` body, by name, for the text they count in (code points). @param {object[]} marks @param {string} text */
export function answersFrom(marks, text) {
  const nameOf = namesIn(text);
  const units = unitsOf(text);
  return Object.fromEntries(marks.map((mark) => {
    const highlight = { ...mark, start: units(mark.start), end: units(mark.end) };
    return [nameOf(highlight), { answer: mark.answer, reason: mark.reason }];
  }));
}

/** UTF-16 units before so many code points. @param {string} text @returns {(points: number) => number} */
function unitsOf(text) {
  // Where the second half of each pair stands if halves were not counted: that many code points come before it.
  const pairs = [...text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)].map(({ index = 0 }, earlier) => index - earlier);
  return (points) => Math.min(text.length, points + countBelow(pairs, points));
}
