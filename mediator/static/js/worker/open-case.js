// A case that was checked as a whole, with the keys that its reader has: what verbs of a case work on.
import { openBody, openSlot } from "../protocol/body.js";
import { verifyCase } from "../protocol/case.js";
import { check, checked } from "../protocol/chain.js";
import { unb64 } from "../protocol/encoding.js";
import { CheckFailed, NotForMe } from "../protocol/errors.js";
import { checkDeskSeed, checkRoot } from "../protocol/roster.js";
import { deskReader } from "../protocol/readers.js";

export const STAFF = "staff";
export const PARTICIPANT = "participant";

/** @typedef {import("../protocol/entry.js").Entry} Entry */
/** @typedef {import("../protocol/identity.js").Identity} Identity */
/** @typedef {import("../protocol/contents.js").Content} Content */
/** @typedef {import("../protocol/lane.js").Lane} Lane */
/** @typedef {import("../protocol/chain.js").Pin} Pin */
/** @typedef {{roster: any[], lanes: Record<string, any[]>, log?: any[], slots: [string, number, string, string][],
 *   parked?: {lane: string, when: number, entry: any, of: string}[]}} Served */

export class OpenCase {
  /**
   * Checks all that was served and opens the desk keys.
   * @param {string} id
   * @param {Served} served
   * @param {{identity: Identity, pins: Pin[], root: string, packet: Record<string, any> | null, skew: number}} known
   *   `skew`: seconds that this device's clock lacks
   * @throws {CheckFailed}
   */
  constructor(id, served, { identity, pins, root, packet, skew }) {
    this.id = id;
    this.identity = identity;
    this.skew = skew;
    checkShape(served);
    this.view = verifyCase(id, served, packet ? [...pins, [packet.chain, packet.head[0], packet.head[1]]] : pins);
    if (packet) checkPacketRoster(packet, this.view.roster);
    this.kind = this.view.roster.standings.some(({ members }) => members.has(identity.fp)) ? STAFF : PARTICIPANT;
    if (this.kind === STAFF) this.#checkStaff(root);
    else this.#checkParticipant(root);
    /** @type {Map<string, string>} sealed keys by "chain/seq/reader" */
    this.slots = new Map(served.slots.map(([chain, seq, reader, sealed]) => [`${chain}/${seq}/${reader}`, sealed]));
    this.desk = this.kind === STAFF ? this.#openDesk() : new Map();
    this.parked = served.parked ?? [];
    /** @type {Map<string, Content>} contents that were opened, by "entry hash/part" */
    this.contents = new Map();
    /** @type {Set<string>} the enrolments that were shown to come from their card */
    this.proven = new Set();
  }

  /** Takes over what the same case had opened before it was fetched anew. @param {OpenCase | undefined} before */
  inherit(before) {
    if (before?.identity.fp !== this.identity.fp) return;
    this.contents = before.contents;
    this.proven = before.proven;
  }

  /** The participant's own lane. @returns {Lane} */
  get own() {
    return /** @type {Lane} */ (this.view.lanes.values().next().value);
  }

  /** @param {string} chain an id, or "R" or "D" @returns {import("../protocol/chain.js").Chain} */
  chain(chain) {
    const found = this.view.chains.find((each) => each.chain === chain || (each.letter !== "L" && each.letter === chain));
    check(found, "V4", "there is no such chain here");
    return found;
  }

  /** The entry with this hash in any chain. @param {string} hash @returns {Entry} */
  find(hash) {
    const found = this.view.chains.map((chain) => chain.find(hash)).find(Boolean);
    check(found, "V2", "there is no such entry here");
    return found;
  }

  /**
   * Answers the key of an entry's body, from a slot that this reader can open (V8).
   * @param {Entry} entry
   */
  key(entry) {
    const epochs = [...this.desk.values()].reverse().map(({ n, box }) => ({ reader: deskReader(n), box }));
    for (const { reader, box } of [{ reader: this.identity.fp, box: this.identity.box }, ...epochs]) {
      const sealed = this.slots.get(`${entry.chain}/${entry.seq}/${reader}`);
      if (sealed) return checked("V8", () => openSlot(unb64(sealed, 80), box, entry.fields.body));
    }
    throw new CheckFailed("V8", "there is no key for this reader");
  }

  /**
   * Opens a body or cover and remembers it (V8).
   * @param {Entry} entry
   * @param {"body" | "cover"} part
   * @param {Uint8Array} ct
   */
  open(entry, part, ct) {
    const descriptor = entry.fields[part];
    if (!descriptor) throw new NotForMe("There is nothing locked here.", "V8");
    const place = { case: this.id, chain: entry.t === "offer" ? entry.fields.dst : entry.chain, t: part === "body" ? entry.t : "" };
    const content = checked("V8", () => openBody(descriptor, ct, this.key(entry), place));
    const named = part === "body" ? entry.fields.att ?? [] : [];
    const same = content.att.length === named.length && content.att.every((/** @type {any} */ { blob }, /** @type {number} */ at) => blob === named[at]);
    check(same, "V8", "the entry names other files than its text");
    this.contents.set(`${entry.hash}/${part}`, content);
    return content;
  }

  /** @param {string} root pinned */
  #checkStaff(root) {
    check(this.view.log, "V4", "the desk log is missing");
    check(root, "V10", "the service root is not pinned on this page");
    checkRoot(this.view.roster, root);
    check(this.view.roster.members.has(this.identity.fp), "V5", "this person is not on the desk any more");
  }

  /** @param {string} root "" once the card's packet is used: from then on the case id stands for it */
  #checkParticipant(root) {
    check(this.view.lanes.size === 1 && !this.view.log, "V4", "more or less than one's own lane was shown");
    if (root) checkRoot(this.view.roster, root);
    const { accepted, entries, enrolled } = this.own;
    const newest = entries.findLast(({ t }) => t === "enrol" || t === "accept");
    // A new card was answered and waits for its check words: the old key is still the accepted one.
    const waits = newest?.t === "enrol" && enrolled.has(this.identity.fp);
    check(accepted === this.identity.fp || waits, "V11", "this lane has accepted another key than yours");
  }

  /** @returns {Map<number, import("../protocol/identity.js").DeskKey>} */
  #openDesk() {
    const { roster } = this.view;
    const desk = new Map();
    for (const { n, seq } of roster.epochs) {
      const sealed = this.slots.get(`${roster.chain}/${seq}/${this.identity.fp}`);
      if (sealed) desk.set(n, checkDeskSeed(roster, n, checked("V12", () => openSlot(unb64(sealed), this.identity.box))));
    }
    check(desk.has(roster.current.n), "V12", "the newest desk key is not there");
    return desk;
  }
}

/**
 * Checks that a server's answer has the form of a case at all (V2).
 * @param {Served} served
 */
function checkShape({ roster, lanes, log, slots, parked }) {
  const lists = [roster, slots, ...Object.values(lanes ?? {}), log ?? [], parked ?? []];
  check(lanes && lists.every(Array.isArray), "V2", "the answer is no case");
  check(slots.every((row) => Array.isArray(row) && row.length === 4), "V2", "a key without its place");
}

/**
 * Checks that the roster which the card names is part of the one shown (V7), under the root it names (V10).
 * @param {Record<string, any>} packet
 * @param {import("../protocol/roster.js").Roster} roster
 */
export function checkPacketRoster(packet, roster) {
  const [seq, hash] = packet.ros;
  check(roster.entries[seq]?.hash === hash, "V7", "the roster that the card names is not there");
  checkRoot(roster, packet.root);
}
