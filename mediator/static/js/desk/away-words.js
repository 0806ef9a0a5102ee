/** What waits for somebody who is away, what moves to whoever covers, and what stays, in words. Pure. */
import { callerOf, isAhead, standInFor } from "../case/desk-away.js";
import { isOpen } from "../case/desk-calls.js";
import { dateWords, dayNumber, longDateWords } from "./days.js";
import { dueWords } from "./planned-calls.js";
import { KINDS, listed, some } from "./words.js";

const DONE = new Set(["released", "declined", "recalled"]);

/**
 * What waits for somebody in a case, as things stand now.
 * @param {any} known an open case @param {string} fp
 * @returns {{calls:any[], claims:any[], readings:any[], open:number}} open calls, planned with them or theirs now; what they claimed, second readings they were asked for
 */
export function waitsFor(known, fp) {
  const { desk, now } = known;
  const calls = [...desk.calls.values()].filter((call) => isOpen(call) && [call.entry.who, callerOf(desk, call.entry)].includes(fp)).map(({ entry }) => entry).sort((a, b) => a.when - b.when);
  const claims = (known.open.served.leases ?? []).filter((one) => one.by === fp && one.until > now).map(({ msg }) => known.item(msg)).filter(Boolean);
  return { calls, claims, readings: desk.items.filter((item) => item.asked.some(({ who }) => who === fp)), open: desk.items.filter(({ state }) => !DONE.has(state)).length };
}

/** The same in lines, for the page. @param {any} known @param {ReturnType<typeof waitsFor>} found @returns {string[]} */
export function waitingLines(known, { calls, claims, readings, open }) {
  const lines = [
    ...calls.map((call) => `Call to ${known.name(call.lane)}, ${dueWords(call.when, known.now).words}`),
    ...claims.map((item) => `Claimed: ${KINDS[item.kind].toLowerCase()} from ${known.name(item.lane)}`),
    ...readings.map((item) => `Asked to read: ${KINDS[item.kind].toLowerCase()} from ${known.name(item.lane)}`),
    ...(open ? [`${some(open, "open text")} on this desk, for everybody on it`] : []),
  ];
  return lines.length ? lines : ["Nothing is open"];
}

/** "until Wed 3 Mar", or that there is no end. @param {number} until */
export function untilWords(until) { return until ? `until ${dateWords(until)}` : "until further notice"; }

/** "From Monday 7 December 2026, until Fri 11 Dec", "From now on, until further notice". @param {number} from 0 for now @param {number} until */
export function spanWords(from, until) { return `From ${from ? longDateWords(from) : "now on"}, ${untilWords(until)}`; }

/** The day as participants are told it: "3 March". @param {number} until */
export function dayForThem(until) {
  return until ? longDateWords(until).replace(/^\S+ /, "").replace(/ \d{4}$/, "") : "";
}

/** What one case's row of the summary says. @param {any} known @param {{away:string, who:string, from?:number, until:number, tell:{lane:string}[]}} choice */
export function caseSummary(known, { away, who, from = 0, until, tell }) {
  const { calls, claims } = waitsFor(known, away);
  const [before, rest] = [true, false].map((early) => calls.filter(({ when }) => (Math.max(when, known.now) < from) === early));
  const moving = rest.filter(({ when }) => !until || Math.max(when, known.now) <= until);
  const stay = rest.length - moving.length;
  const ahead = isAhead(from, known.now);
  const names = tell.map(({ lane }) => known.name(lane));
  return [`${capital(known.colleague(who))} ${who === known.me ? "cover" : "covers"}.`,
    moving.length ? `${some(moving.length, "call")} ${moving.length > 1 ? "move" : "moves"}: ${listed(moving.map((call) => known.name(call.lane)))}.` : "No call moves.",
    ...(before.length ? [`${some(before.length, "call")} before that day ${before.length > 1 ? "stay" : "stays"}.`] : []),
    ...(stay ? [`${some(stay, "call")} after that day ${stay > 1 ? "stay" : "stays"}.`] : []),
    ...(claims.length && !ahead ? [`${some(claims.length, "claimed text")} ${claims.length > 1 ? "are" : "is"} free at once.`] : []),
    ahead ? "Nobody is told before it begins." : names.length ? `Told and asked: ${listed(names)}.` : "Nobody is told on their page."].join(" ");
}

/** That a second reading is not handed on. @param {any[]} cases @param {string} fp @param {string} name */
export function readingsStay(cases, fp, name) {
  const count = cases.reduce((sum, known) => sum + waitsFor(known, fp).readings.length, 0);
  if (!count) return "";
  return `${some(count, "second reading")} that ${name} ${name === "you" ? "were" : "was"} asked for: whoever covers did not read it in ${name === "you" ? "your" : "their"} place. ${capital(name)} or a supervisor can say that it is not needed, on the page of the text; or ask somebody else as well.`;
}

/** What somebody answered who was told, for the desk. @param {string} name @param {string} away @param {string} how "" for nothing yet */
export function answerWords(name, away, how) {
  if (how === "wait") return `${name} would rather wait for ${away}`;
  return how === "meet" ? `${name} would like to meet whoever covers` : `${name} has not answered yet`;
}

/** "Ruth covers for Sam", "You cover for Sam". @param {{away:string, who:string}} one @param {(fp:string)=>string} colleague @param {string} me */
export function coverWords({ away, who }, colleague, me) {
  return `${capital(colleague(who))} ${who === me ? "cover" : "covers"} for ${colleague(away)}`;
}

/**
 * Absences of several cases, one for each who is away, covers, and until when.
 * @template {{away:string, who:string, from:number, until:number, case:string}} Absence @param {Absence[]} absences @returns {(Absence & {cases:string[]})[]}
 */
export function grouped(absences) {
  const found = new Map();
  for (const one of absences) {
    const key = `${one.away}/${one.who}/${dayNumber(one.from)}/${one.until}`;
    found.set(key, { ...one, cases: [...(found.get(key)?.cases ?? []), one.case] });
  }
  return [...found.values()];
}

/** Who may cover in a case from a second on, as this person may say it. @param {any} known @param {string} away @param {number} [from] @returns {string[]} fps */
export function whoMayCover(known, away, from = 0) {
  const { desk, me, now } = known;
  const others = desk.members.filter((one) => one.present && one.fp !== away && !standInFor(desk, one.fp, Math.max(from, now)));
  const mine = desk.members.find((one) => one.present && one.fp === me);
  const all = me === away || mine?.role === "supervisor";
  const sorted = [...others.filter(({ role }) => role === "facilitator"), ...others.filter(({ role }) => role !== "facilitator")];
  return sorted.map(({ fp }) => fp).filter((fp) => all || fp === me);
}

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }
