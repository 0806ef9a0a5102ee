/**
 * Looks through texts that wait for signs of danger, on this device: case by case, newest first.
 * What somebody opened stays in the search until there is a concern, a reason why it is none, or a decision: whoever read
 * it may have gone home. Each case is opened and checked as a whole. This is no look: nothing is recorded.
 */
import { newestSubmission } from "../case/items.js";
import { partsOf, readingText } from "../case/parts.js";
import { api } from "../api.js";
import { listDrafts } from "../drafts.js";
import { workOn } from "./draft.js";
import { DeskCase } from "./known.js";
import { answersFrom, unsettledDanger } from "./marks.js";
import { screen } from "./screen.js";

/** After so many texts the search waits to be asked: each costs this device a moment. */
const MOST = 200;

/** @typedef {{done:number, all:number, more:boolean, failed:string[]}} Progress `failed`: why some could not be looked at */

/**
 * @param {{found: (item: object, known: DeskCase, why: string) => void, progress: (at: Progress) => void}} tell
 * @returns {Promise<Progress>} how far it came
 */
export async function searchForDanger({ found, progress }) {
  const [{ items, count, counted }, drafts] = await Promise.all([undecided(), listDrafts()]);
  const at = { done: 0, all: Math.min(items.length, count), more: items.length < count || count > counted, failed: [] };
  for (const [id, each] of casesOf(items)) {
    progress(at);
    try {
      const known = await DeskCase.load(id);
      for (const item of each) {
        const why = await dangerIn(known, item.msg, drafts);
        if (why) found(item, known, why);
      }
    } catch (error) {
      at.failed.push(`Case ${id.slice(0, 4)} could not be looked through: ${error.sentence ?? error.message}`);
    }
    at.done += each.length;
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

/**
 * Why a text may speak of danger, in the words of the check; "" where nothing was found, or where whoever looks, or a
 * decision that stands in the record, said of all of it why it is no concern.
 */
async function dangerIn(known, msg, drafts) {
  const item = known.item(msg);
  if (!item) return "";
  const content = await known.open.body(newestSubmission(item));
  const text = readingText(partsOf(item.kind, content));
  const recorded = item.checks ? answersFrom((await known.open.body(item.checks)).marks, text) : {};
  return unsettledDanger(await screen(text, known, item), text, { ...recorded, ...workOn(item, drafts)?.content.answers });
}
