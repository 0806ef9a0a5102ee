// Chain R: who may act in the case, read by everybody in it (sections 6, 7 and 9).
import { checkCertificate } from "./certificate.js";
import { Chain, check, checkSigned, checked, readEntries } from "./chain.js";
import { deskFrom, fingerprint } from "./identity.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./identity.js").Me} Me */
/** @typedef {{fp: string, role: string, sup: number, me: Me}} Member */
/** @typedef {{n: number, seq: number, box: string}} Epoch a desk key, and the entry that announced it */
/** @typedef {{members: Map<string, Member>, eyes: number, epoch: Epoch}} Standing what R says after an entry */

export const SUPERVISOR = "supervisor";

/** R as far as it was checked. `standings[seq]` is what held after entry `seq`. */
export class Roster extends Chain {
  /** @param {string} caseId learnt from card, link or pins */
  constructor(caseId) {
    super("R", caseId);
    /** @type {Me} */
    this.root = { box: "", sign: "" };
    this.recover = false;
    this.closed = false;
    /** @type {Standing[]} */
    this.standings = [];
    /** @type {Epoch[]} */
    this.epochs = [];
  }

  /** The desk now. @returns {Map<string, Member>} */
  get members() {
    return this.standings.at(-1)?.members ?? new Map();
  }

  /** How many members must approve a release now. */
  get eyes() {
    return this.standings.at(-1)?.eyes ?? 0;
  }

  /** The newest desk key. @returns {Epoch} */
  get current() {
    return this.epochs[this.epochs.length - 1];
  }

  get rootFp() {
    return fingerprint(this.root);
  }

  /** The desk after R's entry `seq`. @param {number} seq */
  membersAt(seq) {
    return this.standings[seq].members;
  }

  /** How many approvals a release needed after R's entry `seq`. @param {number} seq */
  eyesAt(seq) {
    return this.standings[seq].eyes;
  }

  /** The newest desk key after R's entry `seq`. @param {number} seq */
  epochAt(seq) {
    return this.standings[seq].epoch;
  }

  /**
   * Checks the next entry and takes it in.
   * @param {Entry} entry
   * @throws {import("./errors.js").CheckFailed} V1, V3, V4, V5, V10 or V12
   */
  add(entry) {
    if (!this.entries.length) {
      check(entry.t === "roster-open" && entry.hash === this.case, "V1", "this roster does not begin the case");
    }
    this.checkLink(entry);
    check(!this.closed, "V5", "the case was closed before");
    if (entry.t === "roster-open") {
      this.root = entry.fields.root;
      this.recover = entry.fields.recover === 1;
    }
    checkSigned(entry, this.#signer(entry));
    const members = this.#membersAfter(entry);
    check(members.size > 0, "V5", "nobody would be left on the desk");
    this.standings.push({ members, eyes: this.#eyesAfter(entry), epoch: this.#epochAfter(entry) });
    this.link(entry);
    this.closed = entry.t === "close";
  }

  /**
   * Checks the R entry that an entry of D or L names (V6) and answers its seq.
   * @param {Chain} chain
   * @param {Entry} entry
   */
  checkRos(chain, entry) {
    const [seq, hash] = /** @type {[number, string]} */ (entry.ros);
    const before = chain.entries.at(-1)?.ros;
    check(!before || seq >= before[0], "V6", "an entry goes back to an older roster");
    check(seq < this.entries.length, "V6", "an entry names a roster that was not shown");
    check(this.entries[seq].hash === hash, "V6", "an entry names another roster");
    return seq;
  }

  /** The same roster, to try entries on. */
  copy() {
    return Object.assign(new Roster(this.case), this.grown, { standings: [...this.standings], epochs: [...this.epochs] });
  }

  /** @param {Entry} entry @returns {Me | undefined} */
  #signer({ t, by, fields }) {
    if (t === "roster-open") return fields.me;
    if (t === "takeover") return by === this.rootFp ? this.root : undefined;
    return this.members.get(by)?.me;
  }

  /** @param {Entry} entry @returns {Map<string, Member>} */
  #membersAfter(entry) {
    const { t, by, fields: { who } } = entry;
    if (t === "roster-open") return new Map([this.#certified(by, entry)]);
    if (t === "takeover") return new Map([this.#certified(who, entry)]);
    if (t === "staff-add") {
      check(!this.members.has(who), "V5", "somebody is added who is on the desk");
      return new Map([...this.members, this.#certified(who, entry)]);
    }
    if (t === "staff-remove") {
      check(this.members.has(who), "V5", "somebody is removed who is not on the desk");
      return new Map([...this.members].filter(([fp]) => fp !== who));
    }
    return this.members;
  }

  /** @param {Entry} entry */
  #eyesAfter({ fields: { eyes } }) {
    if (eyes === undefined) return this.eyes;
    check(eyes > this.eyes, "V5", "the number of approvals may only go up");
    return eyes;
  }

  /** @param {Entry} entry @returns {Epoch} */
  #epochAfter({ seq, fields: { desk } }) {
    if (!desk) return this.current;
    check(desk.n === this.epochs.length + 1, "V12", "the desk's keys are not numbered one after the other");
    check(this.epochs.every(({ box }) => box !== desk.box), "V12", "an old desk key is used again");
    const epoch = { n: desk.n, seq, box: desk.box };
    this.epochs.push(epoch);
    return epoch;
  }

  /**
   * @param {string} fp
   * @param {Entry} entry
   * @returns {[string, Member]}
   */
  #certified(fp, { ts, fields: { cert, role } }) {
    const said = checked("V10", () => checkCertificate(cert, this.root, ts));
    check(said.fp === fp, "V10", "the certificate is of somebody else");
    check(role !== SUPERVISOR || said.sup === 1, "V10", "the certificate does not allow supervising");
    return [fp, { fp, role, sup: said.sup, me: { box: said.box, sign: said.sign } }];
  }
}

/**
 * Checks all of R against the case id that is known (V1 to V5, V10).
 * @param {any[]} served
 * @param {string} caseId
 * @returns {Roster}
 * @throws {import("./errors.js").CheckFailed}
 */
export function verifyRoster(served, caseId) {
  const roster = new Roster(caseId);
  for (const entry of readEntries(served)) roster.add(entry);
  check(roster.entries.length > 0, "V1", "there is no roster");
  return roster;
}

/**
 * Works out a desk key and compares it with the roster, before it is used (V12).
 * @param {Roster} roster
 * @param {number} n
 * @param {Uint8Array} seed 32 bytes
 */
export function checkDeskSeed(roster, n, seed) {
  const key = deskFrom(n, seed);
  check(roster.epochs[n - 1]?.box === key.public, "V12", "a desk key is not the one that the roster announced");
  return key;
}

/**
 * Checks that the case stands under the service root that a card named (V10).
 * @param {Roster} roster
 * @param {string} rootFp
 */
export function checkRoot(roster, rootFp) {
  check(roster.rootFp === rootFp, "V10", "the case stands under another service root");
}
