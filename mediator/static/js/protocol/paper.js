// What was written down from paper, and who compared it with its photograph (docs/decisions/0021).

export const SAME = "same";
export const DIFFERS = "differs";

/**
 * Whether a submission was written down from paper: a second person compares it with the photographs.
 * @param {{t: string, att?: string[]}} submission
 */
export function needsComparing({ t, att = [] }) {
  return t === "transcript" && att.length > 0;
}

/**
 * Whether somebody found a transcript the same as its paper, and nobody found that it differs. One's *same* does not
 * outweigh another's *differs*: whoever said so says otherwise, or it is written down anew.
 * @param {Iterable<string>} found the newest word of each person who compared
 */
export function isCompared(found) {
  const words = new Set(found);
  return words.has(SAME) && !words.has(DIFFERS);
}
