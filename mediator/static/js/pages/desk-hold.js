/** Keep an item until a day, an event, or until the other person asks. */
import { hold } from "../case/desk-acts.js";
import { at, chosen, show } from "../dom.js";
import { longDateWords, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";

const reason = () => at("reason").value.trim();
const until = () => (chosen("on") === "date" ? secondsOf(at("day-date").value, "00:00") : 0);
const untilWords = () => ({ date: () => longDateWords(until()), event: () => "Until something happens",
  asked: () => "Until the other person asks" })[chosen("on")]?.() ?? "";

function missingDay(now) {
  if (!chosen("on")) return [{ id: "on", words: "Choose until when" }];
  return chosen("on") === "date" && until() <= now ? [{ id: "day-date", words: "Choose a day that lies ahead" }] : [];
}

export const start = decisionPage({
  act: "hold",
  prepare() { at("on").addEventListener("change", () => show("day-part", chosen("on") === "date")); },
  missing: ({ known }) => [...missingDay(known.now), ...(reason() ? [] : [{ id: "reason", words: "Say why" }])],
  summary: () => [["Until", untilWords()], ["Why", reason()]],
  button: () => (until() ? `Put this on hold until ${longDateWords(until())}` : "Put this on hold"),
  decide: ({ known, item }) => hold(known.open, item, { on: /** @type {any} */ (chosen("on")), until: until(), reason: reason() }),
  done: () => "It is on hold",
  kept: reason,
});
