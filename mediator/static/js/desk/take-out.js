/**
 * Words of a highlight go out of the text for the reader by the answer "Take out", and come back by any other answer.
 *
 * Where they stand is told from the changes between the original and the text as it is now.
 */
import { announce } from "../dom.js";
import { placesOf } from "./marks.js";
import { takeOutWords } from "./words.js";

/** @typedef {{part:string, removed:string, added:string, startOriginal:number, endOriginal:number, startProposed:number, endProposed:number}} Change of one part */
/** @typedef {{start:number, end:number, words:string, put:string}} Spot a highlight's place in its part of the original, and what stands for it when it is out */

/**
 * Answer a highlight: what that means for the text is one step with the answer itself.
 * @param {{reading:any, work:any, proposal?:any, marks:any[]}} page @param {any} mark @param {string} answer @param {string} reason
 */
export async function answerMark({ reading, work, proposal, marks }, mark, answer, reason) {
  const given = { answer, reason };
  const tied = { name: mark.name, before: { answer: mark.answer, reason: mark.reason }, after: given };
  work.set({ answers: { ...work.work.answers, [mark.name]: given } });
  if (!proposal || (answer !== "out" && mark.answer !== "out")) return;
  const { part, ...spot } = spotOf(reading, mark);
  await reading.compare(work.work);
  const changes = reading.found.filter((/** @type {Change} */ one) => one.part === part);
  if (answer === "out") return takeOut(proposal, part, findWords(changes, spot), spot, tied);
  const outs = marks.filter((one) => one.answer === "out").map((one) => spotOf(reading, one)).filter((one) => one.part === part);
  return putBack(proposal, part, findPut(changes, spot, outs), spot, tied);
}

function takeOut(proposal, part, found, spot, tied) {
  if (!found) return announce("These words no longer stand in the text for the reader.");
  proposal.replaceAt(part, found, spot.put, tied);
  announce(`Taken out: now ${spot.put}.`);
}

function putBack(proposal, part, found, spot, tied) {
  if (!found) return announce("The text for the reader is as it was: these words were changed by hand.");
  proposal.replaceAt(part, found, spot.words, tied);
  announce("The words are back in the text for the reader.");
}

/** @returns {Spot & {part:string}} */
function spotOf(reading, mark) {
  const { part } = reading.paragraphs.find((one) => one.n === mark.paragraph);
  const start = mark.start - reading.startOf(part);
  return { part, start, end: start + mark.words.length, words: mark.words, put: takeOutWords(mark) };
}

/** Where the words of a highlight stand now, or null where they do not. @param {Change[]} changes @param {Spot} spot @returns {[number, number]|null} */
export function findWords(changes, { start, end, words }) {
  const change = changes.find((one) => one.startOriginal < end && one.endOriginal > start);
  if (!change) {
    const moved = changes.filter((one) => one.endOriginal <= start)
      .reduce((sum, one) => sum + (one.endProposed - one.startProposed) - (one.endOriginal - one.startOriginal), 0);
    return [start + moved, end + moved];
  }
  // Changes that stand close together are shown as one: what lies between them may stand there still.
  const before = placesOf(change.removed, words).filter((place) => change.startOriginal + place < start).length;
  const places = placesOf(change.added, words);
  return places.length ? span(change, places[Math.min(before, places.length - 1)], words) : null;
}

/**
 * Where the words that stand for a highlight are now; null where somebody changed them, or it cannot be told which they are.
 * @param {Change[]} changes @param {Spot} spot @param {Spot[]} outs every highlight of the part that is answered with "Take out", this one too
 * @returns {[number, number]|null}
 */
export function findPut(changes, { start, end, put }, outs) {
  const change = changes.find((one) => one.startOriginal <= start && one.endOriginal >= end);
  if (!change) return null;
  const starts = new Set(outs.filter((one) => one.put === put && one.start >= change.startOriginal && one.end <= change.endOriginal).map((one) => one.start));
  const places = placesOf(change.added, put);
  const nth = [...starts].sort((a, b) => a - b).indexOf(start);
  return nth >= 0 && places.length === starts.size ? span(change, places[nth], put) : null;
}

/** @param {Change} change @param {number} place @param {string} words @returns {[number, number]} */
function span({ startProposed }, place, words) { return [startProposed + place, startProposed + place + words.length]; }
