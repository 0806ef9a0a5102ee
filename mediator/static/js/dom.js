/**
 * Small things that every page does with its templates. Words only ever go in by textContent; nothing here
 * makes markup from strings.
 */
import { piecesOf } from "./text/pieces.js";

/** The element with this id, which the page's template must have. @param {string} id @returns {any} */
export function at(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/**
 * A copy of a <template>'s first element, its slots filled.
 * @param {string} id @param {Record<string, string|number>} [slots] @returns {any}
 */
export function clone(id, slots = {}) {
  const copy = at(id).content.firstElementChild.cloneNode(true);
  fill(copy, slots);
  return copy;
}

/** Put words into the [data-slot]s in an element, itself included; "" hides a slot. @param {Element} root @param {Record<string, string|number>} slots */
export function fill(root, slots) {
  for (const [name, words] of Object.entries(slots)) {
    for (const slot of slotsOf(root, name)) {
      slot.textContent = String(words);
      slot.hidden = words === "";
    }
  }
}

/** One slot of an element. @param {Element} root @param {string} name @returns {any} */
export function slot(root, name) {
  const [found] = slotsOf(root, name);
  if (!found) throw new Error(`no slot ${name}`);
  return found;
}

/** Show a text as paragraphs: one <p> for each part between empty lines. @param {Element} root @param {string} text */
export function paragraphs(root, text) {
  root.replaceChildren(...text.split(/\n{2,}/).filter((part) => part.trim()).map((part) => {
    const paragraph = document.createElement("p");
    inPieces(paragraph, part, (piece) => [piece]);
    return paragraph;
  }));
}

/**
 * Put a paragraph into an element; a very long one goes in by pieces, each a line of its own.
 * @param {Element} element @param {string} text @param {(piece: string, start: number) => (Node|string)[]} draw
 */
export function inPieces(element, text, draw) {
  const pieces = piecesOf(text);
  let start = 0;
  element.replaceChildren(...pieces.flatMap((piece) => {
    const drawn = draw(piece, start);
    start += piece.length;
    if (pieces.length === 1) return drawn;
    const line = document.createElement("span");
    line.className = "piece";
    line.append(...drawn);
    return [line];
  }));
}

/**
 * Show one clone for each row; #id-none, where the template has one, shows when there are none.
 * @template T @param {string} id of the list @param {string} templateId @param {T[]} rows
 * @param {(row: T, element: any) => Record<string, string|number>|void} fillRow answers slots, or fills by itself
 */
export function list(id, templateId, rows, fillRow) {
  at(id).replaceChildren(...rows.map((row) => {
    const element = clone(templateId);
    fill(element, fillRow(row, element) ?? {});
    return element;
  }));
  show(id, rows.length > 0);
  const none = document.getElementById(`${id}-none`);
  if (none) none.hidden = rows.length > 0;
}

/** @param {string} id @param {boolean} [shown] */
export function show(id, shown = true) {
  at(id).hidden = !shown;
}

/** @param {string} id */
export function hide(id) {
  show(id, false);
}

/** Move the reader to the page's heading, with other words if given. @param {string} [words] */
export function focusHeading(words) {
  const heading = at("heading");
  if (words) heading.textContent = words;
  heading.focus();
}

/** Say something once through the page's one live region. @param {string} words */
export function announce(words) {
  at("announce").textContent = words;
}

/** The value of the chosen radio of a group, or "". @param {string} name @param {ParentNode} [root] */
export function chosen(name, root = document) {
  const found = /** @type {HTMLInputElement|null} */ (root.querySelector(`input[name="${name}"]:checked`));
  return found ? found.value : "";
}

/** Let the fields of a cloned part belong together: names and ids from [data-name]. @param {Element} root @param {string|number} key */
export function nameFields(root, key) {
  for (const field of root.querySelectorAll("[data-name]")) {
    const { name } = /** @type {HTMLElement} */ (field).dataset;
    const input = /** @type {HTMLInputElement} */ (field);
    input.name = `${name}-${key}`;
    input.id = input.type === "radio" || input.type === "checkbox" ? `${name}-${key}-${input.value}` : input.name;
    const label = field.parentElement?.querySelector("label");
    if (label) label.htmlFor = input.id;
  }
}

/** @param {"normal"|"large"|"largest"} size @param {boolean} [keep] for the pages of this tab */
export function setTextSize(size, keep = true) {
  document.documentElement.dataset.text = size;
  if (keep) sessionStorage.setItem("text-size", size);
}

/** @returns {any[]} */
function slotsOf(root, name) {
  const inside = [...root.querySelectorAll(`[data-slot="${name}"]`)];
  return root.getAttribute("data-slot") === name ? [root, ...inside] : inside;
}
