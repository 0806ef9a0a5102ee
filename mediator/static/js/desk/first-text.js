/**
 * The first text for somebody in a sensitive case, where two approve: it is opened only with somebody there. Pure.
 *
 * The server holds the hour. That somebody is there, pages alone ask for (docs/threats.md).
 */

import { needsCompany, written } from "../case/received.js";

/** Nothing is known of opening where somebody takes part on paper: there the first text alone counts. @param {{eyes:number, lanes:Map<string, {mode:string, received:Map<string, any>}>}} desk @param {string} reader lane */
export function isFirstWithCare(desk, reader) {
  const { mode, received } = /** @type {any} */ (desk.lanes.get(reader));
  return needsCompany(received, desk.eyes) && (mode === "self" || written(received).length === 0);
}
