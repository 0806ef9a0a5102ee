/**
 * Starts a page: runs `start(main)` of the module that <main data-page> names, out of the one file that holds all pages
 * of its audience (mediator/bundle.py), shows what to do instead when this browser cannot, and leaves nothing behind
 * when the page is left.
 */

import { setTextSize } from "./dom.js";
import { keys } from "./keys.js";

const main = /** @type {HTMLElement} */ (document.getElementById("main"));

/** The name of the error of whoever finds out that this browser cannot do the cryptography (js/keys.js). */
const CANNOT_WORK = "CannotWork";
const NOT_LOADED = "This page did not come through. Nothing is lost. Please load it again, or ring us.";
const UNEXPECTED = "Something went wrong. Nothing is lost. Please load this page again, or ring us.";

/** After leaving, nothing that still runs may put anything on the page again. */
let left = false;

setTextSize(/** @type {any} */ (sessionStorage.getItem("text-size") ?? "normal"), false);
window.addEventListener("pagehide", leaveNothing);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});
window.addEventListener("unhandledrejection", (event) => {
  if (isCannot(event.reason) && !left) showCannot();
  if (isFailedCheck(event.reason) && !left) showNothing(event.reason);
});
document.addEventListener("newer-build", () => {
  const notice = document.getElementById("newer");
  if (notice) notice.hidden = false;
});

begin();

async function begin() {
  try {
    if (typeof WebAssembly === "undefined") throw cannot();
    const { modules } = await load(`./pages-of-${main.dataset.audience}.js`);
    await modules[`js/pages/${main.dataset.page}.js`]().start(main);
    for (const [id, hidden] of /** @type {[string, boolean][]} */ ([["waiting", true], ["page", false]])) {
      const part = document.getElementById(id);
      if (part) part.hidden = hidden;
    }
  } catch (error) {
    if (left) return;
    if (isCannot(error)) showCannot();
    else if (isFailedCheck(error)) showNothing(error);
    else showProblem(error);
  }
}

/** The file with the page's own module. Without a connection, or from a build that is gone, it does not come. */
async function load(module) {
  try {
    return await import(module);
  } catch (error) {
    console.warn(`${module}: ${/** @type {Error} */ (error).message}`);
    if (error instanceof SyntaxError) throw cannot();
    throw Object.assign(new Error("a module did not come"), { name: "NotLoaded", sentence: NOT_LOADED });
  }
}

function leaveNothing() {
  left = true;
  document.dispatchEvent(new Event("leave"));
  keys.end();
  main.replaceChildren();
}

function cannot() {
  return Object.assign(new Error("no WebAssembly"), { name: CANNOT_WORK });
}

function isCannot(error) {
  return error?.name === CANNOT_WORK;
}

function showCannot() {
  const words = /** @type {HTMLTemplateElement} */ (document.getElementById("cannot-work"));
  main.replaceChildren(words.content.cloneNode(true));
}

/** A check of V1 to V12 failed, on a page that has words for it. */
function isFailedCheck(error) {
  return /^V\d+$/.test(error?.code ?? "") && document.getElementById("check-failed") !== null;
}

/** Whatever of the case stood here goes; what stays is whom to ring, and the way to stop. Never a way to go on. */
function showNothing(error) {
  const template = /** @type {HTMLTemplateElement} */ (document.getElementById("check-failed"));
  const words = /** @type {DocumentFragment} */ (template.content.cloneNode(true));
  /** @type {HTMLElement} */ (words.querySelector("[data-slot=code]")).textContent = error.code;
  main.replaceChildren(words);
  // The number to ring is the one on the card: what this page was served may be false too.
  for (const number of document.querySelectorAll(".telephone")) number.remove();
}

/** @returns {HTMLElement} */
function heading() {
  const words = document.createElement("h1");
  words.className = "govuk-heading-l";
  words.textContent = "This page did not open";
  return words;
}

/** The page's own module tells people what went wrong; this is for what it did not expect. */
function showProblem(error) {
  const line = document.getElementById("waiting") ?? main.appendChild(document.createElement("p"));
  line.hidden = false;
  line.className = "govuk-body warning";
  line.textContent = error?.sentence ?? UNEXPECTED;
  if (![...main.querySelectorAll("h1")].some((one) => one.checkVisibility())) line.before(heading());
  document.dispatchEvent(new CustomEvent("page-failed", { detail: error?.name ?? "" }));
}
