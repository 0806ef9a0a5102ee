/** What whoever works on an item should know of it besides its text, and what can be done for somebody's safety. */
import { at, clone, show } from "../dom.js";
import { linkTo } from "./address.js";
import { put, words } from "./dom.js";
import { concernWords, droppedWords, objectionWords, voidedWords } from "./events.js";
import { askedWords, heldWords } from "./letter-bank.js";
import { isDisclosure } from "./marks.js";
import { wireStop } from "./stop-case.js";

/** @param {import("./reading.js").Reading} reading @param {{case:string, item:string}} here */
export async function drawSafety({ known, item, blind }, here) {
  await wireHarm(known, item, here);
  words("dropped", droppedWords(item, known));
  put("voided", (blind ? [] : item.voided).map((one) => clone("line", { words: voidedWords(one, known) })));
  if (item.held) words("held", `${await heldWords(known, item)} ${await askedWords(known, item)}`);
  if (item.objection) words("objection", await objectionWords(known, item.objection));
}

/**
 * Writing down a concern, stopping the case, and the concerns that were written down: wherever the text can be read.
 * @param {any} known @param {any} item @param {{case:string, item:string}} here
 */
export async function wireHarm(known, item, here) {
  for (const link of document.querySelectorAll(".desk-concern")) Object.assign(link, { href: linkTo("concern", here) });
  wireStop(known, () => location.reload());
  put("concerns", await Promise.all(item.concerns.map(async (entry) => clone("line", { words: await concernWords(known, entry) }))));
}

/**
 * The panel that comes before everything else, where a text may tell of danger.
 * @param {{category:string, rule:string, words:string}[]} marks @param {string} [refused] words that its author wrote with a no
 */
export function drawDanger(marks, refused = "") {
  const danger = marks.find(isDisclosure)?.words ?? refused;
  show("danger", danger !== "");
  if (danger) at("harm").open = true;
  words("danger-words", danger ? `This may tell of danger, or of an offence that is not known: “${danger}”. Do this before anything else:` : "");
}
