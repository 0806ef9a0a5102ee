/** The changes of a message for the desk: where each stands in the whole, and a name that it keeps while one works. */
import { compareParts } from "../case/versions.js";
import { texts } from "../texts.js";

/** @typedef {{n:number, name:string, removed:string, added:string, paragraph:number}} Change `name` stays the same while
 *   these words are changed in this way */

/**
 * @param {import("../case/parts.js").Part[]} before @param {import("../case/parts.js").Part[]} after the same parts, changed
 * @param {{n:number, part:string}[]} paragraphs of `before`, numbered through the whole message
 * @returns {Promise<Change[]>}
 */
export async function changesOf(before, after, paragraphs) {
  const { changes } = await compareParts(texts, before, after);
  return changes.map(({ n, part, removed, added, paragraph }) => ({ n, removed, added, name: `${part}/${removed}/${added}`,
    paragraph: (paragraphs.find((one) => one.part === part)?.n ?? 1) + paragraph - 1 }));
}
