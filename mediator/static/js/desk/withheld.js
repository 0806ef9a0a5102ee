/**
 * A question that is left out of what its reader gets: its place in the suggested text stays, without words. Why is
 * sealed for the desk, as a mark of the checks; who asked hears only that it cannot be passed on. Pure.
 */
export const WITHHELD = "withheld";

/** What the asker reads beside the change. */
export const CANNOT = "We cannot pass this one on. We will talk with you about it.";

/** The questions that the text for the reader leaves out. @param {string} kind @param {{id:string, text:string}[]} before @param {Map<string, string>} after texts by part */
export function leftOut(kind, before, after) {
  if (kind !== "questions") return [];
  return before.filter(({ id, text }) => id !== "text" && text && after.get(id)?.trim() === "").map(({ id }) => id);
}

/**
 * The marks that say why, for the record; offsets count code points of the reading text.
 * @param {{text:string, startOf:(id:string) => number, parts:{id:string, text:string}[]}} reading @param {string[]} ids @param {Record<string, string>} why by part
 */
export function withheldMarks(reading, ids, why) {
  const points = (text) => [...text].length;
  return ids.map((id) => {
    const start = points(reading.text.slice(0, reading.startOf(id)));
    const { text } = reading.parts.find((part) => part.id === id);
    return { start, end: start + points(text), category: WITHHELD, rule: id, answer: "out", reason: why[id] ?? "" };
  });
}

/** What is missing before the text may be suggested. @param {{left?:string[], all?:boolean}} at `left`: parts left out without a reason */
export function leftUnsaid({ left = [], all = false }) {
  if (all) return [{ code: "left", words: "Every question is left out.", fix: "Then do not pass it on at all, and talk to its author." }];
  return left.length ? [{ code: "left", words: left.length === 1 ? "One question is left out without a reason." : `${left.length} questions are left out without a reason.`,
    fix: "Say why under the question: only the desk sees it." }] : [];
}
