// The chains on which a batch is signed: copies that grow with it, by the same rules as every reader's.
import { b64 } from "../protocol/encoding.js";
import { Lane } from "../protocol/lane.js";
import { Log } from "../protocol/log.js";
import { Roster } from "../protocol/roster.js";
import sodium from "../protocol/sodium.js";
import { Misused } from "./held.js";

/** @typedef {import("../protocol/entry.js").Entry} Entry */
/** @typedef {import("../protocol/chain.js").Chain} Chain */

export class Ground {
  /** @param {import("../protocol/case.js").View | null} view null before roster-open */
  constructor(view) {
    /** @type {Roster | null} */
    this.rosterOrNull = view ? view.roster.copy() : null;
    /** @type {Map<string, Lane>} */
    this.lanes = new Map();
    for (const lane of view?.lanes.values() ?? []) this.lanes.set(lane.chain, lane.copy(this.roster));
    /** @type {Log | null} */
    this.log = view?.log ? view.log.copy(this.roster, this.lanes) : null;
  }

  /** @returns {Roster} */
  get roster() {
    if (!this.rosterOrNull) throw new Misused("A case begins with its roster.");
    return this.rosterOrNull;
  }

  get case() {
    return this.rosterOrNull?.case ?? "";
  }

  /** The roster's newest entry, as every other entry names it. @returns {[number, string]} */
  get ros() {
    return this.rosterOrNull?.head ?? [-1, ""];
  }

  /** @param {string} id @returns {Chain} */
  chain(id) {
    const found = [this.rosterOrNull, this.log, ...this.lanes.values()].find((chain) => chain?.chain === id);
    if (!found) throw new Misused("There is no such chain here.");
    return found;
  }

  /** The accepted key of a lane before its next entry; "" elsewhere. @param {string} id */
  acceptedIn(id) {
    return this.lanes.get(id)?.accepted ?? "";
  }

  /**
   * Where an item goes: "R", "D" or a lane's id; an opening entry begins a new chain.
   * @param {{chain: string, t: string}} item
   * @returns {{chain: string, head: [number, string]}}
   */
  chainFor({ chain, t }) {
    const begun = { "roster-open": this.rosterOrNull, "log-open": this.log, "lane-open": this.lanes.get(chain) }[t];
    if (begun) throw new Misused("This chain has begun already.");
    if (t === "roster-open" || t === "log-open") return { chain: b64(sodium.randombytes_buf(16)), head: [-1, ""] };
    if (t === "lane-open") return { chain, head: [-1, ""] };
    if (chain === "R") return this.roster;
    if (chain === "D" && this.log) return this.log;
    return this.chain(chain);
  }

  /**
   * Checks an entry and takes it in.
   * @param {Entry} entry
   * @throws {import("../protocol/errors.js").CheckFailed}
   */
  add(entry) {
    if (entry.t === "roster-open") this.rosterOrNull = new Roster(entry.hash);
    if (entry.t === "log-open") this.log = new Log(this.roster, this.lanes);
    if (entry.t === "lane-open") this.lanes.set(entry.chain, new Lane(this.roster));
    if (entry.t.startsWith("roster")) this.roster.add(entry);
    else /** @type {any} */ (this.#growing(entry)).add(entry);
  }

  /** @param {Entry} entry */
  #growing({ t, chain }) {
    if (t === "log-open") return this.log;
    return this.lanes.get(chain) ?? this.chain(chain);
  }
}
