/** A supervisor upholds an objection, with words for the desk. To overrule it they make the version anew and approve it. */
import { settle } from "../case/desk-acts.js";
import { at } from "../dom.js";
import { decisionPage } from "../desk/decide.js";
import { words } from "../desk/dom.js";
import { objectionWords } from "../desk/events.js";

const text = () => at("text").value.trim();

export const start = decisionPage({
  act: "settle",
  async prepare({ known, item }) { words("objection", await objectionWords(known, item.objection)); },
  missing: () => (text() ? [] : [{ id: "text", words: "Say what the desk does next" }]),
  summary: ({ known, item }) => [["Objection by", known.colleague(item.objection.entry.by)], ["Your words for the desk", text()]],
  button: () => "Uphold the objection: it waits for the facilitators again",
  decide: ({ known, item }) => settle(known.open, item, text()),
  done: () => "The objection stands. The facilitators go on from your words",
  kept: text,
});
