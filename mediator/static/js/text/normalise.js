/**
 * The one form in which a text is sealed: composed letters, plain line ends, at most two empty lines together,
 * nothing that cannot be seen. Pure, linear, and the same when done twice.
 */
import { findInvisible } from "../screening/invisible.js";

const LINE_ENDS = /\r\n|[\r\u0085\u2028\u2029]/g;
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
const BLANK_LINE = /^[^\S\n]{1,}$/gm;
const MANY_BLANK = /\n{4,}/g;

/**
 * @param {string} text
 * @returns {{text: string, changed: boolean, unseenRemoved: number}} unseenRemoved counts characters that could not be
 *   seen (UTF-16 units): when it is not 0, the author is told
 */
export function normalise(text) {
  let kept = text.normalize("NFC").replace(LINE_ENDS, "\n").replace(BLANK_LINE, "");
  const controls = kept.length;
  kept = kept.replace(CONTROLS, "");
  let unseenRemoved = controls - kept.length;
  for (let runs = findUnseen(kept); runs.length; runs = findUnseen(kept)) {
    unseenRemoved += runs.reduce((sum, run) => sum + run.end - run.start, 0);
    kept = without(kept, runs);
  }
  kept = kept.normalize("NFC").replace(BLANK_LINE, "").replace(MANY_BLANK, "\n\n\n");
  return { text: kept, changed: kept !== text, unseenRemoved };
}

/** Direction marks go too: a text is plain, and its language sets its direction. @param {string} text */
function findUnseen(text) {
  const runs = findInvisible(text).sort((one, two) => one.start - two.start);
  const marks = [...text.matchAll(/[\u061C\u200E\u200F]/g)].map(({ index = 0 }) => ({ start: index, end: index + 1, turns: true }));
  let next = 0;
  const outside = marks.filter(({ start }) => {
    while (next < runs.length && runs[next].end <= start) next += 1;
    return !(next < runs.length && runs[next].start <= start);
  });
  return [...runs, ...outside].sort((one, two) => one.start - two.start);
}

/** @param {string} text @param {{start: number, end: number}[]} runs in order */
function without(text, runs) {
  let from = 0;
  const pieces = runs.map((run) => {
    const piece = text.slice(from, run.start);
    from = run.end;
    return piece;
  });
  return pieces.join("") + text.slice(from);
}
