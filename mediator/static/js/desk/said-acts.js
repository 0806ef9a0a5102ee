/** What may be written down for a person, and the fields that each act has (docs/protocol.md, `said`). */
import { keys } from "../keys.js";
import { newestProof } from "../case/items.js";
import { dateWords } from "./days.js";
import { KINDS } from "./words.js";

/** By telephone a person with their own page can only stop and take back; their yes is given on the page. */
const RESTRAINING = ["pause", "withdraw", "recall", "refuse", "consent"];
const ALL = ["pause", "resume", "withdraw", "recall", "agree", "refuse", "consent", "ready", "keep"];
/** What is shown to a person who says yes or no by telephone: the facilitator reads it out. */
const OWN = new Set(["take-part", "remove-details"]);
const READ_OUT = "Said to a facilitator.";

/** @param {{mode:string}} lane */
export function actsFor(lane) { return lane.mode === "scribe" ? ALL : RESTRAINING; }

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
  return [];
}

/** The fields of the act. @param {string} act @param {{thing:string, channel:string, answer:string, readyHow:string, keepHow:string, ref:string}} asked */
export async function asOf(act, { thing, channel, answer, readyHow, keepHow, ref }) {
  if (act === "consent") {
    const { hash } = await keys.hashText({ text: READ_OUT });
    return { peer: OWN.has(channel) ? "" : ref, what: channel, state: answer, until: 0, text: hash };
  }
  if (act === "ready") return { of: thing, how: readyHow };
  if (act === "keep") return { of: thing, how: keepHow };
  return ["recall", "agree", "refuse"].includes(act) ? { of: thing } : {};
}
