/** Keep an item until a day, an event, or in the letter bank until the other person asks. */
import { hold } from "../case/desk-acts.js";
import { at, chosen, show } from "../dom.js";
import { longDateWords, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";

/** Which field holds the day, by what the hold waits for: an end, or in the letter bank a day to look again. */
const FIELDS = { date: "day", asked: "review" };
const reason = () => at("reason").value.trim();
const field = () => FIELDS[chosen("on")];
const until = () => (field() ? secondsOf(at(`${field()}-date`).value, "00:00") : 0);
const untilWords = () => ({ date: () => longDateWords(until()), event: () => "Something happens",
  asked: () => `The other person asks. It comes up on your list on ${longDateWords(until())} all the same` })[chosen("on")]?.() ?? "";

function missingDay(now) {
  if (!chosen("on")) return [{ id: "on", words: "Choose until when" }];
  return field() && until() <= now ? [{ id: `${field()}-date`, words: "Choose a day that lies ahead" }] : [];
}

function showFields() {
  for (const [on, id] of Object.entries(FIELDS)) show(`${id}-part`, chosen("on") === on);
}

const LABELS = { date: () => `Put this on hold until ${longDateWords(until())}`, event: () => "Put this on hold until something happens",
  asked: () => "Put this in the letter bank; its approvals stay" };

export const start = decisionPage({
  act: "hold",
  prepare() { at("on").addEventListener("change", showFields); },
  missing: ({ known }) => [...missingDay(known.now), ...(reason() ? [] : [{ id: "reason", words: "Say why" }])],
  summary: ({ item }) => [["Until", untilWords()], ["Why", reason()],
    ["What was made ready", chosen("on") === "asked" ? "Stays as it is, with its approvals" : item.offer ? "Has to be made ready again" : "Nothing yet"]],
  button: () => LABELS[chosen("on")](),
  decide: ({ known, item }) => hold(known.open, item, { on: /** @type {any} */ (chosen("on")), until: until(), reason: reason() }),
  done: () => (chosen("on") === "asked" ? "It is in the letter bank" : "It is on hold"),
  kept: reason,
});
