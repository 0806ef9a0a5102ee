/** How much of a person's voice a suggested text takes away, in a sentence. */
import { texts } from "../texts.js";
import { warnings } from "../text/meter.js";
import { CHANGE_KINDS, some } from "./words.js";

const WHOLE = "In a part of it the two texts are too different to compare: it is shown as one change, all of it. Read both.";

/**
 * @param {{kind:string, whole?:boolean}[]} changes @param {string} original @param {string} proposed reading texts
 * @returns {Promise<{words:string, warnings:string[]}>}
 */
export async function meterOf(changes, original, proposed) {
  if (!changes.length) return { words: "You changed nothing.", warnings: [] };
  const measure = await texts.meter({ original, proposed });
  return { words: `Changed: ${some(changes.length, "place")}, ${measure.sharePercent || "under 1"}% of the words. ${kindsOf(changes)}.${changes.some(({ whole }) => whole) ? ` ${WHOLE}` : ""}`,
    warnings: warnings(measure) };
}

function kindsOf(changes) {
  const counts = new Map();
  for (const { kind } of changes) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const said = [...counts].map(([kind, count]) => `${count} ${(CHANGE_KINDS[kind] ?? "without a kind").toLowerCase()}`).join(", ");
  return said.charAt(0).toUpperCase() + said.slice(1);
}
