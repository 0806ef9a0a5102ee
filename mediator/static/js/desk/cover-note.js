/** The cover note and the text for the reader, as facilitators check them. */
import { askedWords } from "./asked-words.js";
import { clone, inPieces, slot } from "../dom.js";
import { REDACTIONS } from "../text/redaction.js";
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

const SORTS = { "[name removed]": "names", "[another person]": "names", "[place removed]": "places",
  "[contact details removed]": "contact details" };
/** Kinds of change that take something out in the reader's eyes; a spelling is none. */
const LIGHT = new Set(["spelling", "translation"]);

/**
 * The line that tells a reader what was taken out; it says that nothing was added only where that is so.
 * @param {{removed:string, added:string, kind:string}[]} changes of the whole message
 * @returns {string} "" when nothing was taken out
 */
export function lineFor(changes) {
  const heavy = changes.filter(({ removed, kind }) => removed.trim() !== "" && !LIGHT.has(kind));
  if (!heavy.length) return "";
  const sorts = new Set(heavy.flatMap(({ added }) => {
    const named = Object.keys(SORTS).filter((words) => added.includes(words)).map((words) => SORTS[words]);
    return named.length ? named : ["some words"];
  }));
  const said = capital(`${listed([...sorts])} were taken out.`);
  return changes.some(addsWords) ? said : `${said} Nothing was added.`;
}

/** Whether more came in than the fixed words: a word that did not stand there, in this order, before. */
function addsWords({ removed, added }) {
  const before = wordsIn(removed);
  const after = wordsIn(REDACTIONS.reduce((left, words) => left.replaceAll(words, " "), added));
  let at = 0;
  for (const word of before) if (word === after[at]) at += 1;
  return at < after.length;
}

function wordsIn(text) { return text.match(/[\p{L}\p{N}]+/gu) ?? []; }

function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

/** A text part by part, as it is read. @param {import("../case/parts.js").Part[]} parts @returns {Node[]} */
export function drawLetter(parts) {
  return parts.flatMap((part) => [
    ...(parts.length > 1 ? [clone("part-label", { label: part.label })] : []),
    ...(part.question ? [clone("part-question", { question: askedWords(part) })] : []),
    ...part.text.split(/\n{2,}/).filter(Boolean).map(drawParagraph),
  ]);
}

/** @param {string} text */
function drawParagraph(text) {
  const drawn = clone("paragraph", { n: "" });
  inPieces(slot(drawn, "text"), text, (piece) => [piece]);
  return drawn;
}
