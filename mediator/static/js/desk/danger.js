/**
 * Looks through texts that wait for signs of danger, on this device: case by case, newest first.
 * What somebody opened stays in the search until there is a concern, a reason why it is none, or a decision: whoever read
 * it may have gone home. Each case is opened and checked as a whole. This is no look: nothing is recorded.
 */
import { api } from "../api.js";
import { listDrafts } from "../drafts.js";
import { workOn } from "./draft.js";
import { DeskCase } from "./known.js";
import { dangerOf } from "./signs.js";
import { some } from "./words.js";

/** After so many texts the search waits to be asked: each costs this device a moment. */
const MOST = 200;

/** @typedef {{done:number, all:number, more:boolean, missed:number, failed:string[]}} Progress `missed`: how many could not be looked at, `failed`: why, in words */

/**
 * @param {{found: (item: object, known: DeskCase, why: string) => void, progress: (at: Progress) => void}} tell
 * @returns {Promise<Progress>} how far it came
 */
export async function searchForDanger({ found, progress }) {
  const [{ items, count, counted }, drafts] = await Promise.all([undecided(), listDrafts()]);
  const at = { done: 0, all: Math.min(items.length, count), more: items.length < count || count > counted, missed: 0, failed: [] };
  for (const [id, each] of casesOf(items)) {
    progress(at);
    let missed = each.length;
    try {
      const known = await DeskCase.load(id);
      for (const item of each) {
        const seen = known.item(item.msg);
        const { why, whole } = seen ? await dangerOf(known, seen, workOn(seen, drafts)?.content.answers) : { why: "", whole: true };
        if (why) found(item, known, why);
        if (why || whole) missed -= 1;
      }
      if (missed) at.failed.push(`${some(missed, "text")} of ${known.label} could not be looked through: the checks did not finish. Read it yourself.`);
    } catch (error) {
      at.failed.push(`Case ${id.slice(0, 4)} could not be looked through: ${error.sentence ?? error.message}`);
    }
    at.done += each.length;
    at.missed += missed;
  }
  progress(at);
  return at;
}

async function undecided() {
  const items = [];
  let page = { next: "", count: 0, counted: 0 };
  do {
    page = await api.get(`/api/queue/undecided?limit=100${page.next ? `&after=${page.next}` : ""}`);
    items.push(...page.items);
  } while (page.next && items.length < MOST);
  return { ...page, items };
}

/** Items by case, the case with the newest first. */
function casesOf(items) {
  const cases = new Map();
  for (const item of items) cases.set(item.case, [...(cases.get(item.case) ?? []), item]);
  return cases;
}
