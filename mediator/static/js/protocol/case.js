// A whole case as one reader may see it, checked in one go (section 9).
import { byChain, check, checkPins } from "./chain.js";
import { verifyLane } from "./lane.js";
import { verifyLog } from "./log.js";
import { verifyRoster } from "./roster.js";

/** @typedef {import("./chain.js").Pin} Pin */

/** The checked chains: a participant has one lane and no log. */
export class View {
  /** @param {import("./roster.js").Roster} roster @param {import("./log.js").Lanes} lanes @param {import("./log.js").Log | null} log */
  constructor(roster, lanes, log) {
    this.roster = roster;
    this.lanes = lanes;
    this.log = log;
  }

  /** All chains of the view. @returns {import("./chain.js").Chain[]} */
  get chains() {
    return [this.roster, ...this.lanes.values(), ...(this.log ? [this.log] : [])];
  }

  /** The newest entry of each chain: the pins to keep. @returns {Pin[]} */
  get heads() {
    return this.chains.map(({ chain, head }) => /** @type {Pin} */ ([chain, ...head])).sort(byChain);
  }
}

/**
 * Checks all that was served of a case, and that nothing seen before is missing.
 * @param {string} caseId
 * @param {{roster: any[], lanes: Record<string, any[]>, log?: any[] | null}} served `log` is absent for a participant
 * @param {Pin[]} [pins]
 * @returns {View}
 * @throws {import("./errors.js").CheckFailed}
 */
export function verifyCase(caseId, served, pins = []) {
  const roster = verifyRoster(served.roster, caseId);
  const lanes = new Map(Object.entries(served.lanes).map(([chain, wires]) => [chain, verifyLane(roster, wires, chain)]));
  const log = served.log ? verifyLog(roster, served.log, lanes) : null;
  const view = new View(roster, lanes, log);
  check(new Set(view.chains.map(({ chain }) => chain)).size === view.chains.length, "V4", "two chains have one id");
  if (log) checkBetween(log, lanes);
  checkPins(pins, view.chains);
  return view;
}

/**
 * What only somebody who reads all chains can check: invites (V5), and releases against offers (V9).
 * @param {import("./log.js").Log} log
 * @param {import("./log.js").Lanes} lanes
 */
function checkBetween(log, lanes) {
  for (const lane of lanes.values()) {
    const invites = log.entries.filter(({ t, fields }) => t === "invite" && fields.lane === lane.chain);
    check(lane.enrolled.size <= invites.length, "V5", "more keys enrolled than cards were given out");
    const offered = lane.entries.every((entry) => entry.t !== "release" || log.offerOf(entry));
    check(offered, "V9", "a text was released that was never offered");
  }
}
