/** What the facilitators' pages do with their templates beyond js/dom.js. Words only ever go in by textContent. */
import { at } from "../dom.js";

/** Replace what a list shows; its zero state, if it has one, shows when nothing is left. @param {string} id @param {Node[]} rows */
export function put(id, rows) {
  at(id).replaceChildren(...rows);
  at(id).hidden = rows.length === 0;
  const zero = document.getElementById(`${id}-none`);
  if (zero) zero.hidden = rows.length > 0;
}

/** As `put`, for rows without fields: if nothing is different, what stands there stays, with the focus of whoever is on it. @param {string} id @param {Element[]} rows */
export function putIfChanged(id, rows) {
  const shown = [...at(id).children];
  if (rows.length > 0 && rows.length === shown.length && rows.every((row, place) => row.isEqualNode(shown[place]))) return;
  put(id, rows);
}

/** @param {string} id @param {string} words "" hides it */
export function words(id, words) {
  const element = at(id);
  element.textContent = words;
  element.hidden = words === "";
}

/** The values of the ticked boxes of a group. @param {string} name @returns {string[]} */
export function ticked(name) {
  return [...document.querySelectorAll(`input[name="${name}"]:checked`)].map((box) => /** @type {HTMLInputElement} */ (box).value);
}

/** Options of a <select>, after the ones its template has. @param {HTMLSelectElement} select @param {Record<string, string>} named */
export function options(select, named) {
  for (const [value, label] of Object.entries(named)) select.append(new Option(label, value));
}

/** Choose one radio of a group, if it is there. @param {string} name @param {string} value */
export function choose(name, value) {
  const box = /** @type {HTMLInputElement|null} */ (document.querySelector(`input[name="${name}"][value="${CSS.escape(value)}"]`));
  if (box) box.checked = true;
}

/**
 * Radios or tick boxes of a group that the template left empty.
 * @param {string} name @param {"radio"|"checkbox"} type @param {[string, string, string?][]} rows value, label and perhaps a hint
 */
export function addChoices(name, type, rows) {
  const kind = type === "radio" ? "radios" : "checkboxes";
  at(`${name}-choices`).append(...rows.map(([value, text, hint]) => {
    const box = Object.assign(document.createElement("input"), { type, name, value, id: `${name}-${value}`, className: `govuk-${kind}__input` });
    const label = Object.assign(document.createElement("label"), { htmlFor: box.id, className: `govuk-label govuk-${kind}__label`, textContent: text });
    const item = Object.assign(document.createElement("div"), { className: `govuk-${kind}__item` });
    item.append(box, label);
    if (hint) item.append(hintFor(box, kind, hint));
    return item;
  }));
}

function hintFor(box, kind, words) {
  const hint = Object.assign(document.createElement("div"), { id: `${box.id}-hint`, className: `govuk-hint govuk-${kind}__hint`, textContent: words });
  box.setAttribute("aria-describedby", hint.id);
  return hint;
}

/** Draw a part anew without taking the focus from what has it there: the same link, or the same name, has it again. @param {() => void} draw */
export function keepingFocus(draw) {
  const held = document.activeElement;
  const [id, href, label] = ["id", "href", "aria-label"].map((name) => held?.getAttribute(name));
  draw();
  if (!held || held.isConnected) return;
  const where = id ? `#${CSS.escape(id)}` : href ? `a[href="${CSS.escape(href)}"]` : label ? `[aria-label="${CSS.escape(label)}"]` : "";
  if (where) /** @type {HTMLElement|null} */ (document.querySelector(where))?.focus();
}
