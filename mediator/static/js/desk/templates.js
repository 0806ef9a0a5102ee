/** The service's own sentences, offered where a facilitator writes to somebody; which were used is recorded with the text. */
import { api } from "../api.js";
import { at, show } from "../dom.js";
import { gradeWords, shownGrade } from "../text/readability.js";
import { words } from "./dom.js";

/** @typedef {{name:string, use:string, title:string, words:string, version:number, grade?:number}} Template */

/** @type {Template[]} */
let offered = [];

/** @returns {Promise<Template[]>} all of the service */
export function listTemplates() { return api.get("/api/templates"); }

/**
 * Fill the choice of sentences of a page and let one be added to a field; each says how hard it is to read, and so does
 * what is typed.
 * @param {"return"|"cover"|"decline"} use @param {HTMLTextAreaElement} field
 * @param {{first?: () => string[]}} [how] `first`: names that go first, such as those of the ticked reasons
 */
export async function offerTemplates(use, field, { first = () => [] } = {}) {
  offered = (await listTemplates()).filter((one) => one.use === use);
  show("templates", offered.length > 0);
  const choice = at("template");
  const draw = () => choice.replaceChildren(...inOrder(first()).map((one) => new Option(choiceWords(one), one.name)));
  draw();
  document.getElementById("reasons")?.addEventListener("change", draw);
  at("template-add").addEventListener("click", () => add(field, choice.value));
  const grade = () => words("grade", field.value.trim() && `What you wrote: ${gradeWords(field.value)}`);
  field.addEventListener("input", grade);
  grade();
}

/** "What happens next (reading grade 3.9)". @param {{title:string, words:string}} template */
export function choiceWords(template) { return `${template.title} (reading grade ${shownGrade(template.words).toFixed(1)})`; }

function inOrder(names) {
  return [...offered].sort((a, b) => Number(names.includes(b.name)) - Number(names.includes(a.name)));
}

function add(field, name) {
  const chosen = offered.find((one) => one.name === name);
  if (!chosen || field.value.includes(chosen.words)) return;
  field.value = [field.value.trimEnd(), chosen.words].filter(Boolean).join("\n\n");
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.focus();
}

/** The sentences that stand in a text word for word, as "name/version". @param {string} text */
export function usedTemplates(text) {
  return offered.filter((one) => text.includes(one.words)).map((one) => `${one.name}/${one.version}`);
}
