// Chain D, the desk's log, beside the lanes it speaks of (sections 6 and 9).
import { checkApproval, versionOf } from "./approval.js";
import { Chain, check, checkSigned, checked, readEntries } from "./chain.js";
import { canon, sameBytes } from "./encoding.js";
import { SUBMISSIONS } from "./lane.js";
import { isCompared, needsComparing } from "./paper.js";
import { SUPERVISOR } from "./roster.js";
import { standingTranslation, waitsForTranslation } from "./translation.js";
import { TYPES } from "./types.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {import("./roster.js").Roster} Roster */
/** @typedef {Map<string, import("./lane.js").Lane>} Lanes */

/** D as far as it was checked. */
export class Log extends Chain {
  /** @param {Roster} roster checked @param {Lanes} lanes checked, by chain id */
  constructor(roster, lanes) {
    super("D", roster.case);
    this.roster = roster;
    this.lanes = lanes;
    /** @type {Map<string, Map<string, string>>} what each person found, by the hash of what was compared */
    this.found = new Map();
    /** @type {Map<string, Entry[]>} the translations of each item */
    this.translations = new Map();
  }

  /**
   * Checks the next entry and takes it in.
   * @param {Entry} entry
   * @throws {import("./errors.js").CheckFailed} V2 to V7 or V9
   */
  add(entry) {
    this.checkLink(entry);
    const seq = this.roster.checkRos(this, entry);
    const member = this.roster.membersAt(seq).get(entry.by);
    checkSigned(entry, member?.me);
    this.#checkLanes(entry);
    this.checkPoints(entry);
    if (TYPES[entry.t].signer === "supervisor") this.#checkSupervisor(entry, member?.role);
    if (entry.t === "offer") this.#checkOffer(entry);
    if (entry.t === "approve") this.#checkApprove(entry, /** @type {any} */ (member).me);
    if (entry.t === "checkpoint") this.#checkHeads(entry);
    if (entry.t === "compare") this.#checkCompare(entry);
    if (entry.t === "translation") this.#checkTranslation(entry);
    this.link(entry);
  }

  /** The same log beside copies of roster and lanes, to try entries on. @param {Roster} roster @param {Lanes} lanes */
  copy(roster, lanes) {
    return Object.assign(new Log(roster, lanes), this.grown, { roster, lanes, found: new Map([...this.found].map(([of, each]) => [of, new Map(each)])),
      translations: new Map([...this.translations].map(([msg, each]) => [msg, [...each]])) });
  }

  /**
   * The entry of this log, or of the lane named beside, with this hash.
   * @param {Entry} entry
   * @param {string} hash
   */
  entryMeant(entry, hash) {
    return this.find(hash) ?? this.lanes.get(entry.fields.lane)?.find(hash);
  }

  /** The newest offer whose exact version a release passes on. @param {Entry} release */
  offerOf(release) {
    const version = canon({ ...versionOf(release) });
    return this.entries.findLast((entry) => entry.t === "offer" && sameBytes(canon({ ...versionOf(entry) }), version));
  }

