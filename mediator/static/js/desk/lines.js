/** Lists of lines with a coloured word each; the word carries the meaning, the colour repeats it. */
import { clone, slot } from "../dom.js";

/** @param {import("./people-words.js").Line[]} lines @param {string} templateId @returns {Node[]} */
export function drawLines(lines, templateId) {
  return lines.map(({ tag, tone, words }) => {
    const drawn = clone(templateId, { tag, words });
    slot(drawn, "tag").classList.add(`govuk-tag--${tone}`);
    return drawn;
  });
}

/** Members of the desk, each with the role. @param {object} known @returns {Node[]} */
export function drawMembers(known) {
  return known.desk.members.filter((one) => one.present).map((one) =>
    clone("line", { words: `${known.colleague(one.fp) === "you" ? "You" : known.colleague(one.fp)}, ${one.role}` }));
}

/** Why no card may be made yet, or "". @param {object} known */
export function notReady(known) {
  const present = known.desk.members.filter((one) => one.present);
  const facilitators = present.filter((one) => one.role === "facilitator").length;
  const supervisors = present.length - facilitators;
  if (facilitators >= 2 && supervisors >= 1) return "";
  return "Two facilitators and a supervisor must be on the desk before a card can be made.";
}
