/** A whole message as its reader and its author see it. */
import { partsOf } from "./case/parts.js";
import { paragraphs } from "./dom.js";
import { YOU_ANSWERED } from "./words/own.js";
import { READ, WRITE } from "./words/participant.js";

/**
 * Put a whole message into an article: its text, and questions or answers under their own headings.
 * @param {any} article @param {string} kind @param {any} content @param {boolean} [own] whether its author looks at it
 */
export function showMessage(article, kind, content, own = false) {
  article.replaceChildren(...shownParts(kind, content).flatMap((part) => {
    const holder = document.createElement("div");
    paragraphs(holder, part.text);
    return [...headingsFor(kind, part, content, own ? YOU_ANSWERED : READ.answerHow), ...holder.childNodes];
  }));
}

/** A question that was left out has its place and no words: whoever reads does not see the gap. */
function shownParts(kind, content) {
  let number = 0;
  return partsOf(kind, content).filter(({ id, text }) => kind !== "questions" || id === "text" || text)
    .map((part) => (kind === "questions" && part.id !== "text" ? { ...part, label: WRITE.question(number += 1) } : part));
}

function headingsFor(kind, part, content, howWords) {
  if (part.id === "text" || kind === "letter" || kind === "statement") return [];
  const heading = document.createElement("h3");
  heading.className = "govuk-heading-s letter__question";
  heading.textContent = part.question ?? part.label;
  const how = kind === "answers" ? howWords[content.answers[Number(part.id.slice(1))].how] : "";
  if (!how) return [heading];
  const line = document.createElement("p");
  line.textContent = how;
  return [heading, line];
}
