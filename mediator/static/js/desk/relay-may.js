/** What may be decided about something spoken: the steps by word of mouth have a page of their own. Pure. */

const CARRIED = new Set(["waiting", "proposed", "approved", "released"]);

/** Decisions that are for what is written. */
export const ON_PAPER = new Set(["keep", "return", "propose", "pass"]);

/** @param {{kind:string}} item */
export function isSpoken({ kind }) { return kind === "spoken"; }

/** The step that is done by telephone or in a meeting, where the item stands at one. @param {{kind:string, state:string}} item */
export function carriedNow(item) { return isSpoken(item) && CARRIED.has(item.state) ? [{ act: "relay" }] : []; }

/** @param {{kind:string, laneState:string}} item */
export function notPlayedBack(item) {
  return isSpoken(item) && item.laneState !== "agreed" ? [{ code: "played-back", words: "It was not played back yet, or they said that it is not right.",
    fix: "Read the words to them first; nothing is told without their yes." }] : [];
}
