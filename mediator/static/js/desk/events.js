/** What happened to an item that whoever works on it should know, each in a sentence. */
import { dateWords, hourWords, whenWords } from "./days.js";
import { happened } from "./timeline-words.js";
import { CONCERNS, listed } from "./words.js";

/** An approval that counts no longer: it was for an earlier version; or it was stopped, or whoever gave it left. @param {{entry:object, version:number, earlier:boolean}} voided @param {object} known */
export function voidedWords({ entry, version, earlier }, known) {
  const who = known.colleague(entry.by);
  const said = `Approved version ${version} by ${who} ${whenWords(entry.ts, known.now)}`;
  return earlier ? `${said}, not this one. It does not count.` : `${said}. It does not count any more: the version or its case was stopped since, or ${who} left the case.`;
}

/** @param {object} known @param {object} entry a concern @returns {Promise<string>} */
export async function concernWords(known, entry) {
  const { concern, told, text } = await known.open.body(entry);
  const whom = listed(told.map(({ who, when }) => `${who} (${hourWords(when)})`));
  return `${CONCERNS[concern]}. Written down by ${known.colleague(entry.by)} on ${dateWords(entry.ts)}. Told: ${whom}. ${text}`;
}

/** @param {object} known @param {{entry:object}} objection @returns {Promise<string>} */
export async function objectionWords(known, { entry }) {
  const { reason } = await known.open.body(entry);
  return `Objected by ${known.colleague(entry.by)} ${whenWords(entry.ts, known.now)}: ${reason} A supervisor decides.`;
}

/** What made a text fall that waited for its hour, as far as the record shows it; "" if none did. @param {object} item @param {object} known */
export function droppedWords(item, known) {
  const decided = droppedFrom(item);
  if (!decided) return "";
  const [moved] = movedSince(item, known, decided);
  const why = moved ? happened(moved, known) : "A condition was no longer met.";
  const [was, next] = decided.when > known.now ? ["does not go by itself any more", isAsBefore(item, known) ? "That says nothing about the text: it can go at the same hour." : "Choose when anew."]
    : ["was not", "Choose when anew."];
  return `It was to be passed on ${hourWords(decided.when)} and ${was}. ${why} ${next}`;
}

/** The hour a text waited for before it fell, while that hour lies ahead; else 0. @param {object} item @param {object} known */
export function droppedHour(item, known) {
  const decided = droppedFrom(item);
  return decided && decided.when > known.now ? decided.when : 0;
}

/** Whether it fell only because its reader answered who should ring: that says nothing about the text. @param {object} item @param {object} known */
export function isAsBefore(item, known) {
  const decided = droppedFrom(item);
  const moved = decided ? movedSince(item, known, decided) : [];
  return moved.length > 0 && moved.every((entry) => (entry.act ?? entry.t) === "prefer");
}

/** The decision on an hour that a text does not wait for any more, or undefined. */
function droppedFrom(item) {
  const decided = item.events.findLast((entry) => entry.t === "decide" && entry.outcome === "release");
  return item.offer && decided?.when && decided.offer === item.offer.hash && !item.parked && !item.passed ? decided : undefined;
}

/** What its reader and its author did since then that makes it fall, in order. */
function movedSince(item, known, decided) {
  const since = (lane) => known.open.lane(lane).entries.filter((entry) => entry.ts >= decided.ts);
  return [...since(item.offer.dst).filter((entry) => BY_READER.has(entry.t)),
    ...since(item.lane).filter((entry) => BY_AUTHOR.has(entry.act ?? entry.t))].sort((a, b) => a.ts - b.ts);
}

/** What makes a text fall that waits for its hour (docs/protocol.md, section 6): of its reader, and of its author. */
const BY_READER = new Set(["wishes", "consent", "pause", "resume", "withdraw", "said", "tell", "submit", "ready", "opened", "keep", "agree", "refuse", "recall", "prefer"]);
const BY_AUTHOR = new Set(["pause", "resume", "withdraw", "consent", "recall", "refuse"]);
