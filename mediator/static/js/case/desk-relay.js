/**
 * What facilitators do with what somebody asked them to say: each verb is one batch, as in desk-acts.js.
 *
 * The verbs are those of mediator/client/relay.py. Clearing it is `offer`, with the mode `spoken`.
 */
import { content } from "./acts.js";
import { passOn, propose } from "./desk-acts.js";
import { newestSubmission } from "./items.js";
import { letterPart } from "./parts.js";

export const SPOKEN = "spoken";

/**
 * Write down what somebody asked us to say; whoever writes it down has seen it. A reply is named with what it answers.
 * @param {object} open @param {string} lane @param {{peer:string, text:string, answers?:object|null}} words `answers`: the release it answers
 */
export function hear(open, lane, { peer, text, answers = null }) {
  const { lang } = open.lane(lane);
  const heard = { chain: lane, t: "transcript", fields: { peer, att: [], of: "" }, body: { kind: SPOKEN, content: content(text, lang) } };
  return open.append([heard,
    { chain: "D", t: "look", fields: { lane, of: "@0" } },
    { chain: lane, t: "status", fields: { of: "@0", st: "reading" } },
    ...(answers ? [outcomeEntry(answers, "@0", "")] : [])]);
}

function outcomeEntry(release, reply, text) {
  return { chain: "D", t: "outcome", fields: { lane: release.chain, of: release.hash, reply }, body: { kind: "outcome", content: content(text, "en") } };
}

/** Nothing more is wanted after something was told. @param {object} open @param {object} release @param {string} text for the desk */
export function closeTold(open, release, text) { return open.append([outcomeEntry(release, "", text)]); }

/**
 * Put down the words as they would be said, to be read back.
 * @param {object} open @param {object} item @param {string} text
 * @param {{marks:object[], count:number}} found `marks`: recorded ones of the words heard; `count`: how many changes there are
 */
export async function playBack(open, item, text, { marks, count }) {
  const heard = await open.body(newestSubmission(item));
  const outgoing = letterPart(item.kind, { ...heard, text });
  const changes = Array.from({ length: count }, (_, at) => ({ n: at + 1, kind: "author", why: "" }));
  return propose(open, item, { source: letterPart(item.kind, heard), outgoing, marks, changes, note: "" });
}

/**
 * Note that it was told: to whom is the reader of the version.
 * @param {object} open @param {object} item cleared
 * @param {{how:"telephone"|"meeting", when:number, present:string[], differed:string, overrides?:object[], answers?:{item:string, q:string, how:string}[]}} told
 *   `differed`: the words that were said instead, if any were; `answers`: the hearer's questions that it answers
 */
export function tellIt(open, item, { how, when, present, differed, overrides = [], answers = [] }) {
  const { lang } = open.lane(item.offer.dst);
  const beside = answers.length ? { present, answers } : { present };
  return passOn(open, item, { overrides, told: { fields: { how, when }, body: { kind: "told", content: content(differed, lang, beside) } } });
}
