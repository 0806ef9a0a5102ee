// Who must have a slot at an entry: exactly these readers, else it is refused (section 6).
import { TYPES } from "./types.js";

/** @typedef {import("./entry.js").Entry} Entry */

export const ROOT = "root";
export const FOR_DESK = "desk";

/** The reader's name of a desk key. @param {number} n */
export function deskReader(n) {
  return `desk/${n}`;
}

/**
 * Answers the readers whose slots come with an entry, as fingerprints, `desk/n` and `root`.
 * For staff-add and regrant the slots stand at earlier entries: see `backfill`.
 * @param {Entry} entry
 * @param {import("./roster.js").Roster} roster holds the entry itself (if of R) or at least the one it names
 * @param {string} [accepted] the lane's key when the entry was signed
 * @returns {string[]}
 */
export function slotReaders(entry, roster, accepted = "") {
  const rule = TYPES[entry.t].slots;
  if (rule === "epoch") return [...roster.membersAt(entry.seq).keys(), ...(roster.recover ? [ROOT] : [])];
  if (!["desk", "note", "author", "lane"].includes(rule)) return [];
  if (rule === "note" && entry.fields.for !== FOR_DESK) return [entry.fields.for];
  const [seq] = /** @type {[number, string]} */ (entry.ros);
  const desk = deskReader(roster.epochAt(seq).n);
  const beside = rule === "author" ? entry.by : rule === "lane" ? accepted : "";
  return beside ? [beside, desk] : [desk];
}

/**
 * Answers the slots at a chain's earlier entries that an entry may bring: for staff-add all, for regrant any.
 * @param {Entry} entry
 * @param {Entry[]} earlier
 * @returns {[string, number, string][]} chain, seq, reader
 */
export function backfill(entry, earlier) {
  const rule = TYPES[entry.t].slots;
  if (rule !== "epochs" && rule !== "regrant") return [];
  const [field, reader] = rule === "epochs" ? ["desk", entry.fields.who] : ["body", entry.fields.to];
  return earlier.filter((old) => old.seq < entry.seq && field in old.fields).map((old) => [entry.chain, old.seq, reader]);
}
