/** Signs of danger that nobody has spoken to: in a text, in what its author wrote with a no, in what somebody told the desk. */
import { newestSubmission } from "../case/items.js";
import { partsOf, readingText } from "../case/parts.js";
import { answersFrom, unsettledDanger } from "./marks.js";
import { screen } from "./screen.js";

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

const FIRST_PERSON = { he: "I", she: "I", they: "I", his: "my", her: "my", their: "my", himself: "myself", herself: "myself", themself: "myself", themselves: "myself" };
const VERBS = { is: "am", are: "am", was: "was", has: "have" };

/** "He wants to kill himself" as he would say it. @param {string} text */
function inFirstPerson(text) {
  return text.replace(/\b(?:he|she|they|his|her|their|himself|herself|themself|themselves)\b/gi, (word) => FIRST_PERSON[word.toLowerCase()])
    .replace(/\bI (are|\w+s)\b/g, (_, verb) => `I ${VERBS[verb] ?? verb.slice(0, -1)}`);
}

/**
 * Danger in what a colleague wrote of somebody. The checks know best how people speak of themselves: they look through
 * the words as they stand, and once more as that person would say them.
 * @param {string} text @param {any} known @returns {Promise<{danger:string, whole:boolean}>}
 */
export async function dangerInNote(text, known) {
  const looks = await Promise.all([text, inFirstPerson(text)].map((one) => dangerInWords(one, known, "")));
  return { danger: looks.map(({ danger }) => danger).find(Boolean) ?? "", whole: looks.every(({ whole }) => whole) };
}

/** What an author wrote with a no to the newest suggestion: why, and the text they put in its place. @param {any} known @param {any} item */
export async function refusalWords(known, { laneState, answer }) {
  if (laneState !== "waiting" || answer?.t !== "refuse") return "";
  const { text = "", other = "" } = await known.open.body(answer.told ?? answer);
  return [text, other].filter(Boolean).join("\n\n");
}

const isDanger = (/** @type {{category:string}} */ { category }) => category === "safeguarding";

/**
 * Why a text may speak of danger, in the words of the check; "" where nothing was found, or where whoever looks, or a
 * decision that stands in the record, said of all of it why it is no concern. `whole` is false where the checks did not
 * finish: then nothing can be said.
 * @param {any} known @param {any} item @param {object} [mine] answers that are not decided yet
 * @returns {Promise<{why:string, whole:boolean}>}
 */
export async function dangerOf(known, item, mine) {
  const text = readingText(partsOf(item.kind, await known.open.body(newestSubmission(item))));
  const recorded = item.checks ? answersFrom((await known.open.body(item.checks)).marks, text) : {};
  const marks = await screen(text, known, item);
  const refusal = await dangerInWords(await refusalWords(known, item), known, item.lane);
  return { why: unsettledDanger(marks, text, { ...recorded, ...mine }) || refusal.danger, whole: !marks.incomplete && refusal.whole };
}
