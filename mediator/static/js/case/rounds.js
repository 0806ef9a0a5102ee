/**
 * The rounds of a message: what was handed in each time, what the desk said to it, and what changed since.
 */
import { paragraphsOf, partsOf } from "./parts.js";
import { compareParts } from "./versions.js";

/**
 * @typedef {{n:number, submission:any, returned:any, since:number}} Round `returned`: the entry that gave it back, or null;
 *   `since`: the earlier round that it is compared with, 0 for the first
 */

/**
 * Each round is compared with the one before it; the newest with the last one that whoever looks has opened.
 * @param {{submissions:any[], returns:any[]}} item @param {Map<string, {by:string}[]>} looks by submission @param {string} me
 * @returns {Round[]} oldest first
 */
export function roundsOf({ submissions, returns }, looks, me) {
  const seen = submissions.slice(0, -1).findLastIndex(({ hash }) => looks.get(hash)?.some(({ by }) => by === me)) + 1;
  return submissions.map((submission, at) => ({ n: at + 1, submission,
    returned: returns.findLast(({ of }) => of === submission.hash) ?? null,
    since: at === submissions.length - 1 && seen > 0 ? seen : at }));
}

/**
 * What changed from one round to another. Parts that were not there before are added as a whole.
 * @param {Parameters<typeof compareParts>[0]} texts @param {string} kind @param {any} before content @param {any} after content
 * @returns {Promise<{changes:{n:number, part:string, label:string, paragraph:number, removed:string, added:string}[], tooDifferent:boolean}>}
 *   `paragraph`: its number in the earlier round, 0 where the part was not there; `label`: of the part, "" where there is one alone
 */
export async function changesBetween(texts, kind, before, after) {
  const [old, fresh] = [before, after].map((content) => partsOf(kind, content));
  const known = new Set(old.map(({ id }) => id));
  const all = [...old, ...fresh.filter(({ id }) => !known.has(id)).map((part) => ({ ...part, text: "" }))];
  const { changes, tooDifferent } = await compareParts(texts, all, fresh);
  const paragraphs = paragraphsOf(old);
  const first = (/** @type {string} */ part) => paragraphs.find((one) => one.part === part)?.n ?? 0;
  const label = (/** @type {string} */ id) => (all.length > 1 ? all.find((part) => part.id === id)?.label ?? "" : "");
  return { tooDifferent, changes: changes.map((change) => ({ ...change, label: label(change.part),
    paragraph: first(change.part) ? first(change.part) + change.paragraph - 1 : 0 })) };
}
