/**
 * One open case on this page: fetched, checked by the crypto worker, and able to grow by signed batches.
 *
 * Nothing here decides who may do what and nothing here holds a key. The worker checks every entry
 * (V1 to V12 of docs/protocol.md) before any of it reaches a page.
 */
import { api } from "../api.js";
import { keys } from "../keys.js";
import { readPins, writePins } from "./pins.js";

/** How often a batch is signed again by itself before the person is asked. */
const TRIES = 6;

/** These say that what the person looked at may no longer be so: ask before signing again. */
const ASK_AFTER = new Set([
  "staff-add", "staff-remove", "policy", "takeover", "close", "gate", "need", "suspend", "lift", "terms",
  "consent", "pause", "resume", "withdraw", "said", "recall",
]);

/** That a colleague opened a text too changes nothing of what somebody decides about it; only another look must know. */
const seenOnly = ({ t, st }) => t === "look" || (t === "status" && st === "reading");

/** Something else happened to this item, or to the case, while the person was deciding. */
export class Moved extends Error {
  /** @param {object[]} entries what is new, oldest first */
  constructor(entries) {
    super("Somebody else has changed this in the meantime. Your text is kept.");
    this.name = "Moved";
    this.entries = entries;
  }
}

export class OpenCase {
  /** @param {string} id @param {object} served @param {object} view */
  constructor(id, served, view) {
    this.id = id;
    this.served = served;
    this.view = view;
    this.opened = new Map();
  }

  /**
   * Fetch and check a case. Raises CheckFailed (show nothing), Refused or Offline.
   * @param {string} id the case id, 43 characters
   */
  static async load(id) {
    const served = await api.get(`/api/cases/${id}`);
    const pins = await readPins(id);
    const view = await keys.loadCase({ case: id, served, pins: pins.content, now: served.now });
    await writePins(id, pins, view);
    return new OpenCase(id, served, view);
  }

  get now() { return this.served.now; }
  get me() { return this.view.me; }

  /** When a participant pressed *Stop everything*, while it stands, or 0. */
  get halted() { return this.served.halted ?? 0; }

  /** A participant's own lane; staff have none. */
  get own() { return this.view.me.kind === "participant" ? this.view.lanes[0] : null; }

  /** @param {string} chain */
  lane(chain) { return this.view.lanes.find((lane) => lane.chain === chain); }

  /**
   * The content of a sealed body, opened once and remembered until the page goes.
   * @param {{chain:string, seq:number, body?:object, cover?:object}} entry
   * @param {"body"|"cover"} part
   */
  async body(entry, part = "body") {
    const name = `${entry.chain}/${entry.seq}/${part}`;
    if (!this.opened.has(name)) this.opened.set(name, this.#open(entry, part));
    return this.opened.get(name);
  }

  async #open(entry, part) {
    const ct = await api.getBytes(`/api/cases/${this.id}/blobs/${entry[part].ct}`);
    return keys.openBody({ case: this.id, chain: entry.chain, seq: entry.seq, part, ct });
  }

  /** Fetch and check again. Bodies are opened anew when they are asked for: the worker may be a new one. */
  async reload() {
    this.opened.clear();
    const fresh = await OpenCase.load(this.id);
    this.served = fresh.served;
    this.view = fresh.view;
  }

  /**
   * Seal, sign and hand in one batch. All of it counts or none of it.
   *
   * @param {object[]} items in order: {chain, t, fields, body?, cover?, park?, packet?}
   * @param {{about?: string[], always?: boolean}} [how] `about`: the msg ids that this concerns;
   *   `always`: sign again until it lands, whatever else happened (pause, stop, recall)
   * @returns {Promise<object>} the server's answer with the new heads, and `cards`: the texts of cards made
   *   in this batch, which exist nowhere else
   */
  async append(items, { about = [], always = false } = {}) {
    for (let tries = 1; ; tries += 1) {
      const batch = await this.#seal(items);
      try {
        const answer = await api.post(`/api/cases/${this.id}/entries`, batch.wire);
        await this.reload();
        return { ...answer, cards: batch.cards };
      } catch (error) {
        if (error.status !== 409 || tries === TRIES) throw error;
        await this.#catchUp(items, about, always);
      }
    }
  }

  async #seal(items) {
    const { blobs, cards, ...wire } = await keys.signBatch({ case: this.id, items });
    for (const { id, bytes } of blobs) await api.putBytes(`/api/cases/${this.id}/blobs/${id}`, bytes);
    return { wire, cards };
  }

  async #catchUp(items, about, always) {
    const heads = new Map(this.#chains().map(([name, list]) => [name, list.length]));
    await this.reload();
    if (always) return;
    const fresh = this.#chains().flatMap(([name, list]) => list.slice(heads.get(name) ?? 0));
    const looking = items.some(({ t }) => t === "look");
    const touching = fresh.filter((entry) => ASK_AFTER.has(entry.t)
      || (about.includes(this.itemOf(entry)) && (looking || !seenOnly(entry))));
    if (touching.length) throw new Moved(touching);
  }

  #chains() {
    const { roster, log, lanes } = this.view;
    return [["R", roster.entries], ["D", log ?? []], ...lanes.map((lane) => [lane.chain, lane.entries])];
  }

  /** The item (msg id) that an entry is about, or "". @param {object} entry */
  itemOf(entry) {
    if (entry.msg) return entry.msg;
    let at = entry;
    while (at) {
      if ((at.t === "submit" || at.t === "transcript") && !at.of) return at.body.msg;
      if (at.msg) return at.msg;
      at = this.find(at.of || at.src || at.offer);
    }
    return "";
  }

  /** The entry with this hash in any chain of the case that this reader has. @param {string} hash */
  find(hash) {
    if (!hash) return undefined;
    for (const [, list] of this.#chains()) {
      const found = list.find((entry) => entry.hash === hash);
      if (found) return found;
    }
    return undefined;
  }
}
