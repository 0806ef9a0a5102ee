/**
 * Care for whoever reads: how earlier readers found a text, handing it over without a reason, and a quiet word after
 * three hard ones in a day. That count is a sealed draft of the reader's own; nobody else sees it.
 */
import { whose } from "../case/desk-away.js";
import { Draft, listDrafts } from "../drafts.js";
import { dayNumber } from "./days.js";
import { HARD } from "./notes.js";

const USE = "care";
const MANY = 3;
const HEAVY = new Set(["safeguarding", "threat", "abusive"]);

/**
 * "Priya: violence, a child", for each colleague who marked it. Pure.
 * @param {import("./notes.js").Note[]} notes of one item @param {(fp: string) => string} colleague @returns {string[]}
 */
export function hardMarks(notes, colleague) {
  const by = new Map();
  for (const note of [...notes].reverse()) {
    if (note.hard.length) by.set(note.by, new Set([...(by.get(note.by) ?? []), ...note.hard]));
  }
  return [...by].map(([fp, sorts]) => `${colleague(fp)}: ${[...sorts].map((sort) => HARD[sort].toLowerCase()).join(", ")}`);
}

/** Whether a text counts as hard: somebody said so, or the checks found danger, a threat or abuse. @param {import("./notes.js").Note[]} notes @param {{category:string}[]} highlights */
export function isHard(notes, highlights) {
  return notes.some((note) => note.hard.length > 0) || highlights.some(({ category }) => HEAVY.has(category));
}

/**
 * What was handed over and nobody else has done anything with since. Pure.
 * @param {object} known @param {import("./notes.js").Note[]} notes of the case
 * @returns {{item:object, from:string, ts:number}[]} for this person: asked by name, as anybody, or as whoever covers
 */
export function handedTo(known, notes) {
  return known.desk.items.flatMap((item) => {
    const asked = notes.find((note) => note.msg === item.msg && note.ask);
    if (!asked || asked.by === known.me || (asked.ask !== "desk" && whose(known.desk, asked.ask, known.now) !== known.me)) return [];
    const taken = known.open.view.log.some((entry) => entry.seq > asked.entry.seq && entry.by !== asked.by && known.open.itemOf(entry) === item.msg);
    return taken || ["released", "declined", "recalled"].includes(item.state) ? [] : [{ item, from: asked.by, ts: asked.ts }];
  });
}

/** Count a hard text once, for today. @param {{day:number, items:string[]}|null} before @param {string} msg @param {number} day */
export function counted(before, msg, day) {
  const items = before?.day === day ? before.items : [];
  return { use: USE, day, items: items.includes(msg) ? items : [...items, msg] };
}

/**
 * Note that a hard text was opened; whether it is time for a quiet word.
 * @param {string} msg @param {number} now Unix seconds @returns {Promise<boolean>}
 */
export async function readHard(msg, now) {
  const mine = (await listDrafts()).find(({ content }) => content.use === USE);
  const draft = mine ? await Draft.open(mine.id) : Draft.start();
  const today = counted(draft.content, msg, dayNumber(now));
  await draft.restore(today);
  return today.items.length >= MANY;
}
