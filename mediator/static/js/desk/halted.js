/** Cases that are stopped for everybody, on the home page: who stopped each, and who can let it go on. */
import { linkTo } from "./address.js";
import { whenWords } from "./days.js";
import { whoCanLift } from "./stop-case.js";

/**
 * @param {string[]} halted cases, as the service says @param {Map<string, any>} labels names by case
 * @param {Map<string, any>} opened cases that are open here: they know who stopped them
 * @returns {{what:string, who:string, why:string, href:string}[]}
 */
export function haltedRows(halted, labels, opened) {
  return halted.map((id) => ({ what: labels.get(id)?.label || `Case ${id.slice(0, 4)}`, who: "", why: whyOf(opened.get(id)), href: linkTo("case", { case: id }) }));
}

function whyOf(known) {
  const stopped = known?.desk.suspended;
  return stopped ? `Stopped by ${known.colleague(stopped.by)} ${whenWords(stopped.ts, known.now)}. ${whoCanLift(known)}` : "";
}
