/** Screening on this device: what may need attention in a text of this case. */
import { texts } from "../texts.js";

/**
 * @param {string} text @param {any} known an open case @param {{lane: string}} [item] what its author wrote
 * @returns {Promise<import("./marks.js").Highlight[]>} with `incomplete` set on the list when parts were not looked at
 */
export async function screen(text, known, item) {
  const { highlights, complete } = await texts.screen({ text, protectedTerms: known.terms, names: namesOf(known), authorSide: (item && known.sideOf(item.lane)) || undefined });
  return Object.assign(highlights, { incomplete: !complete });
}

/** Who writes, who reads and who is on the desk, for the checks. @param {object} known */
export function namesOf(known) {
  const [author, addressee] = known.people.map((one) => one.name);
  return { author, addressee, facilitators: [...known.staff.values()].map((one) => one.name) };
}
