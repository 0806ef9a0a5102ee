/** Form, summary and "done" of one page: one of them at a time, and focus goes with it. */
import { at, show } from "../dom.js";

/** @param {string} part the id to show @param {string[]} [parts] all of them */
export function swap(part, parts = ["form", "summary", "done"]) {
  for (const id of parts) show(id, id === part);
  const target = part === "form" ? at("title") : at(part);
  target.tabIndex = -1;
  target.focus();
}
