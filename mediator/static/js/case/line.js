/**
 * Wishes that are one sealed word each, among a person's other wishes: that a reader is told what was taken out (`line`),
 * and a call now and then, also when there is nothing new (`either`).
 */
import { wishes } from "./acts.js";

const UNSAID = { call: "", sign: "", other: "", with: "", monthly: 0, extra: "", line: 0, either: 0 };

/** A person's sealed wishes as they said them last. @param {object} open @param {object} fold of their lane */
async function saidWishes(open, fold) {
  // What was told by telephone has a body of another kind, without these.
  if (!fold.wishes || fold.wishes.told) return { text: "", ...UNSAID };
  const { text, ...all } = await open.body(fold.wishes);
  return { text, ...Object.fromEntries(Object.keys(UNSAID).map((name) => [name, all[name]])) };
}

/** Whether the author wants the line. @param {object} open @param {object} fold of their lane */
export function wantsLine(open, fold) { return wants(open, fold, "line"); }

/** Whether a person wants a call either way. @param {object} open @param {object} fold of their lane */
export function wantsCalls(open, fold) { return wants(open, fold, "either"); }

async function wants(open, fold, name) { return (await saidWishes(open, fold))[name] === 1; }

/** Keep the wish, if it is another one than before. @param {object} open @param {object} fold @param {boolean} wanted */
export function wishLine(open, fold, wanted) { return wish(open, fold, "line", wanted); }

/** @param {object} open @param {object} fold @param {boolean} wanted */
export function wishCalls(open, fold, wanted) { return wish(open, fold, "either", wanted); }

async function wish(open, fold, name, wanted) {
  const { text, ...more } = await saidWishes(open, fold);
  if ((more[name] === 1) === wanted) return;
  const { tell = "none", quiet = [], blocked = [] } = fold.wishes ?? {};
  await wishes(open, { tell, quiet, blocked, text, more: { ...more, [name]: wanted ? 1 : 0 } });
}
