/**
 * Screens a file of letters, one JSON object a line, and writes one line of marks for each.
 *
 *   node scripts/screen.mjs [--rules-only] letters.jsonl marks.jsonl
 *
 * With --rules-only the learnt part finds nothing, as if its weights were not there.
 * In: {id, text, protected_terms?, author_role?, names?}. Out: {id, spans: [{start, end, category, severity, rule, why}]},
 * offsets in Unicode code points, end exclusive.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { register } from "node:module";

const RULES_ONLY = "--rules-only";
const NOTHING_LEARNT = `export const load = (url, context, next) => (url.endsWith("/screening/learnt.js")
  ? { format: "module", shortCircuit: true, source: "export const findLearnt = () => [];" } : next(url, context));`;

const [source, target] = process.argv.slice(2).filter((one) => one !== RULES_ONLY);
if (!source || !target) {
  console.error("Say which file to read and which to write: make screen IN=letters.jsonl OUT=marks.jsonl");
  process.exit(2);
}
if (process.argv.includes(RULES_ONLY)) register(`data:text/javascript,${encodeURIComponent(NOTHING_LEARNT)}`);
const { screen } = await import("../mediator/static/js/screening/engine.js");
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
