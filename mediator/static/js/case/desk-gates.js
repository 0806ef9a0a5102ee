/**
 * What facilitators say about the conditions of a case. The verbs are those of mediator/client/gates.py.
 *
 * Each drops what waits for its hour to or from that lane (docs/protocol.md, section 6).
 */
import { content } from "./acts.js";

const ENGLISH = "en";

/**
 * Say which conditions must be met before anything is passed on to or from a person: all of them, each time.
 * @param {object} open the open case @param {string} lane @param {string[]} gates ids
 */
export function need(open, lane, gates) {
  return open.append([{ chain: "D", t: "need", fields: { lane, gates: [...new Set(gates)].sort() } }]);
}

/**
 * Open a condition on this evidence.
 * @param {object} open @param {string} lane @param {string} gate @param {string} evidence
 * @param {number} [until] its last second, 0 without an end
 */
export function openGate(open, lane, gate, evidence, until = 0) { return mark(open, { lane, gate, state: "open", until }, evidence); }

/**
 * Shut a condition, and say why.
 * @param {object} open @param {string} lane @param {string} gate @param {string} evidence
 * @param {number} [until] when to look at it again, or 0; it stays shut after that
 */
export function shutGate(open, lane, gate, evidence, until = 0) { return mark(open, { lane, gate, state: "shut", until }, evidence); }

/**
 * Shut several conditions at once, because of one thing that happened.
 * @param {object} open @param {string} lane @param {string[]} gates @param {string} evidence
 */
export function shutGates(open, lane, gates, evidence) {
  return open.append([...new Set(gates)].sort().map((gate) => marked({ lane, gate, state: "shut", until: 0 }, evidence)));
}

function mark(open, fields, evidence) { return open.append([marked(fields, evidence)]); }

function marked(fields, evidence) {
  return { chain: "D", t: "gate", fields, body: { kind: "gate", content: content("", ENGLISH, { evidence }) } };
}
