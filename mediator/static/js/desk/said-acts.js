/** What may be written down for a person, and the fields that each act has (docs/protocol.md, `said`). */
import { awayNow, newestProof } from "../case/items.js";
import { dateWords } from "./days.js";
import { KINDS } from "./words.js";

/** By telephone a person with their own page can only stop and take back; their yes is given on the page. */
const RESTRAINING = ["pause", "withdraw", "recall", "refuse", "consent"];
const ALL = ["pause", "resume", "withdraw", "recall", "agree", "refuse", "consent", "ready", "keep", "wishes"];
/** What is about nobody else. */
export const OWN = new Set(["take-part", "remove-details", "sharing"]);
const DAY = 86_400;
/** Answers that can have a last day. */
export const DATED = new Set(["yes", "not-now"]);

/** What may be said of them; whom they want to see while somebody is away binds nobody. @param {any} lane */
export function actsFor(lane) {
  return [...(lane.mode === "scribe" ? ALL : RESTRAINING), ...(awayNow(lane) ? ["prefer"] : [])];
}

/**
 * The texts that an act can be about.
 * @param {string} act @param {object} lane folded @returns {{hash:string, words:string}[]}
 */
export function thingsFor(act, lane) {
  const items = [...lane.items.values()];
  const named = (item, hash) => ({ hash, words: `${KINDS[item.kind]} of ${dateWords(item.submissions[0].ts)}` });
  if (act === "recall") return items.filter((item) => !item.recalled).map((item) => named(item, item.submissions[0].hash));
  if (act === "agree" || act === "refuse") {
    const answerable = act === "agree" ? ["proposed"] : ["proposed", "agreed"];
    return items.filter((item) => answerable.includes(item.laneState)).map((item) => named(item, newestProof(item).hash));
  }
  if (act === "ready" || act === "keep") {
    return [...lane.received.values()].map(({ release }) => ({ hash: release.hash, words: `${KINDS[release.body.kind]} passed on ${dateWords(release.ts)}` }));
  }
  if (act === "prefer") return [awayNow(lane)].filter(Boolean).map(({ hash, ts }) => ({ hash, words: `That somebody is away, told ${dateWords(ts)}` }));
  return [];
}

/** "2026-12-24 to 2026-12-26" on each line, or one day, as [first, last] in days since 1970; null when a line is no day. @param {string} text */
export function daysOf(text) {
  const spans = text.split("\n").map((line) => line.trim()).filter(Boolean).map((line) => {
    const [first, last = first] = line.split(" to ").map((date) => Date.parse(`${date.trim()}T00:00:00Z`) / (DAY * 1000));
    return Number.isInteger(first) && Number.isInteger(last) && first <= last ? [first, last] : null;
  });
  return spans.includes(null) ? null : spans;
}

/** The same, to be written anew. @param {number[][]} blocked */
export function dayLines(blocked) {
  const date = (day) => new Date(day * DAY * 1000).toISOString().slice(0, 10);
  return blocked.map(([first, last]) => (first === last ? date(first) : `${date(first)} to ${date(last)}`)).join("\n");
}

/** Quiet hours as minutes of the day. @param {string} from "21:00" @param {string} to */
export function quietOf(from, to) {
  const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
  return from && to && from !== to ? [minutes(from), minutes(to)] : [];
}

/**
 * The fields of the act.
 * @param {string} act
 * @param {{thing:string, channel:string, answer:string, until:number, text:string, readyHow:string, keepHow:string, preferHow:string, ref:string, wishes:object}} asked
 *   `text`: the hash of the words that were read out
 */
export function asOf(act, { thing, channel, answer, until, text, readyHow, keepHow, preferHow, ref, wishes }) {
  if (act === "wishes") return wishes;
  if (act === "consent") return { peer: OWN.has(channel) ? "" : ref, what: channel, state: answer, until: DATED.has(answer) ? until : 0, text };
  if (act === "ready") return { of: thing, how: readyHow };
  if (act === "keep") return { of: thing, how: keepHow };
  if (act === "prefer") return { of: thing, how: preferHow };
  return ["recall", "agree", "refuse"].includes(act) ? { of: thing } : {};
}
