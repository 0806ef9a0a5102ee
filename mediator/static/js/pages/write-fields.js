/**
 * The fields of what somebody writes: one text, or a field for each question or answer.
 *
 * No field has a name, so that nothing readable could leave by a form if a script failed.
 */
import { at, clone, show, slot } from "../dom.js";
import { WRITE } from "../words/participant.js";
import { answerRow, readAnswer } from "./answer-fields.js";
import { guideFields, hasGuide } from "./guide-fields.js";

/**
 * @param {object} content a draft: {kind, peer, of, msg, text, questions, answers}
 * @param {() => void} changed called at each input
 * @param {"victim"|"offender"} [side] the author's, where it is known
 * @returns {{read: () => object, write: (content:object) => void, first: () => string, ask: (question:string) => void}}
 */
export function fieldsFor(content, changed, side) {
  const form = at("form");
  let shown = content;
  const guide = guideFields({ changed, switched });
  form.addEventListener("input", changed);
  at("add-question").addEventListener("click", () => {
    put({ ...read(), questions: [...read().questions, ""] });
    [...at("parts").querySelectorAll("textarea")].at(-1).focus();
    changed();
  });
  put(content);
  return { read, write: put, ask, first: () => ({ questions: "question-0", answers: "answer-0" })[shown.kind] ?? (shown.inParts ? guide.first : "text") };

  /** From one text to nine parts, or back: what stands there goes along. */
  function switched() {
    put({ ...read(), inParts: !shown.inParts });
    changed();
    at("in-parts").focus();
  }

  /** Add a question: into the first empty field, else behind the others. */
  function ask(question) {
    const { questions } = read();
    const empty = questions.findIndex((one) => !one.trim());
    put({ ...read(), questions: empty < 0 ? [...questions, question] : questions.with(empty, question) });
    changed();
  }

  function put(next) {
    shown = next;
    at("text").value = next.text;
    show("parts-choice", hasGuide(next, side));
    guide.draw(next, Boolean(next.inParts));
    at("text").closest(".govuk-form-group").hidden = next.kind === "questions" || next.kind === "answers" || Boolean(next.inParts);
    show("add-question", next.kind === "questions");
    const rows = next.kind === "questions" ? next.questions.map((text, number) => questionRow(text, number, next.questions.length))
      : next.kind === "answers" ? next.answers.map(answerRow) : [];
    at("parts").replaceChildren(...rows);
  }

  function read() {
    const parts = [...at("parts").children];
    return { ...shown, text: at("text").value, ...(shown.inParts ? guide.read() : {}),
      questions: shown.kind === "questions" ? parts.map((part) => part.querySelector("textarea").value) : [],
      answers: shown.kind === "answers" ? parts.map((part, number) => readAnswer(part, shown.answers[number].q)) : [] };
  }

  function questionRow(text, number, all) {
    const row = clone("question-row", { label: WRITE.question(number + 1) });
    const field = row.querySelector("textarea");
    Object.assign(field, { value: text, id: `question-${number}` });
    slot(row, "label").htmlFor = field.id;
    const remove = slot(row, "remove");
    remove.hidden = all < 2;
    remove.setAttribute("aria-label", WRITE.removeQuestion(number + 1));
    remove.addEventListener("click", () => {
      const now = read();
      put({ ...now, questions: now.questions.filter((_, other) => other !== number) });
      at("add-question").focus();
      changed();
    });
    return row;
  }
}

/** Whether nothing was written. @param {object} content */
export function isEmpty({ kind, text, questions, answers }) {
  if (kind === "questions") return questions.every((question) => !question.trim());
  if (kind === "answers") return answers.every(({ a, how }) => how === "answered" && !a.trim());
  return !text.trim();
}

/** Questions that were left empty are not asked, and those that were left alone are not answered. @param {object} content */
export function dropEmpty(content) {
  if (content.kind === "answers") return { ...content, answers: content.answers.filter(({ a, how }) => how !== "answered" || a.trim()) };
  if (content.kind !== "questions") return content;
  return { ...content, questions: content.questions.filter((question) => question.trim()) };
}
