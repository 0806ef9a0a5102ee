/** Each question of a case and how it stands on the desk: the asker is shown far less (case/question-states.js). */
import { newestProof, newestSubmission } from "../case/items.js";
import { takenBack } from "../case/question-states.js";
import { dateWords } from "./days.js";
import { readerOf } from "./may.js";
import { WITHHELD } from "./withheld.js";
import { STATES } from "./words.js";

/** What the desk says of a question. */
export const QUESTION_STATES = { asked: "Asked", passed: "Passed on", answered: "Answered", "not-remember": "Does not remember",
  accepts: "Does not remember; accepts it from what others saw", disputes: "Does not remember; disputes it", "not-answer": "Will not answer",
  withheld: "Left out", "not-passed": "Not passed on", "taken-back": "Taken back" };

export const QUESTION_TONES = { asked: "blue", passed: "turquoise", answered: "green", "not-remember": "green", accepts: "green", disputes: "green",
  "not-answer": "yellow", withheld: "grey", "not-passed": "grey", "taken-back": "grey" };

/**
 * @param {object} known an open case @param {object[]} items
 * @returns {Promise<{item:object, question:string, state:string, more:string}[]>} only of items that a facilitator has opened
 */
export async function questionTable(known, items) {
  const opened = items.filter((item) => wasOpened(item, known.desk));
  const answers = [...await answersIn(known, opened.filter(({ kind }) => kind === "answers")), ...await toldIn(known, items)];
  const rows = await Promise.all(opened.filter(({ kind }) => kind === "questions").map((item) => rowsOf(known, item, answers)));
  return rows.flat();
}

/** Whether a facilitator has opened it: this round, or the one before it that only lost a question since. */
function wasOpened({ looks, submissions = [] }, desk) {
  if (looks.length > 0) return true;
  for (let at = submissions.length - 1; at > 0 && submissions[at].of === submissions[at - 1].hash; at -= 1) {
    if (desk.looks?.get(submissions[at - 1].hash)?.length) return true;
  }
  return false;
}

async function answersIn(known, items) {
  const lists = await Promise.all(items.map(async (item) => (await known.open.body(settledOf(item))).answers.map((one) => ({ item, one }))));
  // A newer answer to the same question counts.
  return lists.flat().sort((a, b) => newestSubmission(b.item).ts - newestSubmission(a.item).ts);
}

/** What was told to who asked, as an answer to questions of theirs; the newest counts. */
async function toldIn(known, items) {
  const told = items.filter(({ kind, passed }) => kind === "spoken" && passed)
    .flatMap((item) => known.desk.lanes.get(item.passed.offer.dst).received.get(item.passed.release.hash)?.told ?? []);
  const lists = await Promise.all(told.map(async (entry) => ((await known.open.body(entry)).answers ?? []).map(({ item, q, how }) => ({ of: item, told: entry, one: { q, a: "", how } }))));
  return lists.flat().sort((a, b) => b.told.ts - a.told.ts);
}

/** Whether this answers a question of an item in these words. */
function fits(found, item, words, reader, known) {
  if (found.one.q !== words) return false;
  return found.of ? found.of === item.msg : found.item.lane === reader && readerOf(found.item, known.desk)?.lane === item.lane;
}

/** The text as it stands now: passed on, for the reader, suggested, or as handed in. */
function settledOf(item) {
  return item.passed?.offer ?? item.offer ?? (["agreed", "proposed"].includes(item.laneState) ? newestProof(item) : null) ?? newestSubmission(item);
}

async function rowsOf(known, item, answers) {
  const [asked, put] = await Promise.all([newestSubmission(item), settledOf(item)].map((entry) => known.open.body(entry)));
  const reader = readerOf(item, known.desk)?.lane;
  const why = await reasonsOf(known, item);
  const taken = (await takenBack(item, (entry) => known.open.body(entry))).map(({ question }) => ({ item, question, state: "taken-back",
    more: item.passed && put.questions.includes(question) ? "It was passed on before that. Talk with them about it." : "" }));
  const rows = await Promise.all(asked.questions.map(async (question, at) => {
    if (!question) return null;
    const words = put.questions[at] ?? question;
    const answer = words && answers.find((found) => fits(found, item, words, reader, known));
    const state = stateOf(item, question, words, answer);
    return { item, question, state, more: await moreOf(known, state, why.get(`q${at}`), answer) };
  }));
  return [...rows.flatMap((row) => row ?? []), ...taken];
}

function stateOf(item, question, words, answer) {
  if (question && !words) return "withheld";
  if (item.laneState === "recalled" && !item.passed) return "taken-back";
  if (item.state === "declined") return "not-passed";
  if (answer) return answer.one.how;
  return item.passed ? "passed" : "asked";
}

/** Why questions were left out, by part: from every round of checks, the newest last. */
async function reasonsOf(known, item) {
  const all = await Promise.all(known.open.view.log.filter(({ t, msg }) => t === "checks" && msg === item.msg).map((entry) => known.open.body(entry)));
  return new Map(all.flatMap(({ marks }) => marks.filter(({ category }) => category === WITHHELD).map(({ rule, reason }) => [rule, reason])));
}

async function moreOf(known, state, reason, answer) {
  if (state === "withheld") return reason ? `Why: ${reason}` : "";
  if (!answer) return "";
  if (answer.told) return `Told to them on ${dateWords(answer.told.when)}.`;
  const stands = `The answer: ${STATES[answer.item.state].toLowerCase()}.`;
  return state === "not-answer" ? [await whyNot(known, answer), stands].filter(Boolean).join(" ") : stands;
}

/** What they said about not answering: to who asked, or to the desk alone. */
async function whyNot(known, { item, one }) {
  if (one.a) return `Why: ${one.a}`;
  const told = known.open.lane(item.lane).entries.filter(({ t }) => t === "tell");
  const words = await Promise.all(told.map(async (entry) => (await known.open.body(entry)).text));
  const found = words.findLast((text) => text.includes(`“${one.q}”`));
  return found ? `${found} (told to the desk alone)` : "";
}
