/**
 * Writes the screening data that pages load, from the JSON files that people edit.
 *
 *   node scripts/screening_data.mjs          writes
 *   node scripts/screening_data.mjs --check  ends with 1 when what is written is stale
 */
import { readFileSync, writeFileSync } from "node:fs";
import { packFilter } from "../mediator/static/js/screening/filter.js";

const ROOT = new URL("..", import.meta.url);
const SOURCE = new URL("mediator/review/screening/", ROOT);
const RULES = ["safeguarding", "threat", "direct_contact", "legal", "abusive", "pressure", "blame"];
const NOTE = "// Written by scripts/screening_data.mjs from mediator/review/screening/*.json. Change those, not this.\n";

const read = (/** @type {string} */ name) => JSON.parse(readFileSync(new URL(`${name}.json`, SOURCE), "utf8"));
const without = (/** @type {any} */ { about, source, ...rest }) => rest;

/** @returns {Map<string, string>} path from the root → text */
function written() {
  const rules = Object.fromEntries(RULES.map((name) => [name, without(read(name))]));
  const parts = { SPEECH: "speech", LEXICON: "lexicon", CONTACT: "contact", PEOPLE: "people", HIDDEN: "hidden", CONFUSABLES: "confusables", PROMPTS: "prompts" };
  const lines = Object.entries(parts).map(([name, file]) => `export const ${name} = ${JSON.stringify(without(read(file)))};`);
  lines.push(`export const RULES = ${JSON.stringify(rules)};`);
  lines.push(`export const SOUNDALIKES = ${JSON.stringify(packFilter(read("soundalikes").words.split(" ")))};`);
  lines.push(`/** Ordinary English words, as a filter. */\nexport const ORDINARY = ${JSON.stringify(packFilter(read("words").words.split(" ")))};`);
  return new Map([
    ["mediator/static/js/screening/data.js", `${NOTE}${lines.join("\n")}\n`],
    ["mediator/static/js/text/feelings.js", `${NOTE}export const FEELINGS = ${JSON.stringify(read("feelings").words.split(" "))};\n`],
  ]);
}

let stale = 0;
for (const [path, text] of written()) {
  const place = new URL(path, ROOT);
  if (process.argv.includes("--check")) {
    if (readFileSync(place, "utf8") !== text) {
      console.error(`${path} is stale: run node scripts/screening_data.mjs`);
      stale = 1;
    }
  } else writeFileSync(place, text);
}
process.exitCode = stale;
