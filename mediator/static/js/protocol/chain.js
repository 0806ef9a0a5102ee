// What every chain must be, whoever writes in it: rules V1 to V7 (sections 6 and 9).
import { CheckFailed, ProtocolError } from "./errors.js";
import { checkSignature, fromWire } from "./entry.js";
import { TYPES } from "./types.js";

/** @typedef {import("./entry.js").Entry} Entry */
/** @typedef {[string, number, string]} Pin chain, seq, hash */

/**
 * Fails a rule of section 9 unless something is so.
 * @param {any} truth
 * @param {string} code "V1" to "V12"
 * @param {string} why for the evidence, in words for a facilitator
 * @returns {asserts truth}
 */
export function check(truth, code, why) {
  if (!truth) throw new CheckFailed(code, why);
}

/**
 * Does something and turns a protocol error into the failure of a rule.
 * @template T
 * @param {string} code
 * @param {() => T} act
 * @returns {T}
 */
export function checked(code, act) {
  try {
    return act();
  } catch (error) {
    if (error instanceof ProtocolError && !(error instanceof CheckFailed)) throw new CheckFailed(code, error.message);
    throw error;
  }
}

/** The checked entries of one chain, oldest first. It grows by `link` alone; each kind of chain has its own `add`. */
export class Chain {
  /** @param {string} letter "R", "D" or "L" @param {string} caseId */
  constructor(letter, caseId) {
    this.letter = letter;
    this.case = caseId;
    this.chain = "";
    /** @type {Entry[]} */
    this.entries = [];
    /** @type {Map<string, Entry>} */
    this.byHash = new Map();
  }

  /** @returns {[number, string]} seq and hash of the newest entry; [-1, ""] of an empty chain */
  get head() {
    const last = this.entries.at(-1);
    return last ? [last.seq, last.hash] : [-1, ""];
  }

  /** The entry with this hash in this chain. @param {string} hash @returns {Entry | undefined} */
  find(hash) {
    return this.byHash.get(hash);
  }

  /** Checks that the entry is the next one here (V4). @param {Entry} entry */
  checkLink(entry) {
    const [, hash] = this.head;
    check(TYPES[entry.t].chains.includes(this.letter), "V4", `${entry.t} does not belong in this kind of chain`);
    check(entry.case === this.case, "V4", "an entry of another case");
    check(entry.seq === this.entries.length, "V4", "an entry is missing, repeated or out of order");
    if (!this.entries.length) return;
    check(entry.chain === this.chain, "V4", "an entry of another chain");
    check(entry.prev === hash, "V4", "the entry does not follow the one before it");
  }

  /** Checks that fields which mean an entry mean one of the right type (V2). @param {Entry} entry */
  checkPoints(entry) {
    for (const [field, types] of Object.entries(TYPES[entry.t].points)) {
      const hash = entry.fields[field];
      if (hash === "") continue;
      const meant = this.entryMeant(entry, hash);
      const fits = meant && (types.includes("*") || types.includes(meant.t));
      check(fits, "V2", `${entry.t}.${field} does not mean an entry that it may mean`);
    }
  }

  /** The entry that a field of `entry` means. @param {Entry} entry @param {string} hash @returns {Entry | undefined} */
  entryMeant(entry, hash) {
    return this.find(hash);
  }

  /** Takes in a checked entry. @param {Entry} entry */
  link(entry) {
    this.chain = entry.chain;
    this.entries.push(entry);
    this.byHash.set(entry.hash, entry);
  }

  /** What a copy of this chain needs of its own, so that entries can be tried on it. */
  get grown() {
    return { ...this, entries: [...this.entries], byHash: new Map(this.byHash) };
  }
}

/**
 * Reads transported entries (V2).
 * @param {any[]} served
 * @returns {Entry[]}
 */
export function readEntries(served) {
  check(Array.isArray(served), "V2", "the entries of a chain are no list");
  return served.map((one) => checked("V2", () => fromWire(one)));
}

/**
 * Checks the signer (V5: nobody of that standing) and the signature (V3).
 * @param {Entry} entry
 * @param {import("./identity.js").Me | undefined} me
 */
export function checkSigned(entry, me) {
  check(me, "V5", `${entry.t} is signed by nobody who may`);
  checked("V3", () => checkSignature(entry, me));
}

/**
 * Unites sets of pins: the larger seq of each chain (V7 when two conflict).
 * @param {...Pin[]} sets
 * @returns {Pin[]} sorted by chain
 */
export function mergePins(...sets) {
  /** @type {Map<string, Pin>} */
  const furthest = new Map();
  for (const pin of sets.flat()) {
    const known = furthest.get(pin[0]);
    check(!known || known[1] !== pin[1] || known[2] === pin[2], "V7", "two records of what was seen last conflict");
    if (!known || pin[1] > known[1]) furthest.set(pin[0], pin);
  }
  return [...furthest.values()].sort(byChain);
}

/** @param {Pin} one @param {Pin} other */
export function byChain([one], [other]) {
  return one < other ? -1 : Number(one > other);
}

/**
 * Checks that everything seen before is still there (V7).
 * @param {Pin[]} pins
 * @param {Chain[]} chains
 */
export function checkPins(pins, chains) {
  const served = new Map(chains.map(({ chain, entries }) => [chain, entries]));
  for (const [chain, seq, hash] of pins) {
    const entries = served.get(chain);
    check(entries, "V7", "a chain that was there before is missing");
    check(entries[seq]?.hash === hash, "V7", "what was seen before is not there any more, or was changed");
  }
}
