/**
 * Who is on the desk of a running case: bring in, take off, replace, raise the approvals.
 *
 * The verbs are those of mediator/client/team.py. A change counts at once; it is finished when the log and
 * every open lane carry it, and the lanes show the new names.
 */
import { content } from "./acts.js";

const CHANGES = new Set(["staff-add", "staff-remove", "takeover"]);

/** @typedef {import("./case.js").OpenCase} OpenCase */
/** @typedef {{fp: string, cert: object, name: string}} Row of the service's list of staff */

/** @param {OpenCase} open @param {Row} row @param {"facilitator"|"supervisor"} role */
export function addColleague(open, row, role) {
  return change(open, [addition(row, role)]);
}

/** Take somebody off and lock what comes from now on anew. @param {OpenCase} open @param {string} fp */
export function removeColleague(open, fp) {
  return change(open, [removal(fp)]);
}

/** Put a person's new key in the place of a lost one, in one batch. @param {OpenCase} open @param {string} old @param {Row} row */
export function replaceColleague(open, old, row) {
  const { role } = open.view.roster.members.find((one) => one.fp === old);
  return change(open, [addition(row, role), removal(old)]);
}

/** From now on `n` people approve; never fewer again. @param {OpenCase} open @param {number} n */
export function raiseEyes(open, n) {
  return open.append([{ chain: "R", t: "policy", fields: { eyes: n } }]);
}

function addition({ fp, cert }, role) {
  return { chain: "R", t: "staff-add", fields: { who: fp, cert, role } };
}

function removal(fp) {
  return { chain: "R", t: "staff-remove", fields: { who: fp } };
}

function change(open, items) {
  return open.append([...items, { chain: "D", t: "sync", fields: {} }]);
}

/**
 * Carry the newest change into the log and every open lane, with the names to show there.
 * @param {OpenCase} open @param {Map<string, Row>} staff by fingerprint
 */
export async function finishTeam(open, staff) {
  for (const chain of progress(open.view).behind) {
    const lane = open.lane(chain);
    const sync = { chain: lane ? chain : "D", t: "sync", fields: {} };
    await open.append([sync, ...(lane ? await renamed(open, lane, staff) : [])], { always: true });
  }
}

/** New `info` for a lane that has one: the desk as it is now, the rest as it was. */
async function renamed(open, lane, staff) {
  const before = lane.entries.findLast(({ t }) => t === "info");
  if (!before) return [];
  const { others, telephone, custody, side, staff: shown } = await open.body(before);
  const names = new Map([...shown, ...staff.values()].map(({ fp, name }) => [fp, name]));
  const desk = open.view.roster.members.filter((one) => one.present && names.has(one.fp));
  const now = { staff: desk.map(({ fp, role }) => ({ fp, name: names.get(fp), role })), others, telephone, custody, side };
  return [{ chain: lane.chain, t: "info", fields: {}, body: { kind: "info", content: content("", lane.lang, now) } }];
}

/**
 * How far the newest change of the desk has come.
 * @param {object} view checked
 * @returns {{all: number, behind: string[]}} the log and the open lanes: how many, and those that do not carry it yet
 */
export function progress({ roster, log, lanes }) {
  const newest = Math.max(0, ...roster.entries.filter(({ t }) => CHANGES.has(t)).map(({ seq }) => seq));
  const chains = [log, ...lanes.filter((lane) => !lane.closed).map((lane) => lane.entries)];
  const behind = chains.filter((entries) => !carries(entries, newest)).map((entries) => entries[0].chain);
  return { all: chains.length, behind };
}

function carries(entries, newest) {
  const info = entries.findLast(({ t }) => t === "info");
  return [entries.at(-1), ...(info ? [info] : [])].every(({ ros: [seq] }) => seq >= newest);
}
