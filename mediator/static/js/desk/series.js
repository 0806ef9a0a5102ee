/** Everything that one author wrote to one reader, as far as this facilitator may read it. */
import { newestSubmission } from "../case/items.js";
import { partsOf, readingText } from "../case/parts.js";
import { texts } from "../texts.js";
import { readerOf } from "./may.js";
import { namesOf, serviceRules, termsFor } from "./screen.js";

/**
 * The items of the same direction as one, oldest first, with the newest text of each and what went on.
 * @param {object} known an open case @param {object} item
 * @returns {Promise<{n:number, item:object, text:string, passed:string}[]>}
 */
export async function lettersOf(known, item) {
  const same = known.desk.items.filter((one) => one.lane === item.lane && one.peer === item.peer);
  const sorted = same.sort((a, b) => a.submissions[0].ts - b.submissions[0].ts);
  return Promise.all(sorted.map(async (one, at) => ({ n: at + 1, item: one, text: await read(known, one, newestSubmission(one)),
    passed: one.passed ? await read(known, one, one.passed.offer) : "" })));
}

async function read(known, item, entry) {
  return readingText(partsOf(item.kind, await known.open.body(entry)));
}

/** @param {object} known @param {object} item @param {{n:number, text:string, passed:string}[]} letters */
export async function seriesOf(known, item, letters) {
  const reader = readerOf(item, known.desk);
  return texts.series({ letters: letters.map(({ n, text, passed }) => ({ n, text, passed })), terms: termsFor(known, item),
    names: namesOf(known, item), side: known.sideOf(item.lane) || undefined, reader: reader ? known.name(reader.lane) : "",
    ownRules: (await serviceRules()) ?? [] });
}
