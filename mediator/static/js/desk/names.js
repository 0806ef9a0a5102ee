/**
 * Opens the cases of a list one by one on this device, so that names, sides, what blocks and signs of danger
 * can be added to rows that stood there before.
 */
import { newestSubmission } from "../case/items.js";
import { askedIn } from "./asked.js";
import { DeskCase } from "./known.js";
import { blocksOf } from "./may.js";
import { partsOf, readingText } from "../case/parts.js";
import { screen } from "./screen.js";

/** States in which nobody may have read the newest text yet. */
const UNREAD = new Set(["waiting"]);

/**
 * @param {string[]} cases ids @param {(known: DeskCase, dangers: Set<string>, asked: import("./asked.js").Asked[]) => void} onCase called
 *   for each, names first, and again when its unread items and words to the desk were looked through
 * @param {(id: string, error: any) => void} onFailure the case cannot be shown; the others go on
 */
export async function openCases(cases, onCase, onFailure) {
  for (const id of cases) {
    try {
      const known = await DeskCase.load(id);
      onCase(known, new Set(), []);
      onCase(known, await dangersIn(known), await askedIn(known));
    } catch (error) {
      onFailure(id, error);
    }
  }
}

async function dangersIn(known) {
  const dangers = new Set();
  for (const item of known.desk.items.filter((one) => UNREAD.has(one.state))) {
    const content = await known.open.body(newestSubmission(item));
    const found = await screen(readingText(partsOf(item.kind, content)), known);
    if (found.some((one) => one.category === "safeguarding")) dangers.add(item.msg);
  }
  return dangers;
}

/** What an opened case adds to the row of an item. @param {DeskCase} known @param {object} row @param {Set<string>} dangers */
export function additions(known, row, dangers) {
  const item = known.item(row.msg);
  const blocks = item ? blocksOf(item, known.desk, { halts: known.halts, name: (lane) => known.name(lane) }) : [];
  return { label: known.label, from: known.name(row.lane), side: known.person(row.lane)?.side ?? "",
    blocked: blocks.map((one) => one.words), danger: dangers.has(row.msg),
    own: item?.approvals.some((entry) => entry.by === known.me) ?? false };
}
