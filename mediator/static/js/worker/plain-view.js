// A checked case as plain objects for a page: entries, standing, banners; no keys.
import { STAFF } from "./open-case.js";
import { deskReader } from "../protocol/readers.js";

/** @typedef {import("./open-case.js").OpenCase} OpenCase */
/** @typedef {import("../protocol/entry.js").Entry} Entry */
/** @typedef {import("../protocol/chain.js").Pin} Pin */

const TEAM = ["staff-add", "staff-remove", "takeover"];

/**
 * Answers what a page may know of a case.
 * @param {OpenCase} open
 * @param {Pin[]} pins what was seen before, for the banners
 */
export function plainView(open, pins) {
  const { roster, lanes, log } = open.view;
  return {
    case: open.id,
    me: { fp: open.identity.fp, kind: open.kind },
    roster: plainRoster(roster),
    lanes: [...lanes.values()].map(plainLane),
    log: log ? log.entries.map(plainEntry) : [],
    heads: open.view.heads,
    banners: findBanners(open, new Map(pins.map(([chain, seq]) => [chain, seq]))),
  };
}

/** @param {import("../protocol/roster.js").Roster} roster */
function plainRoster(roster) {
  const { eyes, closed, current, rootFp, chain, entries } = roster;
  return { chain, eyes, closed, epoch: current.n, root: rootFp, members: listMembers(roster), entries: entries.map(plainEntry) };
}

/** Everybody who ever was on the desk. @param {import("../protocol/roster.js").Roster} roster */
function listMembers({ standings, members }) {
  const ever = new Map(standings.flatMap((standing) => [...standing.members]));
  return [...ever.values()].map(({ fp, role, sup }) => ({ fp, role, sup, present: Number(members.has(fp)) }));
}

/** @param {import("../protocol/lane.js").Lane} lane */
function plainLane({ chain, mode, lang, accepted, enrolled, closed, entries }) {
  return { chain, mode, lang, accepted, enrolled: [...enrolled.keys()], closed, entries: entries.map(plainEntry) };
}

/** @param {Entry} entry */
function plainEntry(entry) {
  return { ...structuredClone(entry.fields), case: entry.case, hash: entry.hash };
}

/**
 * What is no failure and still must be said.
 * @param {OpenCase} open
 * @param {Map<string, number>} seen the newest seq seen before, by chain; nothing is news at the first look
 */
function findBanners(open, seen) {
  const banners = [];
  const fresh = (/** @type {Entry} */ { chain, seq }) => seq > (seen.get(chain) ?? Infinity);
  for (const { t, fields, seq } of open.view.roster.entries.filter(fresh)) {
    if (TEAM.includes(t)) banners.push({ kind: t === "takeover" ? "takeover" : "team", seq, who: fields.who });
  }
  for (const lane of open.view.lanes.values()) {
    const replaced = lane.entries.find((entry) => entry.t === "accept" && entry.fields.old && fresh(entry));
    if (replaced) banners.push({ kind: "key-replaced", chain: lane.chain, seq: replaced.seq });
  }
  return open.kind === STAFF ? [...banners, ...oldEpochs(open)] : banners;
}

/** Bodies that are locked for an older desk key than their entry's roster names. @param {OpenCase} open */
function oldEpochs({ view, slots }) {
  const wanted = (/** @type {Entry} */ entry) => deskReader(view.roster.epochAt(/** @type {[number, string]} */ (entry.ros)[0]).n);
  return view.chains
    .flatMap(({ entries }) => entries)
    .filter((entry) => entry.ros && entry.fields.body && !slots.has(`${entry.chain}/${entry.seq}/${wanted(entry)}`))
    .filter(({ chain, seq }) => view.roster.epochs.some(({ n }) => slots.has(`${chain}/${seq}/${deskReader(n)}`)))
    .map(({ chain, seq }) => ({ kind: "old-epoch", chain, seq }));
}
