/** What an author answered to each suggested change, and the text that starts from what they agreed to. */
import { newestProof } from "../case/items.js";
import { partsOf } from "../case/parts.js";
import { compareParts, withChanges } from "../case/versions.js";
import { clone } from "../dom.js";
import { texts } from "../texts.js";
import { dangerInWords } from "./signs.js";
import { CHANGE_KINDS } from "./words.js";

const ANSWERS = { agree: "agreed", keep: "keeps their own words", talk: "wants to talk about it" };

/**
 * The refusal that an item waits with.
 * @typedef {{text:string, other:string, rows:{n:number, removed:string, added:string, kind:string, answer:string}[],
 *   accepted:Map<string, string>, kinds:Record<string, {kind:string, why:string}>, danger:string}} Refused
 *   `danger`: words of it that may tell of danger, ""; `accepted`: by part, the original with the changes that were agreed to; `kinds`: theirs, by the name of each change
 */

/**
 * @param {import("./reading.js").Reading} reading
 * @returns {Promise<Refused|null>} null unless the author has said no to the newest suggestion
 */
export async function refusalOf({ item, known, content, parts }) {
  const proof = newestProof(item);
  if (item.laneState !== "waiting" || item.answer?.t !== "refuse" || !proof) return null;
  const said = await known.open.body(item.answer.told ?? item.answer);
  const proposal = await known.open.body(proof);
  const { changes } = await compareParts(texts, parts, partsOf(item.kind, proposal));
  const answers = new Map((said.answers ?? []).map(({ n, answer }) => [n, answer]));
  const kindOf = (n) => proposal.changes.find((one) => one.n === n) ?? { kind: "", why: "" };
  const agreed = changes.filter(({ n }) => answers.get(n) === "agree");
  const letter = withChanges(item.kind, content, changes, new Set(agreed.map(({ n }) => n)));
  const { words: danger } = await dangerInWords([said.text, said.other ?? ""].join("\n\n"), known, item.lane);
  return { text: said.text, other: said.other ?? "", danger,
    rows: changes.filter(({ n }) => answers.has(n)).map((change) => ({ ...change, kind: kindOf(change.n).kind, answer: answers.get(change.n) ?? "" })),
    accepted: new Map(partsOf(item.kind, { ...content, ...letter }).map(({ id, text }) => [id, text])),
    kinds: Object.fromEntries(agreed.map(({ n, part, removed, added }) => [`${part}/${removed}/${added}`, { kind: kindOf(n).kind, why: kindOf(n).why }])) };
}

/** A line for each change. @param {Refused} refused @returns {Node[]} */
export function drawAnswers({ rows }) {
  return rows.map(({ n, removed, added, kind, answer }) => clone("answer-row", {
    head: `Change ${n}, ${(CHANGE_KINDS[kind] ?? "no kind").toLowerCase()}`, said: ANSWERS[answer],
    words: `“${removed.trim()}”${added.trim() ? ` → “${added.trim()}”` : ", taken out"}` }));
}
