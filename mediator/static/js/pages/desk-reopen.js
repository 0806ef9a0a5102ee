/** End a hold, or take something out of the letter bank. */
import { reopen } from "../case/desk-acts.js";
import { decisionPage } from "../desk/decide.js";
import { words } from "../desk/dom.js";
import { heldUntil, heldWords } from "../desk/letter-bank.js";

export const start = decisionPage({
  act: "reopen",
  async prepare({ known, item }) { words("held-words", await heldWords(known, item)); },
  summary: ({ item }) => [["Was on hold", heldUntil(item.held)],
    ["What was made ready", item.offer ? "Stands as it did, with its approvals" : "Has to be made ready anew"]],
  button: () => "End the hold: it waits for the facilitators again",
  decide: ({ known, item }) => reopen(known.open, item),
  done: () => "The hold has ended",
});
