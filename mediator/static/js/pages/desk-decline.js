/** Do not pass something on, and say so to its author. */
import { decline, note } from "../case/desk-acts.js";
import { at } from "../dom.js";
import { longDateWords, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";

const text = () => at("text").value.trim();
const reason = () => at("reason").value.trim();
const call = () => secondsOf(at("call-date").value);

export const start = decisionPage({
  act: "decline",
  missing: () => [
    ...(text() ? [] : [{ id: "text", words: "Say what the author is told" }]),
    ...(call() ? [] : [{ id: "call-date", words: "Say when you ring the author" }]),
  ],
  summary: ({ reading }) => [["Author", reading.author], ["They are told", text()], ["Call", longDateWords(call())],
    ["Why, for the desk", reason() || "Not written down"]],
  button: ({ reading }) => `Do not pass this on, and tell ${reading.author}`,
  async decide({ known, item, reading }) {
    await decline(known.open, item, text());
    await note(known.open, [`Call to ${reading.author} on ${longDateWords(call())}, about what was not passed on.`, reason()].filter(Boolean).join("\n\n"));
  },
  done: ({ reading }) => `It is not passed on. Ring ${reading.author} on the day you chose`,
  kept: text,
});
