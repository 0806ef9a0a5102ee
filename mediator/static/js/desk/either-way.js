/**
 * A call by a day, whether there is news or not: who asks a question may wish for it, and whoever opens it first plans it.
 *
 * It is a call like every other, to the person who asked, and it says nothing of the other side (P3).
 */
import { callItem } from "../case/desk-calls.js";
import { newestSubmission } from "../case/items.js";
import { dateWords, longDateWords, nextWorkingDay } from "./days.js";

/** The day that a person asked for with these questions, or 0. @param {any} known @param {any} item */
export async function wishedDay(known, item) {
  return item.kind === "questions" ? (await known.open.body(newestSubmission(item))).by ?? 0 : 0;
}

/** What the cover sheet says of it. @param {number} by @returns {[string, string][]} */
export function wishedFact(by) {
  return by ? [["A call", `They asked to be rung by ${longDateWords(by)}, whether there is news or not. Whoever opens this first has that call; it can be given to a colleague.`]] : [];
}

/** The call that goes with opening it, unless it is planned or was made. @param {any} known @param {any} item @returns {Promise<object[]>} */
export async function wishedCall(known, item) {
  const by = await wishedDay(known, item);
  if (!by || (await daysPlanned(known, item.lane)).includes(by)) return [];
  const text = `Asked to be rung by ${dateWords(by)}, whether there is news or not.`;
  return [callItem({ lane: item.lane, who: known.me, when: by > known.now ? by : nextWorkingDay(known.now), text, by })];
}

/** The days that people asked for, of all calls to one of them. */
async function daysPlanned(known, lane) {
  const calls = [...known.desk.calls.values()].filter(({ entry }) => entry.lane === lane);
  return Promise.all(calls.map(async ({ entry }) => (await known.open.body(entry)).by ?? 0));
}

/** Whether a call would come after the day that its person asked for: whoever plans it so says why. Pure. @param {number} by 0: none @param {number} when @param {string} word */
export function lateUnsaid(by, when, word) { return by > 0 && when > by && dateWords(when) !== dateWords(by) && !word.trim(); }
