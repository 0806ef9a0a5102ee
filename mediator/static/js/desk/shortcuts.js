/**
 * Ways over the review page for whoever works by keyboard: links that skip to its parts, and single keys that are off
 * until somebody switches them on (WCAG 2.1.4). No key decides anything.
 */
import { at } from "../dom.js";
import { goTo } from "./address.js";

const KEPT = "shortcuts";
const PANES = ["original", "reader", "checks"];
const FIELDS = "input, textarea, select, [contenteditable]";

/** @param {{case:string, item:string}} here */
export function wireShortcuts(here) {
  for (const link of document.querySelectorAll("[data-skip]")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      skipTo(/** @type {HTMLElement} */ (link).dataset.skip ?? "");
    });
  }
  const box = at("shortcuts-on");
  box.checked = localStorage.getItem(KEPT) === "on";
  box.addEventListener("change", () => {
    if (box.checked) localStorage.setItem(KEPT, "on");
    else localStorage.removeItem(KEPT);
  });
  document.addEventListener("keydown", (event) => onKey(event, box.checked, here));
}

function skipTo(id) {
  const pane = PANES.find((name) => id === `pane-${name}`);
  if (pane) at(`tab-${pane}`).click();
  const target = at(id);
  if (!target.hasAttribute("tabindex")) target.tabIndex = -1;
  target.focus();
}

/** @param {KeyboardEvent} event @param {boolean} on @param {{case:string, item:string}} here */
function onKey(event, on, here) {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  if (!on || ctrlKey || metaKey || /** @type {Element} */ (target).closest?.(FIELDS)) return;
  const act = altKey ? paneOf(event.code) : PLAIN[key];
  if (!act) return;
  event.preventDefault();
  act(here);
}

/** The digit as the keyboard has it: with Alt some of them write other signs. @param {string} code */
function paneOf(code) {
  const pane = PANES[Number(code.replace("Digit", "")) - 1];
  return pane ? () => skipTo(`pane-${pane}`) : undefined;
}

/** @type {Record<string, (here: {case:string, item:string}) => void>} */
const PLAIN = {
  "[": () => stepMark(-1),
  "]": () => stepMark(1),
  n: (here) => goTo("notes", here),
  "?": () => { at("shortcuts").open = true; at("shortcuts-on").focus(); },
};

/** The highlight before or after the one that has the focus, or the first. @param {number} step */
function stepMark(step) {
  const marks = [...document.querySelectorAll("#marks .desk-mark")];
  const now = marks.findIndex((mark) => mark.contains(document.activeElement));
  const next = marks[now < 0 ? 0 : Math.min(marks.length - 1, Math.max(0, now + step))];
  if (next) skipTo("pane-checks");
  /** @type {HTMLElement|undefined} */ (next)?.focus();
}
