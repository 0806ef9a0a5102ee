/** What was written down from paper, and who compared it with its photograph (docs/decisions/0021). */
import { content } from "./acts.js";

/** The most photographs that go with one text: the protocol's own limit. */
export const MOST_PAGES = 16;

/** States in which a version for the reader was made and can be stopped. */
const ON_ITS_WAY = new Set(["offered", "approved", "parked"]);

/** Whether a difference found now stops a version for the reader. @param {{state:string}} item */
export function stopsVersion({ state }) { return ON_ITS_WAY.has(state); }

/** Whether there is a photograph of the newest round. @param {{submissions?: any[]}} item */
export function hasPaper({ submissions = [] }) {
  const newest = submissions.at(-1);
  return newest?.t === "transcript" && newest.att.length > 0;
}

/**
 * Whether the newest round was written down from paper, and nobody else found it the same as its photographs. One's
 * *same* does not outweigh another's *differs*.
 * @param {{submissions?: any[], found?: any[]}} item `found`: the newest word of each person who compared
 */
export function waitsForComparing(item) {
  const words = new Set((item.found ?? []).map((entry) => entry.found));
  return hasPaper(item) && (!words.has("same") || words.has("differs"));
}

/**
 * Say whether what a colleague wrote down says what the paper says. Whoever compares has opened it: that is recorded too.
 * What differs stops the version that was made of it.
 * @param {object} open @param {any} item @param {"same"|"differs"} found @param {string} text what differs
 */
export function compare(open, item, found, text) {
  const [{ lane }, of] = [item, item.submissions.at(-1).hash];
  const look = item.looks.some((/** @type {any} */ entry) => entry.by === open.me.fp) ? [] : [{ chain: "D", t: "look", fields: { lane, of } }];
  // A version that waits goes no further in the same act: nobody has to remember to stop it.
  const stop = found === "differs" && stopsVersion(item) ? [{ chain: "D", t: "takeback", fields: { of: item.offer.hash } }] : [];
  const reading = look.length && !item.looks.length ? [{ chain: lane, t: "status", fields: { of, st: "reading" } }] : [];
  return open.append([...look, ...reading, ...stop,
    { chain: "D", t: "compare", fields: { lane, of, found }, body: { kind: "compare", content: content(text, "en") } }], { about: [item.msg] });
}

/**
 * Take back what was written down, so that it can be written down anew: the desk gives it back to itself.
 * @param {object} open @param {any} item waiting @param {string} text why
 */
export async function takeBackTranscript(open, item, text) {
  const of = item.submissions.at(-1).hash;
  const body = { kind: "return", content: content(text, open.lane(item.lane).lang, { reasons: [], comments: [], templates: [] }) };
  await open.append([{ chain: "D", t: "decide", fields: { lane: item.lane, msg: item.msg, outcome: "return", offer: "", when: 0 } },
    { chain: item.lane, t: "return", fields: { of }, body }], { about: [item.msg] });
}
