/**
 * Somebody of the desk is away: who covers, told from the log, and the verbs that write it.
 *
 * The same as mediator/cases/stand_ins.py: a call is whoever's it would be at its hour, or now where that is over.
 */
import { content } from "./acts.js";

const ENGLISH = "en";

/** What the log adds to a fold of the desk: `standIns`, the newest word by who is away. */
export const AWAY_ENTRIES = { "stand-in": (desk, entry) => { desk.standIns.set(entry.for, entry); } };

/** Who stands in for somebody at a second, or null. @param {any} desk @param {string} fp @param {number} at */
export function standInFor(desk, fp, at) {
  const entry = desk.standIns.get(fp);
  const here = entry?.who && desk.members.some((one) => one.present && one.fp === entry.who);
  return here && entry.from <= at && (!entry.until || at <= entry.until) ? entry : null;
}

/** Who does at a second what was planned with somebody. @param {any} desk @param {string} fp @param {number} at */
export function whose(desk, fp, at) {
  const passed = new Set([fp]);
  let now = fp;
  for (let entry = standInFor(desk, fp, at); entry; entry = standInFor(desk, now, at)) {
    now = entry.who;
    // Two who are away for each other: it stays with whoever it was planned with.
    if (passed.has(now)) return fp;
    passed.add(now);
  }
  return now;
}

/** Who makes a planned call. @param {any} desk @param {{who:string, when:number}} call */
export function callerOf(desk, { who, when }) { return whose(desk, who, Math.max(when, desk.now)); }

/** Everybody who is away now or from a day ahead, each with the newest word of it. @param {any} desk @returns {any[]} */
export function absencesIn(desk) {
  return [...desk.standIns.values()].filter((entry) => entry.who && (!entry.until || entry.until >= desk.now)
    && desk.members.some((one) => one.present && one.fp === entry.who));
}

/**
 * From now on `who` does what waits for `away`; in the same batch each person chosen is told, and asked what they prefer.
 * From a later second on nobody is told: they are asked when it begins.
 * @param {object} open @param {{away:string, who:string, from?:number, until:number, text:string, tell:{lane:string, text:string}[]}} said
 */
export function standIn(open, { away, who, from = 0, until, text, tell }) {
  return open.append([
    { chain: "D", t: "stand-in", fields: { for: away, who, from: from || open.now, until }, body: { kind: "stand-in", content: content(text, ENGLISH) } },
    ...tell.map((one) => notice(open, { away, who, until, ...one })),
  ]);
}

/** Whether participants are asked with it: what begins later is said to them when it begins. @param {number} from @param {number} now */
export function isAhead(from, now) { return from > now; }

/** Somebody is back: what was planned with them is theirs again. @param {object} open @param {{away:string, tell:{lane:string, text:string}[]}} said */
export function back(open, { away, tell }) {
  return open.append([
    { chain: "D", t: "stand-in", fields: { for: away, who: "", from: 0, until: 0 }, body: { kind: "stand-in", content: content("", ENGLISH) } },
    ...tell.map((one) => notice(open, { away, who: "", until: 0, ...one })),
  ]);
}

function notice(open, { away, who, until, lane, text }) {
  return { chain: lane, t: "away", fields: { for: away, who, until }, body: { kind: "away", content: content(text, open.lane(lane).lang) } };
}
