/**
 * Two versions of a message compared, part by part, and put together again.
 *
 * Changes are numbered through the whole message in reading order: the numbers of a proposal's `changes`
 * mean these. A comparison is a view; the versions stay whole.
 */
import { letterPart, partsOf } from "./parts.js";
import { apply } from "../text/changes.js";

/**
 * @param {{changes: (pair:{original:string, proposed:string}) => Promise<{changes:object[], tooDifferent:boolean}>}} texts
 * @param {string} kind @param {object} original content @param {object} proposed content
 * @returns {Promise<{changes:object[], tooDifferent:boolean}>} each change with `n` and the `part` it stands in
 */
export async function compareVersions(texts, kind, original, proposed) {
  const after = new Map(partsOf(kind, proposed).map((part) => [part.id, part.text]));
  const found = [];
  for (const part of partsOf(kind, original)) {
    const { changes, tooDifferent } = await texts.changes({ original: part.text, proposed: after.get(part.id) ?? "" });
    if (tooDifferent) return { changes: [], tooDifferent };
    found.push(...changes.map((change) => ({ ...change, part: part.id })));
  }
  return { changes: found.map((change, at) => ({ ...change, n: at + 1 })), tooDifferent: false };
}

/**
 * The letter part with only some of the changes made.
 * @param {string} kind @param {object} original content @param {object[]} changes of compareVersions @param {Set<number>} chosen their `n`
 */
export function withChanges(kind, original, changes, chosen) {
  const texts = new Map(partsOf(kind, original).map((part) => {
    const here = changes.filter((change) => change.part === part.id && chosen.has(change.n));
    return [part.id, apply(part.text, here, here.map((change) => change.id))];
  }));
  return letterPart(kind, original, texts);
}
