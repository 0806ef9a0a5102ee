/** Keep an item until a day, an event, or in the letter bank until the other person asks; and whether its author is told. */
import { hold } from "../case/desk-acts.js";
import { at, chosen, show } from "../dom.js";
import { longDateWords, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices } from "../desk/dom.js";
import { HELD_FOR } from "../desk/words.js";

/** Which field holds the day, by what the hold waits for: its end, or a day to look again. */
const FIELDS = { date: "day", event: "review", asked: "review" };
const reason = () => at("reason").value.trim();
const why = () => chosen("why");
const field = () => FIELDS[chosen("on")];
const until = () => (field() ? secondsOf(at(`${field()}-date`).value, "00:00") : 0);
const tells = () => chosen("tell") === "yes";

/** Somebody without a page is told by a person, and not by this. */
function hasPage({ known, item }) { return known.desk.lanes.get(item.lane).mode !== "scribe"; }

function untilWords() {
  const day = longDateWords(until());
  const again = until() ? `. It comes up on your list on ${day} all the same` : "";
  return { date: day, event: `Something happens${again}`, asked: `The other person asks${again}` }[chosen("on")];
}

/** A day to look again may be left out only where nobody is told of it, and the letter bank always has one. */
function missingDay(now) {
  if (!chosen("on")) return [{ id: "on", words: "Choose until when" }];
  if (chosen("on") === "event" && !at("review-date").value && !tells()) return [];
  return until() <= now ? [{ id: `${field()}-date`, words: "Choose a day that lies ahead" }] : [];
}

function missingWhy() {
  if (!why()) return [{ id: "why", words: "Choose why" }];
  return why() === "other" && !reason() ? [{ id: "reason", words: "Say what it is" }] : [];
}

function showFields() {
  for (const id of new Set(Object.values(FIELDS))) show(`${id}-part`, field() === id);
}

function toldWords(matter) {
  if (!hasPage(matter)) return "Nothing by this: they have no page. Tell them yourself, if they should know";
  if (!tells()) return "Nothing: their page says what it says now";
  return `“We are waiting for the right time. We look again on ${longDateWords(until())}.” It stays until that day, whatever is decided before`;
}

const LABELS = { date: () => `Put this on hold until ${longDateWords(until())}`, event: () => "Put this on hold until something happens",
  asked: () => "Put this in the letter bank; its approvals stay" };

export const start = decisionPage({
  act: "hold",
  prepare(matter) {
    addChoices("why", "radio", Object.entries(HELD_FOR));
    at("on").addEventListener("change", showFields);
    show("tell-part", hasPage(matter));
    show("tell-no-page", !hasPage(matter));
  },
  missing: (matter) => [...missingDay(matter.known.now), ...missingWhy(),
    ...(hasPage(matter) && !chosen("tell") ? [{ id: "tell", words: "Choose whether the author is told" }] : [])],
  summary: (matter) => [["Until", untilWords()], ["Why", [HELD_FOR[why()], reason()].filter(Boolean).join(". ")],
    [`${matter.reading.author} is told`, toldWords(matter)],
    ["What was made ready", chosen("on") === "asked" ? "Stays as it is, with its approvals" : matter.item.offer ? "Has to be made ready again" : "Nothing yet"]],
  button: (matter) => `${LABELS[chosen("on")]()}${hasPage(matter) && tells() ? `, and tell ${matter.reading.author}` : ""}`,
  decide: (matter) => hold(matter.known.open, matter.item, { on: /** @type {any} */ (chosen("on")), until: until(), why: why(), reason: reason(), tell: hasPage(matter) && tells() }),
  done: () => (chosen("on") === "asked" ? "It is in the letter bank" : "It is on hold"),
  kept: reason,
});
