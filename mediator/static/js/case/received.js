/**
 * What came to a participant, and what they may see of it. Pure.
 *
 * Removing is theirs, and theirs to undo for thirty days; after that it is gone from their pages. Their key could still
 * open it: nothing that was sealed to somebody can be taken out of the world (docs/threats.md).
 */

const DAY = 86400;
export const REMOVED_DAYS = 30;

/** @typedef {{release:any, ready:any, opened:any, kept:any}} Received */

/** Until when something that was removed can be had back, in Unix seconds; 0 when it was not removed. @param {Received} received */
export function backUntil({ kept }) { return kept?.how === "remove" ? kept.ts + REMOVED_DAYS * DAY : 0; }

/** Whether it was removed: a list of its own shows it while it can be had back. @param {Received} received */
export function isRemoved({ kept }) { return kept?.how === "remove"; }

/** What was removed and can be had back, the newest first. @param {Map<string, Received>} received @param {number} now */
export function listRemoved(received, now) {
  return [...received.values()].filter((one) => backUntil(one) > now).sort((a, b) => b.kept.ts - a.kept.ts);
}

/**
 * What becomes of it: what its reader said; where others can read along, the service keeps what was read until they say otherwise.
 * @param {Received} received @param {unknown} custody as their page was told @returns {"keep"|"service-keeps"|"remove"|""}
 */
export function keptHow({ kept, opened }, custody) { return kept?.how ?? (custody && opened ? "service-keeps" : ""); }

/** What came in writing; something told by a person is there already. @param {Map<string, Received>} received @returns {Received[]} */
export function written(received) { return [...received.values()].filter(({ release }) => release.body.kind !== "spoken"); }

/** Whether a text opens only with somebody there: in a case where two approve, until one was opened. @param {Map<string, Received>} received @param {number} eyes */
export function needsCompany(received, eyes) { return eyes > 1 && !written(received).some(({ opened }) => opened); }

const LONGEST_NAME = 40;

/** The name in a cover note of whoever is there, or "" where it says more than a name. @param {string} who */
export function nameIn(who) { return who.length <= LONGEST_NAME && !/[.;:]/.test(who) ? who : ""; }

/** Whether its text may be shown: it was opened before, or its reader said that they read it now. @param {Received} received */
export function mayOpen({ opened, ready, told }) { return Boolean(opened || told) || ready?.how === "now"; }
