/** What is missing in a form: named in a summary above, and beside each field, so that whoever scrolls down to mend it still sees why. */
import { at } from "./dom.js";

/**
 * Name what is missing, each with a link to its field and beside it, and move to the names; an empty list takes all away.
 * @param {{id: string, words: string, beside?: string}[]} problems @param {string} [summaryId] @returns {boolean} whether there was nothing to name
 */
export function errorSummary(problems, summaryId = "problems") {
  const summary = at(summaryId);
  markFields(problems);
  summary.querySelector("ul").replaceChildren(...problems.map(({ id, words }) => {
    const link = document.createElement("a");
    link.href = `#${id}`;
    link.textContent = words;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      at(id).focus();
    });
    const item = document.createElement("li");
    item.append(link);
    return item;
  }));
  summary.hidden = problems.length === 0;
  if (problems.length) summary.focus();
  return problems.length === 0;
}

/** @param {{id: string, words: string, beside?: string}[]} problems the first one of each field counts */
function markFields(problems) {
  for (const field of document.querySelectorAll("[aria-invalid]")) field.removeAttribute("aria-invalid");
  for (const said of document.querySelectorAll("[data-problem]")) unsay(/** @type {HTMLElement} */ (said));
  const fields = new Map(problems.toReversed().map((problem) => [problem.id, problem.beside ?? problem.words]));
  for (const [id, words] of fields) {
    const field = document.getElementById(id);
    field?.setAttribute("aria-invalid", "true");
    if (field && !(field instanceof HTMLButtonElement)) say(field, words);
  }
}

/** @param {HTMLElement} field @param {string} words */
function say(field, words) {
  const place = placeIn(field);
  const told = (field.matches("[type=radio], [type=checkbox]") && field.closest("fieldset")) || field;
  const said = Object.assign(document.createElement("p"), { id: `${field.id}-problem`, className: "govuk-error-message", textContent: words });
  said.dataset.problem = field.id;
  place.before(said);
  field.closest(".govuk-form-group")?.classList.add("govuk-form-group--error");
  told.setAttribute("aria-describedby", [said.id, told.getAttribute("aria-describedby")].filter(Boolean).join(" "));
}

/** Before the answers of a question and before the row of a date, not between two of them. @param {HTMLElement} field */
function placeIn(field) {
  const inside = field.matches("fieldset") ? field.querySelector(":scope .govuk-radios, :scope .govuk-checkboxes, :scope .desk-day, :scope .govuk-input") : null;
  return inside ?? field.closest(".govuk-radios, .govuk-checkboxes, .desk-day, .days__row") ?? field;
}

/** @param {HTMLElement} said */
function unsay(said) {
  for (const told of document.querySelectorAll(`[aria-describedby~="${said.id}"]`)) {
    const others = (told.getAttribute("aria-describedby") ?? "").split(" ").filter((id) => id !== said.id);
    if (others.length) told.setAttribute("aria-describedby", others.join(" "));
    else told.removeAttribute("aria-describedby");
  }
  said.closest(".govuk-form-group")?.classList.remove("govuk-form-group--error");
  said.remove();
}
