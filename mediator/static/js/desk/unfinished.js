/** What a page says and asks when the checks did not finish: nothing that rests on them counts before they did. */
import { at, show } from "../dom.js";
import { once } from "./page.js";

/** How many highlights a list has at most (screening/gather.js): with more, looking again does not help. */
const MOST = 1000;

/** @param {{length:number}} marks */
function why({ length }) {
  return length < MOST ? "The checks did not finish: parts of the text were not looked at."
    : `The checks did not finish: there are more than ${MOST} highlights, and not all are listed.`;
}

/**
 * Show or hide the warning #marks-unfinished; an unfinished list never says that nothing was found.
 * @param {{length:number, incomplete?:boolean}[]} lists of highlights @param {() => Promise<void>} again looks again and draws
 */
export function drawUnfinished(lists, again) {
  const open = lists.find(({ incomplete }) => incomplete);
  const asked = document.activeElement === at("marks-again");
  show("marks-unfinished", Boolean(open));
  show("marks-finished", !open && asked);
  if (!open && asked) at("marks-finished").focus();
  if (!open) return;
  at("marks-unfinished-words").textContent = why(open);
  for (const id of ["marks-none", "translated-marks-none"]) if (document.getElementById(id)) show(id, false);
  at("marks-again").onclick = () => once(at("marks-again"), again);
}

/** What the form lacks. @param {{length:number, incomplete?:boolean}[]} lists @returns {{id:string, words:string}[]} */
export function unfinished(lists) {
  return lists.filter(({ incomplete }) => incomplete).slice(0, 1).map((list) => ({ id: "marks-again", words: list.length < MOST
    ? "The checks did not finish. Look again first" : "The checks cannot list all that they found. Give it back, or suggest a shorter text" }));
}
