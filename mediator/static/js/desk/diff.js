/** The changes of a message for the desk: where each stands in the whole, and a name that it keeps while one works. */
import { compareParts } from "../case/versions.js";
import { texts } from "../texts.js";

/** @typedef {import("../changes-view.js").Change & {name:string, paragraph:number}} Change `name` stays the same while
 *   these words are changed in this way */

/**
 * @param {import("../case/parts.js").Part[]} before @param {import("../case/parts.js").Part[]} after the same parts, changed
 * @param {{n:number, part:string}[]} paragraphs of `before`, numbered through the whole message
 * @returns {Promise<Change[]>}
 */
export async function changesOf(before, after, paragraphs) {
  const { changes } = await compareParts(texts, before, after);
  return changes.map((change) => ({ ...change, name: `${change.part}/${change.removed}/${change.added}`,
    paragraph: (paragraphs.find((one) => one.part === change.part)?.n ?? 1) + change.paragraph - 1 }));
}
