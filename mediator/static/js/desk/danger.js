/**
 * Looks through texts that nobody has opened yet for signs of danger, on this device: case by case, newest first.
 * Each case is opened and checked as a whole. This is no look: nobody has read anything, and nothing is recorded.
 */
import { newestSubmission } from "../case/items.js";
import { partsOf, readingText } from "../case/parts.js";
import { api } from "../api.js";
import { DeskCase } from "./known.js";
import { screen } from "./screen.js";

/** After so many texts the search waits to be asked: each costs this device a moment. */
const MOST = 200;

/** @typedef {{done:number, all:number, more:boolean, failed:string[]}} Progress `failed`: why some could not be looked at */

/**
 * @param {{found: (item: object, known: DeskCase, why: string) => void, progress: (at: Progress) => void}} tell
 * @returns {Promise<Progress>} how far it came
 */
export async function searchForDanger({ found, progress }) {
  const { items, count, counted } = await unread();
  const at = { done: 0, all: Math.min(items.length, count), more: items.length < count || count > counted, failed: [] };
  for (const [id, each] of casesOf(items)) {
    progress(at);
    try {
      const known = await DeskCase.load(id);
      for (const item of each) {
        const why = await dangerIn(known, item.msg);
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

async function unread() {
  const items = [];
  let page = { next: "", count: 0, counted: 0 };
  do {
    page = await api.get(`/api/queue/unread?limit=100${page.next ? `&after=${page.next}` : ""}`);
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

/** Why a text may speak of danger, in the words of the check; "" where nothing was found. */
async function dangerIn(known, msg) {
  const item = known.item(msg);
  if (!item) return "";
  const content = await known.open.body(newestSubmission(item));
  const marks = await screen(readingText(partsOf(item.kind, content)), known, item);
  return marks.find((one) => one.category === "safeguarding")?.why ?? "";
}
