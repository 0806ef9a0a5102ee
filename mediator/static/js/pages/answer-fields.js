/**
 * One answer: I answer it, I do not remember, or I will not answer. Not remembering may be said more closely; why somebody
 * will not answer goes to the facilitators, and on only if its author wishes that.
 */
import { clone, slot } from "../dom.js";
import { WRITE } from "../words/participant.js";
import { ANSWER_FIELD } from "../words/questions.js";

const HOW = ["answered", "not-remember", "not-answer"];
const NOT_REMEMBERED = ["accepts", "disputes", "not-remember"];

/** @typedef {{q:string, a:string, how:string, share?:boolean}} Answer `share`: whether the reason for not answering is for who asked, too */

/** @param {Answer} answer @param {number} number */
export function answerRow({ q, a, how, share = false }, number) {
  const row = clone("answer-row", { label: WRITE.question(number + 1), question: q });
  const field = row.querySelector("textarea");
  Object.assign(field, { value: a, id: `answer-${number}` });
  slot(row, "text-label").htmlFor = field.id;
  const first = NOT_REMEMBERED.includes(how) ? "not-remember" : how;
  slot(row, "how").append(...HOW.map((value) => choice(`how-${number}`, value, WRITE.how[value], value === first)));
  slot(row, "closer").append(...NOT_REMEMBERED.map((value) => choice(`closer-${number}`, value, ANSWER_FIELD.closer[value],
    value === (NOT_REMEMBERED.includes(how) ? how : "not-remember"))));
  const box = slot(row, "share");
  Object.assign(box, { id: `share-${number}`, checked: share });
  slot(row, "share-label").htmlFor = box.id;
  row.addEventListener("change", () => showParts(row));
  showParts(row);
  return row;
}

function choice(name, value, words, checked) {
  const one = clone("how-row");
  const [input, label] = [one.querySelector("input"), one.querySelector("label")];
  Object.assign(input, { name, id: `${name}-${value}`, value, checked });
  label.htmlFor = input.id;
  label.textContent = words;
  return one;
}

function chosenIn(row, name) { return slot(row, name).querySelector("input:checked")?.value; }

/** What belongs to the choice that was made. */
function showParts(row) {
  const how = chosenIn(row, "how") ?? "answered";
  slot(row, "closer-part").hidden = how !== "not-remember";
  slot(row, "share-part").hidden = how !== "not-answer";
  slot(row, "text-label").textContent = ANSWER_FIELD.label[how];
}

/** What stands in a row. @param {HTMLElement} row @param {string} q @returns {Answer} */
export function readAnswer(row, q) {
  const how = chosenIn(row, "how") ?? "answered";
  const answer = { q, a: row.querySelector("textarea").value, how: how === "not-remember" ? chosenIn(row, "closer") ?? how : how };
  return how === "not-answer" ? { ...answer, share: slot(row, "share").checked } : answer;
}

/** What goes to who asked. @param {Answer} answer */
export function asPassedOn({ q, a, how, share }) { return { q, a: how === "not-answer" && !share ? "" : a, how }; }

/** The reasons that are for the facilitators alone, in words. @param {Answer[]} answers @returns {string[]} */
export function reasonsToTell(answers) {
  return answers.filter(({ how, share, a }) => how === "not-answer" && !share && a.trim()).map(({ q, a }) => ANSWER_FIELD.why(q, a.trim()));
}
