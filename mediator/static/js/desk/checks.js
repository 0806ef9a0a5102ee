/** The list of highlights, each with the answers a person can give. */
import { clone, slot } from "../dom.js";
import { options } from "./dom.js";
import { isAnswered, isDisclosure } from "./marks.js";
import { ruleWords } from "./rule-examples.js";
import { CATEGORIES, FINE_REASONS, NO_CONCERN } from "./words.js";

const ANSWER_WORDS = { out: "Answered: taken out.", ask: "Answered: the author is asked." };

/**
 * @param {object[]} marks answered highlights, gravest first
 * @param {(mark: object, answer: string, reason: string) => void} onAnswer
 * @param {{only?: string[]}} [how] which answers can be given; all when left out
 * @returns {Node[]}
 */
export function drawMarks(marks, onAnswer, { only = ["out", "ask", "fine"] } = {}) {
  return marks.map((mark) => drawMark(mark, onAnswer, only));
}

function drawMark(mark, onAnswer, only) {
  const category = CATEGORIES[mark.category] ?? mark.category;
  const drawn = clone("mark", { category: `${mark.n}. ${category}`, jump: `In ¶${mark.paragraph}`, words: mark.words,
    why: mark.why, answer: answerWords(mark), out: "Take out", ask: "Ask author",
    "fine-label": `Highlight ${mark.n} is fine, because` });
  drawn.id = `mark-${mark.n}`;
  // A blind reader hears of the words and the rule, and of no colleague's answer.
  drawn.querySelector("[role=group]").hidden = Boolean(mark.unsaid);
  drawn.classList.add(isAnswered(mark) ? "desk-mark--answered" : "desk-mark--open", `desk-mark--${mark.category}`);
  drawRule(slot(drawn, "rule"), mark);
  slot(drawn, "jump").href = `#paragraph-${mark.paragraph}`;
  drawn.querySelector("[role=group]").setAttribute("aria-label", `Answer to highlight ${mark.n}: ${category}`);
  // What may tell of danger is never asked of its author first.
  const offered = isDisclosure(mark) ? only.filter((answer) => answer !== "ask") : only;
  for (const answer of ["out", "ask"]) drawAnswer(slot(drawn, answer), answer, mark, onAnswer, offered);
  drawFine(slot(drawn, "fine"), mark, onAnswer, only);
  return drawn;
}

/** The rule's name and another phrase that it marks, once somebody asks. */
function drawRule(details, mark) {
  slot(details, "rule-of").textContent = ` for highlight ${mark.n}`;
  details.addEventListener("toggle", () => { slot(details, "rule-words").textContent = ruleWords(mark); });
}

function drawAnswer(button, answer, mark, onAnswer, only) {
  button.hidden = !only.includes(answer);
  button.id = `answer-${mark.n}-${answer}`;
  button.setAttribute("aria-pressed", String(mark.answer === answer));
  button.setAttribute("aria-label", `${button.textContent}: highlight ${mark.n}`);
  button.addEventListener("click", () => onAnswer(mark, answer, ""));
}

function drawFine(select, mark, onAnswer, only) {
  const disclosed = isDisclosure(mark);
  if (disclosed) select.options[0].text = "Not a concern, because…";
  options(select, disclosed ? NO_CONCERN : FINE_REASONS);
  select.id = `answer-${mark.n}-fine`;
  select.value = mark.answer === "fine" ? mark.reason : "";
  select.disabled = !only.includes("fine");
  select.addEventListener("change", () => onAnswer(mark, select.value ? "fine" : "", select.value));
}

function answerWords(mark) {
  if (mark.unsaid) return "";
  if (!isAnswered(mark)) return "Not answered yet.";
  return ANSWER_WORDS[mark.answer] ?? `Answered: fine. ${{ ...FINE_REASONS, ...NO_CONCERN }[mark.reason] ?? mark.reason}.`;
}
