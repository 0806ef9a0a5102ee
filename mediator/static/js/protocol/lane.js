// A lane: one participant and the desk (sections 6 and 9).
import { checkApprovals } from "./approval.js";
import { enrolMac } from "./card.js";
import { Chain, check, checkSigned, checked, readEntries } from "./chain.js";
import { WHAT as PERMISSION } from "./permission.js";
import { SUPERVISOR } from "./roster.js";
import { TYPES } from "./types.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./identity.js").Me} Me */
/** @typedef {import("./roster.js").Roster} Roster */

export const SCRIBE = "scribe";
export const SUBMISSIONS = ["submit", "transcript"];
export const SPOKEN = "spoken";

/** What a facilitator may write down for somebody who has a key of their own: only what restrains. */
const RESTRAINING = ["pause", "withdraw", "recall", "refuse"];
// And whom they want to see while somebody is away, which binds nobody.
const PREFER = "prefer";

/** A lane as far as it was checked. */
export class Lane extends Chain {
  /** @param {Roster} roster checked */
  constructor(roster) {
    super("L", roster.case);
    this.roster = roster;
    this.mode = "";
    this.lang = "";
    /** The participant's fingerprint, "" before `accept`. */
    this.accepted = "";
    /** @type {string[]} the fingerprint that held when each entry was signed */
    this.acceptedBefore = [];
    /** @type {Map<string, Me>} every key that ever enrolled */
    this.enrolled = new Map();
    /** @type {Set<string>} keys that an `on-paper` ended */
    this.ended = new Set();
    this.closed = false;
  }

  /** Whether a facilitator writes for the participant: a scribe lane in which no key was accepted. */
  get writtenFor() {
    return this.mode === SCRIBE && !this.accepted;
  }

  /**
   * Checks the next entry and takes it in.
   * @param {Entry} entry
   * @throws {import("./errors.js").CheckFailed} V2 to V6 or V9
   */
  add(entry) {
    this.checkLink(entry);
    check(!this.closed, "V5", "the lane was closed before");
    const seq = this.roster.checkRos(this, entry);
    checkSigned(entry, this.#signer(entry, seq));
    this.checkPoints(entry);
    this.#checkStanding(entry);
    if (entry.t === "release") this.#checkRelease(entry, seq);
    this.acceptedBefore.push(this.accepted);
    this.link(entry);
    this.#follow(entry);
  }

  /** The id of the item that a submission belongs to: the body's `msg` of its first round. @param {Entry} submission */
  itemOf(submission) {
    let first = submission;
    while (first.fields.of) {
      const meant = /** @type {Entry} */ (this.find(first.fields.of));
      first = meant.t === "return" ? /** @type {Entry} */ (this.find(meant.fields.of)) : meant;
    }
    return first.fields.body.msg;
  }

  /** The same lane under a copy of its roster, to try entries on. @param {Roster} roster */
  copy(roster) {
    const own = { roster, acceptedBefore: [...this.acceptedBefore], enrolled: new Map(this.enrolled), ended: new Set(this.ended) };
    return Object.assign(new Lane(roster), this.grown, own);
  }

  /** @param {Entry} entry @param {number} seq of the roster */
  #signer({ t, by, fields }, seq) {
    const { signer } = TYPES[t];
    if (signer === "member" || signer === "supervisor") return this.roster.membersAt(seq).get(by)?.me;
    if (signer === "enrolling") return fields.me;
    return by === this.accepted ? this.enrolled.get(by) : undefined;
  }

