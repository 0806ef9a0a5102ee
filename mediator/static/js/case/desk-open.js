/**
 * What facilitators do with a case and its people: open it, make cards, confirm check words, write down what was said.
 */
import { api } from "../api.js";
import { keys } from "../keys.js";
import { content } from "./acts.js";
import { OpenCase } from "./case.js";
import { needItem } from "./desk-gates.js";

const ENGLISH = "en";

/**
 * Open a case with its desk and two lanes, then seal names and protected terms into it.
 * @param {object} session as GET /api/session answers
 * @param {{colleagues: {fp:string, cert:object, role:string}[], eyes:number, sides: {side:string, mode:string, lang:string,
 *   person:object, gates:string[]}[], terms:string[]}} made two sides; `gates`: what each begins with
 * @returns {Promise<OpenCase>}
 */
export async function newCase(session, { colleagues, eyes, sides, terms }) {
  const [a, b] = await Promise.all(sides.map(async (one) => ({ ...one, lane: await keys.newId(), ref: await keys.newId() })));
  const role = session.sup ? "supervisor" : "facilitator";
  const items = [
    { chain: "R", t: "roster-open", fields: { cert: session.cert, role, eyes, root: session.root, recover: 0 } },
    ...colleagues.map(({ fp, cert, role: theirs }) => ({ chain: "R", t: "staff-add", fields: { who: fp, cert, role: theirs } })),
    { chain: "D", t: "log-open", fields: {} },
    ...[a, b].map(({ lane, mode, lang }) => ({ chain: lane, t: "lane-open", fields: { mode, lang } })),
    { chain: "D", t: "pair", fields: { a: [a.lane, a.ref], b: [b.lane, b.ref] } },
  ];
  const { case: id, entries, slots } = await keys.signBatch({ case: "", items });
  await api.post("/api/cases", { entries, slots, packets: [] });
  const open = await OpenCase.load(id);
  await open.append([peopleItem([a, b].map(({ lane, side, person }) => ({ ...person, lane, side }))), termsItem(terms),
    ...[a, b].map(({ lane, gates }) => needItem(lane, gates))]);
  return open;
}

/** The entry that says who takes part, all of them. @param {object[]} people */
export function peopleItem(people) {
  return { chain: "D", t: "people", fields: {}, body: { kind: "people", content: content("", ENGLISH, { people }) } };
}

/** The entry that says which words are protected, all of them. @param {string[]} terms */
export function termsItem(terms) {
  return { chain: "D", t: "terms", fields: {}, body: { kind: "terms", content: content("", ENGLISH, { terms }) } };
}

/**
 * Replace names, contacts and forms of address.
 * @param {object} open @param {object[]} people all of the case
 * @param {{chain:string, info:object}|null} [told] what one person's page is told of it, in the same batch
 */
export function people(open, people, told = null) {
  return open.append(peopleItems(people, told));
}

/** The entries of `people`, for a batch that says more. @param {object[]} people @param {{chain:string, info:object}|null} told */
export function peopleItems(people, told) {
  const info = told ? [{ chain: told.chain, t: "info", fields: {}, body: { kind: "info", content: told.info } }] : [];
  return [peopleItem(people), ...info];
}

/**
 * Make a card for a lane. Its text is the only place where the secret of the card ever stands.
 * @param {OpenCase} open @param {string} lane
 * @returns {Promise<string>} "005H-…", to be printed and forgotten
 */
export async function makeCard(open, lane) {
  const { cards } = await open.append([{ chain: "D", t: "invite", fields: { lane }, card: true }]);
  return cards[0].text;
}

/**
 * Whether the key that waits in a lane came from its card, and the words its owner sees.
 * @param {OpenCase} open @param {string} lane
 * @returns {Promise<{ok:boolean, words:string[], fp:string, old:string}>}
 */
export async function checkEnrolment(open, lane) {
  const invite = open.view.log.findLast((entry) => entry.t === "invite" && entry.lane === lane);
  await open.body(invite);
  return keys.checkEnrol({ case: open.id, lane });
}

/**
 * Confirm the check words of a person: from now on bodies are sealed to their key, in place of `old` if there was one.
 * @param {OpenCase} open @param {string} lane @param {{fp:string, old:string}} enrolled
 * @param {{staff:{fp:string, name:string, role:string}[], others:{ref:string, words:string}[], telephone:string, custody:number, side:string}} info
 */
export function accept(open, lane, { fp, old }, info) {
  const { lang, mode } = open.lane(lane);
  // A new card for somebody who was here before, or a first one for whom we wrote: the key also gets what was there.
  const regrant = old || mode === "scribe" ? [{ chain: lane, t: "regrant", fields: { of: "@0", to: fp } }] : [];
  return open.append([
    { chain: lane, t: "accept", fields: { who: fp, old } },
    ...regrant,
    { chain: lane, t: "info", fields: {}, body: { kind: "info", content: content("", lang, info) } },
  ]);
}

/**
 * Write for somebody again: their key counts no more. Only a supervisor who did not confirm their words.
 * @param {OpenCase} open @param {string} lane @param {{of:string, text:string, how:"telephone"|"paper"|"meeting", when:number, present:string[]}} told `of`: the accept
 */
export function onPaper(open, lane, { of, text, how, when, present }) {
  const body = { kind: "on-paper", content: content(text, open.lane(lane).lang, { how, when, present }) };
  return open.append([{ chain: lane, t: "on-paper", fields: { of }, body }]);
}

/**
 * Write down what a person told: it counts as their act.
 * @param {OpenCase} open @param {string} lane
 * @param {{act:string, as:object, text:string, how:"telephone"|"paper"|"meeting", when:number, present:string[], wishes?:object}} told
 *   `wishes`: those that a page seals, when the act is wishes
 */
export function said(open, lane, { act, as, text, how, when, present, wishes }) {
  const body = { kind: "said", content: content(text, open.lane(lane).lang, { how, when, present, ...(wishes && { wishes }) }) };
  return open.append([{ chain: lane, t: "said", fields: { act, as }, body }], { always: true });
}

/**
 * Write down a message for a person without a page of their own.
 * @param {OpenCase} open @param {string} lane
 * @param {{peer:string, kind:string, text:string, more?:object, of?:string, files?:string[]}} message `of`: the return it
 *   answers; `files`: photographs of the paper that were locked on this page and sent
 */
export function transcript(open, lane, { peer, kind, text, more = {}, of = "", files = [] }) {
  const body = { kind, content: content(text, open.lane(lane).lang, more) };
  return open.append([{ chain: lane, t: "transcript", fields: { peer, of }, files, body }]);
}

/** Stop every delivery in the case, for everybody. @param {OpenCase} open @param {string} text why */
export function suspend(open, text) {
  return open.append([{ chain: "D", t: "suspend", fields: {}, body: { kind: "suspend", content: content(text, ENGLISH) } }], { always: true });
}

/** Let a case go on; only a supervisor who did not stop it. @param {OpenCase} open @param {object} suspended the entry @param {string} text why */
export function lift(open, suspended, text) {
  return open.append([{ chain: "D", t: "lift", fields: { of: suspended.hash }, body: { kind: "lift", content: content(text, ENGLISH) } }]);
}
