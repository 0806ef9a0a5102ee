/**
 * The author's wish that a reader is told what was taken out: one sealed word among their other wishes.
 */
import { wishes } from "./acts.js";

const UNSAID = { call: "", sign: "", other: "", with: "", monthly: 0, extra: "", line: 0, either: 0, back: 0, paused: 0 };

/** A person's sealed wishes as they said them last. @param {object} open @param {object} fold of their lane */
async function saidWishes(open, fold) {
  // What was told by telephone has a body of another kind, without these.
  if (!fold.wishes || fold.wishes.told) return { text: "", ...UNSAID };
  const { text, ...all } = await open.body(fold.wishes);
  return { text, ...Object.fromEntries(Object.keys(UNSAID).map((name) => [name, all[name]])) };
}

/** Whether the author wants the line. @param {object} open @param {object} fold of their lane */
export async function wantsLine(open, fold) { return (await saidWishes(open, fold)).line === 1; }

/** Keep the wish, if it is another one than before. @param {object} open @param {object} fold @param {boolean} wanted */
export async function wishLine(open, fold, wanted) {
  const { text, ...more } = await saidWishes(open, fold);
  if ((more.line === 1) === wanted) return;
  const { tell = "none", quiet = [], blocked = [] } = fold.wishes ?? {};
  await wishes(open, { tell, quiet, blocked, text, more: { ...more, line: wanted ? 1 : 0 } });
}
