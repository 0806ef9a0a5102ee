// Seals and signs what a page means to do as one batch, and refuses what our own rules would not accept (section 6).
import { makeSlot } from "../protocol/body.js";
import { b64 } from "../protocol/encoding.js";
import { makeEntry, toWire } from "../protocol/entry.js";
import { CheckFailed } from "../protocol/errors.js";
import { deskFrom } from "../protocol/identity.js";
import { backfill, deskReader, ROOT, slotReaders } from "../protocol/readers.js";
import { TYPES } from "../protocol/types.js";
import { fillFields } from "./fill.js";
import { Ground } from "./ground.js";
import { Misused } from "./held.js";
import { carryParked } from "./park.js";

/** @typedef {import("./held.js").Held} Held */
/** @typedef {import("../protocol/entry.js").Entry} Entry */
/**
 * What a page means: `fields` without what the worker fills in; "@n" in a field is the hash of the batch's n-th item;
 * `files` are blobs that were sealed on this page.
 * @typedef {{chain: string, t: string, fields: Record<string, any>, body?: {kind: string, content: any, chain?: string},
 *   files?: string[], cover?: {content: any}, fromOffer?: string, park?: number, card?: boolean, exp?: number}} Item
 */

/** @type {Record<string, (held: Held, args: any) => any>} */
export const batchVerbs = {
  signBatch(held, { case: id, items, now }) {
    const open = id ? held.getCase(id) : null;
    const batch = new Batch(held, open, now ?? held.clock() + (open?.skew ?? 0));
    for (const item of items) batch.add(item);
    if (open) carryParked(batch, open.parked);
    return id ? batch.answer() : { case: batch.ground.case, ...batch.answer() };
  },
};

export class Batch {
  /**
   * @param {Held} held
   * @param {import("./open-case.js").OpenCase | null} open null for a case that is only now opened
   * @param {number} ts Unix seconds
   */
  constructor(held, open, ts) {
    this.identity = held.getIdentity();
    this.root = held.root;
    this.files = held.files;
    this.open = open;
    this.ts = ts;
    this.ground = new Ground(open?.view ?? null);
    /** @type {(Entry | null)[]} one for each item; null for one that waits for its hour */
    this.made = [];
    /** @type {{when: number, offer: string, item: Item, ok: any[] | null}[]} */
    this.waiting = [];
    /** @type {Map<string, Uint8Array>} body keys by entry hash */
    this.keys = new Map();
    /** @type {Map<string, any>} contents by entry hash */
    this.contents = new Map();
    /** @type {Map<number, Uint8Array>} desk seeds by epoch */
    this.seeds = new Map([...(open?.desk.values() ?? [])].map(({ n, seed }) => [n, seed]));
    /** @type {any[]} */ this.slots = [];
    /** @type {any[]} */ this.park = [];
    /** @type {[string, string][]} */ this.packets = [];
    /** @type {{id: string, bytes: Uint8Array}[]} */ this.blobs = [];
    /** @type {{lane: string, text: string, find: string}[]} */ this.cards = [];
  }

  answer() {
    const entries = this.made.filter((entry) => entry !== null).map(toWire);
    const { slots, park, packets, blobs, cards } = this;
    return { entries, slots, park, packets, blobs, cards };
  }

  /** Signs one item, or keeps it for the queue of its lane. @param {Item} item */
  add(item) {
    if (item.park) {
      this.waiting.push({ when: item.park, offer: this.resolve(item.fromOffer), item, ok: null });
      this.made.push(null);
    } else {
      const { entry, slots } = this.sign(item);
      this.made.push(entry);
      this.slots.push(...slots);
    }
  }

