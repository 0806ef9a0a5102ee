/**
 * Two versions of a message compared, part by part, and put together again.
 *
 * Changes are numbered through the whole message in reading order: the numbers of a proposal's `changes`
 * mean these. A comparison is a view; the versions stay whole.
 */
import { letterPart, partsOf } from "./parts.js";
import { apply } from "../text/changes.js";

/**
 * Each part's changes in reading order. A part that changed too much to compare is one change, the whole of it, and `whole`.
 * @param {{changes: (pair:{original:string, proposed:string}) => Promise<{changes:object[], tooDifferent:boolean}>}} texts
 * @param {import("./parts.js").Part[]} before @param {import("./parts.js").Part[]} after the same parts, changed
 * @returns {Promise<{changes:object[], tooDifferent:boolean}>} each change with `n` and the `part` it stands in
 */
export async function compareParts(texts, before, after) {
  const texted = new Map(after.map((part) => [part.id, part.text]));
  const found = [];
  let different = false;
  for (const { id, text } of before) {
    const proposed = texted.get(id) ?? "";
    // What is the same has no changes, whether or not somebody could compare it.
    if (proposed === text) continue;
    const { changes, tooDifferent } = await texts.changes({ original: text, proposed });
    different ||= tooDifferent;
    found.push(...(tooDifferent ? [wholePart(text, proposed)] : changes).map((change) => ({ ...change, part: id })));
  }
  return { changes: found.map((change, at) => ({ ...change, n: at + 1 })), tooDifferent: different };
}

function wholePart(removed, added) {
  return { id: 1, whole: true, removed, added, paragraph: 1, startOriginal: 0, endOriginal: removed.length, startProposed: 0, endProposed: added.length };
}

/**
 * The letter part with only some of the changes made.
 * @param {string} kind @param {object} original content @param {object[]} changes of compareParts @param {Set<number>} chosen their `n`
 */
export function withChanges(kind, original, changes, chosen) {
  const texts = new Map(partsOf(kind, original).map((part) => {
    const here = changes.filter((change) => change.part === part.id && chosen.has(change.n));
    return [part.id, apply(part.text, here, here.map((change) => change.id))];
  }));
  return letterPart(kind, original, texts);
}
