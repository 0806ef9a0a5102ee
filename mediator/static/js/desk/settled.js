/** A text that is settled, as its reader would read it, and why it cannot be changed here. */
import { partsOf } from "../case/parts.js";
import { at } from "../dom.js";
import { drawLetter } from "./cover-note.js";
import { words } from "./dom.js";
import { stateWords } from "./relay-words.js";

/** @param {import("./reading.js").Reading} reading */
export function drawSettled({ item, settled, readerName }) {
  words("settled", `This text is settled (${stateWords(item).toLowerCase()}). To change it, it has to go back to its author. ${readerName} would read:`);
  const letter = document.createElement("div");
  letter.className = "desk-letter";
  letter.append(...drawLetter(partsOf(item.kind, settled)));
  at("settled").after(letter);
}
