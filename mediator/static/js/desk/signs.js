/** What puts an item before all others: signs of danger that nobody has spoken to, or a concern that is written down. */
import { newestSubmission } from "../case/items.js";
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { answered, answersFrom, needsAction } from "./marks.js";
import { screen } from "./screen.js";
import { CONCERNS } from "./words.js";

/** @typedef {{danger:string, concern:boolean}} Sign `danger`: why, in words; `concern`: somebody wrote one down already */

/**
 * Danger in words that are no text under review: what somebody told the desk, why they said no, what they wrote instead.
 * @param {string} text @param {any} known @param {string} lane whose words
 * @returns {Promise<{danger:string, words:string, whole:boolean}>} `danger` says why, "" when nothing was found
 */
export async function dangerInWords(text, known, lane) {
  if (!text.trim()) return { danger: "", words: "", whole: true };
  const marks = await screen(text, known, { lane });
  const mark = marks.find(isDanger);
  return { danger: mark?.why ?? "", words: mark ? text.slice(mark.start, mark.end) : "", whole: !marks.incomplete };
}

/** What an author wrote with a no to the newest suggestion: why, and the text they put in its place. @param {any} known @param {any} item */
export async function refusalWords(known, { laneState, answer }) {
  if (laneState !== "waiting" || answer?.t !== "refuse") return "";
  const { text = "", other = "" } = await known.open.body(answer.told ?? answer);
  return [text, other].filter(Boolean).join("\n\n");
}

const isDanger = (/** @type {{category:string}} */ { category }) => category === "safeguarding";

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
  const open = answered(marks, text, { ...said, ...mine.get(entry.hash) }, paragraphsOf(parts)).find((mark) => isDanger(mark) && needsAction(mark));
  const refusal = await dangerInWords(await refusalWords(known, item), known, item.lane);
  const danger = open?.why ?? refusal.danger;
  return { sign: danger ? { danger, concern: false } : null, whole: !marks.incomplete && refusal.whole };
}
