/**
 * Somebody more in a running case, and who exchanges with whom. The verbs are those of mediator/client/several.py.
 *
 * A pair stands in the log alone. Nobody's page shows another person before the desk named them there (docs/decisions/0023).
 */
import { keys } from "../keys.js";
import { content } from "./acts.js";
import { needItem } from "./desk-gates.js";
import { peopleItem, termsItem } from "./desk-open.js";

/** A batch holds so many entries. */
const BATCH = 8;

/** @typedef {{staff:{fp:string, name:string, role:string}[], others:{ref:string, words:string}[], telephone:string, custody:number, side:string}} Info */

/**
 * Bring somebody in: their lane, name, conditions, protected terms, the words of their page, and with whom they exchange.
 * All of it counts at once, unless there are more pairs than a batch holds. Nothing goes to anybody who was there before.
 * @param {object} open
 * @param {{mode:string, lang:string, gates:string[], person:object, before:object[], terms:string[]|null, others:{lane:string, words:string}[],
 *   info:Omit<Info, "others">}} made `before`: the people of the case so far; `terms`: all of them, or null where none is new;
 *   `words`: how the page of the new person names that other person
 * @returns {Promise<string>} the new lane
 */
export async function addPerson(open, { mode, lang, gates, person, before, terms, others, info }) {
  const lane = await keys.newId();
  const pairs = await Promise.all(others.map(async (one) => ({ ...one, ref: await keys.newId(), back: await keys.newId() })));
  const named = pairs.map(({ ref, words }) => ({ ref, words }));
  const items = [
    { chain: lane, t: "lane-open", fields: { mode, lang } },
    peopleItem([...before, { ...person, lane }]),
    ...(terms ? [termsItem(terms)] : []),
    needItem(lane, gates),
    infoItem(lane, lang, { ...info, others: named }),
    ...pairs.map((one) => pairItem([lane, one.ref], [one.lane, one.back])),
  ];
  for (let at = 0; at < items.length; at += BATCH) await open.append(items.slice(at, at + BATCH));
  return lane;
}

/**
 * Let two people exchange, and name them to each other as far as that is wanted, in one batch.
 * @param {object} open @param {[string, string]} lanes
 * @param {((refs:[string, string]) => {lane:string, info:Info}[])} [named] the pages that name somebody by it, given the new references
 */
export async function openPair(open, [a, b], named = () => []) {
  const refs = /** @type {[string, string]} */ ([await keys.newId(), await keys.newId()]);
  return open.append([pairItem([a, refs[0]], [b, refs[1]]), ...named(refs).map(({ lane, info }) => infoItem(lane, open.lane(lane).lang, info))]);
}

/** Replace what pages say of who is there. @param {object} open @param {{lane:string, info:Info}[]} named */
export function namePeople(open, named) {
  return open.append(named.map(({ lane, info }) => infoItem(lane, open.lane(lane).lang, info)));
}

function pairItem(a, b) { return { chain: "D", t: "pair", fields: { a, b } }; }

function infoItem(lane, lang, info) {
  return { chain: lane, t: "info", fields: {}, body: { kind: "info", content: content("", lang, info) } };
}
