/**
 * The first text for somebody in a sensitive case, where two approve: it is opened only with somebody there. Pure.
 *
 * The server holds the hour. That somebody is there, pages alone ask for (docs/threats.md).
 */

/** @param {{eyes:number, lanes:Map<string, {received:Map<string, any>}>}} desk @param {string} reader lane */
export function isFirstWithCare(desk, reader) {
  return desk.eyes > 1 && desk.lanes.get(reader).received.size === 0;
}
