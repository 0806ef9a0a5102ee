/**
 * What every facilitators' page does the same way: who is signed in, which case is meant, what is said when
 * something cannot be done.
 */
import { openPage } from "../session.js";
import { Moved } from "../case/case.js";
import { note } from "../case/desk-acts.js";
import { announce, at, clone, fill, show } from "../dom.js";
import { put } from "./dom.js";
import { happened } from "./timeline-words.js";
import { linkTo, place } from "./address.js";
import { watchAsked } from "./asked-now.js";
import { clockWords } from "./days.js";

/**
 * Sign in or unlock where needed, then run a page. What is thrown here is shown in the place of the page (js/start.js).
 * @param {(session: object, here: {case:string, item:string, lane:string}) => Promise<void>} run
 */
export async function begin(run) {
  await run(await openPage({ kind: "staff" }), place());
  watchAsked();
}

/** Say on the page, in words, why something could not be done. Focus goes there. @param {any} error */
export function problem(error) {
  const box = at("problem");
  fill(box, { title: error.code?.startsWith?.("V") ? "We cannot show this safely" : "This could not be done",
    words: sentence(error) });
  box.hidden = false;
  box.focus();
}

function sentence(error) {
  if (error.sentence) return error.sentence;
  return error.message || "Sorry, there is a problem. What you typed is kept. Try again in a minute.";
}

/**
 * Run what a button does once; a lost race shows the conflict page with the text that was typed.
 * @param {HTMLButtonElement} button @param {() => Promise<void>} work
 * @param {{known?: object, kept?: () => string}} [lost] `kept`: the text to show if somebody else was quicker
 */
export async function once(button, work, { known, kept = () => "" } = {}) {
  if (button.getAttribute("aria-disabled") === "true") return;
  button.setAttribute("aria-disabled", "true");
  announce("Working…");
  try {
    await work();
    announce("");
  } catch (error) {
    announce("");
    if (error instanceof Moved && known) conflict(error, known, kept());
    else problem(error);
  } finally {
    button.removeAttribute("aria-disabled");
  }
}

/** Show who decided what in the meantime, and the text that did not count. */
function conflict(error, known, text) {
  known.fold();
  const { case: id, item } = place();
  put("conflict-list", error.entries.map((entry) => clone("conflict-row",
    { words: happened(entry, known), when: `at ${clockWords(entry.ts)}` })));
  fill(at("conflict"), { text });
  show("conflict-text", text !== "");
  for (const [button, to] of [["desk", "desk"], ["me", known.me]]) {
    at(`conflict-note-${button}`).onclick = () => once(at(`conflict-note-${button}`), () => saveAsNote(known, item, text, to));
  }
  at("conflict-again").href = linkTo("cover", { case: id, item });
  show("page", false);
  show("conflict", true);
  at("conflict").focus();
}

/** What did not count is kept where it is found again. @param {any} known @param {string} item @param {string} text @param {string} to "desk" or a staff fp */
async function saveAsNote(known, item, text, to) {
  await note(known.open, `Written for a decision that did not count:\n\n${text}`, to, { msg: item });
  show("conflict-notes", false);
  at("conflict-again").focus();
  at("conflict-noted").textContent = to === "desk" ? "It is a note for all facilitators of this case now." : "It is a note for you alone now.";
}
