/** Stop every delivery in a case: one reason, one button, on the case page and on the review page. */
import { suspend } from "../case/desk-open.js";
import { at, show } from "../dom.js";
import { errorSummary } from "../problems.js";
import { fallingWithAll } from "./falling.js";
import { once } from "./page.js";

/** @param {object} known @param {() => void|Promise<void>} after */
export function wireStop(known, after) {
  show("stop-case", !known.desk.suspended);
  const falling = fallingWithAll(known);
  at("stop-falling").replaceChildren(...falling.map((title) => Object.assign(document.createElement("li"), { textContent: title })));
  show("stop-falling-part", falling.length > 0);
  at("suspend").addEventListener("click", () => once(at("suspend"), async () => {
    const text = at("suspend-why").value.trim();
    if (!errorSummary(text ? [] : [{ id: "suspend-why", words: "Say why the case must stop" }])) return;
    await suspend(known.open, text);
    await after();
  }, { known }));
}

/** Who may let a stopped case go on, in words. @param {object} known */
export function whoCanLift(known) {
  const can = known.desk.members.filter((one) => one.present && one.role === "supervisor" && one.fp !== known.desk.suspended.by)
    .map((one) => known.colleague(one.fp));
  if (!can.length) return "Nobody on this desk can let it go on: bring in a second supervisor, the deputy, under Change the team.";
  return `${can.join(" or ")} can let it go on: a supervisor who did not stop it.`.replace(/^./, (first) => first.toUpperCase());
}
