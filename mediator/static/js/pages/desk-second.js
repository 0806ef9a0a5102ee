/** The second reader: what was written, what the reader will get, and whether both are what the record says. */
import { approve, object, sourceOf } from "../case/desk-acts.js";
import { keys } from "../keys.js";
import { at, chosen, clone, show } from "../dom.js";
import { drawChanges } from "../desk/changes.js";
import { drawMarks } from "../desk/checks.js";
import { coverLines, drawLetter } from "../desk/cover-note.js";
import { decisionPage } from "../desk/decide.js";
import { put, words } from "../desk/dom.js";
import { answered, answersFrom } from "../desk/marks.js";
import { meterOf } from "../desk/meter.js";
import { paragraphsOf, partsOf, readingText } from "../case/parts.js";
import { screen } from "../desk/screen.js";
import { MODES } from "../desk/words.js";

const reason = () => at("reason").value.trim();
let equal = false;

async function compare({ known, item, reading }) {
  const source = await known.open.body(sourceOf(item));
  const [a, b] = await Promise.all([source, reading.settled].map((content) => keys.letterHash({ content })));
  equal = a === b;
  const what = item.laneState === "agreed" ? "the text the author agreed to" : "what the author wrote";
  words("equal", equal ? `Compared on this device: the reader gets exactly ${what}.`
    : `The reader would not get exactly ${what}. Do not approve this. Object, and talk to the facilitator who made it.`);
  at("equal").classList.toggle("desk-warning", !equal);
}

async function showChecks({ known, item, reading }) {
  const parts = partsOf(item.kind, reading.settled);
  const text = readingText(parts);
  const entry = known.open.find(item.offer.checks);
  const answers = answersFrom((await known.open.body(entry)).marks, text);
  const marks = answered(await screen(text, known), text, answers, paragraphsOf(parts));
  put("marks", drawMarks(marks, () => {}, { only: [] }));
  const changes = reading.changes({ texts: {}, kinds: {} });
  put("changes", drawChanges(changes, null));
  words("meter", changes.length ? (await meterOf(changes, reading.text, text)).words : "");
}

export const start = decisionPage({
  act: "second",
  async prepare(matter) {
    const { known, item, reading } = matter;
    put("original", drawLetter(reading.parts));
    put("outgoing", drawLetter(partsOf(item.kind, reading.settled)));
    const cover = await known.open.body(item.offer, "cover");
    put("cover", [["For", reading.readerName], ["How", MODES[item.offer.mode]], ...coverLines(cover)].map(([key, value]) => clone("fact", { key, value })));
    await Promise.all([compare(matter), showChecks(matter)]);
    at("verdict-approve").disabled = !equal;
    at("verdict").addEventListener("change", () => show("reason-part", chosen("verdict") === "object"));
  },
  missing: () => [
    ...(chosen("verdict") ? [] : [{ id: "verdict", words: "Choose your decision" }]),
    ...(chosen("verdict") === "object" && !reason() ? [{ id: "reason", words: "Say why you object" }] : []),
  ],
  summary: ({ reading, known, item }) => [["For", reading.readerName], ["Made by", known.colleague(item.offer.by)],
    ["Your decision", chosen("verdict") === "approve" ? "Approve" : "Object"], ...(chosen("verdict") === "object" ? [["Why", reason()]] : [])],
  button: ({ reading }) => (chosen("verdict") === "approve" ? `Approve this text for ${reading.readerName}` : "Object: it waits again"),
  decide: ({ known, item }) => (chosen("verdict") === "approve" ? approve(known.open, item) : object(known.open, item, reason())),
  done: () => (chosen("verdict") === "approve" ? "You approved this text" : "You objected. It waits again"),
  kept: reason,
});
