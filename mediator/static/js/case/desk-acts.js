/**
 * What facilitators do with one item: each verb is one batch that counts whole or not at all.
 *
 * The verbs are those of mediator/client/facilitator.py. The batches are the rows of the transition table
 * in mediator/messages/states.py. "@n" in a field means the n-th entry of the same batch.
 */
import { keys } from "../keys.js";
import { content } from "./acts.js";
import { callItem } from "./desk-calls.js";
import { newestProof, newestSubmission } from "./items.js";

/** The texts of two versions differ where they must be the same byte for byte: nothing was signed. */
export class TextsDiffer extends Error {
  constructor() {
    super("The two texts are not the same. Nothing was passed on. Open the item again from the queue.");
    this.name = "TextsDiffer";
  }
}

function append(open, item, items) { return open.append(items, { about: [item.msg] }); }

function status(item, st) {
  return { chain: item.lane, t: "status", fields: { of: newestSubmission(item).hash, st } };
}

function say(open, item, text, of) {
  const { lang } = open.lane(item.lane);
  return { chain: item.lane, t: "say", fields: { of },
    body: { kind: "say", content: content(text, lang) } };
}

function decide(item, outcome, offer = "", when = 0) {
  return { chain: "D", t: "decide", fields: { lane: item.lane, msg: item.msg, outcome, offer, when } };
}

async function checks(item, { marks, translated, overrides = [], source, outgoing }) {
  const hashes = { source: await keys.letterHash({ content: source }), outgoing: await keys.letterHash({ content: outgoing }) };
  return { chain: "D", t: "checks", fields: { lane: item.lane, msg: item.msg },
    body: { kind: "checks", content: content("", source.lang, { marks, ...(translated ? { translated } : {}), overrides, ...hashes }) } };
}

/** Record that a facilitator opened a submission, once each; its author hears of the first. @param {object} open @param {any} item @param {object[]} [calls] planned with it */
export function look(open, item, calls = []) {
  const { hash } = newestSubmission(item);
  const first = item.looks.length === 0 ? [status(item, "reading")] : [];
  return append(open, item, [{ chain: "D", t: "look", fields: { lane: item.lane, of: hash } }, ...calls, ...first]);
}

/** Tell the author that nothing needs to change. */
export function keepAsIs(open, item) { return append(open, item, [status(item, "kept")]); }

/** Tell the author that their words were read or heard; the reader agreed to that. */
export function sayRead(open, item) { return append(open, item, [status(item, "told-read")]); }

/**
 * Give a message back with how to mend it, with the answers given to its highlights.
 * @param {object} open @param {object} item
 * @param {{text:string, reasons:string[], comments:{paragraph:number, text:string}[], templates:string[]}} why
 * @param {{source:object, marks:object[]}} read the letter part; marks count in it
 */
export async function sendBack(open, item, { text, reasons, comments, templates }, { source, marks }) {
  const body = { kind: "return", content: content(text, open.lane(item.lane).lang, { reasons, comments, templates }) };
  const answers = marks.length ? [await checks(item, { marks, source, outgoing: source })] : [];
  return append(open, item, [...answers, decide(item, "return"),
    { chain: item.lane, t: "return", fields: { of: newestSubmission(item).hash }, body }]);
}

/**
 * Suggest a text to the author, or make one under the permission that they gave beforehand.
 * @param {object} open @param {object} item @param {{source:object, outgoing:object, marks:object[], changes:{n:number, kind:string, why:string}[], note:string, under?:string}} made
 *   `source` and `outgoing` are letter parts; marks count in the source; `under` is the hash of a permission in force
 */
export async function propose(open, item, { source, outgoing, marks, changes, note, under = "" }) {
  const proof = { kind: item.kind, content: { ...version(outgoing), changes, note } };
  return append(open, item, [await checks(item, { marks, source, outgoing }),
    { chain: item.lane, t: "proof", fields: { of: newestSubmission(item).hash, under }, body: proof }]);
}

function version(letterPart) { return { v: 1, att: [], ...letterPart }; }

/** The entry whose texts an offer must repeat: the agreed proposal, else what was submitted. */
export function sourceOf(item) {
  return item.laneState === "agreed" ? newestProof(item) : newestSubmission(item);
}

