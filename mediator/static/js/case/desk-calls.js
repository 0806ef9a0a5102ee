/**
 * Calls that the desk plans and contacts that it had: told from the log, and the verbs that write them.
 *
 * The same as mediator/cases/contacts.py. The newest contact of a call decides: another one puts a slip right.
 */
import { content } from "./acts.js";

const ENGLISH = "en";
const REACHED = new Set(["spoke", "met"]);

/** @typedef {{entry:any, offer:string, report:any, moved:boolean}} Call `offer`: the version after which it is due, or "" */

/** What the log adds to a fold of the desk: `calls` by hash, `contacts` in their order. */
export const CALL_ENTRIES = {
  call: (desk, entry) => {
    const before = desk.calls.get(entry.of);
    if (before) before.moved = true;
    desk.calls.set(entry.hash, { entry, offer: before ? before.offer : entry.of, report: null, moved: false });
  },
  contact: (desk, entry) => {
    const call = desk.calls.get(entry.of);
    if (call) call.report = entry;
    desk.contacts.push(entry);
  },
};

/** Whether somebody spoke with the person or met them. @param {{how:string}} contact */
export function reached({ how }) { return REACHED.has(how); }

/** Whether it is neither planned anew nor reported. @param {Call} call */
export function isOpen({ moved, report }) { return !moved && !(report && reached(report)); }

/** The open calls after a version, the next first. @param {{calls:Map<string, Call>}} desk @param {string} offer */
export function openCalls(desk, offer) {
  return [...desk.calls.values()].filter((call) => isOpen(call) && call.offer === offer).sort((a, b) => a.entry.when - b.entry.when);
}

/** The item after which a call is due, or undefined. @param {{items:any[]}} desk @param {Call} call */
export function itemOfCall(desk, { offer }) {
  return offer ? desk.items.find((item) => item.offers.some(({ hash }) => hash === offer)) : undefined;
}

/** Whether an open call waits for its day: it is of its own, or what it follows was passed on. @param {any} desk @param {Call} call */
export function isDue(desk, call) {
  return isOpen(call) && (!call.offer || itemOfCall(desk, call)?.passed?.offer.hash === call.offer);
}

/** The open calls to a person, the next first. @param {any} desk @param {string} lane */
export function callsTo(desk, lane) {
  return [...desk.calls.values()].filter((call) => call.entry.lane === lane && isDue(desk, call)).sort((a, b) => a.entry.when - b.entry.when);
}

/** When somebody was last spoken with or met, else 0. @param {any} desk @param {string} lane */
export function lastReached(desk, lane) {
  const newest = new Map(desk.contacts.filter((one) => one.lane === lane).map((one) => [one.of || one.hash, one]));
  return Math.max(0, ...[...newest.values()].filter(reached).map((one) => one.when));
}

/**
 * The entry that plans a call.
 * @param {{lane:string, who:string, when:number, of?:string, text?:string, by?:number}} call `of`: an offer, or the call that it replaces;
 *   `by`: the day that the person asked for
 */
export function callItem({ lane, who, when, of = "", text = "", by = 0 }) {
  return { chain: "D", t: "call", fields: { lane, who, when, of }, body: { kind: "call", content: content(text, ENGLISH, by ? { by } : {}) } };
}

/** Plan a call, or plan one anew. @param {object} open @param {{lane:string, who:string, when:number, of?:string, text?:string, by?:number}} call */
export function planCall(open, call) { return open.append([callItem(call)]); }

/**
 * Record that somebody was tried, spoken with, met, or that a time was booked; a booked time is planned as a call.
 * @param {object} open @param {{lane:string, how:"tried"|"spoke"|"met"|"booked", when:number, of?:string, text:string, present?:string[], by?:number}} had
 *   `of`: the call that it reports; `by`: the day that it was asked for by
 */
export function contact(open, { lane, how, when, of = "", text, present = [], by = 0 }) {
  const noted = { chain: "D", t: "contact", fields: { lane, how, when, of }, body: { kind: "contact", content: content(text, ENGLISH, { present }) } };
  return open.append([noted, ...(how === "booked" ? [callItem({ lane, who: open.me.fp, when, of, text, by })] : [])]);
}
