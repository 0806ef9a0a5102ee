/**
 * Notes with a named audience: the desk, oneself, or one of the people. What a person gets is a word on their page;
 * everything else is a note in the desk's record.
 */
import { readerOf } from "./may.js";
import { dangerInNote } from "./signs.js";
import { listed } from "./words.js";

export const DESK = "desk";
export const ME = "me";
const MONTH = 30 * 86400;

/** What makes a text hard to read, as an earlier reader may say for the next one. */
export const HARD = {
  violence: "Violence", abuse: "Abuse", child: "A child", despair: "Despair", death: "A death", other: "Something else",
};

/** @typedef {{entry:object, ts:number, by:string, to:string, text:string, msg:string, hard:string[], ask:string}} Note
 *   `to`: "desk", "me" or a lane */

/**
 * Every note that this person can read, newest first: the desk's, one's own, and words to the people.
 * @param {object} known an open case @param {string} [msg] of one item alone @returns {Promise<Note[]>}
 */
export async function notesOf(known, msg = "") {
  const { notes, lanes } = known.desk;
  const mine = notes.filter((entry) => entry.for === DESK || entry.for === known.me);
  const said = [...lanes.keys()].flatMap((chain) => known.open.lane(chain).entries.filter((entry) => entry.t === "say"));
  const all = await Promise.all([...mine, ...said].map((entry) => readNote(known, entry)));
  return all.filter((one) => !msg || one.msg === msg).sort((a, b) => b.ts - a.ts || b.entry.seq - a.entry.seq);
}

/** Notes for the desk of the last month, for a page that opens many cases. @param {object} known @returns {Promise<Note[]>} */
export async function recentNotes(known) {
  const recent = known.desk.notes.filter((entry) => entry.for === DESK && entry.ts > known.now - MONTH);
  return (await Promise.all(recent.map((entry) => readNote(known, entry)))).sort((a, b) => b.ts - a.ts || b.entry.seq - a.entry.seq);
}

async function readNote(known, entry) {
  const content = await known.open.body(entry);
  const word = entry.t === "say";
  const to = word ? entry.chain : entry.for === DESK ? DESK : ME;
  return { entry, ts: entry.ts, by: entry.by, to, text: content.text, msg: word ? known.open.itemOf(entry) : content.msg,
    hard: content.hard ?? [], ask: content.ask ?? "" };
}

/**
 * Whom a note can be for, each with what that means. Author and reader stand there by name; nobody is chosen beforehand.
 * @param {object} known @param {object} [item] @returns {{value:string, label:string, hint:string}[]}
 */
export function audiencesOf(known, item) {
  const desk = known.desk.members.filter((one) => one.present && one.fp !== known.me).map((one) => known.colleague(one.fp));
  return [
    { value: DESK, label: "All facilitators of this case", hint: `You${desk.length ? `, ${listed(desk)}` : " alone"}, and whoever joins later.` },
    { value: ME, label: "Only you", hint: "If somebody may come to harm, do not write it here: nobody else can read this." },
    ...peopleFor(known, item).map(({ lane, role }) => ({ value: lane, label: `${known.name(lane)}${role}`, hint: onTheirPage(known, lane, item) })),
  ];
}

/** Author and reader of an item; without an item everybody of the case. */
function peopleFor(known, item) {
  if (!item) return [...known.desk.lanes.keys()].map((lane) => ({ lane, role: "" }));
  const reader = readerOf(item, known.desk);
  return [{ lane: item.lane, role: ", who wrote this" }, ...(reader ? [{ lane: reader.lane, role: ", whom it is for" }] : [])];
}

function onTheirPage(known, lane, item) {
  if (item && item.lane !== lane && !item.passed) return `They do not know of this text. ${onTheirPage(known, lane)}`;
  if (known.desk.lanes.get(lane).mode === "scribe") return "They have no page of their own: you read it to them.";
  return "It stands on their page at once and cannot be taken back.";
}

/** Why a note for oneself alone cannot be written: nobody else would ever read of the danger; "" where none was found. @param {any} known @param {string} text */
export async function whyNotForMe(known, text) {
  const { danger, whole } = await dangerInNote(text, known);
  if (danger) return "This may tell of danger. A note to yourself is no place for it: write it for the desk, or as a concern";
  return whole ? "" : "The checks did not look through all of it. Please try again, or write it for the desk";
}

/** Who will see a note, in a sentence. @param {object} known @param {string} to @param {object} [item] */
export function seenBy(known, to, item) {
  if (to === DESK) return "All facilitators of this case, now and later. None of the people it is about.";
  if (to === ME) return "Only you. No colleague can read it, also when you are away.";
  const others = peopleFor(known, item).filter(({ lane }) => lane !== to).map(({ lane }) => known.name(lane));
  return `${known.name(to)}, and all facilitators of this case.${others.length ? ` Not ${listed(others)}.` : ""}`;
}

/** "For the desk", "For you alone", "To Kyle". @param {object} known @param {string} to */
export function audienceWords(known, to) {
  return { [DESK]: "For the desk", [ME]: "For you alone" }[to] ?? `To ${known.name(to)}`;
}

/** What stands in a list for a note: its text, or what it says by a mark. @param {object} known @param {Note} note */
export function noteWords(known, { text, hard, ask }) {
  const marked = hard.length ? `Hard to read: ${listed(hard.map((one) => HARD[one].toLowerCase()))}.` : "";
  const asked = ask ? `Handed over to ${ask === DESK ? "anybody" : known.colleague(ask)}.` : "";
  return [marked, asked, text].filter(Boolean).join(" ");
}

/**
 * The entry of a person's own lane that a word about an item can point to, or "". The reader's lane has one only after
 * the item was passed on: until then nothing there may hint at it.
 * @param {object} item @param {string} lane
 */
export function pointerIn(item, lane) {
  if (!item) return "";
  if (item.lane === lane) return item.submissions.at(-1).hash;
  return item.passed?.offer.dst === lane ? item.passed.release.hash : "";
}
