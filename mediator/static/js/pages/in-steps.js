/**
 * The steps of the way in: one shown at a time, each a form of the template. Also what the page says on the way.
 */
import { at, focusHeading, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { WORDS } from "./in-words.js";

const SEEN = "seen";

/** Show one step and move to its heading. @param {string} name */
export function step(name) {
  progress("");
  show("problems", false);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) {
    part.hidden = part.dataset.step !== name;
    if (!part.hidden) focusHeading(part.dataset.heading);
  }
}

/** Run this when a step is sent; a second press while it runs does nothing. @param {string} name @param {() => any} act */
export function on(name, act) {
  let busy = false;
  const form = /** @type {HTMLFormElement} */ (document.querySelector(`form[data-step="${name}"]`));
  form.onsubmit = async (event) => {
    event.preventDefault();
    if (busy) return;
    busy = true;
    await Promise.resolve(act()).catch((error) => stop(error));
    busy = false;
  };
}

/** Show a step and wait until it is sent with what it asks. @param {string} name @param {() => any} [check] false: not yet */
export function ask(name, check = () => true) {
  step(name);
  return new Promise((done) => on(name, async () => {
    if ((await check()) !== false) done(undefined);
  }));
}

/** Say what has to be mended, with a link to the field. @param {string} id @param {string} words @returns {false} */
export function wrong(id, words) {
  progress("");
  errorSummary([{ id, words }]);
  return false;
}

/** @param {string} words what is going on; "" for nothing */
export function progress(words) {
  at("progress").textContent = words;
}

/** The end of the way for now: what happened, whom to ring. @param {any} error or a sentence */
export function stop(error) {
  const words = typeof error === "string" ? error : sentence(error);
  if (error?.name === "CannotWork") throw error;
  at("stopped-words").textContent = words;
  at("stopped-code").textContent = error?.code?.startsWith?.("V") ? WORDS.code(error.code) : "";
  step("stopped");
}

/** What the person is told about an error. @param {any} error */
export function sentence(error) {
  if (error.code === "slow-down") return WORDS.wait(error.extra.wait);
  return error.sentence || WORDS.unknown;
}

/** Show only what is for this kind of person. @param {"participant"|"staff"} kind */
export function fitTo(kind) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-for]"))) {
    part.hidden = part.dataset.for !== kind;
  }
}

/** What the Exit button does and what it does not do: once on each device. */
export async function explainOnce() {
  if (localStorage.getItem(SEEN)) return;
  await ask("before");
  localStorage.setItem(SEEN, "1");
}
