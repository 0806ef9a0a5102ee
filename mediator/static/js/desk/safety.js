/** What whoever works on an item should know of it besides its text, and what can be done for somebody's safety. */
import { clone } from "../dom.js";
import { linkTo } from "./address.js";
import { put, words } from "./dom.js";
import { concernWords, droppedWords, objectionWords, voidedWords } from "./events.js";
import { askedWords, heldWords } from "./letter-bank.js";
import { wireStop } from "./stop-case.js";

/** @param {import("./reading.js").Reading} reading @param {{case:string, item:string}} here */
export async function drawSafety({ known, item, blind }, here) {
  for (const link of document.querySelectorAll(".desk-concern")) Object.assign(link, { href: linkTo("concern", here) });
  wireStop(known, () => location.reload());
  words("dropped", droppedWords(item, known));
  put("voided", (blind ? [] : item.voided).map((one) => clone("line", { words: voidedWords(one, known) })));
  put("concerns", await Promise.all(item.concerns.map(async (entry) => clone("line", { words: await concernWords(known, entry) }))));
  if (item.held) words("held", `${await heldWords(known, item)} ${await askedWords(known, item)}`);
  if (item.objection) words("objection", await objectionWords(known, item.objection));
}
