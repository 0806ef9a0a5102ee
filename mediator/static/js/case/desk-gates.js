/**
 * What facilitators say about the conditions of a case. The verbs are those of mediator/client/gates.py.
 *
 * Each drops what waits for its hour to or from that lane (docs/protocol.md, section 6).
 */
import { content } from "./acts.js";

const ENGLISH = "en";
/** What was seen, where nobody says more. */
const TOLD = { kind: "told", found: "none", by: "", seen: 0 };

/** @typedef {{kind?:string, found?:string, by?:string, seen?:number}} Seen what was seen, what was found, by whom, when */

/**
 * Say which conditions must be met before anything is passed on to or from a person: all of them, each time.
 * @param {object} open the open case @param {string} lane @param {string[]} gates ids
 */
export function need(open, lane, gates) { return open.append([needItem(lane, gates)]); }

/** The entry that says what a lane needs. @param {string} lane @param {string[]} gates */
export function needItem(lane, gates) {
  return { chain: "D", t: "need", fields: { lane, gates: [...new Set(gates)].sort() } };
}

/**
 * Open a condition on this evidence.
 * @param {object} open @param {string} lane @param {string} gate @param {string} evidence
 * @param {number} [until] its last second, 0 without an end @param {Seen} [seen]
 */
export function openGate(open, lane, gate, evidence, until = 0, seen = {}) {
  return open.append([marked({ lane, gate, state: "open", until }, evidence, seen)]);
}

/**
 * Shut a condition, and say why.
 * @param {object} open @param {string} lane @param {string} gate @param {string} evidence
 * @param {number} [until] when to look at it again, or 0; it stays shut after that @param {Seen} [seen]
 */
export function shutGate(open, lane, gate, evidence, until = 0, seen = {}) {
  return open.append([marked({ lane, gate, state: "shut", until }, evidence, seen)]);
}

/**
 * What is written when something happened: conditions are shut at once, and those that were not on the list are put on it.
 * @param {string} lane @param {string[]} gates @param {string} evidence @param {string[]|undefined} listed what the lane needs;
 *   undefined while nobody said so: then no list begins with this
 */
export function shutItems(lane, gates, evidence, listed) {
  const shut = [...new Set(gates)].sort();
  const more = listed && shut.some((gate) => !listed.includes(gate)) ? [needItem(lane, [...listed, ...shut])] : [];
  return [...more, ...shut.map((gate) => marked({ lane, gate, state: "shut", until: 0 }, evidence, {}))];
}

function marked(fields, evidence, seen) {
  return { chain: "D", t: "gate", fields, body: { kind: "gate", content: content("", ENGLISH, { evidence, ...TOLD, ...seen }) } };
}