  /** @param {Entry} entry */
  #checkLanes({ t, fields }) {
    const named = t === "pair" ? [fields.a[0], fields.b[0]] : [fields.lane, fields.dst, fields.to].filter((lane) => lane !== undefined);
    check(t !== "pair" || named[0] !== named[1], "V2", "a lane is paired with itself");
    check(named.every((lane) => this.lanes.has(lane)), "V4", `${t} names a lane that was not shown`);
  }

  /** @param {Entry} entry @param {string | undefined} role */
  #checkSupervisor(entry, role) {
    const right = role === SUPERVISOR && this.find(entry.fields.of)?.by !== entry.by;
    check(right, "V5", `${entry.t} is signed by somebody who may not`);
  }

  /** @param {Entry} entry */
  #checkOffer({ fields: { lane: author, dst, src, agree, msg } }) {
    const lane = /** @type {import("./lane.js").Lane} */ (this.lanes.get(author));
    const [source, agreed] = [lane.find(src), lane.find(agree)];
    check(dst !== author, "V2", "an offer would go back to its author");
    check(source && SUBMISSIONS.includes(source.t) && lane.itemOf(source) === msg, "V2", "an offer's source is of another item");
    check(agreed?.t !== "said" || agreed.fields.act === "agree", "V2", "an offer rests on something other than an agreement");
    const permitted = agreed?.fields.under && agreed.fields.of === src;
    check(agreed?.t !== "proof" || permitted, "V2", "an offer rests on a text that nobody agreed to");
    const compared = !needsComparing(/** @type {any} */ (source.fields)) || isCompared(this.found.get(src)?.values() ?? []);
    check(compared, "V2", "an offer rests on what nobody else compared with its paper");
    const translation = this.translationFor({ lane: author, src, msg });
    const of = agreed?.t === "proof" ? agreed.hash : (agreed?.t === "said" ? agreed.fields.as : agreed?.fields)?.of ?? src;
    check(!waitsForTranslation(translation, of, this.foundIn(translation)), "V2", "an offer rests on a translation that nobody else checked, or of another text");
  }

  /**
   * The translation that stands for a round, if there is one.
   * @param {{lane: string, src: string, msg: string}} version fields of an offer
   */
  translationFor({ lane, src, msg }) {
    const proofs = this.lanes.get(lane)?.entries.filter(({ t, fields }) => t === "proof" && fields.of === src) ?? [];
    const made = (this.translations.get(msg) ?? []).map(({ hash, by, fields: { of, use } }) => ({ hash, by, of, use }));
    return standingTranslation(made, new Set([src, ...proofs.map(({ hash }) => hash)]));
  }

  /** What each person found who compared something. @param {{hash: string} | undefined} what @returns {Map<string, string>} */
  foundIn(what) {
    return this.found.get(what?.hash ?? "") ?? new Map();
  }

  /** @param {Entry} entry */
  #checkTranslation(entry) {
    const { lane: author, of, msg } = entry.fields;
    const lane = /** @type {import("./lane.js").Lane} */ (this.lanes.get(author));
    const text = /** @type {Entry} */ (this.entryMeant(entry, of));
    const source = text.t === "proof" ? lane.find(text.fields.of) : text;
    check(source && SUBMISSIONS.includes(source.t) && lane.itemOf(source) === msg, "V2", "a translation is of another item's text");
    this.translations.set(msg, [...this.translations.get(msg) ?? [], entry]);
  }

  /** @param {Entry} entry */
  #checkCompare(entry) {
    const { of, found } = entry.fields;
    const written = /** @type {Entry} */ (this.entryMeant(entry, of));
    const known = written.t === "translation" || needsComparing(/** @type {any} */ (written.fields));
    check(known, "V2", "something is compared that was not written down from paper");
    check(written.by !== entry.by, "V5", "what somebody wrote down is compared by themself");
    this.found.set(of, (this.found.get(of) ?? new Map()).set(entry.by, found));
  }

  /** @param {Entry} entry @param {import("./identity.js").Me} me */
  #checkApprove({ fields: { of, sig } }, me) {
    const offer = /** @type {Entry} */ (this.find(of));
    checked("V9", () => checkApproval(versionOf(offer), me, sig));
  }

  /** @param {Entry} entry */
  #checkHeads({ fields: { heads } }) {
    const known = new Map([this.roster, this, ...this.lanes.values()].map((each) => [each.chain, each]));
    for (const [chain, seq, hash] of heads) {
      check(known.get(chain)?.entries[seq]?.hash === hash, "V7", "a checkpoint names an entry that is not there");
    }
  }
}

/**
 * Checks all of D beside its lanes (V2 to V7, V9).
 * @param {Roster} roster
 * @param {any[]} served
 * @param {Lanes} lanes
 * @returns {Log}
 * @throws {import("./errors.js").CheckFailed}
 */
export function verifyLog(roster, served, lanes) {
  const log = new Log(roster, lanes);
  for (const entry of readEntries(served)) log.add(entry);
  check(log.entries.length > 0, "V4", "the desk log is empty");
  return log;
}
