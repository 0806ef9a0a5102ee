/** The panel on the review page that comes before everything: what may tell of danger, and what to do about it. */
import { at, show } from "../dom.js";
import { words } from "./dom.js";
import { isDisclosure } from "./marks.js";

/** @param {any[]} marks of the text @param {string} [refused] words that its author wrote with a no */
export function drawDangerPanel(marks, refused = "") {
  const danger = marks.find(isDisclosure)?.words ?? refused;
  show("danger", danger !== "");
  if (danger) at("harm").open = true;
  words("danger-words", danger ? `This may tell of danger, or of an offence that is not known: “${danger}”. Do this before anything else:` : "");
}
