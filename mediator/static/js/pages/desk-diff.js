/** The changes between two versions of a message, part by part, numbered through. */
import { texts } from "../texts.js";

/** @typedef {{n:number, name:string, removed:string, added:string, paragraph:number}} Change `name` stays the same while
 *   these words are changed in this way */

/**
 * @param {import("./desk-parts.js").Part[]} before @param {import("./desk-parts.js").Part[]} after the same parts, changed
 * @param {{n:number, part:string}[]} paragraphs of `before`
 * @returns {Promise<Change[]>}
 */
export async function changesOf(before, after, paragraphs) {
  const lists = await Promise.all(before.map((part, at) => changesIn(part, after[at].text, paragraphs)));
  return lists.flat().map((change, at) => ({ ...change, n: at + 1 }));
}

async function changesIn(part, proposed, paragraphs) {
  if (part.text === proposed) return [];
  const first = paragraphs.find((one) => one.part === part.id)?.n ?? 1;
  const { changes, tooDifferent } = await texts.changes({ original: part.text, proposed });
  const found = tooDifferent ? [{ removed: part.text, added: proposed, paragraph: 1 }] : changes;
  return found.map(({ removed, added, paragraph }) => ({ n: 0, removed, added, paragraph: first + paragraph - 1,
    name: `${part.id}/${removed}/${added}` }));
}
