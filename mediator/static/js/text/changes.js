/**
 * The changes between what somebody wrote and what is proposed, as a list that people can read and answer one by one.
 *
 * Both texts stay whole; a change is a view of them. Offsets count UTF-16 units, the end is exclusive.
 */
import { diffWordsWithSpace } from "../../vendor/diff/diff/word.js";

/**
 * @typedef {{id: number, removed: string, added: string, paragraph: number, startOriginal: number, endOriginal: number, startProposed: number, endProposed: number}} Change
 *   id and paragraph count from 1; paragraphs are parted by empty lines
 */

const LONGEST_MS = 500;
const MOST_BETWEEN = 2;
const IN_WORD = /[\p{L}\p{M}\p{N}'’_-]/u;

/** The two texts are too different to compare in time: show both in full. */
export class TooDifferent extends Error {
  constructor() {
    super("Too different to compare: both versions are shown in full.");
    this.name = "TooDifferent";
  }
}

/**
 * Changes in reading order. Two that stand at most two words apart on one line are one change, and no change cuts a word.
 * @param {string} original
 * @param {string} proposed
 * @param {{timeout?: number}} [limits] milliseconds
 * @returns {Change[]}
 * @throws {TooDifferent} when the time is over
 */
export function changes(original, proposed, { timeout = LONGEST_MS } = {}) {
  if (original === proposed) return [];
  const parts = diffWordsWithSpace(original, proposed, { timeout });
  if (!parts) throw new TooDifferent();
  return merge(spansOf(parts).map((span) => widen(span, original, proposed)), original)
    .map((span, at) => ({
      id: at + 1, removed: original.slice(span.startOriginal, span.endOriginal), added: proposed.slice(span.startProposed, span.endProposed),
      paragraph: paragraphAt(original, span.startOriginal), ...span,
    }));
}

/**
 * The original with the changes of these ids made: all of them give the proposal, none the original.
 * @param {string} original
 * @param {Change[]} list
 * @param {Iterable<number>} ids
 * @returns {string}
 */
export function apply(original, list, ids) {
  const chosen = new Set(ids);
  let from = 0;
  const pieces = [];
  for (const change of list) {
    if (!chosen.has(change.id)) continue;
    pieces.push(original.slice(from, change.startOriginal), change.added);
    from = change.endOriginal;
  }
  return pieces.join("") + original.slice(from);
}

/** @typedef {{startOriginal: number, endOriginal: number, startProposed: number, endProposed: number}} Span */

/** @param {{value: string, added?: boolean, removed?: boolean}[]} parts @returns {Span[]} */
function spansOf(parts) {
  /** @type {Span[]} */
  const spans = [];
  let [original, proposed] = [0, 0];
  let open = false;
  for (const { value, added, removed } of parts) {
    if (!added && !removed) {
      original += value.length;
      proposed += value.length;
      open = false;
      continue;
    }
    if (!open) spans.push({ startOriginal: original, endOriginal: original, startProposed: proposed, endProposed: proposed });
    const span = spans[spans.length - 1];
    if (removed) span.endOriginal = original += value.length;
    else span.endProposed = proposed += value.length;
    open = true;
  }
  return spans;
}

/** Grows a change to whole words. @param {Span} span @param {string} original @param {string} proposed @returns {Span} */
function widen(span, original, proposed) {
  const { ...wide } = span;
  const inside = (/** @type {string} */ text, /** @type {number} */ at) => at > 0 && at < text.length && IN_WORD.test(text[at - 1]) && IN_WORD.test(text[at]);
  while (wide.startOriginal > 0 && wide.startProposed > 0 && original[wide.startOriginal - 1] === proposed[wide.startProposed - 1]
    && (inside(original, wide.startOriginal) || inside(proposed, wide.startProposed))) {
    wide.startOriginal -= 1;
    wide.startProposed -= 1;
  }
  while (wide.endOriginal < original.length && wide.endProposed < proposed.length && original[wide.endOriginal] === proposed[wide.endProposed]
    && (inside(original, wide.endOriginal) || inside(proposed, wide.endProposed))) {
    wide.endOriginal += 1;
    wide.endProposed += 1;
  }
  return wide;
}

/** @param {Span[]} spans @param {string} original @returns {Span[]} */
function merge(spans, original) {
  /** @type {Span[]} */
  const merged = [];
  for (const span of spans) {
    const last = merged[merged.length - 1];
    if (last && (span.startOriginal <= last.endOriginal || isShort(original.slice(last.endOriginal, span.startOriginal)))) {
      last.endOriginal = Math.max(last.endOriginal, span.endOriginal);
      last.endProposed = Math.max(last.endProposed, span.endProposed);
    } else merged.push({ ...span });
  }
  return merged;
}

/** @param {string} between */
function isShort(between) {
  return !between.includes("\n") && (between.match(/\S+/g) ?? []).length <= MOST_BETWEEN;
}

/** @param {string} text @param {number} at */
function paragraphAt(text, at) {
  return text.slice(0, at).trimStart().split(/\n[^\S\n]*\n\s*/).length;
}
