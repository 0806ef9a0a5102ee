/**
 * What a participant can do: one verb, one entry, in their own lane, one answer.
 *
 * The verbs and their arguments are those of mediator/client/participant.py.
 */
import { newestProof, newestSubmission } from "./items.js";

const MINE = ["self", "desk"];

/** A content with its common keys. @param {string} text @param {string} lang @param {object} [more] */
export function content(text, lang, more = {}) {
  return { v: 1, text, lang, att: [], ...more };
}

async function one(open, t, fields, { kind, text, more, about, always } = {}) {
  const item = { chain: open.own.chain, t, fields };
  if (kind) item.body = { kind, content: content(text ?? "", open.own.lang, more), readers: MINE };
  return open.append([item], { about, always });
}

/**
 * Hand a letter, questions, answers or a statement to the facilitators.
 * @param {object} open the open case
 * @param {{kind:string, peer:string, text:string, more?:object}} message `more`: questions or answers
 */
export function submit(open, { kind, peer, text, more }) {
  return one(open, "submit", { peer, att: [], of: "" }, { kind, text, more });
}

/** Hand in a new round of something that came back. @param {object} open @param {object} item @param {object} message */
export function revise(open, item, { text, more }) {
  const answered = item.returns.at(-1);
  return one(open, "submit", { peer: item.peer, att: [], of: answered.hash },
    { kind: item.kind, text, more, about: [item.msg] });
}

/**
 * Take back one question of a set: the others are handed in without it, in their places, and the desk is told which.
 * @param {object} open @param {object} item @param {any} before the newest round's content @param {number} at its place, from 0 @param {string} words for the desk
 */
export async function takeBackQuestion(open, item, before, at, words) {
  const questions = before.questions.map((question, place) => (place === at ? "" : question));
  await one(open, "submit", { peer: item.peer, att: [], of: newestSubmission(item).hash },
    { kind: item.kind, text: before.text, more: { questions, ...(before.by ? { by: before.by } : {}) }, about: [item.msg] });
  // The round itself says it; the word only brings it to the desk's first page.
  await tell(open, words).catch(() => {});
}

/** Agree to the suggested text as it stands. @param {object} open @param {object} item */
export function agree(open, item) {
  return one(open, "agree", { of: newestProof(item).hash }, { about: [item.msg] });
}

/** Say no to the suggested text, with words and perhaps another text. @param {object} open @param {object} item */
export function refuse(open, item, { text, other = "", answers = [] }) {
  return one(open, "refuse", { of: newestProof(item).hash },
    { kind: "refuse", text, more: { other, answers }, about: [item.msg] });
}

/** Ask for something back. Always lands, whatever else happened. @param {object} open @param {object} item */
export function recall(open, item) {
  return one(open, "recall", { of: item.submissions[0].hash }, { always: true });
}

/**
 * Say yes, not now, never or no to one thing.
 * @param {object} open
 * @param {{peer:string, what:string, state:string, until?:number, text:string}} answer `text`: the hash of
 *   the words that were shown
 */
export function consent(open, { peer, what, state, until = 0, text }) {
  return one(open, "consent", { peer, what, state, until, text }, { always: true });
}

/** How I want to be told, addressed and paced. @param {object} open @param {object} wish */
export function wishes(open, { tell, quiet, blocked, text = "", more }) {
  return one(open, "wishes", { tell, quiet, blocked }, { kind: "wishes", text, more });
}

/** A word to the facilitators alone. @param {object} open @param {string} text */
export function tell(open, text) {
  return one(open, "tell", {}, { kind: "tell", text });
}

export function pause(open) { return one(open, "pause", {}, { always: true }); }
export function resume(open) { return one(open, "resume", {}, { always: true }); }
export function withdraw(open) { return one(open, "withdraw", {}, { always: true }); }

/** Say when something may be opened, and how: now, with-support, short, not-now or never. */
export function ready(open, release, how) { return one(open, "ready", { of: release.hash, how }); }
export function opened(open, release) { return one(open, "opened", { of: release.hash }); }
export function keep(open, release, how) { return one(open, "keep", { of: release.hash, how }); }

/** Say whether to wait for whoever is away, or to meet who stands in. @param {object} open @param {{hash:string}} away @param {"wait"|"meet"} how */
export function prefer(open, away, how) { return one(open, "prefer", { of: away.hash, how }); }

export { newestProof, newestSubmission };
