/** Screening on this device: what may need attention in a text of this case, and what to do in danger. */
import { texts } from "../texts.js";

/** What the service does first when somebody may be in danger. A service changes these to its own. */
const DANGER_STEPS = [
  "Is somebody in danger now? Ring 999.",
  "Ring the author today, on the safe number in their contact.",
  "Tell your supervisor now. Do not wait for the review to end.",
  "Stop the case if anybody could come to harm: Case, In danger.",
  "Write down what you did as a note for the desk.",
];

/**
 * @param {string} text @param {object} known an open case
 * @returns {Promise<import("./marks.js").Highlight[]>} with `incomplete` set on the list when parts were not looked at
 */
export async function screen(text, known) {
  const { highlights, complete } = await texts.screen({ text, protectedTerms: known.terms, names: namesOf(known) });
  return Object.assign(highlights, { incomplete: !complete });
}

/** Who writes, who reads and who is on the desk, for the checks. @param {object} known */
export function namesOf(known) {
  const [author, addressee] = known.people.map((one) => one.name);
  return { author, addressee, facilitators: [...known.staff.values()].map((one) => one.name) };
}

export function dangerSteps() { return DANGER_STEPS; }
