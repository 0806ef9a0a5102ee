/** The cover note and the text for the reader, as facilitators check them. */
import { clone, inPieces, slot } from "../dom.js";
import { listed, some } from "./words.js";

/** @param {object} cover content of a cover @returns {[string, string][]} */
export function coverLines(cover) {
  return [
    ["From, in the reader's words", cover.from],
    ["Length", `about ${some(cover.pages, "page")}, ${some(cover.minutes, "minute")}`],
    ["What it deals with", listed(cover.about)],
    ["Taken out", cover.removed ? "The note says that parts were taken out" : "Nothing was taken out"],
    ["Who can be there", cover.who],
    ...(cover.text ? /** @type {[string, string][]} */ ([["Said first", cover.text]]) : []),
  ];
}

/** A text part by part, as it is read. @param {import("../case/parts.js").Part[]} parts @returns {Node[]} */
export function drawLetter(parts) {
  return parts.flatMap((part) => [
    ...(parts.length > 1 ? [clone("part-label", { label: part.label })] : []),
    ...(part.question ? [clone("part-question", { question: `Asked: ${part.question}` })] : []),
    ...part.text.split(/\n{2,}/).filter(Boolean).map(drawParagraph),
  ]);
}

/** @param {string} text */
function drawParagraph(text) {
  const drawn = clone("paragraph", { n: "" });
  inPieces(slot(drawn, "text"), text, (piece) => [piece]);
  return drawn;
}