/**
 * Make the version for the reader and approve it. Raises TextsDiffer unless it repeats its source.
 * @param {object} open @param {object} item
 * @param {{dst:string, mode:string, outgoing:object, marks:object[], translated?:object[], overrides:object[], cover:object}} made marks count in
 *   the outgoing text, those of `translated` in its translation; overrides name the protected terms that may stand in what goes out
 */
export async function offer(open, item, { dst, mode, outgoing, marks, translated, overrides, cover }) {
  const source = await openSource(open, item);
  await mustEqual(source, outgoing);
  const agree = item.laneState === "agreed" ? item.answer.hash : "";
  const fields = { lane: item.lane, msg: item.msg, src: newestSubmission(item).hash, agree, dst, att: [], mode, checks: "@0" };
  return append(open, item, [
    await checks(item, { marks, translated, overrides, source, outgoing }),
    { chain: "D", t: "offer", fields, cover: { content: cover },
      body: { kind: item.kind, content: version(outgoing), chain: dst } },
    { chain: "D", t: "approve", fields: { of: "@1" } },
  ]);
}

async function mustEqual(one, other) {
  const [a, b] = await Promise.all([one, other].map((each) => keys.letterHash({ content: each })));
  if (a !== b) throw new TextsDiffer();
}

/** The text that an offer must repeat; what the author wrote is opened too, because the worker compares all three. */
async function openSource(open, item) {
  await open.body(newestSubmission(item));
  if (item.translation) await open.body(item.translation);
  return open.body(sourceOf(item));
}

async function mustMatchOffer(open, item) {
  await mustEqual(await openSource(open, item), await open.body(item.offer));
}

/** Approve what another facilitator made, after its texts were compared. */
export async function approve(open, item) {
  await mustMatchOffer(open, item);
  return append(open, item, [{ chain: "D", t: "approve", fields: { of: item.offer.hash } }]);
}

/**
 * Ask a colleague to read a version too: it is not passed on before they approve.
 * @param {object} open @param {object} item @param {string} who fp @param {string} text
 * @param {boolean} [blind] their page shows them nobody's opinion before they decide
 */
export function ask(open, item, who, text, blind = false) {
  const body = { kind: "ask", content: content(text, "en", { blind: Number(blind) }) };
  return append(open, item, [{ chain: "D", t: "ask", fields: { of: item.offer.hash, who }, body }]);
}

/** Say that somebody who was asked need not read it. @param {object} open @param {object} item @param {string} of the asking @param {string} text */
export function excuse(open, item, of, text) {
  return append(open, item, [{ chain: "D", t: "excuse", fields: { of }, body: { kind: "excuse", content: content(text, "en") } }]);
}

/** Uphold an objection, with words for the desk. @param {object} open @param {object} item @param {string} text */
export function settle(open, item, text) {
  const body = { kind: "settle", content: content(text, "en") };
  return append(open, item, [{ chain: "D", t: "settle", fields: { of: item.objection.entry.hash }, body }]);
}

/** Say no to what another facilitator made; the item waits again. @param {object} open @param {object} item @param {string} reason */
export function object(open, item, reason) {
  const body = { kind: "object", content: content("", "en", { reason }) };
  return append(open, item, [{ chain: "D", t: "object", fields: { of: item.offer.hash }, body }]);
}

async function release(open, item, when, { overrides = [], remark, told, calls = [] }) {
  await mustMatchOffer(open, item);
  const made = { chain: item.offer.dst, t: "release", fields: {}, fromOffer: item.offer.hash };
  const before = [...await override(open, item, overrides), ...remarks(item, remark), ...calls.map(callItem), decide(item, "release", item.offer.hash, when)];
  const after = told ? [{ chain: item.offer.dst, t: "told", fields: { of: `@${before.length}`, ...told.fields }, body: told.body }] : [];
  return append(open, item, [...before, when ? { ...made, park: when } : made, ...after]);
}

/** What the desk must know of a decision counts with it, or neither does. */
function remarks(item, remark) { return remark ? [noteEntry(remark, "desk", { msg: item.msg })] : []; }

