/** What puts an item before all others: signs of danger that nobody has spoken to, or a concern that is written down. */
import { newestSubmission } from "../case/items.js";
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { answered, answersFrom, needsAction } from "./marks.js";
import { screen } from "./screen.js";
import { CONCERNS } from "./words.js";

/** @typedef {{danger:string, concern:boolean}} Sign `danger`: why, in words; `concern`: somebody wrote one down already */

/**
 * `whole` is false where the checks did not finish: then nothing can be said.
 * @param {any} known @param {any} item @param {Map<string, object>} mine answers by submission
 * @returns {Promise<{sign:Sign|null, whole:boolean}>}
 */
export async function signIn(known, item, mine) {
  if (!item) return { sign: null, whole: true };
  if (item.concerns.length) {
    const { concern } = await known.open.body(item.concerns.at(-1));
    return { sign: { danger: CONCERNS[concern], concern: true }, whole: true };
  }
  const entry = newestSubmission(item);
  const parts = partsOf(item.kind, await known.open.body(entry));
  const text = readingText(parts);
  const said = item.checks ? answersFrom((await known.open.body(item.checks)).marks, text) : {};
  const marks = await screen(text, known, item);
  const open = answered(marks, text, { ...said, ...mine.get(entry.hash) }, paragraphsOf(parts)).find((mark) => mark.category === "safeguarding" && needsAction(mark));
  return { sign: open ? { danger: open.why, concern: false } : null, whole: !marks.incomplete };
}
