/** What somebody is asked in the words of their own page: read out, or printed, for who has none (docs/decisions/0020). */
import { othersOf } from "../case/others.js";
import { questionsFor } from "../words/consents.js";
import { SOMEBODY } from "./named.js";

const NOBODY = "Your facilitator";

/** @typedef {{peer:string, what:string, title:string, text:string}} ConsentRow */

/** Everything that a person is asked, in the order and words of the page. @param {any} known @param {string} lane @returns {Promise<ConsentRow[]>} */
export async function consentRows(known, lane) {
  const { others, name } = await namesFor(known, lane);
  return questionsFor(others, name);
}

/** The words of one of these; of somebody whom no page of theirs names yet it says no name. @param {any} known @param {string} lane @param {string} peer @param {string} what @returns {Promise<ConsentRow>} */
export async function consentRow(known, lane, peer, what) {
  const { others, name } = await namesFor(known, lane);
  const rows = [...questionsFor(others, name), ...questionsFor([{ ref: peer, words: SOMEBODY }], name)];
  return /** @type {ConsentRow} */ (rows.find((row) => row.what === what && row.peer === peer));
}

/** What a consent carries the hash of. @param {{title:string, text:string}} row */
export function wordsOf({ title, text }) { return `${title}\n${text}`; }

async function namesFor(known, lane) {
  // A no by telephone waits for nothing: what cannot be opened is said without names.
  const said = await openInfo(known, known.desk.lanes.get(lane).info).catch(() => null);
  const { others, staff } = said ?? withoutPage(known, lane);
  return { others, name: staff.find(({ role }) => role === "facilitator")?.name || NOBODY };
}

async function openInfo(known, info) { return info ? known.open.body(info) : null; }

/** As a page of theirs would begin. */
function withoutPage(known, lane) {
  const others = othersOf(known.desk, lane);
  return { others: others.length === 1 ? [{ ref: others[0].ref, words: SOMEBODY }] : [],
    staff: known.desk.members.filter(({ present }) => present).map(({ fp, role }) => ({ role, name: known.staff.get(fp)?.name ?? "" })) };
}
