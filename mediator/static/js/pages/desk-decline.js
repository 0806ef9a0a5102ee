/** Do not pass something on: what its author is told, by whom and when, and what becomes of it. */
import { decline } from "../case/desk-acts.js";
import { at } from "../dom.js";
import { fieldDate, longDateWords, nextWorkingDay, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { askAboutDanger, dangerUnsaid } from "../desk/tells-danger.js";
import { toldTerms } from "../desk/told-terms.js";
import { offerTemplates, usedTemplates } from "../desk/templates.js";

const text = () => at("text").value.trim();
const reason = () => at("reason").value.trim();
const caller = () => at("caller").value.trim();
const call = () => secondsOf(at("call-date").value);
const KEPT = "Kept sealed with the case. The author can read it, and can always write something new";

function noteWords({ reading }) {
  const used = usedTemplates(text());
  return [`${caller()} rings ${reading.author} on ${longDateWords(call())}, about what was not passed on.`, reason(),
    used.length ? `Sentences used: ${used.join(", ")}.` : ""].filter(Boolean).join("\n\n");
}

export const start = decisionPage({
  act: "decline",
  async prepare(matter) {
    const { known } = matter;
    askAboutDanger(matter);
    at("call-date").value = fieldDate(nextWorkingDay(known.now));
    await offerTemplates("decline", at("text"));
  },
  missing: (matter) => [
    ...dangerUnsaid(matter),
    ...(text() ? [] : [{ id: "text", words: "Say what the author is told" }]),
    ...(caller() ? [] : [{ id: "caller", words: "Say who rings the author" }]),
    ...(call() > matter.known.now - 86400 ? [] : [{ id: "call-date", words: "Say when the author is rung" }]),
  ],
  check: ({ known, item, reading }) => toldTerms(known, item.lane, [{ id: "text", text: text() }], reading.text),
  summary: ({ reading }) => [["Author", reading.author], ["They are told", text()], ["Call", `${caller()}, ${longDateWords(call())}`],
    ["What becomes of it", KEPT], ["Why, for the desk", reason() || "Not written down"]],
  button: ({ reading }) => `Do not pass this on, and tell ${reading.author}`,
  decide: (matter) => decline(matter.known.open, matter.item, text(), noteWords(matter)),
  done: ({ reading }) => `It is not passed on. ${caller()} rings ${reading.author} on the day you chose`,
  kept: text,
});
