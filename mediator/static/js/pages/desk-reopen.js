/** End a hold before its time. */
import { reopen } from "../case/desk-acts.js";
import { longDateWords } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { words } from "../desk/dom.js";

const untilWords = ({ held }) => ({ date: `until ${longDateWords(held.until)}`, event: "until something happens",
  asked: "until the other person asks" })[held.on];

export const start = decisionPage({
  act: "reopen",
  async prepare({ known, item }) {
    const { reason } = await known.open.body(item.held);
    words("held-words", `${known.colleague(item.held.by)} put it on hold ${untilWords(item)}. The reason: ${reason}`);
  },
  summary: ({ item }) => [["Was on hold", untilWords(item)]],
  button: () => "End the hold: it waits for the facilitators again",
  decide: ({ known, item }) => reopen(known.open, item),
  done: () => "The hold has ended",
});
