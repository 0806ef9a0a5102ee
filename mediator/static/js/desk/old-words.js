/** Whose yes rests on words that the service has changed since: the desk asks them to look again. */
import { keys } from "../keys.js";
import { WORDS_CHANGED } from "../words/consents.js";
import { consentRows, wordsOf } from "./consent-words.js";
import { CHANNELS } from "./words.js";

/** Since when another yes is one to these words; 0 while they never changed. */
export function wordsChanged() { return WORDS_CHANGED ? Date.parse(`${WORDS_CHANGED}T00:00:00Z`) / 1000 : 0; }

/**
 * What each person of a case said yes to, on their own page or to a facilitator who read it out, in words that are others
 * by now. New words for whom it is about count as well: they are asked about that person.
 * @param {any} known @param {(text:string) => Promise<string>} [hash]
 * @returns {Promise<{lane:string, what:string[], ts:number}[]>} one for each person at most; `ts`: the oldest
 */
export async function oldWordsIn(known, hash = async (text) => (await keys.hashText({ text })).hash) {
  const found = await Promise.all([...known.desk.lanes.values()].map(async (lane) => {
    const old = !lane.withdrawn ? await oldWordsOf(known, lane, hash) : [];
    return old.length ? { lane: lane.chain, what: old.map(({ what }) => CHANNELS[what]), ts: Math.min(...old.map(({ ts }) => ts)) } : null;
  }));
  return found.flatMap((one) => one ?? []);
}

async function oldWordsOf(known, lane, hash) {
  if (![...lane.consents.values()].some(({ state }) => state === "yes")) return [];
  const given = (await consentRows(known, lane.chain)).map((row) => ({ row, entry: lane.consents.get(`${row.peer}/${row.what}`) }))
    .filter(({ entry }) => entry?.state === "yes");
  const same = await Promise.all(given.map(async ({ row, entry }) => entry.text === await hash(wordsOf(row))));
  return given.filter((one, place) => !same[place]).map(({ entry }) => entry);
}
