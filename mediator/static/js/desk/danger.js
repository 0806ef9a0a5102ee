/**
 * Looks through the texts that wait for a decision for signs of danger, on this device: case by case, newest first.
 * Each case is opened and checked as a whole. This is no look: nobody has read anything, and nothing is recorded.
 *
 * That somebody opened a text settles nothing. It stays until a concern is written down, a person says why it is none,
 * or it is decided; and a concern stays in sight until then.
 */
import { api } from "../api.js";
import { listDrafts } from "../draft-versions.js";
import { DeskCase } from "./known.js";
import { signIn } from "./signs.js";
import { some } from "./words.js";

/** After so many texts the search waits to be asked: each costs this device a moment. */
const MOST = 200;

/** @typedef {{done:number, all:number, more:boolean, missed:number, failed:string[]}} Progress `missed`: how many could not be looked at, `failed`: why, in words */

/**
 * @param {{found: (item: object, known: DeskCase, sign: import("./signs.js").Sign) => void, progress: (at: Progress) => void}} tell
 * @returns {Promise<Progress>} how far it came
 */
export async function searchForDanger({ found, progress }) {
  const { items, count, counted } = await searched();
  const mine = await answersOfMine();
  const at = { done: 0, all: Math.min(items.length, count), more: items.length < count || count > counted, missed: 0, failed: [] };
  for (const [id, each] of casesOf(items)) {
    progress(at);
    let missed = each.length;
    try {
      const known = await DeskCase.load(id);
      for (const item of each) {
        const { sign, whole } = await signIn(known, known.item(item.msg), mine);
        if (sign) found(item, known, sign);
        if (sign || whole) missed -= 1;
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

async function searched() {
  const items = [];
  let page = { next: "", count: 0, counted: 0 };
  do {
    page = await api.get(`/api/queue/search?limit=100${page.next ? `&after=${page.next}` : ""}`);
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

/** What this person answered and has not decided yet, by submission. @returns {Promise<Map<string, object>>} */
async function answersOfMine() {
  const works = (await listDrafts()).map(({ content }) => content).filter(({ use }) => use === "review");
  return new Map(works.map(({ source, answers }) => [source, answers]));
}
