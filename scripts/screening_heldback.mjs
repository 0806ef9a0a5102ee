/**
 * Prints what the engine marks in phrases that were held back: no rule was made with them.
 *
 *   node scripts/screening_heldback.mjs
 *
 * tests/screening/heldback.jsonl holds one phrase a line, with its category or "quiet". Quiet ones are near misses.
 */
import { readFileSync } from "node:fs";
import { screen } from "../mediator/static/js/screening/engine.js";

/**
 * @returns {Map<string, {found: number, all: number}>} by category; for "quiet" found counts those that were marked
 */
export function countHeldBack() {
  const rows = readFileSync(new URL("../tests/screening/heldback.jsonl", import.meta.url), "utf8").trim().split("\n").map((line) => JSON.parse(line));
  const categories = new Set(rows.map(({ category }) => category));
  /** @type {Map<string, {found: number, all: number}>} */
  const counts = new Map();
  for (const { category, text } of rows) {
    const marked = screen(text).highlights.filter((mark) => categories.has(mark.category));
    const count = counts.get(category) ?? { found: 0, all: 0 };
    counts.set(category, { found: count.found + Number(category === "quiet" ? marked.length > 0 : marked.some((mark) => mark.category === category)), all: count.all + 1 });
  }
  return counts;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  for (const [category, { found, all }] of countHeldBack()) console.log(`${category.padEnd(16)}${found} of ${all}${category === "quiet" ? " marked" : ""}`);
}
