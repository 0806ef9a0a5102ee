/** The words that a service looks for, as a list: what each is, who changed it when, and what it was before. */
import { clone, slot } from "../dom.js";
import { hourWords } from "./days.js";
import { problem } from "./page.js";
import { CHOICES, versionsOf } from "./service-rules.js";

/** @typedef {import("./service-rules.js").ServiceRule} ServiceRule */

/** In force first, each part by its words. @param {ServiceRule[]} rules */
export function inOrder(rules) {
  return [...rules].sort((a, b) => Number(b.active) - Number(a.active) || a.phrases[0].localeCompare(b.phrases[0]));
}

/** @param {ServiceRule[]} rules */
export function countWords(rules) {
  const active = rules.filter((rule) => rule.active).length;
  if (!rules.length) return "";
  return active < rules.length ? `${active} looked for, ${rules.length - active} switched off` : `${active} looked for`;
}

/** Whether two say the same. @param {ServiceRule} one @param {ServiceRule} two */
export function isSame(one, two) {
  const words = (/** @type {ServiceRule} */ { phrases, category, why, active }) => [...phrases, category, why, String(active)].join("\n");
  return words(one) === words(two);
}

/**
 * @param {ServiceRule} rule @param {(fp: string) => string} colleague
 * @param {{change: () => void, turn: (button: HTMLButtonElement) => void}|null} acts null for whoever may only read
 */
export function drawRule(rule, colleague, acts) {
  const title = titleOf(rule);
  const row = clone("rule-row", { title, state: stateOf(rule), why: whyOf(rule), facts: factsOf(rule, colleague) });
  slot(row, "title").id = `rule-${rule.name}`;
  slot(row, "state").classList.add(rule.active ? "govuk-tag--green" : "govuk-tag--grey");
  slot(row, "earlier").hidden = rule.version === 1;
  slot(row, "earlier").addEventListener("toggle", () => showEarlier(row, rule, colleague), { once: true });
  slot(row, "acts").hidden = !acts;
  const [change, turn] = [slot(row, "change"), slot(row, "turn")];
  turn.textContent = rule.active ? "Switch off" : "Switch on";
  change.setAttribute("aria-label", `Change ${title}`);
  turn.setAttribute("aria-label", `${turn.textContent}: ${title}`);
  change.addEventListener("click", () => acts?.change());
  turn.addEventListener("click", () => acts?.turn(turn));
  return row;
}

async function showEarlier(row, { name, version }, colleague) {
  try {
    const earlier = (await versionsOf(name)).filter((one) => one.version < version).reverse();
    slot(row, "versions").replaceChildren(...earlier.map((one) => clone("line",
      { words: `${factsOf(one, colleague)}: ${titleOf(one)}. ${stateOf(one)}. ${whyOf(one)}` })));
  } catch (error) {
    problem(error);
  }
}

/** @param {ServiceRule} rule */
function titleOf({ phrases }) { return phrases.map((phrase) => `“${phrase}”`).join(", "); }

/** @param {ServiceRule} rule */
function stateOf({ active }) { return active ? "Looked for" : "Switched off"; }

/** @param {ServiceRule} rule */
function whyOf({ category, why }) { return `Marked as “${CHOICES[category] ?? category}”. ${why}`; }

function factsOf({ version, changed_by: by, changed_at: when }, colleague) { return `Version ${version}, by ${colleague(by)}, ${hourWords(when)}`; }
