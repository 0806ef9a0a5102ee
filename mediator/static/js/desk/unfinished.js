/** What a page says and asks when the checks did not finish: nothing that rests on them counts before they did. */
import { at, show } from "../dom.js";
import { firstUnfinished, whyUnfinished } from "./how-far.js";
import { once } from "./page.js";

/**
 * Show or hide the warning #marks-unfinished; an unfinished list never says that nothing was found.
 * @param {import("./how-far.js").How[]} lists of highlights @param {() => Promise<void>} again looks again and draws
 */
export function drawUnfinished(lists, again) {
  const open = firstUnfinished(lists);
  const asked = document.activeElement === at("marks-again");
  show("marks-unfinished", Boolean(open));
  show("marks-finished", !open && asked);
  if (!open && asked) at("marks-finished").focus();
  if (!open) return;
  at("marks-unfinished-words").textContent = whyUnfinished(open);
  show("marks-again", !open.tooMany);
  for (const id of ["marks-none", "translated-marks-none"]) if (document.getElementById(id)) show(id, false);
  at("marks-again").onclick = () => once(at("marks-again"), again);
}
