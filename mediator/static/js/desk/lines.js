/** Lists of lines with a coloured word each; the word carries the meaning, the colour repeats it. */
import { standInFor } from "../case/desk-away.js";
import { clone, slot } from "../dom.js";
import { untilWords } from "./away-words.js";

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
    clone("line", { words: `${known.colleague(one.fp) === "you" ? "You" : known.colleague(one.fp)}, ${one.role}${awayWords(known, one.fp)}` }));
}

function awayWords(known, fp) {
  const cover = standInFor(known.desk, fp, known.now);
  return cover ? `. Away ${untilWords(cover.until)}: ${known.colleague(cover.who)} ${cover.who === known.me ? "cover" : "covers"}` : "";
}

/** Why no card may be made yet, or "". @param {object} known */
export function notReady(known) {
  const present = known.desk.members.filter((one) => one.present);
  const facilitators = present.filter((one) => one.role === "facilitator").length;
  const supervisors = present.length - facilitators;
  if (facilitators >= 2 && supervisors >= 1) return "";
  return "Two facilitators and a supervisor must be on the desk before a card can be made.";
}
