/** Escalate: write down a concern for somebody's safety and who was told, and stop every delivery if need be. */
import { raiseConcern } from "../case/desk-concern.js";
import { at, chosen, show } from "../dom.js";
import { clockWords, fieldDate, hourWords, secondsOf } from "../desk/days.js";
import { decisionPage } from "../desk/decide.js";
import { addChoices } from "../desk/dom.js";
import { isDisclosure } from "../desk/marks.js";
import { CONCERNS } from "../desk/words.js";

const ROWS = ["first", "second"];
const text = () => at("text").value.trim();
const stops = () => chosen("stop") === "yes";

function told() {
  return ROWS.map((row) => ({ who: at(`${row}-who`).value.trim(), when: secondsOf(at(`${row}-when-date`).value, at(`${row}-when-hour`).value) }))
    .filter(({ who }) => who);
}

function missing({ known }) {
  const whom = told();
  return [
    ...(chosen("concern") ? [] : [{ id: "concern", words: "Choose what the concern is" }]),
    ...(text() ? [] : [{ id: "text", words: "Say what you know and what was agreed" }]),
    ...(whom.length ? [] : [{ id: "first-who", words: "Say who was told" }]),
    ...(whom.every(({ when }) => when) ? [] : [{ id: "first-when-date", words: "Say when each person was told" }]),
    ...(chosen("stop") || known.desk.suspended ? [] : [{ id: "stop", words: "Choose whether every delivery stops" }]),
  ];
}

export const start = decisionPage({
  act: "concern",
  always: true,
  prepare({ known, reading, work }) {
    addChoices("concern", "radio", Object.entries(CONCERNS));
    const [mark] = reading.marks(work.work).filter(isDisclosure);
    if (mark) at("text").value = `The author wrote: “${mark.words}”\n\n`;
    at("first-when-date").value = fieldDate(known.now);
    at("first-when-hour").value = clockWords(known.now);
    show("stop", !known.desk.suspended);
  },
  missing,
  summary: () => [["Concern", CONCERNS[chosen("concern")]], ["What you know", text()],
    ["Told", told().map(({ who, when }) => `${who}, ${hourWords(when)}`).join("\n")],
    ["Every delivery in this case", stops() ? "Stops at once" : "Stays as it is"]],
  button: () => (stops() ? "Write this down, and stop every delivery in this case" : "Write this down; deliveries stay as they are"),
  decide: ({ known, item }) => raiseConcern(known.open, item, { concern: chosen("concern"), told: told(), text: text(), stop: stops() }),
  done: () => (stops() ? "It is written down, and nothing is delivered in this case" : "It is written down"),
  kept: text,
});
