/**
 * Wishes that are one sealed word each, among a person's other wishes: that a reader is told what was taken out, a call
 * also when there is nothing new, what a pause brings.
 */
import { wishes } from "./acts.js";

const UNSAID = { call: "", sign: "", other: "", with: "", monthly: 0, extra: "", line: 0, either: 0, back: 0, paused: 0, stopped: 0 };

/** A person's sealed wishes as they said them last. @param {object} open @param {object} fold of their lane */
export async function saidWishes(open, fold) {
  if (!fold.wishes) return { text: "", ...UNSAID };
  // What was told to a facilitator stands in a part of its own; words from before there was a page may have no slot for its owner.
  const { told } = fold.wishes;
  if (told) return { text: "", ...UNSAID, ...(await open.body(told).catch(() => ({}))).wishes };
  const { text, ...all } = await open.body(fold.wishes);
  return { text, ...Object.fromEntries(Object.keys(UNSAID).map((name) => [name, all[name]])) };
}

/** Whether the author wants the line. @param {object} open @param {object} fold of their lane */
export function wantsLine(open, fold) { return wants(open, fold, "line"); }

/** Whether a person wants a call either way. @param {object} open @param {object} fold of their lane */
export function wantsCalls(open, fold) { return wants(open, fold, "either"); }

async function wants(open, fold, name) { return (await saidWishes(open, fold))[name] === 1; }

/** Keep the wish, if it is another one than before. @param {object} open @param {object} fold @param {boolean} wanted */
export async function wishLine(open, fold, wanted) {
  const { text, ...more } = await saidWishes(open, fold);
  if ((more.line === 1) === wanted) return;
  const { tell = "none", quiet = [], blocked = [] } = fold.wishes ?? {};
  await wishes(open, { tell, quiet, blocked, text, more: { ...more, line: wanted ? 1 : 0 } });
}

/**
 * What the others may be told of: that they paused, that they stopped.
 * @param {object} open @param {object} fold @returns {Promise<{paused:boolean, stopped:boolean}>}
 */
export async function mayBeTold(open, fold) {
  const { paused, stopped } = await saidWishes(open, fold);
  return { paused: paused === 1, stopped: stopped === 1 };
}

/** Keep the day on which somebody who paused wants to be asked. @param {object} open @param {object} fold @param {number} back Unix seconds */
export async function askAgainOn(open, fold, back) {
  const { text, ...more } = await saidWishes(open, fold);
  const { tell = "none", quiet = [], blocked = [] } = fold.wishes ?? {};
  await wishes(open, { tell, quiet, blocked, text, more: { ...more, back } });
}

/** The day on which somebody wants to be asked, said with the pause that stands; else 0. @param {object} open @param {object} fold */
export async function askedAgain(open, fold) {
  if (!fold.paused || !fold.wishes || fold.wishes.ts < fold.paused.ts) return 0;
  return (await saidWishes(open, fold)).back;
}
