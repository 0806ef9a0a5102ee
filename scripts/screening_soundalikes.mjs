/**
 * Writes the words that are right as they stand though they sound like a word of the rules.
 *
 *   node scripts/screening_soundalikes.mjs LIST.json…     each a JSON array of English words, SCOWL levels 10 to 40
 *
 * Run it, and then screening_data.mjs, when the rules have got many new words.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { soundsLike } from "../mediator/static/js/screening/spelling.js";

const OWN = ["maths", "london", "leeds", "diff", "cafe", "okay", "hallway"];
const words = new Set([...OWN, ...process.argv.slice(2).flatMap((path) => JSON.parse(readFileSync(path, "utf8")))]);
const alike = [...words].filter((word) => /^[a-z]{4,16}$/.test(word) && soundsLike(word) !== word).sort();
const note = "Ordinary words that sound like a word of the rules and are never read as it. SCOWL levels 10 to 40, British; notice in SOURCES.md";
writeFileSync(new URL("../mediator/review/screening/soundalikes.json", import.meta.url), `${JSON.stringify({ about: note, words: alike.join(" ") }, null, 1)}\n`);
console.log(`${alike.length} of ${words.size} words`);