  /** @param {Entry} entry */
  #checkStanding({ t, by, ros, fields }) {
    if (t === "accept") {
      check(!this.ended.has(fields.who), "V5", "a key is accepted that was ended");
      check(this.enrolled.has(fields.who), "V5", "a key is accepted that never enrolled");
      check(fields.old === this.accepted, "V5", "the key that is replaced is not the accepted one");
      check(fields.who !== this.accepted, "V5", "a key is accepted twice");
    }
    if (t === "enrol") check(!this.enrolled.has(by), "V5", "a key enrols twice");
    if (t === "transcript") check(this.writtenFor || fields.body.kind === SPOKEN, "V5", "a facilitator writes for somebody who has a key");
    if (t === "said") this.#checkSaid(fields);
    if (t === "on-paper") this.#checkOnPaper(by, fields.of, ros);
    if (t === "proof" && fields.under) this.#checkUnder(fields.under);
    if (t === "regrant") {
      const right = this.find(fields.of)?.fields.who === fields.to && fields.to === this.accepted;
      check(right, "V5", "earlier texts are given to a key that was not accepted");
    }
  }

  /** @param {Record<string, any>} fields */
  #checkSaid({ act, as: told }) {
    const restrains = RESTRAINING.includes(act) || (act === "consent" && told.state !== "yes");
    const meant = told.of ? this.find(told.of) : undefined;
    // What somebody asked us to say is read back to them: they answer where they are.
    const playedBack = act === "agree" && meant?.t === "proof" && meant.fields.body.kind === SPOKEN;
    check(this.writtenFor || restrains || playedBack || act === PREFER, "V5", "a facilitator says for somebody what only they may say");
    if (!told.of) return;
    check(meant && TYPES[act].points.of.includes(meant.t), "V2", "said.as.of does not mean what it may mean");
  }

  /** @param {string} by @param {string} of the accept @param {any} ros */
  #checkOnPaper(by, of, [seq]) {
    const meant = /** @type {Entry} */ (this.find(of));
    const supervises = this.roster.membersAt(seq).get(by)?.role === SUPERVISOR;
    check(supervises && meant.by !== by, "V5", "a key is ended by somebody who may not");
    check(meant.fields.who === this.accepted, "V5", "a key is ended that is not the accepted one");
  }

  /** @param {string} under the consent that a text rests on */
  #checkUnder(under) {
    const meant = /** @type {Entry} */ (this.find(under));
    const { what, state } = meant.t === "said" ? meant.fields.as : meant.fields;
    check(what === PERMISSION && state === "yes", "V2", "a text rests on a permission that was not given");
  }

  /** @param {Entry} entry @param {number} seq of the roster */
  #checkRelease(entry, seq) {
    check(this.accepted || this.mode === SCRIBE, "V5", "nobody is there to read a release");
    checked("V9", () => checkApprovals(entry, this.roster.membersAt(seq), this.roster.eyesAt(seq)));
  }

  /** @param {Entry} entry */
  #follow({ t, by, fields }) {
    if (t === "lane-open") Object.assign(this, { mode: fields.mode, lang: fields.lang });
    if (t === "enrol") this.enrolled.set(by, fields.me);
    if (t === "accept") this.accepted = fields.who;
    if (t === "on-paper") this.#end();
    if (t === "closed") this.closed = true;
  }

  #end() {
    this.ended.add(this.accepted);
    Object.assign(this, { mode: SCRIBE, accepted: "" });
  }
}

/**
 * Checks all of a lane (V2 to V6, V9).
 * @param {Roster} roster
 * @param {any[]} served
 * @param {string} [chain] its id where it is known
 * @returns {Lane}
 * @throws {import("./errors.js").CheckFailed}
 */
export function verifyLane(roster, served, chain) {
  const lane = new Lane(roster);
  for (const entry of readEntries(served)) lane.add(entry);
  check(lane.entries.length > 0, "V4", "the lane is empty");
  check(chain === undefined || chain === lane.chain, "V4", "this is another lane");
  return lane;
}

/**
 * Checks that the lane's accepted key is the one that the card opened (V11).
 * @param {Lane} lane
 * @param {string} fp
 */
export function checkOwnKey(lane, fp) {
  check(lane.accepted === fp, "V11", "this lane has accepted another key than yours");
}

/**
 * Checks that an enrolment came from the card of the invite's `mackey` (V5).
 * @param {Entry} enrol
 * @param {Uint8Array} mackey 32 bytes
 */
export function checkEnrolment(enrol, mackey) {
  const fits = enrolMac(mackey, enrol.chain, enrol.fields.me) === enrol.fields.mac;
  check(fits, "V5", "the enrolment did not come from the card that was given out");
}
