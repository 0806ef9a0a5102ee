/** What happens in a person's life, and what it does to their conditions. Pure. */
import { isUnset, neededBy, standOf } from "./gates.js";

/**
 * What can happen in a life, and the conditions that must then be looked at anew. `adds`: needed from now on, also by whoever
 * did not need it before; `custody`: whether others can read along where they are now, "" where that is as it was.
 * @type {Record<string, {words:string, touches:string[], adds?:string[], custody?:"yes"|"no"|""}>}
 */
export const EVENTS = {
  recalled: { words: "Recalled to prison", touches: ["permission", "risk-reviewed", "preparation-done"], adds: ["permission"], custody: "yes" },
  released: { words: "Released from prison", touches: ["permission", "no-order-against", "risk-reviewed", "preparation-done"], custody: "no" },
  moved: { words: "Moved to another prison or another officer", touches: ["permission"], adds: ["permission"], custody: "" },
  order: { words: "A court order, new or changed", touches: ["no-order-against", "risk-reviewed"], adds: ["no-order-against"] },
  charged: { words: "Arrested or charged, or another offence became known", touches: ["no-order-against", "responsibility-accepted", "risk-reviewed"] },
  denies: { words: "Takes back what they accepted", touches: ["responsibility-accepted", "preparation-done"] },
  danger: { words: "New signs of danger or abuse", touches: ["risk-reviewed", "partner-abuse-asked"] },
  unwell: { words: "Very unwell, or in a crisis", touches: ["preparation-done", "risk-reviewed"] },
};

/**
 * What an event may shut for somebody: conditions that are needed and not shut already, and those that it adds to their list.
 * Nothing is added for whom nobody set any conditions: their list is still to be made, and nothing goes on before.
 * @param {object} desk folded @param {string} lane @param {string} event a key of EVENTS
 * @returns {{gate:string, isNew:boolean, ticked:boolean}[]}
 */
export function touchedBy(desk, lane, event) {
  const { touches, adds = [] } = EVENTS[event];
  const needed = neededBy(desk, lane);
  const standing = needed.filter((gate) => ["open", "ended"].includes(standOf(desk, lane, gate).state));
  const added = isUnset(desk, lane) ? [] : adds.filter((gate) => !needed.includes(gate));
  return [...added.map((gate) => ({ gate, isNew: true, ticked: true })),
    ...standing.map((gate) => ({ gate, isNew: false, ticked: touches.includes(gate) }))];
}
