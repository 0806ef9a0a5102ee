/** Whose yes rests on words that the service has changed since: the desk asks them to look again. */
import { keys } from "../keys.js";
import { questionsFor, WORDS_CHANGED } from "../words/consents.js";
import { CHANNELS } from "./words.js";

const NOBODY = "Your facilitator";

/** Since when another yes is one to these words; 0 while they never changed. */
export function wordsChanged() { return WORDS_CHANGED ? Date.parse(`${WORDS_CHANGED}T00:00:00Z`) / 1000 : 0; }

/**
 * What each person of a case said yes to, on their own page, in words that are others by now. What was told to a facilitator
 * was read out, and is not among these. New words for whom it is about count as well: they are asked about that person.
 * @param {any} known @param {(text:string) => Promise<string>} [hash]
 * @returns {Promise<{lane:string, what:string[], ts:number}[]>} one for each person at most; `ts`: the oldest
 */
export async function oldWordsIn(known, hash = async (text) => (await keys.hashText({ text })).hash) {
  const found = await Promise.all([...known.desk.lanes.values()].map(async (lane) => {
    const old = lane.info && !lane.withdrawn ? await oldWordsOf(known, lane, hash) : [];
    return old.length ? { lane: lane.chain, what: old.map(({ what }) => CHANNELS[what]), ts: Math.min(...old.map(({ ts }) => ts)) } : null;
  }));
  return found.flatMap((one) => one ?? []);
}

async function oldWordsOf(known, lane, hash) {
  const { others, staff } = await known.open.body(lane.info);
  const name = staff.find((one) => one.role === "facilitator")?.name ?? NOBODY;
  const given = questionsFor(others, name).map((row) => ({ row, entry: lane.consents.get(`${row.peer}/${row.what}`) }))
    .filter(({ entry }) => entry?.state === "yes" && !entry.told);
  const same = await Promise.all(given.map(async ({ row, entry }) => entry.text === await hash(`${row.title}\n${row.text}`)));
  return given.filter((one, place) => !same[place]).map(({ entry }) => entry);
}
