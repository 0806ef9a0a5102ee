/**
 * Screens a file of letters, one JSON object a line, and writes one line of marks for each.
 *
 *   node scripts/screen.mjs letters.jsonl marks.jsonl
 *
 * In: {id, text, protected_terms?, author_role?, names?}. Out: {id, spans: [{start, end, category, severity, rule, why}]},
 * offsets in Unicode code points, end exclusive.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { screen } from "../mediator/static/js/screening/engine.js";

const [source, target] = process.argv.slice(2);
if (!source || !target) {
  console.error("Say which file to read and which to write: make screen IN=letters.jsonl OUT=marks.jsonl");
  process.exit(2);
}
const letters = readFileSync(source, "utf8").split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
const times = [];
const lines = letters.map(({ id, text, protected_terms = [], author_role, names }) => {
  const { highlights, tookMs } = screen(text, { protectedTerms: protected_terms, authorSide: author_role, names });
  times.push(tookMs);
  return JSON.stringify({ id, spans: highlights.map(({ startPoint, endPoint, category, severity, rule, why }) => ({ start: startPoint, end: endPoint, category, severity, rule, why })) });
});
writeFileSync(target, `${lines.join("\n")}\n`);
times.sort((one, two) => one - two);
console.log(`${letters.length} letters, median ${(times[times.length >> 1] ?? 0).toFixed(1)} ms, longest ${(times[times.length - 1] ?? 0).toFixed(1)} ms`);