  /**
   * Seals, signs and checks one entry, and answers its slots.
   * @param {Item} item
   * @param {any[] | null} [ok] approvals to take over, for a parked release that is signed again
   */
  sign(item, ok = null) {
    const chain = this.ground.chainFor(item);
    const { fields, key, seed, content } = fillFields(this, item, this.#resolveAll(item.fields), ok);
    const [seq, prev] = chain.head;
    const place = { t: item.t, case: this.ground.case, chain: chain.chain, seq: seq + 1, prev, ros: this.ground.ros, ts: this.ts };
    const row = TYPES[item.t];
    const common = Object.fromEntries(Object.entries(place).filter(([name]) => Object.hasOwn(row.fields, name)));
    const entry = makeEntry(this.identity, { ...fields, ...common });
    const accepted = this.ground.acceptedIn(entry.chain);
    this.#allow(entry);
    if (key) this.keys.set(entry.hash, key);
    if (content) this.contents.set(entry.hash, content);
    if (seed) this.seeds.set(fields.desk.n, seed);
    return { entry, slots: [...this.#ownSlots(entry, key ?? seed, accepted), ...this.#earlierSlots(entry)] };
  }

  /** The hash that "@n" stands for. @param {any} value */
  resolve(value) {
    if (typeof value !== "string" || !/^@\d+$/.test(value)) return value;
    const meant = this.made[Number(value.slice(1))];
    if (!meant) throw new Misused("This means an entry that is not made yet.");
    return meant.hash;
  }

  /** @param {Record<string, any>} fields @returns {Record<string, any>} */
  #resolveAll(fields) {
    const resolved = Object.entries(fields).map(([name, value]) => [name, name === "as" ? this.#resolveAll(value) : this.resolve(value)]);
    return Object.fromEntries(resolved);
  }

  /** Takes an entry in as every reader would. @param {Entry} entry */
  #allow(entry) {
    try {
      this.ground.add(entry);
    } catch (error) {
      if (error instanceof CheckFailed) throw new Misused(`This cannot be done now: ${error.why}.`);
      throw error;
    }
  }

  /** @param {Entry} entry @param {Uint8Array | undefined} key @param {string} accepted */
  #ownSlots(entry, key, accepted) {
    if (!key) return [];
    const readers = slotReaders(entry, this.ground.roster, accepted);
    return readers.map((reader) => this.#slot(entry.chain, entry.seq, reader, key));
  }

  /** @param {Entry} entry */
  #earlierSlots(entry) {
    const { entries } = this.ground.chain(entry.chain);
    return backfill(entry, entries).map(([chain, seq, reader]) => this.#slot(chain, seq, reader, this.#earlierKey(entries[seq])));
  }

  /** @param {Entry} entry @returns {Uint8Array} */
  #earlierKey(entry) {
    const key = entry.fields.desk ? this.seeds.get(entry.fields.desk.n) : this.keyOf(entry);
    if (!key) throw new Misused("A key that must be handed on is not there.");
    return key;
  }

  /** The key of a body, of this batch or of the case. @param {Entry} entry */
  keyOf(entry) {
    return this.keys.get(entry.hash) ?? this.open?.key(entry);
  }

  /** @param {string} chain @param {number} seq @param {string} reader @param {Uint8Array} key */
  #slot(chain, seq, reader, key) {
    return [chain, seq, reader, b64(makeSlot(key, this.#boxOf(reader)))];
  }

  /** @param {string} reader @returns {string} */
  #boxOf(reader) {
    const { roster, lanes } = this.ground;
    if (reader === ROOT) return roster.root.box;
    const epoch = roster.epochs.find(({ n }) => deskReader(n) === reader);
    const me = roster.members.get(reader)?.me ?? [...lanes.values()].map((lane) => lane.enrolled.get(reader)).find(Boolean);
    const box = epoch?.box ?? me?.box;
    if (!box) throw new Misused("Nobody here has that key.");
    return box;
  }

  /** The next desk key: its public part for the entry, its seed for the slots. */
  makeDesk() {
    const n = (this.ground.rosterOrNull?.epochs.length ?? 0) + 1;
    const seed = crypto.getRandomValues(new Uint8Array(32));
    return { seed, desk: { n, box: deskFrom(n, seed).public } };
  }
}
