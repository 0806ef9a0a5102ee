/**
 * Writes the screening data that pages load, from the JSON files that people edit.
 *
 *   node scripts/screening_data.mjs          writes
 *   node scripts/screening_data.mjs --check  ends with 1 when what is written is stale
 *   node scripts/screening_data.mjs … --from FOLDER  reads the files there
 *
 * A wrong rule is named with its file, and then nothing is written: pages keep the rules they had.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { packFilter } from "../mediator/static/js/screening/filter.js";
import { slotsOf } from "../mediator/static/js/screening/patterns.js";
import { checkBook, parseFile, RuleInvalid } from "./screening_check.mjs";

const ROOT = new URL("..", import.meta.url);
const from = process.argv.indexOf("--from");
const SOURCE = from < 0 ? new URL("mediator/review/screening/", ROOT) : pathToFileURL(`${process.argv[from + 1]}/`);
const RULES = ["safeguarding", "threat", "direct_contact", "legal", "abusive", "pressure", "blame"];
const NOTE = "// Written by scripts/screening_data.mjs from mediator/review/screening/*.json. Change those, not this.\n";

const read = (/** @type {string} */ name) => parseFile(`${name}.json`, readFileSync(new URL(`${name}.json`, SOURCE), "utf8"));
const without = (/** @type {any} */ { about, source, ...rest }) => rest;

/** @returns {Map<string, string>} path from the root → text */
function written() {
  const slots = slotsOf(read("lexicon").slots);
  for (const name of RULES) checkBook(`${name}.json`, read(name), slots);
  const rules = Object.fromEntries(RULES.map((name) => [name, without(read(name))]));
  const parts = { SPEECH: "speech", LEXICON: "lexicon", CONTACT: "contact", PEOPLE: "people", HIDDEN: "hidden", CONFUSABLES: "confusables", PROMPTS: "prompts", LEARNT: "learnt" };
  const { given, ...people } = read("people");
  const lines = Object.entries(parts).map(([name, file]) => `export const ${name} = ${JSON.stringify(without(name === "PEOPLE" ? people : read(file)))};`);
  lines.push(`export const GIVEN_NAMES = ${JSON.stringify(packFilter(given.split(" "), 20))};`);
  lines.push(`export const RULES = ${JSON.stringify(rules)};`);
  lines.push(`export const SOUNDALIKES = ${JSON.stringify(packFilter(read("soundalikes").words.split(" ")))};`);
  lines.push(`/** Ordinary English words, as a filter. */\nexport const ORDINARY = ${JSON.stringify(packFilter(read("words").words.split(" ")))};`);
  return new Map([
    ["mediator/static/js/screening/data.js", `${NOTE}${lines.join("\n")}\n`],
    ["mediator/static/js/text/feelings.js", `${NOTE}export const FEELINGS = ${JSON.stringify(read("feelings").words.split(" "))};\n`],
  ]);
}

/** @returns {number} the exit code: 1 when something is stale or wrong */
function main() {
  let stale = 0;
  for (const [path, text] of written()) {
    const place = new URL(path, ROOT);
    if (!process.argv.includes("--check")) writeFileSync(place, text);
    else if (readFileSync(place, "utf8") !== text) {
      console.error(`${path} is stale: run node scripts/screening_data.mjs`);
      stale = 1;
    }
  }
  return stale;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof RuleInvalid)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
