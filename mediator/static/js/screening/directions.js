/**
 * What a mark says, and how high it ranks, by who wrote the text (mediator/review/screening/directions.json). What is
 * marked is the same for both sides.
 */
import { DIRECTIONS } from "./data.js";

/** @typedef {{of: string, weight?: number, why?: string, adds?: string}} Row */

const rows = new Map(Object.entries(DIRECTIONS).map(([side, { marks }]) => [side, new Map(/** @type {Row[]} */ (marks).flatMap((row) => row.of.split(" ").map((name) => [name, row])))]));

/**
 * @template {{rule: string, category: string, severity: number, why: string}} T
 * @param {T} hit @param {string} [side] of the author
 * @returns {T} the same mark, in the words and with the weight for this side
 */
export function directed(hit, side = "") {
  const row = rows.get(side)?.get(hit.rule) ?? rows.get(side)?.get(hit.category);
  return row ? { ...hit, severity: row.weight ?? hit.severity, why: row.adds ? `${hit.why} ${row.adds}` : (row.why ?? hit.why) } : hit;
}

/** @param {string} [side] of the author @returns {string[]} the categories of which an author is told nothing; what would hurt a victim where nobody knows */
export function silentFor(side = "victim") {
  return /** @type {any} */ (DIRECTIONS)[side].silent.split(" ");
}