/** What is recorded when terms that are protected by now may stand: the answers of before, and these names. */
async function override(open, item, more) {
  if (!more.length) return [];
  const [{ marks, translated, overrides }, outgoing, source] = [await open.body(item.checks), await open.body(item.offer), await openSource(open, item)];
  return [await checks(item, { marks, translated, overrides: [...overrides, ...more], source, outgoing })];
}

/** @typedef {{overrides?: object[], remark?: string, told?: {fields: object, body: object},
 *   calls?: {lane:string, who:string, when:number, of:string, text?:string}[]}} Beside `overrides`: new ones; `remark`: a note to the
 *   desk; `told`: how something spoken was told; `calls`: who rings the reader afterwards; all in the same batch */

/** Pass on now. @param {object} open @param {object} item @param {Beside} beside */
export function passOn(open, item, beside) { return release(open, item, 0, beside); }

/** Sign now, pass on at a later hour. @param {object} open @param {object} item @param {number} when Unix seconds @param {Beside} beside */
export function park(open, item, when, beside) { return release(open, item, when, beside); }

/** Stop what was made ready or waits for its hour. Leaves no trace with the reader. */
export function stop(open, item) {
  return append(open, item, [{ chain: "D", t: "takeback", fields: { of: item.offer.hash } }]);
}

/**
 * Keep an item until a date, an event, or until the other person asks.
 * @param {object} open @param {object} item
 * @param {{on:"date"|"event"|"asked", until:number, why:string, reason:string, tell?:boolean}} how `tell`: its author reads on
 *   which day the desk looks again
 */
export function hold(open, item, { on, until, why, reason, tell = false }) {
  const body = { kind: "hold", content: content("", "en", { why, reason }) };
  const told = { chain: item.lane, t: "later", fields: { of: newestSubmission(item).hash, until } };
  return append(open, item, [{ chain: "D", t: "hold", fields: { lane: item.lane, msg: item.msg, until, on }, body }, ...(tell ? [told] : [])]);
}

/** End a hold before its time. */
export function reopen(open, item) {
  return append(open, item, [{ chain: "D", t: "reopen", fields: { of: item.held.hash } }]);
}

/**
 * Do not pass something on, with a word to its author and a call to them.
 * @param {object} open @param {object} item @param {string} text
 * @param {{remark?: string, call: {who:string, when:number, text?:string}}} beside `remark`: a note to the desk; both in the same batch
 */
export function decline(open, item, text, { remark = "", call }) {
  const submission = newestSubmission(item);
  return append(open, item, [...remarks(item, remark), callItem({ lane: item.lane, ...call }),
    decide(item, "decline"), status(item, "declined"), say(open, item, text, submission.hash)]);
}

/** A word to a person, on their page. @param {object} open @param {string} lane @param {string} text @param {string} [of] the entry of their lane that it is about */
export function word(open, lane, text, of = "") {
  return open.append([{ chain: lane, t: "say", fields: { of }, body: { kind: "say", content: content(text, open.lane(lane).lang) } }]);
}

/**
 * A word for the desk, or for oneself alone.
 * @param {object} open @param {string} text @param {string} [to] "desk" or a staff fp
 * @param {{msg?:string, hard?:string[], ask?:string}} [more] the item it is about; what makes that hard to read; who is
 *   asked to take it over, "desk" for anybody
 */
export function note(open, text, to = "desk", more = {}) { return open.append([noteEntry(text, to, more)]); }

function noteEntry(text, to, { msg = "", hard = [], ask = "" }) {
  return { chain: "D", t: "note", fields: { for: to }, body: { kind: "note", content: content(text, "en", { msg, hard, ask }) } };
}

/** Record that a release or a proposal was handed over on paper. @param {object} open @param {object} entry it */
export function printed(open, entry) {
  return open.append([{ chain: entry.chain, t: "printed", fields: { of: entry.hash } }]);
}

/** Replace the protected terms of the case. @param {object} open @param {string[]} terms */
export function terms(open, terms) {
  return open.append([{ chain: "D", t: "terms", fields: {}, body: { kind: "terms", content: content("", "en", { terms }) } }]);
}

export { content };
